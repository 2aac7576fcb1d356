"""Which options are worth a look: at what level of tables, and within which loss."""

from __future__ import annotations

import numpy as np

from matchengine.solving.indexed import ANYWHERE, NOWHERE, Indexed
from matchengine.solving.options import Options, all_options
from matchengine.solving.pinning import settled
from matchengine.solving.places import Places, single_places
from matchengine.solving.prices import UNIT
from matchengine.solving.search import Search

MOST_OPTIONS = 3_000_000
"""Above this many options at single tables, only the tables are looked at; above this
many in all, only those of what is held."""


def options_worth_a_look(search: Search, goal: str) -> tuple[Options, Places]:
    """Give the options that a plan within the limits, and no worse, may hold.

    The prices say of every option how far below the bound it keeps any plan; where
    `value` has a limit, or is the goal, most options fall away.
    """
    if too_many_options(search.indexed):
        return _options_of_the_held(search), search.pooled
    named = [*(name for name, _ in search.limits), goal]
    if "table_moves" in named or (
        "disruption" in named and _baseline_has_tables(search)
    ):
        places = single_places(search.indexed)
        options = _seated_options(search, places)
    else:
        places = search.pooled
        options = all_options(search.indexed, places)
    options = options.where(~settled(search)[options.pair])
    least = dict(search.limits).get("value")
    if goal == "value":
        least = search.measure("value")
    if least is not None and search.guide is not None:
        slack = search.guide.bound - UNIT * least
        options = options.where(search.guide.loss(options) <= slack)
    return options, places


def too_many_options(indexed: Indexed) -> bool:
    """Whether there are more options than may be listed at once."""
    return int(indexed.allowed.sum()) > MOST_OPTIONS


def _options_of_the_held(search: Search) -> Options:
    """List only other times for what is held: which pairs meet stays as it is."""
    held = search.best_plan.slot != NOWHERE
    within = np.broadcast_to(held[:, None], search.indexed.allowed.shape)
    return all_options(search.indexed, search.pooled, within)


def _seated_options(search: Search, places: Places) -> Options:
    """Give every option at every table, or else only other tables for what is held."""
    indexed = search.indexed
    if int(indexed.allowed.sum()) * max(1, len(places.shared)) <= MOST_OPTIONS:
        return all_options(indexed, places)
    pooled = all_options(indexed, search.pooled)
    plan = search.best_plan
    stays = pooled.where(plan.slot[pooled.pair] == pooled.slot)
    rows = [
        (e, s, int(places.place_of[t]))
        for e, s, k in zip(
            stays.pair.tolist(), stays.slot.tolist(), stays.place.tolist(), strict=True
        )
        for t in search.pooled.tables[k]
        if indexed.open_tables[t, s] and indexed.fixed_table[e] in (NOWHERE, t)
    ]
    pair, slot, place = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Options(pair, slot, place)


def _baseline_has_tables(search: Search) -> bool:
    """Whether a baseline meeting may stay at its table or leave it, as one likes."""
    indexed = search.indexed
    return any(
        table >= 0
        and indexed.fixed_table[e] != table
        and (
            slot == ANYWHERE
            or (
                slot >= 0
                and indexed.allowed[e, slot]
                and indexed.open_tables[table, slot]
            )
        )
        for e, slot, table in indexed.baseline
    )
