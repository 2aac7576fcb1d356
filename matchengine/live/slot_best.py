"""The most that further meetings could add to one slot, all others left as they are.

Exact: a choice of largest value among the pairs that could each be added, such that
what is scarce suffices for all of them together (`slot_choice`). It is asked again and
again for plans that differ in a meeting or two, so what is scarce is priced once. By
weak duality these prices bound every such plan, and leave out whatever costs more than
it could bring. What is left is small. The spread of idle gaps is not looked at, since
it is a matter of the whole day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from matchengine.live.obstacles import could_sit
from matchengine.live.room import Room
from matchengine.live.slot_choice import (
    Floats,
    Key,
    Option,
    best,
    greedy,
    matrix_of,
    options_of,
    prices,
    there_is,
    value_of,
    worth,
)
from matchengine.schedule import Meeting

Bools = npt.NDArray[np.bool_]
OF_EACH = 12
"""So many options of everybody the linear program begins with."""
ROUNDS = 4
SLACK = 1e-3
"""Prices are no exact numbers: so little more than nothing counts as nothing."""


class Rest:
    """All others than one participant, and what they could add to a slot of a plan."""

    def __init__(self, room: Room, slot: str, participant: str) -> None:
        self._room, self._slot, self._apart = room, slot, {participant}

    @cached_property
    def most(self) -> int:
        """The most they could add to the plan as it is."""
        return self._most(self._room, set(), ())

    def most_after(self, gone: Collection[Meeting], new: Meeting) -> int:
        """Give the most they could add if these were not held, and that one was."""
        room = self._room.but(gone=gone, new=[new])
        return self._most(room, self._touched((*gone, new)), ())

    def most_without(self, partner: str) -> int:
        """Give the most they could add if one more took no part."""
        pairs = {pair.id for pair in self._room.asked.pairs_of[partner]}
        return self._most(self._room, pairs, {partner})

    def _most(self, room: Room, touched: set[str], without: Collection[str]) -> int:
        """Give the most for a plan in which these pairs may have other options."""
        if room.seats(self._slot) == 0:
            return 0
        extra = self._options_among(room, touched, self._apart | {*without})
        stays = np.array([one.pair.id not in touched for one in self._options], bool)
        keys = dict.fromkeys([*self._keys, *_keys_of(extra)])
        there = there_is(room, self._slot, [*keys])
        least = self._within_reach(touched, extra, there)
        margin = np.concatenate([self._margin[stays], self._margins(extra)])
        spent = sum(self._price.get(key, 0.0) * n for key, n in there.items())
        bound = spent + float(np.maximum(0, margin).sum())
        if bound < least + 1 - SLACK:  # values are whole numbers
            return least
        places = np.concatenate([np.flatnonzero(stays), -1 - np.arange(len(extra))])
        may_help = places[bound + np.minimum(0, margin) >= least - SLACK].tolist()
        options = [self._options[at] if at >= 0 else extra[-1 - at] for at in may_help]
        few = {key: there[key] for key in _keys_of(options)}
        return max(least, value_of(best(options, few)))

    def _within_reach(
        self, touched: set[str], extra: Sequence[Option], there: Mapping[Key, int]
    ) -> int:
        """Give what a choice adds that is good, if not best."""
        picked = [one for one in self._picked if one.pair.id not in touched]
        rest = sorted(extra, key=lambda one: -one.pair.value)
        return max(
            value_of(greedy(options, there))
            for options in ([*picked, *rest], [*rest, *picked])
        )

    def _options_among(
        self, room: Room, names: Collection[str], apart: Collection[str]
    ) -> list[Option]:
        pairs = (room.asked.pairs[name] for name in sorted(names))
        return [
            option
            for pair in pairs
            if not {pair.buyer, pair.seller} & {*apart}
            and could_sit(room, pair.buyer, self._slot)
            and could_sit(room, pair.seller, self._slot)
            for option in options_of(room, pair, self._slot)
        ]

    def _touched(self, held: Iterable[Meeting]) -> set[str]:
        """Name the pairs whose options may be others than in the plan as it is."""
        asked, found = self._room.asked, set[str]()
        for meeting in held:
            found |= asked.later.get(meeting.pair, frozenset())
            found |= asked.earlier.get(meeting.pair, frozenset())
            for one in (meeting.buyer, meeting.seller):
                found |= {pair.id for pair in asked.pairs_of[one]}
        return found

    @cached_property
    def _options(self) -> Sequence[Option]:
        """The options in the plan as it is."""
        room, pairs_of = self._room, self._room.asked.pairs_of
        able = {one for one in pairs_of if could_sit(room, one, self._slot)}
        able -= self._apart
        return [
            option
            for one in sorted(able)
            for pair in pairs_of[one]
            if pair.buyer == one and pair.seller in able
            for option in options_of(room, pair, self._slot)
        ]

    @cached_property
    def _keys(self) -> Sequence[Key]:
        return _keys_of(self._options)

    @cached_property
    def _priced(self) -> tuple[Mapping[Key, float], Floats, Sequence[Option]]:
        """Prices, the margin of each option, and the options that are then in favour.

        The linear program begins with everybody's best options, and takes in those
        that turn out to be worth more than they cost. A few that are left at the end
        cost a little time later, and no exactness: any prices bound all plans.
        """
        options = self._options
        if not options:
            return {}, np.zeros(0), ()
        there = there_is(self._room, self._slot, self._keys)
        whole, _ = matrix_of(options, there)
        value, known = worth(options), _best_of_each(options)
        for _ in range(ROUNDS):
            listed = np.flatnonzero(known)
            some = [options[at] for at in listed.tolist()]
            price, share = prices(some, there)
            margin: Floats = value - whole.T @ price
            new = ~known & (margin > SLACK)
            if margin[new].sum() < 1 - SLACK:
                break
            known |= new
        order = np.argsort(-share, kind="stable").tolist()
        picked = [some[at] for at in order if share[at] > SLACK]
        return dict(zip(there, price.tolist(), strict=True)), margin, picked

    @property
    def _price(self) -> Mapping[Key, float]:
        return self._priced[0]

    @property
    def _margin(self) -> Floats:
        return self._priced[1]

    @property
    def _picked(self) -> Sequence[Option]:
        return self._priced[2]

    def _margins(self, options: Sequence[Option]) -> Floats:
        """Give by how much each option is worth more than what it takes costs."""
        price = self._price
        cost = [
            sum(price.get(key, 0.0) * n for key, n in one.takes.items())
            for one in options
        ]
        found: Floats = worth(options) - np.array(cost, dtype=float)
        return found


def _best_of_each(options: Sequence[Option]) -> Bools:
    """[options] those that are among the most valuable of one of their people."""
    met: Counter[str] = Counter()
    found = np.zeros(len(options), dtype=bool)
    for at in np.argsort(-worth(options), kind="stable").tolist():
        pair = options[at].pair
        found[at] = min(met[pair.buyer], met[pair.seller]) < OF_EACH
        met.update((pair.buyer, pair.seller))
    return found


def _keys_of(options: Iterable[Option]) -> list[Key]:
    return [*dict.fromkeys(key for one in options for key in one.takes)]
