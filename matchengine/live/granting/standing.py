"""Why a pair is held in a plan, or what stands in its way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matchengine.live.obstacles import OBSTACLES, obstacle
from matchengine.live.room import Room
from matchengine.problem import Pair
from matchengine.schedule import Meeting

NO_PAIR, ROOM_LEFT = "no_pair", "room_left"
HELD, MUST, OVER = "held", "must", "over"


@dataclass(frozen=True)
class Standing:
    """Where two stand in a plan: together, or what is in their way.

    `word` is `must` or `held` where they meet; else what stands in the way in the slot
    where least does, `room_left` if nothing does, `over` if no slot is left, and
    `no_pair` if the two are none.
    `obstacles` says it of every slot. `rank_of_one` is the place of the pair among the
    `pairs_of_one`, the most valuable first; likewise of the other.
    """

    word: str
    pair: Pair | None = None
    meeting: Meeting | None = None
    obstacles: Mapping[str, str] | None = None
    rank_of_one: int = 0
    pairs_of_one: int = 0
    rank_of_other: int = 0
    pairs_of_other: int = 0


def standing(
    room: Room, one: str, other: str, over: frozenset[str] = frozenset()
) -> Standing:
    """Say where two stand; of two pairs of them, the one held or the better one.

    Slots that are `over` stand in nobody's way.
    """
    between = [p for p in room.asked.pairs_of.get(one, ()) if other in _ends(p)]
    if not between:
        return Standing(NO_PAIR)
    pair = max(between, key=lambda p: (room.held(p.id) is not None, p.value))
    ranks = (*_rank(room, one, pair), *_rank(room, other, pair))
    meeting = room.held(pair.id)
    if meeting is not None:
        word = MUST if pair.must_be_held else HELD
        return Standing(word, pair, meeting, None, *ranks)
    obstacles = {
        slot.id: _in_the_way(room, pair, slot.id, one)
        for slot in room.asked.problem.slots
        if slot.id not in over
    }
    least = max(obstacles.values(), key=ORDER.index, default=OVER)
    return Standing(least, pair, None, obstacles, *ranks)


def _in_the_way(room: Room, pair: Pair, slot: str, one: str) -> str:
    word = obstacle(room, pair, slot, one)
    if word is None:
        return ROOM_LEFT if room.seats(slot) else "kept_free"
    return word


def _rank(room: Room, one: str, pair: Pair) -> tuple[int, int]:
    own = room.asked.pairs_of[one]
    return 1 + sum(other.value > pair.value for other in own), len(own)


def _ends(pair: Pair) -> tuple[str, str]:
    return pair.buyer, pair.seller


ORDER = (OVER, *OBSTACLES, "kept_free", ROOM_LEFT)
"""What stands in the way, from most to least."""
