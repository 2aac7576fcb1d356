"""What happened, written into the problem: each kind of event by one function.

The past stays as it was: what an event takes away, it takes from the slots that have
not begun. Whoever reads the problem afterwards sees only its usual fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from matchengine.live.draft import Draft
from matchengine.live.events import (
    Back,
    Delegates,
    Event,
    Held,
    Late,
    Leaves,
    Must,
    NoShow,
    NotHeld,
    SlotLost,
    TableOut,
    Veto,
    WalkIn,
)
from matchengine.records import Pair, Resource


def apply_events(draft: Draft, events: Iterable[Event]) -> None:
    """Write events into a draft, in the order in which they are told.

    Walk-ins come first: what is told of one may stand before it.
    """
    for event in sorted(events, key=lambda one: not isinstance(one, WalkIn)):
        APPLY[type(event)](draft, event)


def no_show(draft: Draft, event: NoShow) -> None:
    """It holds nothing from now on, and is owed nothing."""
    one = draft.participants[event.participant]
    draft.keep_away(one.id, draft.ahead)
    held = draft.held_by(one.id, begun=True)
    draft.change(one.id, min_meetings=min(one.min_meetings, held))


def late(draft: Draft, event: Late) -> None:
    """It is away in every slot ahead that starts before it comes."""
    draft.keep_away(event.participant, draft.ahead_before(event.until))


def leaves(draft: Draft, event: Leaves) -> None:
    """It is away in every slot ahead that ends after it is gone."""
    draft.keep_away(event.participant, draft.ahead_from(event.at))


def back(draft: Draft, event: Back) -> None:
    """It is there again as it first was, in every slot from then on."""
    draft.let_back(event.participant, draft.starting_from(event.at))


def walk_in(draft: Draft, event: WalkIn) -> None:
    """It may meet from now on; no table is kept free against it."""
    draft.add_participant(event.participant)
    for pair in event.pairs:
        draft.add_pair(pair)
        draft.guests.add(pair.id)


def table_out(draft: Draft, event: TableOut) -> None:
    """It holds nothing in the slots ahead; who owns it sits where others do."""
    draft.close_table(event.table)


def slot_lost(draft: Draft, event: SlotLost) -> None:
    """Nobody is there in it."""
    draft.lose_slot(event.slot)


def delegates(draft: Draft, event: Delegates) -> None:
    """It holds so many meetings at once from now on.

    Where it held more in the past, the field cannot fall: a resource of its own then
    lets so many of its meetings ahead be held at once.
    """
    one = draft.participants[event.participant]
    most = draft.most_at_once(one.id)
    draft.change(one.id, delegates=max(event.count, most))
    name = f"delegates of {one.id}"
    draft.drop_resource(name)
    if most > event.count:
        draft.add_resource(Resource(name, event.count), draft.pairs_ahead(one.id))
    draft.crowded.add(one.id)


def veto(draft: Draft, event: Veto) -> None:
    """They are no pair any more."""
    for pair in draft.pairs_of(event.one, event.other):
        if not draft.has_begun(pair.id):
            draft.drop_pair(pair.id)


def must(draft: Draft, event: Must) -> None:
    """They must meet: their best pair, or a new one if they are none."""
    known = [p for p in draft.pairs_of(event.one, event.other) if p.slots != ()]
    if known:
        best = max(known, key=lambda pair: (pair.id in draft.held, pair.value))
    else:
        best = Pair(event.one, event.other, event.value, resources=event.resources)
        draft.add_pair(best)
    draft.change_pair(best.id, required=True)
    draft.guests.add(best.id)


def held(draft: Draft, event: Held) -> None:
    """It stays as it is; that it was held is noted."""
    for pair in draft.begun_pairs(event.one, event.other):
        draft.note(pair.id, held=True)


def not_held(draft: Draft, event: NotHeld) -> None:
    """It brought nothing, and may be held later, as another pair of the same two.

    What it was counted for, in a minimum or maximum, is given back.
    """
    for pair in draft.begun_pairs(event.one, event.other):
        draft.note(pair.id, held=False)
        draft.change_pair(pair.id, value=0)
        again: dict[str, Any] = {"fixed": None, "required": False, "meta": None}
        draft.add_pair(replace(pair, id=draft.new_id(pair.id), **again))
        for name in (pair.buyer, pair.seller):
            draft.give_back_a_meeting(name)


APPLY: dict[type[Event], Callable[[Draft, Any], None]] = {
    NoShow: no_show,
    Late: late,
    Leaves: leaves,
    Back: back,
    WalkIn: walk_in,
    TableOut: table_out,
    SlotLost: slot_lost,
    Delegates: delegates,
    Veto: veto,
    Must: must,
    Held: held,
    NotHeld: not_held,
}
"""What each kind of event does to the problem."""
