"""Start from an earlier plan: what of it is legal is taken over, the rest is mended.

First meeting by meeting, each checked against every rule of ours. Where that does not
make a plan (something required is missing, or a rule looks at the whole), an exact
search completes it and drops as few of the meetings taken over as it can.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matchengine.records import Pair
from matchengine.schedule import Meeting, StartFacts
from matchengine.solving.deadline import Time
from matchengine.solving.exact import resolve
from matchengine.solving.indexed import NOWHERE, Indexed
from matchengine.solving.options import Options, all_options
from matchengine.solving.plan import Plan, busy_slots, empty_plan, gaps_of
from matchengine.solving.programs import nearest_to_baseline
from matchengine.solving.rules import RULES
from matchengine.solving.search import Search
from matchengine.solving.seating_by_hand import Seated
from matchengine.solving.staying import staying_at_once
from matchengine.solving.task import Task

SHARE_OF_MENDING = 0.25
"""At most this share of the time left goes into completing what was taken over."""
MOST_OPTIONS = 50_000
"""Larger searches for that are not begun: they would take too long to set up."""

Then = dict[int, tuple[int, int]]
"""The slot and the table of each pair in the earlier plan, NOWHERE for a lost one."""


def take_over(search: Search, meetings: Sequence[Meeting]) -> None:
    """Make a plan of the legal part of an earlier one, if that can be done at once."""
    if not meetings:
        return
    then = _then(search.indexed, meetings)
    plan = greedily(search.indexed, then, empty_plan(search.indexed), search.deadline)
    if not _is_legal(search, plan):
        completed = nearest_to_baseline(search) or _completed(search, plan)
        if completed is None:
            _note(search, meetings, then, empty_plan(search.indexed))
            return
        plan = completed
    search.plan = search.start = plan
    _note(search, meetings, then, plan)


def take_over_around(search: Search, meetings: Sequence[Meeting]) -> None:
    """Take over what fits around a plan of all that is required.

    Where a rule looks at the whole plan, nothing is: it might break of any meeting.
    """
    if not meetings or search.plan is None:
        return
    then = _then(search.indexed, meetings)
    if not _rules_look_at_the_whole(search):
        search.plan = greedily(search.indexed, then, search.plan, search.deadline)
    search.start = search.plan
    _note(search, meetings, then, search.plan)


def greedily(indexed: Indexed, then: Then, plan: Plan, time: Time) -> Plan:
    """Add to a plan what of an earlier one breaks no rule, the most valuable first.

    At first as it was; then what lost its table at another one; then what lost its
    slot in another one. The first takes a second at most, and is done in any case.
    """
    if not len(plan.held):
        plan = staying_at_once(indexed, then) or plan
        if not any(indexed.allowed[e].any() for e in then if plan.slot[e] == NOWHERE):
            return plan
    seated = Seated(indexed, plan, wanted=then.values())
    missing = [e for e in then if not seated.is_held(e)]
    missing.sort(key=lambda e: (not indexed.must[e], -int(indexed.value[e]), e))
    missing = [e for e in missing if not seated.put(e, *then[e])]
    for put in (seated.put_in_slot, seated.put_anywhere):
        missing = [e for e in missing if time.over or not put(e, *then[e])]
    return seated.plan()


def _then(indexed: Indexed, meetings: Sequence[Meeting]) -> Then:
    """Look up what an earlier plan names; its first meeting of a pair counts.

    A pair is known by its id, or by its two participants if only one pair is theirs,
    whichever of them buys now.
    """
    then: Then = {}
    unnamed = []
    for meeting in meetings:
        e = indexed.pair_at.get(meeting.pair, NOWHERE)
        if e == NOWHERE or _two(indexed.problem.pairs[e]) != _two(meeting):
            unnamed.append(meeting)
        else:
            then.setdefault(e, _where(indexed, meeting))
    theirs: dict[frozenset[str], list[int]] = {}
    for e, pair in enumerate(indexed.problem.pairs if unnamed else ()):
        theirs.setdefault(frozenset(_two(pair)), []).append(e)
    for meeting in unnamed:
        known = theirs.get(frozenset(_two(meeting)), [])
        if len(known) > 1:
            known = [
                e for e in known if indexed.problem.pairs[e].buyer == meeting.buyer
            ]
        if len(known) == 1:
            then.setdefault(known[0], _where(indexed, meeting))
    return then


def _two(one: Pair | Meeting) -> tuple[str, str]:
    return one.buyer, one.seller


def _where(indexed: Indexed, meeting: Meeting) -> tuple[int, int]:
    slot = indexed.slot_at.get(meeting.slot, NOWHERE)
    return slot, indexed.table_at.get(meeting.table, NOWHERE)


def _note(search: Search, meetings: Sequence[Meeting], then: Then, plan: Plan) -> None:
    """Count what became of the earlier plan's meetings."""
    slot, table = plan.slot.tolist(), plan.table.tolist()
    held = [e for e in then if slot[e] != NOWHERE]
    kept = sum((slot[e], table[e]) == then[e] for e in held)
    unknown = 0
    if len(then) < len(meetings):
        twos = {frozenset(_two(pair)) for pair in search.indexed.problem.pairs}
        unknown = sum(frozenset(_two(meeting)) not in twos for meeting in meetings)
    search.start_facts = StartFacts(
        meetings=len(meetings),
        kept=kept,
        moved=len(held) - kept,
        dropped=len(meetings) - unknown - len(held),
        unknown=unknown,
    )


def _rules_look_at_the_whole(search: Search) -> bool:
    """Whether meetings that break no rule one by one may break one together."""
    spread = search.indexed.problem.rules.max_idle_gap_spread
    return spread is not None or not set(search.rules) <= set(RULES)


def _is_legal(search: Search, plan: Plan) -> bool:
    indexed = search.indexed
    if (indexed.seats < 0).any() or not set(search.rules) <= set(RULES):
        return False
    if (plan.slot[indexed.must] == NOWHERE).any():
        return False
    spread = indexed.problem.rules.max_idle_gap_spread
    busy = busy_slots(indexed, plan)
    gaps = gaps_of(busy[busy.any(axis=1)])
    return spread is None or len(gaps) == 0 or int(np.ptp(gaps)) <= spread


def _completed(search: Search, plan: Plan) -> Plan | None:
    """Search for a plan with all that is required and most of what was taken over.

    First only around what is missing, then with everything in question.
    """
    indexed, places = search.indexed, search.pooled
    held = plan.held
    stays = Options(held, plan.slot[held], places.place_of[plan.table[held]])
    missing = indexed.must & (plan.slot == NOWHERE)
    partners = np.zeros(indexed.participants, dtype=bool)
    partners[indexed.buyer[missing]] = partners[indexed.seller[missing]] = True
    nearby = partners[indexed.buyer[held]] | partners[indexed.seller[held]]
    tries = [(indexed.must, np.ones(len(stays), dtype=bool))]
    if missing.any() and not _rules_look_at_the_whole(search):
        tries.insert(0, (missing, nearby))
    for wanted, questioned in tries:
        kept = stays.where(questioned & ~wanted[stays.pair])
        within = np.broadcast_to(wanted[:, None], indexed.allowed.shape)
        anew = all_options(indexed, places, within)
        free = Options(
            np.concatenate([anew.pair, kept.pair]),
            np.concatenate([anew.slot, kept.slot]),
            np.concatenate([anew.place, kept.place]),
        )
        if len(free) > MOST_OPTIONS:
            continue
        task = Task(
            indexed=indexed,
            places=places,
            free=free,
            plan=plan,
            rules=search.rules,
            weights=(plan.slot[free.pair] == free.slot).astype(int).tolist(),
            workers=search.workers,
            seed=search.seed,
        )
        found = resolve(task, search.deadline.turn(SHARE_OF_MENDING)).plan
        if found is not None:
            return found
    return None
