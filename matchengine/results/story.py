"""A mission, its scores and its plan, looked up once for all that tells of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

import pandas as pd

from matchengine.config import Language, RunConfig
from matchengine.errors import Finding
from matchengine.problem import Pair, Participant, Problem, Slot, Table
from matchengine.results.words import Said, in_language
from matchengine.schedule import Meeting, Schedule
from matchengine.scoring import Scores
from matchengine.trade.mission import Mission

Lines = Literal["offers", "needs"]
LINES: tuple[Lines, ...] = get_args(Lines)
NOTHING_SCORED: Mapping[str, Any] = {}


@dataclass(frozen=True, eq=False)
class Story:
    """Everything that the outputs tell of."""

    config: RunConfig
    mission: Mission
    scores: Scores
    problem: Problem
    schedule: Schedule
    warnings: tuple[Finding, ...] = ()

    @cached_property
    def people(self) -> Mapping[str, Mapping[str, Any]]:
        """The cells of the participants' table, by id."""
        cells = self.mission.participants.astype(object).to_dict("records")
        return {str(one["id"]): {str(k): v for k, v in one.items()} for one in cells}

    @cached_property
    def participants(self) -> Mapping[str, Participant]:
        """The participants of the problem, by id."""
        return {one.id: one for one in self.problem.participants}

    @cached_property
    def scored(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """The row of `Scores.frame` of a (buyer, seller)."""
        rows = self.scores.frame.astype(object).to_dict("records")
        return {
            (row["buyer"], row["seller"]): {str(k): v for k, v in row.items()}
            for row in rows
        }

    @cached_property
    def points(self) -> Mapping[tuple[str, str], Mapping[str, int]]:
        """The points that make up the value of a scored (buyer, seller)."""
        rows = self.scores.contributions.to_dict("records")
        return {
            pair: {str(name): int(points) for name, points in row.items()}
            for pair, row in zip(self.scored, rows, strict=True)
        }

    @cached_property
    def pairs(self) -> Mapping[str, Pair]:
        """The pairs by id."""
        return {pair.id: pair for pair in self.problem.pairs}

    @cached_property
    def pair_of(self) -> Mapping[frozenset[str], Pair]:
        """The pair of two participants, whoever buys."""
        return {frozenset((p.buyer, p.seller)): p for p in self.problem.pairs}

    @cached_property
    def pairs_with(self) -> Mapping[str, Sequence[Pair]]:
        """The pairs of a participant, by its id."""
        found = defaultdict(list)
        for pair in self.problem.pairs:
            found[pair.buyer].append(pair)
            found[pair.seller].append(pair)
        return found

    @cached_property
    def slots(self) -> Mapping[str, Slot]:
        """The slots by id, in order of time."""
        return {slot.id: slot for slot in self.problem.slots}

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """The tables by id."""
        return {table.id: table for table in self.problem.tables}

    @cached_property
    def held(self) -> Mapping[str, Meeting]:
        """The meetings by the id of their pair."""
        return {meeting.pair: meeting for meeting in self.schedule.meetings}

    @cached_property
    def meetings_of(self) -> Mapping[str, Mapping[str, Sequence[Meeting]]]:
        """A participant's meetings by its id, then by the slot's."""
        found: dict[str, dict[str, list[Meeting]]] = defaultdict(dict)
        for meeting in self.schedule.meetings:
            for one in (meeting.buyer, meeting.seller):
                found[one].setdefault(meeting.slot, []).append(meeting)
        return found

    @cached_property
    def meetings_in(self) -> Mapping[str, Sequence[Meeting]]:
        """The meetings of a slot, by its id."""
        found = defaultdict(list)
        for meeting in self.schedule.meetings:
            found[meeting.slot].append(meeting)
        return found

    def count_of(self, participant: str) -> int:
        """Count the meetings that a participant holds."""
        return sum(map(len, self.meetings_of.get(participant, {}).values()))

    def score_of(self, meeting: Meeting) -> Mapping[str, Any]:
        """Give what the scores say of a meeting's pair."""
        return self.scored.get((meeting.buyer, meeting.seller), NOTHING_SCORED)

    def about(self, participant: str, column: str) -> Any:
        """Give a cell of the participants' table."""
        return self.people[participant][column]

    def product(self, table: Lines, row: Any) -> str:
        """Name the product in a row of the needs or offers; "" where there is none."""
        return "" if row is None or pd.isna(row) else self._products[table][int(row)]

    def commodity(self, table: Lines, row: Any, language: Language) -> str:
        """Name the commodity of a need or offer; as it is written if not known."""
        if row is None or pd.isna(row):
            return ""
        return in_language(self._commodities[table][int(row)], language)

    @cached_property
    def lines(self) -> Mapping[Lines, Mapping[str, Sequence[dict[str, Any]]]]:
        """The rows of the offers and needs, by the id of the business."""
        found: dict[Lines, dict[str, list[dict[str, Any]]]] = {}
        for table in LINES:
            rows = self.mission.frame(table).astype(object).to_dict("records")
            found[table] = defaultdict(list)
            for row in rows:
                cells = {str(name): cell for name, cell in row.items()}
                found[table][str(cells["participant"])].append(cells)
        return found

    @cached_property
    def _commodities(self) -> Mapping[Lines, Mapping[int, Said]]:
        return {table: self._named(table) for table in LINES}

    def _named(self, table: Lines) -> Mapping[int, Said]:
        known = self.mission.glossary.commodities
        numbers = self.mission.meant(table).commodity.tolist()
        return {
            row: (known[n].indonesian, known[n].english) if n >= 0 else (said, said)
            for (row, said), n in zip(
                self._products[table].items(), numbers, strict=True
            )
        }

    @cached_property
    def _products(self) -> Mapping[Lines, Mapping[int, str]]:
        frames = {name: self.mission.frame(name) for name in LINES}
        return {
            name: dict(zip(frame.index.tolist(), frame["product"], strict=True))
            for name, frame in frames.items()
        }


def clock(slot: Slot, end: bool = False) -> str:
    """Give a slot's start (or end) as HH:MM; "" where it has none."""
    moment = slot.end if end else slot.start
    return "" if moment is None else f"{moment:%H:%M}"
