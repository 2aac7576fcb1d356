"""Whether a plan speaks of things that exist."""

from __future__ import annotations

from collections.abc import Iterator

from matchengine.checking.facts import Facts
from matchengine.checking.violations import Violation
from matchengine.schedule import Meeting


def names_are_known(facts: Facts) -> Iterator[Violation]:
    """Each meeting names a pair, its two participants, a slot and a table we know."""
    for meeting in facts.schedule.meetings:
        yield from _unknown_names(facts, meeting)
        yield from _other_participants(facts, meeting)


def conflict_ids_are_known(facts: Facts) -> Iterator[Violation]:
    """Each conflict names things of the problem."""
    if not facts.schedule.conflicts:
        return
    zones = {table.zone for table in facts.problem.tables}
    known = {
        *facts.slots,
        *facts.tables,
        *facts.participants,
        *facts.pairs,
        *facts.resources,
        *zones,
    }
    for conflict in facts.schedule.conflicts:
        for name in conflict.ids:
            if name not in known:
                yield Violation(
                    "conflict_ids_are_known",
                    (name,),
                    f"The conflict '{conflict.demand}' names '{name}', which the"
                    " problem does not know; name its slots, tables, participants,"
                    " pairs or resources.",
                )


def _unknown_names(facts: Facts, meeting: Meeting) -> Iterator[Violation]:
    names = (
        ("pair", meeting.pair, facts.pairs),
        ("slot", meeting.slot, facts.place),
        ("table", meeting.table, facts.tables),
        ("buyer", meeting.buyer, facts.participants),
        ("seller", meeting.seller, facts.participants),
    )
    for kind, name, known in names:
        if name not in known:
            yield Violation(
                "names_are_known",
                (meeting.pair, name),
                f"The meeting of pair '{meeting.pair}' names the {kind} '{name}',"
                " which the problem does not know; correct the name or remove the"
                " meeting.",
            )


def _other_participants(facts: Facts, meeting: Meeting) -> Iterator[Violation]:
    pair = facts.pairs.get(meeting.pair)
    if pair is None:
        return
    sides = (
        ("buyer", meeting.buyer, pair.buyer),
        ("seller", meeting.seller, pair.seller),
    )
    for side, named, due in sides:
        if named != due and named in facts.participants:
            yield Violation(
                "names_are_known",
                (meeting.pair, named),
                f"The meeting of pair '{meeting.pair}' names the {side} '{named}', but"
                f" the pair's {side} is '{due}'; name that one.",
            )
