"""Why two do not meet, and the smallest change that grants it: against everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice

import brute
from hypothesis import assume, given, settings, strategies as st
from strategies import problems

import matchengine as me
from matchengine.live.granting.relaxations import Relaxation, relaxed
from matchengine.live.why_not import why_not

SWITCHED = [
    *("twins", "delegates", "unavailable", "maximum", "required", "required"),
    *("fixed", "fixed_table", "pair_slots", "resources", "precedences", "own_tables"),
    *("zones", "sessions", "spread", "free_tables", "table_unavailable"),
]


# against trying everything


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(SWITCHED), max_size=7).flatmap(problems), st.data())
def test_the_smallest_change_grants_and_no_smaller_one_does(
    asked: me.Problem, data: st.DataObject
) -> None:
    plans = list(islice(brute.plans(asked), 40))
    assume(plans)
    plan = data.draw(st.sampled_from(plans))
    together = {frozenset((p.buyer, p.seller)) for p in asked.pairs if p.id in plan}
    apart = [
        two
        for two in combinations([p.id for p in asked.participants], 2)
        if frozenset(two) not in together
    ]
    assume(apart)
    two = data.draw(st.sampled_from(apart))
    found = why_not(asked, brute.as_schedule(asked, plan), *two, value=5)
    between = [p for p in asked.pairs if {p.buyer, p.seller} == {*two}]
    assert found.added == (not between)
    wish = max(between, key=lambda p: p.value, default=me.Pair(*two, 5))
    wanted = with_wish(asked, wish)
    size, ways = smallest(wanted, wish.id)
    if found.outcome == "no_way":
        assert size is None
        return
    grant = found.grant
    assert found.outcome == "granted"
    assert grant is not None
    assert grant.fewest
    assert len(grant.relaxations) == size or size is None
    # Applied, it grants the wish.
    weaker = relaxed(wanted, grant.relaxations)
    held = {m.pair: (int(m.slot[1:]), m.table) for m in grant.schedule.meetings}
    assert brute.is_legal(weaker, held)
    assert grant.meeting.pair in held
    assert me.verify(grant.problem, grant.schedule).ok
    # With as little giving way, no plan that grants it disturbs less.
    baseline = [
        me.BaselineMeeting(name, slot=asked.slots[at].id, table=table)
        for name, (at, table) in plan.items()
    ]
    assert grant.least
    least = min(
        brute.goal_value(replace(way, baseline=baseline), "disruption", other)
        for way in ways
        for other in brute.plans(way)
    )
    assert grant.disruption == least


def with_wish(asked: me.Problem, wish: me.Pair) -> me.Problem:
    """The problem with the wish required."""
    others = [pair for pair in asked.pairs if pair.id != wish.id]
    return replace(asked, pairs=(*others, replace(wish, required=True)))


def smallest(wanted: me.Problem, wish: str) -> tuple[int | None, list[me.Problem]]:
    """The fewest relaxations with which there is a plan at all, up to two; and how."""
    every = list(dict.fromkeys(all_relaxations(wanted, wish)))
    for size in range(3):
        ways = [relaxed(wanted, some) for some in combinations(every, size)]
        ways = [way for way in ways if next(brute.plans(way), None) is not None]
        if ways:
            return size, ways
    return None, []


def all_relaxations(asked: me.Problem, wish: str) -> Iterator[Relaxation]:
    """Everything that can give by one, whether it helps or not."""
    rules = asked.rules
    for slot in asked.slots:
        yield Relaxation("extra_table", (slot.id,))
    for table in asked.tables:
        yield from (Relaxation("open_table", (table.id, s)) for s in table.unavailable)
    for one in asked.participants:
        yield Relaxation("delegate", (one.id,))
        if one.max_meetings is not None:
            yield Relaxation("more_meetings", (one.id,))
        yield from (Relaxation("present", (one.id, slot)) for slot in one.unavailable)
    yield from (Relaxation("resource", (one.id,)) for one in asked.resources)
    yield from (Relaxation("order", two) for two in asked.precedences)
    if rules.free_tables_per_slot:
        yield Relaxation("kept_free")
    if rules.max_idle_gap_spread is not None:
        yield Relaxation("gap_spread")
    for zones in rules.zone_change_needs_free_slot:
        yield Relaxation("zone_change", tuple(sorted(zones)))
    for pair in asked.pairs:
        if pair.id == wish and pair.slots is not None:
            others = [slot.id for slot in asked.slots if slot.id not in pair.slots]
            yield from (Relaxation("other_slot", (wish, slot)) for slot in others)
        if pair.id != wish and pair.must_be_held:
            yield Relaxation("released", (pair.id,))
