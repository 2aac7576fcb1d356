"""The scheduling problem: what the solver takes.

Every record is frozen and refuses nonsense at birth. What cannot be met is no
nonsense: a required pair without a common free slot is a well-formed, infeasible
problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import pairwise
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass

from matchengine.errors import Finding, InputError, nearest
from matchengine.records import (
    GOAL_NAMES as GOAL_NAMES,
    LARGEST_SUM as LARGEST_SUM,
    MAXIMISED as MAXIMISED,
    RECORD,
    BaselineMeeting as BaselineMeeting,
    Fixed as Fixed,
    Goal as Goal,
    GoalName as GoalName,
    IdPairs,
    Listed,
    Meta,
    Pair as Pair,
    Participant as Participant,
    Resource as Resource,
    Rules as Rules,
    Slot as Slot,
    Table as Table,
)

PROBLEM_FORMAT: Final = "matchengine.problem/1"

DEFAULT_GOALS = (
    Goal("shortfall"),
    Goal("value"),
    Goal("idle_gaps"),
    Goal("table_moves"),
)


def as_baseline(meetings: object) -> Any:
    """Take the meetings of a `Schedule` as a baseline; anything else as it is."""
    if not isinstance(meetings, Iterable):
        return meetings
    fields = ("pair", "buyer", "seller", "slot", "table")
    return tuple(
        meeting
        if isinstance(meeting, BaselineMeeting)
        or not all(hasattr(meeting, name) for name in fields)
        else BaselineMeeting(**{name: getattr(meeting, name) for name in fields})
        for meeting in meetings
    )


@dataclass(frozen=True, slots=True, config=RECORD)
class Problem:
    """Slots, tables, participants, pairs, rules and goals of one mission day.

    Raises
    ------
    InputError
        With every contradiction between the records: ids given twice or unknown, a
        pair of a participant with itself, a table owned twice, min above max, slots
        that are not in time order, a goal named twice, values too large to add up.
    """

    slots: Annotated[tuple[Slot, ...], Listed]
    tables: Annotated[tuple[Table, ...], Listed]
    participants: Annotated[tuple[Participant, ...], Listed]
    pairs: Annotated[tuple[Pair, ...], Listed]
    resources: Annotated[tuple[Resource, ...], Listed] = ()
    precedences: IdPairs = ()
    rules: Rules = field(default_factory=Rules)
    baseline: Annotated[
        tuple[BaselineMeeting, ...], Listed, BeforeValidator(as_baseline)
    ] = ()
    goals: Annotated[tuple[Goal, ...], Listed] = DEFAULT_GOALS
    format: Literal["matchengine.problem/1"] = PROBLEM_FORMAT
    meta: Meta | None = None

    def __post_init__(self) -> None:
        findings = tuple(_contradictions(self))
        if findings:
            raise InputError(findings)

    @property
    def goals_in_order(self) -> tuple[Goal, ...]:
        """The goals to optimise: `shortfall` first where minimums ask for it."""
        named = {goal.goal for goal in self.goals}
        wanted = any(p.min_meetings > 0 for p in self.participants)
        if wanted and "shortfall" not in named:
            return (Goal("shortfall"), *self.goals)
        return self.goals


def _contradictions(problem: Problem) -> Iterator[Finding]:
    """Everything in which the records of a problem contradict each other."""
    yield from _ids_given_twice(problem)
    yield from _slots_out_of_order(problem.slots)
    yield from _unknown_ids(problem)
    yield from _bad_participants(problem.participants)
    yield from _pairs_of_one(problem.pairs)
    yield from _repeated_goals(problem.goals)
    yield from _sums_too_large(problem)


def _ids_given_twice(problem: Problem) -> Iterator[Finding]:
    lists: dict[str, Sequence[Slot | Table | Participant | Pair | Resource]] = {
        "slots": problem.slots,
        "tables": problem.tables,
        "participants": problem.participants,
        "pairs": problem.pairs,
        "resources": problem.resources,
    }
    for name, records in lists.items():
        if len({record.id for record in records}) == len(records):
            continue
        seen: dict[str, int] = {}
        for place, record in enumerate(records):
            first = seen.setdefault(record.id, place)
            if first != place:
                yield _finding(
                    f"{name}[{place}].id",
                    record.id,
                    f"the id is already that of {name}[{first}]",
                    "Give each its own id.",
                )
    pairs: dict[str, int] = {}
    for place, meeting in enumerate(problem.baseline):
        first = pairs.setdefault(meeting.pair, place)
        if first != place:
            yield _finding(
                f"baseline[{place}].pair",
                meeting.pair,
                f"the pair already met in baseline[{first}]",
                "A pair meets once.",
            )


def _slots_out_of_order(slots: Sequence[Slot]) -> Iterator[Finding]:
    for place, slot in enumerate(slots):
        if slot.start and slot.end and slot.end <= slot.start:
            yield _finding(
                f"slots[{place}].end",
                slot.end.isoformat(),
                "the slot ends before it starts",
                f"It starts at {slot.start.isoformat()}.",
            )
    timed = [(place, s.start) for place, s in enumerate(slots) if s.start]
    for (_, earlier), (place, later) in pairwise(timed):
        if later <= earlier:
            yield _finding(
                f"slots[{place}].start",
                later.isoformat(),
                "the slots are not in time order",
                f"An earlier one of the list starts at {earlier.isoformat()}.",
            )


def _unknown_ids(problem: Problem) -> Iterator[Finding]:
    people = {one.id for one in problem.participants}
    named = {pair.buyer for pair in problem.pairs}
    named |= {pair.seller for pair in problem.pairs}
    known = {
        "slot": {slot.id: None for slot in problem.slots},
        "table": {table.id: None for table in problem.tables},
        "participant": {p.id: None for p in problem.participants},
        "pair": {pair.id: None for pair in problem.pairs},
        "resource": {resource.id: None for resource in problem.resources},
    }
    for path, kind, name in _references(problem, with_sides=not named <= people):
        if name not in known[kind]:
            yield _finding(
                path,
                name,
                f"there is no {kind} with this id",
                nearest(name, tuple(known[kind])),
            )


def _references(
    problem: Problem, *, with_sides: bool
) -> Iterator[tuple[str, str, str]]:
    """Every id that names another record: (path, kind, id).

    Buyers and sellers, who are very many, only where wanted.
    """
    for i, table in enumerate(problem.tables):
        for j, slot in enumerate(table.unavailable):
            yield f"tables[{i}].unavailable[{j}]", "slot", slot
    for i, participant in enumerate(problem.participants):
        for j, slot in enumerate(participant.unavailable):
            yield f"participants[{i}].unavailable[{j}]", "slot", slot
        if participant.table is not None:
            yield f"participants[{i}].table", "table", participant.table
    for i, pair in enumerate(problem.pairs):
        if with_sides:
            yield f"pairs[{i}].buyer", "participant", pair.buyer
            yield f"pairs[{i}].seller", "participant", pair.seller
        for j, slot in enumerate(pair.slots or ()):
            yield f"pairs[{i}].slots[{j}]", "slot", slot
        for j, resource in enumerate(pair.resources):
            yield f"pairs[{i}].resources[{j}]", "resource", resource
        if pair.fixed is not None:
            yield f"pairs[{i}].fixed.slot", "slot", pair.fixed.slot
            if pair.fixed.table is not None:
                yield f"pairs[{i}].fixed.table", "table", pair.fixed.table
    for i, (earlier, later) in enumerate(problem.precedences):
        yield f"precedences[{i}][0]", "pair", earlier
        yield f"precedences[{i}][1]", "pair", later


def _bad_participants(participants: Sequence[Participant]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for place, one in enumerate(participants):
        if one.max_meetings is not None and one.max_meetings < one.min_meetings:
            yield _finding(
                f"participants[{place}].max_meetings",
                one.max_meetings,
                f"{one.id} may hold fewer meetings than its minimum",
                f"Its min_meetings is {one.min_meetings}.",
            )
        if one.table is None:
            continue
        owner = owners.setdefault(one.table, one.id)
        if owner != one.id:
            yield _finding(
                f"participants[{place}].table",
                one.table,
                f"the table is already owned by {owner}",
                "A table has one owner at most.",
            )


def _pairs_of_one(pairs: Sequence[Pair]) -> Iterator[Finding]:
    for place, pair in enumerate(pairs):
        if pair.buyer == pair.seller:
            yield _finding(
                f"pairs[{place}].seller",
                pair.seller,
                "a participant cannot meet itself",
                "Name two different participants.",
            )


def _repeated_goals(goals: Sequence[Goal]) -> Iterator[Finding]:
    for name, times in Counter(goal.goal for goal in goals).items():
        if times > 1:
            yield _finding(
                "goals", name, f"the goal is named {times} times", "Name it once."
            )


def _sums_too_large(problem: Problem) -> Iterator[Finding]:
    values = sum(pair.value for pair in problem.pairs)
    if values > LARGEST_SUM:
        yield _finding(
            "pairs",
            values,
            f"the values add up to more than {LARGEST_SUM}",
            "Give values in a larger unit.",
        )
    largest = max((pair.value for pair in problem.pairs), default=0)
    if any(goal.goal == "robust_value" for goal in problem.goals) and (
        values <= LARGEST_SUM < values + 2 * len(problem.pairs) * largest
    ):
        yield _finding(
            "pairs",
            largest,
            "the goal robust_value counts two stand-bys a pair, and the values of all "
            f"could add up to more than {LARGEST_SUM}",
            "Give values in a larger unit, or leave the goal out.",
        )
    minimums = sum(one.min_meetings for one in problem.participants)
    if minimums > LARGEST_SUM:
        yield _finding(
            "participants",
            minimums,
            f"the minimums add up to more than {LARGEST_SUM}",
            "Ask for fewer meetings.",
        )


def _finding(path: str, value: object, problem: str, fix: str) -> Finding:
    return Finding("problem", problem, fix, column=path, value=value)
