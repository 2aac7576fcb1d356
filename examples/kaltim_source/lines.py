"""Offer and need rows of the example mission: written by hand or filled by lot."""

import math
from dataclasses import dataclass, field

import numpy as np

from kaltim_source.goods import GOODS, OTHER_UNIT, TARIFF_LINE, VARIANTS, Good

Row = dict[str, object]

SCALES = ("mikro", "kecil", "menengah", "besar")
LIKE_SCALE = {"bumd": "besar", "asosiasi": "menengah"}
BILLION = 1_000_000_000
NEVER_WITHOUT = {"sni", "pita_cukai", "iup"}  # unsaleable anywhere otherwise


@dataclass(frozen=True)
class Line:
    """An offer or need of a good; `other` overrides columns of the table.

    `quantity` is the month's, in the good's unit; `price` is rupiah a unit (None: the
    reference price).
    """

    good: str
    quantity: float = 0
    price: int | None = None
    other: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Firm:
    """A business with its lines; `other` overrides columns of participants."""

    name: str
    city: str
    scale: str
    offers: tuple[Line, ...] = ()
    needs: tuple[Line, ...] = ()
    other: dict[str, object] = field(default_factory=dict)


@dataclass
class Business:
    """A participant row with its offer and need rows."""

    row: Row
    offers: list[Row] = field(default_factory=list)
    needs: list[Row] = field(default_factory=list)


def investment(product: str, hs: str, amount: int) -> Line:
    """Return a line for capital that a project seeks, or that is offered to it."""
    return Line(product, 0, amount, {"kind": "investment", "hs": hs})


def service(product: str, price: int) -> Line:
    """Return a line for a service, priced a job."""
    return Line(product, 0, price, {"kind": "service", "hs": None})


# names written by hand that are no field name of a good, and the good they are like
LIKE = {
    "Ikan beku campuran": "Bandeng beku",
    "Wood pallet": "Kayu lapis",
    "Palet kayu": "Kayu lapis",
    "Wood pallet (pelet kayu)": "Wood pellet",
}


def by_hand(rng: np.random.Generator, line: Line, scale: str, *, sold: bool) -> Row:
    """Fill a hand-written line; what it leaves open is filled like any other's."""
    limit = "price" if sold else "max_price"
    if line.other.get("kind") in ("investment", "service"):
        return {
            "product": line.good,
            limit: line.price,
            "_good": line.good,
        } | line.other
    good = GOODS[LIKE.get(line.good, line.good)]
    row = (offer if sold else need)(rng, good, scale)
    row |= {"product": line.good, "unit": good.unit}
    row["capacity_per_month" if sold else "quantity_per_month"] = line.quantity
    usual = good.price if sold else 1.04 * good.price + good.carriage
    row[limit] = line.price or neat(usual, 3)
    if row.get("moq"):
        row["moq"] = neat(line.quantity / 10, 1)
    return row | line.other


def neat(number: float, digits: int = 2) -> int:
    """Round to so many leading digits, as people quote; at least 1."""
    if number < 10:
        return max(1, round(number))
    step = 10 ** (math.floor(math.log10(number)) + 1 - digits)
    return round(round(number / step) * step)


def _amount(rng: np.random.Generator, good: Good, scale: str, factor: float) -> float:
    usual = good.monthly[SCALES.index(LIKE_SCALE.get(scale, scale))]
    return usual * factor * float(rng.lognormal(0, 0.45))


def _code(rng: np.random.Generator, good: Good) -> str:
    if good.name in TARIFF_LINE and rng.random() < 0.4:
        return TARIFF_LINE[good.name]
    return good.hs if rng.random() < 0.4 else f"{good.hs[:4]}.{good.hs[4:]}"


def _product(rng: np.random.Generator, good: Good) -> str:
    if good.name in VARIANTS and rng.random() < 0.3:
        return str(rng.choice(VARIANTS[good.name]))
    return good.name


def _unit(rng: np.random.Generator, good: Good, scale: str) -> tuple[str, float]:
    """Draw the unit a line is quoted in, and how much of the good's own it holds."""
    if good.name in OTHER_UNIT:
        unit, holds = OTHER_UNIT[good.name]
        if rng.random() < 0.35 and (unit != "ton" or scale != "mikro"):
            return unit, holds
    return good.unit, 1


def offer(rng: np.random.Generator, good: Good, scale: str) -> Row:
    """Fill an offer row of a good."""
    unit, holds = _unit(rng, good, scale)
    capacity = neat(_amount(rng, good, scale, 1.6) / holds)
    ready = int(rng.choice([1, 1, 2] if good.shelf_life_days else [2, 3, 5, 7]))
    if (good.shelf_life_days or 0) > 90:
        ready = int(rng.choice([1, 2, 3, 5, 7]))
    share = rng.choice([0.02, 0.05, 0.1])
    return {
        "product": _product(rng, good),
        "hs": _code(rng, good),
        "kind": "goods",
        "unit": unit,
        "price": neat(good.price * holds * float(rng.normal(1, 0.05)), 3),
        "capacity_per_month": capacity,
        "moq": None if rng.random() < 0.2 else neat(capacity * share, 1),
        "ready_days": 0 if (good.shelf_life_days or 9) < 5 else ready,
        "shelf_life_days": good.shelf_life_days,
        "temperature": good.temperature,
        "certificates": _certificates(rng, good, scale),
        "_good": good.name,
    }


def need(rng: np.random.Generator, good: Good, scale: str) -> Row:
    """Fill a need row of a good; the price limit leaves room for its carriage."""
    unit, holds = _unit(rng, good, scale)
    carriage = good.carriage * rng.uniform(0.7, 1.2)
    limit = (good.price * rng.normal(1.04, 0.05) + carriage) * holds
    short = good.shelf_life_days is not None and good.shelf_life_days <= 10
    days = rng.choice([7, 10] if short else [10, 14, 14, 21, 30])
    return {
        "product": _product(rng, good),
        "hs": _code(rng, good),
        "kind": "goods",
        "unit": unit,
        "quantity_per_month": neat(_amount(rng, good, scale, 1) / holds),
        "max_price": None if rng.random() < 0.05 else neat(limit, 3),
        "needed_within_days": None if rng.random() < 0.15 else int(days),
        "min_remaining_shelf": _shelf(rng, good),
        "temperature": None if rng.random() < 0.2 else good.temperature,
        "certificates": _required(rng, good, scale),
        "_good": good.name,
    }


def _shelf(rng: np.random.Generator, good: Good) -> float | None:
    if good.shelf_life_days is None:
        return None
    if good.shelf_life_days <= 4:
        return 0.1
    if good.shelf_life_days <= 21:
        return 0.3
    return 0.5 if rng.random() < 0.4 else None


def _permits(good: Good, scale: str) -> list[str]:
    """Name the permits of a good; the small have P-IRT for "pangan", others MD."""
    food = "pirt" if scale in ("mikro", "kecil") else "md"
    return [food if permit == "pangan" else permit for permit in good.permits]


def _certificates(rng: np.random.Generator, good: Good, scale: str) -> str:
    held = []
    for permit in _permits(good, scale):
        luck = rng.random() + (0.06 if scale == "mikro" else 0)
        if luck < 0.88:
            held.append(f"{permit}:held")
        elif luck < 0.96 or permit in NEVER_WITHOUT:
            held.append(f"{permit}:in_process")
    return ";".join(held)


def _required(rng: np.random.Generator, good: Good, scale: str) -> str | None:
    if scale == "mikro" or rng.random() < 0.6:
        return None
    # a buyer takes either food licence, so it asks for neither
    asked = [permit for permit in good.permits if permit != "pangan"]
    return ";".join(asked[-2:]) or None
