"""In what permit rules contradict each other: one asks, another only notes."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from matchengine.errors import Finding
from matchengine.trade.mission import Mission
from matchengine.trade.permit_rules import ANY, permit_name, several
from matchengine.trade.products import normalise_code, normalise_name

Rule = Mapping[Hashable, Any]

FROM, UNTIL = datetime.date.min, datetime.date.max


def contradicting_rules(mission: Mission) -> Iterator[Finding]:
    """Name rules for one permit and prefix that hold together with unlike effects.

    Of those that hold together, the strictest counts: block, then penalise.
    """
    rows = mission.permits.index.tolist()
    rules = mission.permits.astype(object).to_dict("records")
    alike: dict[tuple[str, str], list[tuple[int, Rule]]] = {}
    for row, rule in zip(rows, rules, strict=True):
        key = normalise_code(rule["hs_prefix"]), permit_name(rule["permit"])
        for other_row, other in alike.setdefault(key, []):
            if rule["effect"] != other["effect"] and _hold_together(rule, other):
                yield Finding(
                    mission.source("permits"),
                    f"row {other_row} says '{other['effect']}' of the same permit, "
                    "for goods, businesses and days that both rules concern",
                    "Keep one of the two, or part them by scale, direction or date; "
                    "the stricter one counts.",
                    row=int(row),
                    column="effect",
                    value=rule["effect"],
                    severity="warning",
                )
                break
        alike[key].append((int(row), rule))


def _hold_together(one: Rule, other: Rule) -> bool:
    """Whether there is a deal and a day that both rules concern."""
    scales = [{permit_name(s) for s in several(rule["scale"])} for rule in (one, other)]
    if all(scales) and not scales[0] & scales[1]:
        return False
    starts = max(_day(rule["valid_from"], FROM) for rule in (one, other))
    ends = min(_day(rule["valid_to"], UNTIL) for rule in (one, other))
    both = [str(rule["direction"] or "").partition(">")[::2] for rule in (one, other)]
    same = (_may_be_one(a, b) for a, b in zip(*both, strict=True))
    return starts <= ends and all(same)


def _day(cell: object, otherwise: datetime.date) -> datetime.date:
    return cell if isinstance(cell, datetime.date) else otherwise


def _may_be_one(one: str, other: str) -> bool:
    """Whether two places may be the same; a port and a province are told apart."""
    free = one.strip() in ANY or other.strip() in ANY
    return free or normalise_name(one) == normalise_name(other)
