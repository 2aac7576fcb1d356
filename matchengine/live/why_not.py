"""Why two meet in a plan or do not, and the smallest change that would grant it.

First the fewest things that have to give, then the plan that disturbs least. Both are
found by the solver, and told with what of it is proven.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from matchengine.errors import Finding, InputError, nearest
from matchengine.live.granting.fewest import Fewest, fewest
from matchengine.live.granting.least_disturbing import Grant, grant
from matchengine.live.granting.relaxations import relaxed
from matchengine.live.granting.standing import NO_PAIR, Standing, standing
from matchengine.live.rest_of_day import rest_of_day
from matchengine.live.room import room_of
from matchengine.problem import Pair, Problem
from matchengine.schedule import Schedule
from matchengine.solving.deadline import Deadline

TIME_LIMIT = 20.0
SHARE_OF_SETS = 0.4
"""Of the time goes to what has to give; the rest to the plans."""
Outcome = Literal["held", "granted", "no_way", "open", "not_asked"]


@dataclass(frozen=True)
class WhyNot:
    """Why two meet or do not, and how they could.

    `outcome` is `held`; `granted`, with the smallest change in `grant`; `no_way`, which
    is proven even if several things give; `open` where time ran out; or `not_asked`.
    `added` says that the two are no pair, and that `grant` makes them one, of the value
    `worth`.
    """

    one: str
    other: str
    standing: Standing
    outcome: Outcome
    grant: Grant | None = None
    added: bool = False
    worth: int = 0

    def as_json(self) -> dict[str, Any]:
        """Give all but problem and plan as plain data."""
        where = self.standing
        meeting = where.meeting
        return {
            "one": self.one,
            "other": self.other,
            "outcome": self.outcome,
            "reason": where.word,
            "pair": None if where.pair is None else where.pair.id,
            "worth": self.worth,
            "slot": None if meeting is None else meeting.slot,
            "table": None if meeting is None else meeting.table,
            "obstacles": dict(where.obstacles or {}),
            "rank_of_one": [where.rank_of_one, where.pairs_of_one],
            "rank_of_other": [where.rank_of_other, where.pairs_of_other],
            "added": self.added,
            "grant": None if self.grant is None else self.grant.as_json(),
        }


def why_not(
    problem: Problem,
    schedule: Schedule,
    one: str,
    other: str,
    *,
    value: int = 0,
    now: str | None = None,
    re_solve: bool = True,
    time_limit: float | None = TIME_LIMIT,
    workers: int = 2,
    seed: int = 0,
) -> WhyNot:
    """Say why two meet in a plan or do not, and the smallest change that grants it.

    Parameters
    ----------
    problem, schedule
        The plan as it stands, and the problem that it solves.
    one, other
        Ids of the two. If they have two pairs, it is the more valuable one that is
        looked at.
    value
        What their meeting is worth, if they are no pair of the problem.
    now
        "HH:MM" of the mission, or the id of the slot that is next: what began before
        stays as it was. None before the day.
    re_solve
        False leaves the change out, which takes no time then.
    time_limit
        Seconds; None for as long as it takes.
    workers, seed
        As for `solve`.

    Raises
    ------
    InputError
        If one of the two is not known, they are the same, or `now` is no time.
    """
    _refuse_unknown(problem, one, other)
    deadline = Deadline(time_limit)
    problem, begun = rest_of_day(problem, schedule, now)
    where = standing(room_of(problem, schedule.meetings), one, other, begun)
    worth = value if where.pair is None else where.pair.value
    if where.meeting is not None:
        return WhyNot(one, other, where, "held", worth=worth)
    found = WhyNot(one, other, where, "not_asked", None, where.word == NO_PAIR, worth)
    if not re_solve:
        return found
    pair = where.pair or Pair(one, other, value, _new_id(problem, one, other))
    wanted = _with_required(problem, pair)
    over = begun | {m.pair for m in schedule.meetings if m.slot in begun}
    sets = fewest(wanted, pair.id, _part_of(deadline), over)
    if not sets.sets:
        return replace(found, outcome="no_way" if sets.proven else "open")
    best = _least(wanted, schedule, pair.id, sets, deadline, workers, seed)
    return replace(found, outcome="granted" if best else "open", grant=best)


def _least(
    wanted: Problem,
    schedule: Schedule,
    pair: str,
    sets: Fewest,
    deadline: Deadline,
    workers: int,
    seed: int,
) -> Grant | None:
    """Of the plans under each set, give the one that disturbs least, and is worth most.

    It is proven to disturb least if no other set, nor more time, could do with less.
    """
    grants: list[Grant] = []
    bounds: list[int | None] = [] if sets.all_found else [None]
    for place, relaxations in enumerate(sets.sets):
        share = 1 / (len(sets.sets) - place)
        one = grant(
            relaxed(wanted, relaxations),
            schedule,
            pair,
            relaxations,
            Deadline(share * deadline.seconds_left),
            fewest=sets.proven,
            workers=workers,
            seed=seed,
        )
        bounds.append(None if one is None else one.at_least)
        grants += [] if one is None else [one]
    if not grants:
        return None
    best = min(grants, key=lambda one: (one.disruption, -one.rest_after))
    known = [bound for bound in bounds if bound is not None]
    is_least = len(known) == len(bounds) and best.disruption <= min(known)
    return replace(best, least=is_least)


def _part_of(deadline: Deadline) -> Deadline:
    return Deadline(SHARE_OF_SETS * deadline.seconds_left)


def _with_required(problem: Problem, pair: Pair) -> Problem:
    """Require a pair, which is added if the problem does not have it."""
    required = replace(pair, required=True)
    if all(known.id != pair.id for known in problem.pairs):
        return replace(problem, pairs=(*problem.pairs, required))
    pairs = (required if known.id == pair.id else known for known in problem.pairs)
    return replace(problem, pairs=tuple(pairs))


def _new_id(problem: Problem, one: str, other: str) -> str:
    known, name = {pair.id for pair in problem.pairs}, f"{one}|{other}"
    while name in known:
        name += "'"
    return name


def _refuse_unknown(problem: Problem, one: str, other: str) -> None:
    findings = tuple(_unknown(problem, one, other))
    if findings:
        raise InputError(findings)


def _unknown(problem: Problem, one: str, other: str) -> Iterator[Finding]:
    known = [participant.id for participant in problem.participants]
    for name in (one, other):
        if name not in known:
            unknown = "there is no such participant"
            yield Finding("why_not", unknown, nearest(name, known), value=name)
    if one == other:
        problem_is = "a participant does not meet itself"
        yield Finding("why_not", problem_is, "Name two different ones.", value=one)
