"""The rules that ask for permits, by where each applies.

A rule asks for a permit for goods under its HS prefix, in its direction, of sellers of
its scales, while it is in force.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from matchengine.trade.arrays import Bools, cells, texts
from matchengine.trade.mission import Mission
from matchengine.trade.products import normalise_code, normalise_name

STATUSES = ("held", "in_process", "missing")
ASKING = ("block", "penalise")
ANY = ("", "*")


@dataclass(frozen=True)
class Rule:
    """One row of the permits, by where it applies."""

    row: int
    prefix: str
    permit: str
    effect: str
    offers: Bools
    sellers: Bools
    buyers: Bools


def applicable_rules(
    mission: Mission,
    on: datetime.date | None,
    effects: Collection[str] = ASKING,
) -> list[Rule]:
    """Give the rules in force with one of the effects, in the order of the rows.

    Notes ask for nothing. A rule for some scales leaves aside a seller whose scale is
    not given.
    """
    permits = mission.permits
    scales = [permit_name(scale) for scale in texts(mission.participants, "scale")]
    sellers = cells(mission.offers, "participant")
    scale_of = dict(zip(cells(mission.participants, "id"), scales, strict=True))
    rules = []
    for row, one in enumerate(permits.astype(object).to_dict("records")):
        if one["effect"] not in effects or not _in_force(one, on):
            continue
        wanted = {permit_name(scale) for scale in several(one["scale"])}
        origin, _, destination = str(one["direction"] or "").partition(">")
        rules.append(
            Rule(
                row,
                normalise_code(one["hs_prefix"]),
                permit_name(one["permit"]),
                one["effect"],
                offers=np.array(
                    [not wanted or scale_of.get(s) in wanted for s in sellers], bool
                ),
                sellers=_at(mission, origin),
                buyers=_at(mission, destination),
            )
        )
    return rules


def _in_force(rule: Mapping[Hashable, Any], on: datetime.date | None) -> bool:
    if on is None:
        return True
    start, end = rule["valid_from"], rule["valid_to"]
    after_start = not isinstance(start, datetime.date) or start <= on
    return after_start and (not isinstance(end, datetime.date) or on <= end)


def _at(mission: Mission, place: str) -> Bools:
    """Say which participants are of a province or port."""
    people = mission.participants
    if place.strip() in ANY:
        return np.ones(len(people), dtype=bool)
    wanted = normalise_name(place)
    return np.array(
        [
            wanted in (normalise_name(province), normalise_name(port))
            for province, port in zip(
                texts(people, "province"), texts(people, "port"), strict=True
            )
        ],
        dtype=bool,
    )


def statuses(mission: Mission) -> list[dict[str, str]]:
    """Give what each offer says of its permits, by the permit's folded name."""
    return [
        {permit_name(name): state for name, state in held.items()}
        if isinstance(held, dict)
        else {}
        for held in mission.offers["certificates"]
    ]


def several(cell: object) -> Iterable[str]:
    """Give the names in a cell, none where it is no list."""
    return cell if isinstance(cell, (tuple, list)) else ()


def permit_name(text: object) -> str:
    """Fold the name of a permit or scale."""
    return normalise_name(str(text))
