"""What scoring notices on its way: units and lanes by which something is not known."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matchengine.errors import Finding
from matchengine.trade.arrays import Bools, texts
from matchengine.trade.lane_warnings import lane_warnings
from matchengine.trade.lines import Gated
from matchengine.trade.mission import Mission
from matchengine.trade.sheet import Sheet
from matchengine.trade.units import is_unit, nearest_unit

NEVER = np.iinfo(np.int64).max
"""What stands for a row that was not met."""


class Notes:
    """What was noticed, gathered block by block; each thing is told once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        routes, units = sheet.routes, len(sheet.measures.names)
        self.links = np.zeros(len(routes.spans), dtype=bool)
        self.lanes = np.zeros(len(sheet.mission.lanes) + 3, dtype=bool)
        self.portless: set[int] = set()
        # by two units, or by one: the first pair of lines, or the first offer
        self.unlike = np.full(units * units, NEVER, dtype=np.int64)
        self.unweighed = np.full(units, NEVER, dtype=np.int64)
        offers = sheet.mission.offers[["price", "capacity_per_month", "moq"]]
        self.says_something = offers.notna().any(axis=1).to_numpy(dtype=bool)

    def note(self, gated: Gated) -> None:
        """Take note of goods that passed the gates."""
        lines, ours = gated.lines, gated.passed
        if lines.kind != "goods":
            return
        self.lanes[lines.lane] = True
        self.lanes[lines.second] = True
        routes = self.sheet.routes
        guessed = lines.lane < -1
        if guessed.any():
            seller, buyer = lines.seller[guessed], lines.buyer[guessed]
            self.links[routes.links(seller, buyer)] = True
            ends = np.unique(np.concatenate([seller, buyer]))
            self.portless.update(ends[routes.port_of[ends] < 0].tolist())
        passed = np.zeros(len(ours), dtype=bool)
        passed[gated.shipment] = True
        self._note_units(gated, passed)
        abroad = np.zeros(len(ours), dtype=bool)
        abroad[gated.shipment[lines.lane != -1]] = True
        self._note_weights(gated, abroad)

    def _note_units(self, gated: Gated, passed: Bools) -> None:
        ours, measures = gated.passed, self.sheet.measures
        unlike = np.isnan(gated.measured.rate) & passed
        rows = np.flatnonzero(unlike)
        rows = rows[self.says_something[ours.offer[rows]]]
        need, offer = ours.need[rows], ours.offer[rows]
        ends = (
            measures.need_unit[need] * len(measures.names) + measures.offer_unit[offer]
        )
        here = need * len(self.says_something) + offer
        np.minimum.at(self.unlike, ends, here)

    def _note_weights(self, gated: Gated, abroad: Bools) -> None:
        ours, measured = gated.passed, gated.measured
        lacking = np.isnan(measured.mass) & np.isnan(measured.volume)
        rows = np.flatnonzero(lacking & ~np.isnan(measured.rate) & abroad)
        offer = ours.offer[rows]
        np.minimum.at(self.unweighed, self.sheet.measures.offer_unit[offer], offer)

    def warnings(self) -> Iterator[Finding]:
        """Tell everything that was noticed."""
        mission, routes = self.sheet.mission, self.sheet.routes
        links = [routes.ends(i) for i in np.flatnonzero(self.links).tolist() if i > 1]
        lanes = np.flatnonzero(self.lanes[: len(mission.lanes)])
        yield from lane_warnings(mission, links, self.portless, lanes)
        yield from strange_units(mission)
        yield from self._unlike_units()
        yield from self._unweighed_units()

    def _unlike_units(self) -> Iterator[Finding]:
        mission, names = self.sheet.mission, self.sheet.measures.names
        met = np.flatnonzero(self.unlike < NEVER)
        for ends in met[np.argsort(self.unlike[met])].tolist():
            need, offer = divmod(int(self.unlike[ends]), len(self.says_something))
            wanted, offered = divmod(ends, len(names))
            yield Finding(
                mission.source("needs"),
                f"no conversion to '{names[wanted]}' is known from '{names[offered]}', "
                f"the unit in row {mission.offers.index[offer]} of "
                f"{mission.source('offers')}: what compares the two is not known",
                "Give both in one unit.",
                row=int(mission.needs.index[need]),
                column="unit",
                value=texts(mission.needs, "unit")[need],
                severity="warning",
            )

    def _unweighed_units(self) -> Iterator[Finding]:
        mission, names = self.sheet.mission, self.sheet.measures.names
        met = np.flatnonzero(self.unweighed < NEVER)
        for unit in met[np.argsort(self.unweighed[met])].tolist():
            offer = int(self.unweighed[unit])
            yield Finding(
                mission.source("offers"),
                f"what one '{names[unit]}' weighs is not known, nor what its freight "
                "costs",
                "Give the quantity and price by weight.",
                row=int(mission.offers.index[offer]),
                column="unit",
                value=texts(mission.offers, "unit")[offer],
                severity="warning",
            )


def strange_units(mission: Mission) -> Iterator[Finding]:
    """Name the units of goods that are none, at the first row of each spelling."""
    seen: set[str] = set()
    for table in ("offers", "needs"):
        frame = mission.frame(table)
        for row, unit, kind in zip(
            frame.index.tolist(),
            texts(frame, "unit"),
            texts(frame, "kind"),
            strict=True,
        ):
            folded = " ".join(unit.casefold().split())
            if kind != "goods" or not folded or folded in seen or is_unit(unit):
                continue
            seen.add(folded)
            yield Finding(
                mission.source(table),
                "this is no unit that is known: it compares with itself only",
                nearest_unit(unit),
                row=int(row),
                column="unit",
                value=unit,
                severity="warning",
            )
