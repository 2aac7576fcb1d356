"""The hard rules, one check each, written from the formats alone.

A check takes the facts and yields what does not hold; `CHECKS` at the foot lists
them all. Each has a twin of the same name on the solver's side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from typing import Final

from matchengine.checking.facts import Facts
from matchengine.checking.violations import Violation, count


def both_participants_are_available(facts: Facts) -> Iterator[Violation]:
    """Nobody meets in a slot in which it is unavailable."""
    for pair, _, slot, _ in facts.meetings:
        for one in (pair.buyer, pair.seller):
            if slot in facts.away[one]:
                yield Violation(
                    "both_participants_are_available",
                    (pair.id, one, slot),
                    f"Pair '{pair.id}' meets in slot '{slot}', in which"
                    f" {facts.participants[one].label} is unavailable; move the"
                    " meeting to another slot.",
                )


def pair_meets_in_its_own_slots(facts: Facts) -> Iterator[Violation]:
    """A pair that names slots meets in one of them."""
    for pair, _, slot, _ in facts.meetings:
        if pair.slots is not None and slot not in pair.slots:
            own = ", ".join(pair.slots)
            remedy = f"move it to one of {own}" if own else "it may never meet: drop it"
            yield Violation(
                "pair_meets_in_its_own_slots",
                (pair.id, slot),
                f"Pair '{pair.id}' meets in slot '{slot}', which is none of its own"
                f" slots; {remedy}.",
            )


def fixed_pair_meets_where_fixed(facts: Facts) -> Iterator[Violation]:
    """A fixed pair meets in its fixed slot and, if one is named, at its table."""
    for pair, _, slot, table in facts.meetings:
        fixed = pair.fixed
        if fixed is not None and slot != fixed.slot:
            yield Violation(
                "fixed_pair_meets_where_fixed",
                (pair.id, slot),
                f"Pair '{pair.id}' meets in slot '{slot}' but is fixed in slot"
                f" '{fixed.slot}'; move it there.",
            )
        if fixed is not None and fixed.table not in (None, table.id):
            yield Violation(
                "fixed_pair_meets_where_fixed",
                (pair.id, table.id),
                f"Pair '{pair.id}' meets at table '{table.id}' but is fixed at table"
                f" '{fixed.table}'; seat it there.",
            )


def table_is_available(facts: Facts) -> Iterator[Violation]:
    """A table holds no meeting in a slot in which it is unavailable."""
    for pair, _, slot, table in facts.meetings:
        if slot in table.unavailable:
            yield Violation(
                "table_is_available",
                (pair.id, table.id, slot),
                f"Pair '{pair.id}' meets at table '{table.id}' in slot '{slot}', in"
                " which the table is unavailable; seat it at another table or move it"
                " to another slot.",
            )


def own_table_is_used(facts: Facts) -> Iterator[Violation]:
    """A meeting is at the seller's own table, else the buyer's, else at nobody's."""
    for pair, _, _, table in facts.meetings:
        due = facts.table_due(pair)
        owner = facts.owner.get(table.id)
        if due is not None and due != table.id:
            yield Violation(
                "own_table_is_used",
                (pair.id, table.id),
                f"Pair '{pair.id}' meets at table '{table.id}', but"
                f" {facts.owner[due].label} has its own table '{due}'; seat the pair"
                " there.",
            )
        elif due is None and owner is not None:
            yield Violation(
                "own_table_is_used",
                (pair.id, table.id),
                f"Pair '{pair.id}' meets at table '{table.id}', which is"
                f" {owner.label}'s own; seat it at a table that nobody owns.",
            )


def pair_meets_at_most_once(facts: Facts) -> Iterator[Violation]:
    """No pair meets twice."""
    for pair, times in facts.times_named.items():
        if times > 1 and pair in facts.pairs:
            yield Violation(
                "pair_meets_at_most_once",
                (pair,),
                f"Pair '{pair}' meets {times} times; keep one of these meetings.",
            )


def required_pair_meets(facts: Facts) -> Iterator[Violation]:
    """A pair that is required or fixed meets."""
    for pair in facts.problem.pairs:
        if pair.must_be_held and not facts.times_named[pair.id]:
            why = "required" if pair.required else "fixed"
            yield Violation(
                "required_pair_meets",
                (pair.id,),
                f"Pair '{pair.id}' is {why} but has no meeting; give it one.",
            )


def participant_has_enough_delegates(facts: Facts) -> Iterator[Violation]:
    """In a slot a participant holds at most as many meetings as it has delegates."""
    for one, own in facts.by_participant.items():
        delegates = facts.participants[one].delegates
        for slot, held in Counter(meeting.slot for meeting in own).items():
            if held > delegates:
                yield Violation(
                    "participant_has_enough_delegates",
                    (one, slot),
                    f"{facts.participants[one].label} holds {held} meetings in slot"
                    f" '{slot}' but has {count(delegates, 'delegate')}; move"
                    f" {held - delegates} of them to another slot.",
                )


def participant_stays_within_maximum(facts: Facts) -> Iterator[Violation]:
    """A participant holds at most `max_meetings` meetings."""
    for one, own in facts.by_participant.items():
        most = facts.participants[one].max_meetings
        if most is not None and len(own) > most:
            yield Violation(
                "participant_stays_within_maximum",
                (one,),
                f"{facts.participants[one].label} holds {count(len(own), 'meeting')}"
                f" but wants at most {most}; drop {len(own) - most}.",
            )


def table_holds_one_meeting(facts: Facts) -> Iterator[Violation]:
    """A table holds at most one meeting in a slot."""
    seats = Counter((held.slot, held.table.id) for held in facts.meetings)
    for (slot, table), held in seats.items():
        if held > 1:
            yield Violation(
                "table_holds_one_meeting",
                (table, slot),
                f"Table '{table}' holds {held} meetings in slot '{slot}'; seat"
                f" {held - 1} of them at another table.",
            )


def enough_tables_stay_free(facts: Facts) -> Iterator[Violation]:
    """In every slot, with or without meetings, enough available tables stay free."""
    wanted = facts.problem.rules.free_tables_per_slot
    for slot, tables, held in zip(
        facts.slots, facts.tables_available, facts.meetings_in, strict=True
    ):
        if tables - held < wanted:
            yield Violation(
                "enough_tables_stay_free",
                (slot,),
                f"Slot '{slot}' has {count(tables, 'available table')} and"
                f" {count(held, 'meeting')}, but {wanted} must stay free; move"
                f" {count(held + wanted - tables, 'meeting')} to another slot or add"
                " tables.",
            )


def resources_suffice(facts: Facts) -> Iterator[Violation]:
    """In a slot the meetings take no more of a resource than there is."""
    used: Counter[tuple[str, str]] = Counter()
    for held in facts.meetings:
        used.update((name, held.slot) for name in held.pair.resources)
    for (name, slot), taken in used.items():
        capacity = facts.resources[name].capacity
        if taken > capacity:
            yield Violation(
                "resources_suffice",
                (name, slot),
                f"The meetings in slot '{slot}' take {taken} of resource '{name}', but"
                f" there are {capacity}; move a meeting that takes it to another slot.",
            )


def earlier_pair_meets_first(facts: Facts) -> Iterator[Violation]:
    """If both pairs of a precedence meet, the first does so in an earlier slot.

    A pair that has to come before itself can never meet.
    """
    for first, second in facts.problem.precedences:
        if first not in facts.by_pair or second not in facts.by_pair:
            continue
        last_of_first = max(facts.by_pair[first], key=lambda held: held.place)
        first_of_second = min(facts.by_pair[second], key=lambda held: held.place)
        if last_of_first.place >= first_of_second.place:
            yield Violation(
                "earlier_pair_meets_first",
                (first, second),
                f"Pair '{first}' has to meet before pair '{second}' but does so in slot"
                f" '{last_of_first.slot}', the other in '{first_of_second.slot}'; move"
                " or drop one of them.",
            )


def idle_gaps_are_spread_evenly(facts: Facts) -> Iterator[Violation]:
    """No two participants with a meeting differ too much in their idle gaps."""
    spread = facts.problem.rules.max_idle_gap_spread
    gaps = {one: len(runs) for one, runs in facts.idle_runs.items()}
    if spread is None or not gaps:
        return
    least, most = min(gaps, key=gaps.__getitem__), max(gaps, key=gaps.__getitem__)
    if gaps[most] - gaps[least] > spread:
        yield Violation(
            "idle_gaps_are_spread_evenly",
            (least, most),
            f"{facts.participants[most].label} has {count(gaps[most], 'idle gap')},"
            f" {facts.participants[least].label} {gaps[least]}: more than {spread}"
            " apart; close gaps of the former.",
        )


def zone_change_has_a_free_slot(facts: Facts) -> Iterator[Violation]:
    """Between meetings in two far zones everybody has a slot or a break to walk."""
    listed = facts.problem.rules.zone_change_needs_free_slot
    far = {*listed, *((other, zone) for zone, other in listed)}
    if not far:
        return
    sessions = [slot.session for slot in facts.problem.slots]
    for one, own in facts.by_participant.items():
        zones = defaultdict(set)
        for held in own:
            if held.table.zone is not None:
                zones[held.place].add(held.table.zone)
        for place in sorted(zones):
            if place + 1 not in zones or sessions[place] != sessions[place + 1]:
                continue
            for walk in sorted(far & {*product(zones[place], zones[place + 1])}):
                slots = facts.slots[place : place + 2]
                yield Violation(
                    "zone_change_has_a_free_slot",
                    (one, *slots, *walk),
                    f"{facts.participants[one].label} meets in zone '{walk[0]}' in slot"
                    f" '{slots[0]}' and in zone '{walk[1]}' in slot '{slots[1]}'"
                    " without a free slot between them; move or reseat one of them.",
                )


# The order is that of reading: who and when, where, how often, all together.
CHECKS: Final[tuple[Callable[[Facts], Iterator[Violation]], ...]] = (
    both_participants_are_available,
    pair_meets_in_its_own_slots,
    fixed_pair_meets_where_fixed,
    table_is_available,
    own_table_is_used,
    pair_meets_at_most_once,
    required_pair_meets,
    participant_has_enough_delegates,
    participant_stays_within_maximum,
    table_holds_one_meeting,
    enough_tables_stay_free,
    resources_suffice,
    earlier_pair_meets_first,
    idle_gaps_are_spread_evenly,
    zone_change_has_a_free_slot,
)
