"""Every way in which a pair may be held: its options, (pair, slot, place) each.

The rules that concern one meeting alone are met here, by leaving out the options
that would break them; those that concern several meetings stand in `rules.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchengine.solving.indexed import NOWHERE, Bools, Indexed, Ints
from matchengine.solving.places import Places


@dataclass(frozen=True)
class Options:
    """Aligned arrays: option i holds `pair[i]` in `slot[i]` at `place[i]`."""

    pair: Ints
    slot: Ints
    place: Ints

    def __len__(self) -> int:
        return len(self.pair)

    def where(self, chosen: Bools) -> Options:
        """Give the options for which this is true."""
        return self.at(np.flatnonzero(chosen))

    def at(self, entries: Ints) -> Options:
        """Give the options at these entries, in this order."""
        return Options(self.pair[entries], self.slot[entries], self.place[entries])


Filter = Callable[[Options, Indexed, Places], Bools]


def all_options(
    indexed: Indexed, places: Places, within: Bools | None = None
) -> Options:
    """List every option that breaks no rule on its own, by pair, slot and place.

    `within` [E, S], where given, says which pairs and slots to look at.
    """
    options = _by_slot(indexed, places, within)
    for keeps in FILTERS:
        options = options.where(keeps(options, indexed, places))
    return options


def _by_slot(indexed: Indexed, places: Places, within: Bools | None) -> Options:
    """List the options in allowed slots: at the own table, or any shared place."""
    allowed = indexed.allowed if within is None else indexed.allowed & within
    pair, slot = np.nonzero(allowed)
    host = indexed.host_table[pair]
    owned = host != NOWHERE
    at_own = Options(pair[owned], slot[owned], places.place_of[host[owned]])
    free, width = np.flatnonzero(~owned), len(places.shared)
    joined = Options(
        np.concatenate([at_own.pair, np.repeat(pair[free], width)]),
        np.concatenate([at_own.slot, np.repeat(slot[free], width)]),
        np.concatenate([at_own.place, np.tile(places.shared, len(free))]),
    )
    order = np.lexsort((joined.place, joined.slot, joined.pair))
    return Options(joined.pair[order], joined.slot[order], joined.place[order])


def both_participants_are_available(
    options: Options, indexed: Indexed, places: Places
) -> Bools:
    """Nobody meets in a slot in which it or its partner is away."""
    free: Bools = (
        indexed.available[indexed.buyer[options.pair], options.slot]
        & indexed.available[indexed.seller[options.pair], options.slot]
    )
    return free


def pair_meets_in_its_own_slots(
    options: Options, indexed: Indexed, places: Places
) -> Bools:
    """A pair with slots of its own, or a fixed one, meets in no other."""
    own: Bools = indexed.allowed[options.pair, options.slot]
    return own


def fixed_pair_meets_where_fixed(
    options: Options, indexed: Indexed, places: Places
) -> Bools:
    """A fixed pair meets at its table, if one is named, and only if it is open."""
    table = indexed.fixed_table[options.pair]
    named = table != NOWHERE
    right: Bools = ~named
    at, slot = table[named], options.slot[named]
    right[named] = (places.place_of[at] == options.place[named]) & (
        indexed.open_tables[at, slot]
    )
    return right


def table_is_available(options: Options, indexed: Indexed, places: Places) -> Bools:
    """No meeting is held at a table that is out of use in that slot."""
    usable: Bools = places.room[options.place, options.slot] > 0
    return usable


def own_table_is_used(options: Options, indexed: Indexed, places: Places) -> Bools:
    """A meeting is at the seller's own table, else the buyer's, else nobody's."""
    host = indexed.host_table[options.pair]
    own: Bools = np.where(
        host == NOWHERE,
        np.isin(options.place, places.shared),
        options.place == (places.place_of[host] if len(places.place_of) else NOWHERE),
    )
    return own


FILTERS: tuple[Filter, ...] = (
    both_participants_are_available,
    pair_meets_in_its_own_slots,
    fixed_pair_meets_where_fixed,
    table_is_available,
    own_table_is_used,
)
"""The rules of a single meeting. Their order does not matter."""
