"""Who could meet a participant in a slot now, and what that would cost the rest.

Nothing else of the plan is moved: a suggestion adds one meeting, and at most takes the
meetings out of which its two people would have to be called.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

from matchengine.errors import Finding, InputError, nearest
from matchengine.live.obstacles import obstacle, seat
from matchengine.live.rest_of_day import rest_of_day
from matchengine.live.room import Room, room_of
from matchengine.live.slot_best import Rest
from matchengine.live.suggestions import Calls, Suggestion, Suggestions
from matchengine.problem import Pair, Problem
from matchengine.schedule import Schedule

TOP = 5
NEVER_HELPED = {"own_away", "partner_away", "not_its_slot"}
"""What stands in the way of a pair whoever is called out of a meeting."""


def suggest(
    problem: Problem,
    schedule: Schedule,
    participant: str,
    slot: str,
    *,
    top: int = TOP,
) -> Suggestions:
    """Say who could meet a participant in a slot, what it brings and what it costs.

    Parameters
    ----------
    problem, schedule
        The plan as it stands, and the problem that it solves.
    participant, slot
        Ids.
    top
        So many suggestions are given of each kind, the most valuable first.

    Raises
    ------
    InputError
        If there is no such participant or slot, or `top` is below 1.
    """
    _refuse_unknown(problem, participant, slot, top)
    problem, _ = rest_of_day(problem, schedule)
    room = room_of(problem, schedule.meetings)
    pairs = room.asked.pairs_of.get(participant, ())
    found = [_best_way(room, pair, participant, slot) for pair in pairs]
    ways = sorted((one for one in found if isinstance(one, Suggestion)), key=_rank)
    reasons = Counter(one for one in found if isinstance(one, str))
    rest = Rest(room, slot, participant)
    free, busy = (
        [one for one in ways if _calls_out(one, participant) is calls]
        for calls in (False, True)
    )
    return Suggestions(
        participant,
        room.asked.people[participant].name,
        slot,
        tuple(_with_cost(room, participant, one, rest) for one in free[:top]),
        tuple(_with_cost(room, participant, one, rest) for one in busy[:top]),
        room.then(participant, slot),
        away=slot in room.asked.away[participant],
        partners=len(pairs),
        free_partners=len(free),
        busy_partners=len(busy),
        left_out=dict(reasons.most_common()),
    )


def _best_way(room: Room, pair: Pair, participant: str, slot: str) -> Suggestion | str:
    """Give the way to hold a pair that calls out least, or what stands in the way."""
    if room.held(pair.id):
        return "held"
    partner = pair.seller if pair.buyer == participant else pair.buyer
    in_the_way = obstacle(room, pair, slot, participant)
    if in_the_way in NEVER_HELPED:
        return in_the_way
    pairs, reasons = room.asked.pairs, []
    for called in _who_is_called(room, (participant, partner), slot):
        if any(pairs[held.pair].must_be_held for held in called):
            reasons.append("must")
            continue
        left = room.but(gone=called) if called else room
        word = obstacle(left, pair, slot, participant)
        if word is None:
            held, kept_free = seat(left, pair, slot)
            lost = _worth(room, called)
            name = room.asked.people[partner].name
            return Suggestion(partner, name, pair.value, held, kept_free, called, lost)
        reasons.append(word)
    return reasons[0]


def _who_is_called(room: Room, ends: tuple[str, str], slot: str) -> list[Calls]:
    """List the meetings out of which two could be called, the least valuable first."""
    choices = [
        [()] if room.free_delegates(one, slot) else [(m,) for m in room.then(one, slot)]
        for one in ends
    ]
    called = {tuple(dict.fromkeys(own + others)) for own, others in product(*choices)}
    return sorted(called, key=lambda held: (_worth(room, held), [m.pair for m in held]))


def _worth(room: Room, held: Calls) -> int:
    return sum(room.asked.pairs[meeting.pair].value for meeting in held)


def _with_cost(room: Room, participant: str, one: Suggestion, rest: Rest) -> Suggestion:
    """Find what a suggestion costs the rest.

    The partner of the last meeting that its maximum allows would have had it either
    in this slot or later, so that only what is more than in this slot is lost later.
    """
    after, partner = rest.most_after(one.gives_up, one.meeting), one.partner
    lost_later = 0
    is_called_out = any(partner in (m.buyer, m.seller) for m in one.gives_up)
    if room.further_meetings(partner) == 1 and not is_called_out:
        later = rest.most_without(partner) + _most_later(room, participant, one)
        lost_later = max(0, later - rest.most)
    return replace(one, slot_loss=rest.most - after, later_loss=lost_later)


def _most_later(room: Room, participant: str, one: Suggestion) -> int:
    """Give the most that the partner could add after the slot by one meeting."""
    asked = room.asked
    later = asked.problem.slots[asked.place_of[one.meeting.slot] + 1 :]
    return max(
        (
            pair.value
            for pair in asked.pairs_of[one.partner]
            if participant not in (pair.buyer, pair.seller)
            and not room.held(pair.id)
            and any(
                room.seats(slot.id) and obstacle(room, pair, slot.id) is None
                for slot in later
            )
        ),
        default=0,
    )


def _calls_out(one: Suggestion, participant: str) -> bool:
    """Whether the partner is called out of a meeting that is not the participant's."""
    return any(participant not in (m.buyer, m.seller) for m in one.gives_up)


def _rank(one: Suggestion) -> tuple[int, int, str, str]:
    return -one.value, one.given_up, one.partner, one.meeting.pair


def _refuse_unknown(problem: Problem, participant: str, slot: str, top: int) -> None:
    known = {
        "participant": (participant, [one.id for one in problem.participants]),
        "slot": (slot, [one.id for one in problem.slots]),
    }
    findings = [
        Finding("suggest", f"there is no such {what}", nearest(name, ids), value=name)
        for what, (name, ids) in known.items()
        if name not in ids
    ]
    if top < 1:
        fix = "Give 1 or more."
        findings.append(Finding("suggest", "top is too small", fix, value=top))
    if findings:
        raise InputError(findings)
