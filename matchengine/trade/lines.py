"""The rows that the parts of a score look at: a need, an offer, and a way between.

All quantities and prices are in one unit a row, the need's (the offer's where the need
states neither quantity nor price limit), so that parts just compare numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchengine.trade.arrays import Bools, Floats, Ints
from matchengine.trade.candidates import Candidates
from matchengine.trade.measures import Measured


@dataclass(frozen=True)
class Lines:
    """Line pairs of one kind with a way for the goods: aligned arrays, one row each.

    What is not known is NaN; a quantity wanted or a price limit of 0 counts as not
    stated. `need`, `offer`, `buyer`, `seller` and `lane` are rows counted from 0 of
    the mission's tables; `lane` may be LOCAL, NO_LANE or ESTIMATE. `second` is the lane
    that the goods go on by from a third port, or DIRECT.
    """

    kind: str
    need: Ints
    offer: Ints
    buyer: Ints
    seller: Ints
    lane: Ints
    second: Ints
    likeness: Floats
    """How much the product is what the need asks for, in [0, 1]."""
    quantity: Floats
    """Wanted a month."""
    capacity: Floats
    """To be had a month."""
    minimum_order: Floats
    limit: Floats
    """Rupiah a unit that the buyer pays at most; for investment, rupiah in all."""
    price: Floats
    """Rupiah a unit that the seller asks; for investment, rupiah in all."""
    freight: Floats
    """Rupiah for the month's quantity, which is `shipped`."""
    ton_freight: Floats
    """Rupiah for one ton, whatever the goods."""
    shipped: Floats
    """The month's quantity: wanted, or to be had where that is not stated."""
    ready: Floats
    """Days until the goods are ready."""
    way: Floats
    """Days from there to the buyer's door, the wait for the next sailing included."""
    allowed: Floats
    """Days until the goods are needed."""
    shelf_life: Floats
    """Days that the goods keep; infinite where they keep for ever."""
    least_left: Floats
    """Least share of the shelf life that must be left on arrival."""
    permits: NDArray[np.int8]
    """Required permits that are held, in process, missing: three columns."""
    permits_known: Bools

    def __len__(self) -> int:
        return len(self.need)

    @property
    def days(self) -> Floats:
        """Days from the order to the buyer's door."""
        return self.ready + self.way

    @property
    def freight_per_unit(self) -> Floats:
        """Rupiah of freight on one unit of the month's quantity."""
        return np.where(self.freight == 0, 0.0, self.freight / self.shipped)

    @property
    def traded(self) -> Floats:
        """The quantity a month that both sides can do; not known if one of them is not.

        Else who leaves a cell empty would have the larger deal.
        """
        both: Floats = np.minimum(self.quantity, self.capacity)
        return np.where(self.capacity == 0, 0.0, both)


@dataclass(frozen=True)
class Gated:
    """Line pairs after the gates: what passed, and what took the others out.

    `blocked_by` gives for each of the `candidates` the row (counted from 0) of the
    permits that blocks it, or -1; `no_cold` says whether no route keeps its goods cold.
    `passed` are those that no permit blocks, and `measured` is about their units;
    `shipment` says of each of the lines which of these it is a way for.
    """

    candidates: Candidates
    blocked_by: Ints
    no_cold: Bools
    passed: Candidates
    lines: Lines
    shipment: Ints
    measured: Measured
