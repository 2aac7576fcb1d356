"""Whether a plan is one of a problem at all: what it names that the problem has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matchengine.errors import Finding, nearest
from matchengine.problem import Problem
from matchengine.schedule import Schedule

NAMED_AT_MOST = 5


def misfits(
    problem: Problem, schedule: Schedule, source: str = "schedule.json"
) -> tuple[Finding, ...]:
    """Find what a plan names that its problem does not know; nothing if it is of it.

    That it breaks no rule is for `verify` to say.

    Parameters
    ----------
    source
        What the plan is called in messages.
    """
    return tuple(_misfits(problem, schedule, source))


def _misfits(problem: Problem, schedule: Schedule, source: str) -> Iterator[Finding]:
    if not schedule.has_plan:
        yield Finding(
            source,
            "there is no plan in it",
            f"Its status is {schedule.status.value}: solve it first.",
        )
        return
    pairs = {pair.id: (pair.buyer, pair.seller) for pair in problem.pairs}
    slots = [slot.id for slot in problem.slots]
    tables = [table.id for table in problem.tables]
    held = schedule.meetings
    of_others = [
        m.pair for m in held if m.pair in pairs and pairs[m.pair] != (m.buyer, m.seller)
    ]
    unknown = [
        ("pair", _strangers([m.pair for m in held], [*pairs]), [*pairs]),
        ("slot", _strangers([m.slot for m in held], slots), slots),
        ("table", _strangers([m.table for m in held], tables), tables),
    ]
    for kind, names, known in unknown:
        if names:
            yield _unknown(source, kind, names, len(held), known)
    if of_others:
        yield Finding(
            source,
            f"{len(of_others)} of its {len(held)} meetings are of other participants "
            f"than the problem says: {_listed(of_others)}",
            "Name the problem that the plan was made of.",
            column="meetings",
        )


def _strangers(named: Sequence[str], known: Sequence[str]) -> list[str]:
    there = frozenset(known)
    return [name for name in named if name not in there]


def _unknown(
    source: str, kind: str, names: Sequence[str], meetings: int, known: Sequence[str]
) -> Finding:
    hint = nearest(names[0], known) if len({*names}) == 1 else ""
    return Finding(
        source,
        f"{len(names)} of its {meetings} meetings name a {kind} that the problem does "
        f"not have: {_listed(names)}",
        f"Name the problem that the plan was made of. {hint}".strip(),
        column="meetings",
    )


def _listed(names: Sequence[str]) -> str:
    distinct = [*dict.fromkeys(names)]
    more = ", …" if len(distinct) > NAMED_AT_MOST else ""
    return ", ".join(distinct[:NAMED_AT_MOST]) + more
