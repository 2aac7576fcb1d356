"""How the units of needs and offers convert, and what goods weigh and fill.

Within one dimension units convert by themselves; between two, by what one of each
weighs of these goods, where the glossary knows it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchengine.trade.arrays import Bools, Floats, Ints, shared_codes, texts
from matchengine.trade.commodities import Glossary
from matchengine.trade.mission import Mission
from matchengine.trade.units import normalise_unit, one_factor, weight_of

M3 = "m3"


@dataclass(frozen=True)
class Measured:
    """For each line pair: the unit its numbers are in, and what that is.

    `rate` is how many of it one of the offer's units makes, `mass` and `volume` are
    the kilograms and cubic metres of one of it. What is not known is NaN.
    """

    rate: Floats
    mass: Floats
    volume: Floats


class Measures:
    """The units of a mission's lines, ready to be looked up.

    Attributes
    ----------
    names
        The units, as `normalise_unit` gives them.
    need_unit, offer_unit
        The number of each line's unit.
    """

    def __init__(self, mission: Mission, silent: Bools) -> None:
        units = [texts(mission.needs, "unit"), texts(mission.offers, "unit")]
        plain = {unit: normalise_unit(unit) for side in units for unit in side}
        self.names = sorted({*plain.values(), M3})
        number = {unit: i for i, unit in enumerate(self.names)}
        self.need_unit, self.offer_unit = (
            np.array([number[plain[unit]] for unit in side], dtype=np.int64)
            for side in units
        )
        self.silent = silent
        self._factors = np.array(
            [[one_factor(one, other) for other in self.names] for one in self.names]
        )
        self._cubic = self._factors[:, number[M3]]
        self._m3 = number[M3]
        self.need_goods, self.offer_goods, self._weights = self._weigh(mission)

    def measure(self, need: Ints, offer: Ints) -> Measured:
        """Measure line pairs: rows (counted from 0) of the needs and offers.

        The unit is the need's, or the offer's where the need states neither quantity
        nor price limit. What the goods weigh is known by the offer's commodity, else
        by the need's.
        """
        source = self.offer_unit[offer]
        target = np.where(self.silent[need], source, self.need_unit[need])
        here, there = self.offer_goods[offer], self.need_goods[need]
        mass = self._weight(here, there, target)
        rate = self._factors[source, target]
        unlike = np.flatnonzero(np.isnan(rate))
        if len(unlike):
            ends = here[unlike], there[unlike]
            whole = self._weight(*ends, source[unlike])
            rate[unlike] = whole / mass[unlike]
        volume = self._cubic[target]
        dense = np.flatnonzero(np.isnan(volume))
        if len(dense):
            one_m3 = np.full(len(dense), self._m3)
            volume[dense] = mass[dense] / self._weight(
                here[dense], there[dense], one_m3
            )
        return Measured(rate, mass, volume)

    def _weight(self, here: Ints, there: Ints, unit: Ints) -> Floats:
        """Give the kilograms of one of a unit, by either of two commodities."""
        found = self._weights[here, unit]
        other = np.isnan(found) & (here != there)
        if other.any():
            found[other] = self._weights[there[other], unit[other]]
        return found

    def _weigh(self, mission: Mission) -> tuple[Ints, Ints, Floats]:
        """Number the commodities of the lines, and weigh every unit of each."""
        glossary = mission.glossary
        found = [mission.meant("needs").commodity, mission.meant("offers").commodity]
        keys = [["" if c < 0 else str(c) for c in column.tolist()] for column in found]
        goods = [code + 1 for code in shared_codes(*keys)]
        number = dict(
            zip(
                np.concatenate(goods).tolist(),
                np.concatenate(found).tolist(),
                strict=True,
            )
        )
        weights = np.empty((max(number, default=0) + 1, len(self.names)))
        for place in range(len(weights)):
            commodity = number.get(place, -1)
            kg = _weights(glossary, commodity) if place and commodity >= 0 else {}
            weights[place] = [weight_of(unit, kg) for unit in self.names]
        return goods[0], goods[1], weights


def _weights(glossary: Glossary, commodity: int) -> dict[str, float]:
    """Give what units of a commodity weigh: its own, then those of what is above it."""
    found: dict[str, float] = {}
    for one in (commodity, *glossary.ancestors[commodity]):
        for unit, kg in glossary.commodities[one].kg_per_unit.items():
            found.setdefault(unit, kg)
    return found
