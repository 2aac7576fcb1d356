"""Table moves of participants with one delegate, as literals of a model.

For every slot and table a literal says that the participant's latest meeting so far
was there. It moves in a slot if it meets at a table, has met before, and its latest
meeting was not there.
"""

from __future__ import annotations

from matchengine.solving.meetings import Literal, Literals, Meetings

MetAt = dict[int, dict[int, Literal]]
"""For a slot and a place: whether a participant meets there then."""


def move_count(meetings: Meetings) -> Literals:
    """Give a literal for every move that a touched participant may make.

    Raises
    ------
    ValueError
        If the model counts tables and does not tell them apart.
    """
    if not meetings.places.are_tables:
        raise ValueError("moves can only be told where every place is one table")
    alone = {
        p for p in meetings.touched_participants if meetings.indexed.delegates[p] == 1
    }
    met: dict[int, MetAt] = {p: {} for p in sorted(alone)}
    for p, s, place in meetings.held_by_participant():
        if p in alone:
            met[p].setdefault(s, {})[place] = meetings.always(True)
    for group in meetings.per_participant_slot_and_place():
        p, s, place = group.key
        if p in alone:
            met[p].setdefault(s, {}).setdefault(place, meetings.any_of(group.literals))
    return [move for p, met_at in met.items() for move in _moves(meetings, p, met_at)]


def _moves(meetings: Meetings, participant: int, met_at: MetAt) -> Literals:
    model, busy = meetings.model, meetings.busy[participant]
    latest: dict[int, Literal] = {}
    moves: Literals = []
    for slot in sorted(met_at):
        here = met_at[slot]
        if latest:
            met_before = meetings.any_of(list(latest.values()))
            move = model.new_bool_var("")
            for place, meets in here.items():
                same = [latest[place]] if place in latest else []
                model.add_bool_or(~meets, ~met_before, *same, move)
            moves.append(move)
        latest = _latest_after(meetings, latest, here, busy[slot])
    return moves


def _latest_after(
    meetings: Meetings,
    before: dict[int, Literal],
    here: dict[int, Literal],
    busy: Literal,
) -> dict[int, Literal]:
    """Give, for each place, whether the latest meeting was there after this slot.

    The one that was is forced, and at most one may be claimed, so none is false.
    """
    model = meetings.model
    after: dict[int, Literal] = {}
    for place in sorted(before.keys() | here.keys()):
        was, meets = before.get(place), here.get(place)
        latest = model.new_bool_var("")
        if meets is not None:
            model.add_implication(meets, latest)
        if was is not None:
            model.add_bool_or(~was, busy, latest)
        after[place] = latest
    model.add_at_most_one(after.values())
    return after
