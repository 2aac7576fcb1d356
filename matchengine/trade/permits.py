"""Which permits a deal needs, and how far the seller is with them.

A rule asks for a permit for goods under its HS prefix, in its direction, of sellers of
its scales, while it is in force. A need may ask for certificates of its own.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from matchengine.trade.arrays import Bools, Ints, cells, texts
from matchengine.trade.mission import Mission
from matchengine.trade.products import normalise_code, normalise_name

STATUSES = ("held", "in_process", "missing")
ASKING = ("block", "penalise")
ANY = ("", "*")


@dataclass(frozen=True)
class Required:
    """What permits each line pair needs.

    `counts` has a row a line pair and a column for each of STATUSES: how many of the
    required permits are so. `blocked_by` is the row (counted from 0) of the permits
    whose rule takes the line pair out, -1 where none does. `known` says whether the
    rules could be looked up: not where neither line of goods has a code.
    """

    counts: Ints
    blocked_by: Ints
    known: Bools


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


def required_permits(
    mission: Mission,
    need: Ints,
    offer: Ints,
    seller: Ints,
    buyer: Ints,
    on: datetime.date | None,
) -> Required:
    """Count the permits that line pairs require, by how far the seller is with them.

    Required are those that a rule blocks or penalises without, and the need's own
    certificates, each once. A permit that the offer does not name is missing. An
    offer without a code is looked up under the code of the need that it matches.

    Parameters
    ----------
    need, offer, seller, buyer
        Rows (counted from 0) of the needs, offers and participants, one a line pair.
    on
        The day of the mission; None leaves the dates of the rules aside.
    """
    need_codes = np.array([normalise_code(t) for t in texts(mission.needs, "hs")], "U8")
    offer_codes = np.array(
        [normalise_code(t) for t in texts(mission.offers, "hs")], "U8"
    )
    own = offer_codes[offer]
    codes, code = np.unique(
        np.where(own == "", need_codes[need], own), return_inverse=True
    )
    rules = applicable_rules(mission, on)
    asked = [{_name(c) for c in _several(x)} for x in mission.needs["certificates"]]
    status = _statuses(mission)
    counts = np.zeros((len(need), len(STATUSES)), dtype=np.int64)
    blocked_by = np.full(len(need), -1, dtype=np.int64)
    names = {rule.permit for rule in rules}.union(*asked)
    for name in sorted(names):
        wanted = np.array([name in permits for permits in asked], dtype=bool)[need]
        state = np.array(
            [STATUSES.index(has.get(name, "missing")) for has in status], dtype=np.int64
        )[offer]
        for rule in rules:
            if rule.permit != name:
                continue
            applies = np.char.startswith(codes, rule.prefix)[code]
            applies &= rule.offers[offer] & rule.sellers[seller] & rule.buyers[buyer]
            wanted |= applies
            stops = applies & (rule.effect == "block") & (state == 2)
            blocked_by[stops & (blocked_by < 0)] = rule.row
        rows = np.flatnonzero(wanted)
        counts[rows, state[rows]] += 1
    goods = np.array(texts(mission.needs, "kind"), dtype=object)[need] == "goods"
    known = (codes != "")[code] | (len(rules) == 0) | ~goods
    return Required(counts, blocked_by, known)


def applicable_rules(mission: Mission, on: datetime.date | None) -> list[Rule]:
    """Give the rules in force that ask for a permit, in the order of the rows.

    Notes ask for nothing. A rule for some scales leaves aside a seller whose scale is
    not given.
    """
    permits = mission.permits
    scales = [_name(scale) for scale in texts(mission.participants, "scale")]
    sellers = cells(mission.offers, "participant")
    scale_of = dict(zip(cells(mission.participants, "id"), scales, strict=True))
    rules = []
    for row, one in enumerate(permits.astype(object).to_dict("records")):
        if one["effect"] not in ASKING or not _in_force(one, on):
            continue
        wanted = {_name(scale) for scale in _several(one["scale"])}
        origin, _, destination = str(one["direction"] or "").partition(">")
        rules.append(
            Rule(
                row,
                normalise_code(one["hs_prefix"]),
                _name(one["permit"]),
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


def _statuses(mission: Mission) -> list[dict[str, str]]:
    """Give what each offer says of its permits, by the permit's folded name."""
    return [
        {_name(name): state for name, state in held.items()}
        if isinstance(held, dict)
        else {}
        for held in mission.offers["certificates"]
    ]


def _several(cell: object) -> Iterable[str]:
    return cell if isinstance(cell, (tuple, list)) else ()


def _name(text: object) -> str:
    return normalise_name(str(text))
