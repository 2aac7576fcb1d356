"""What a run comes to, as data: for a screen, and for programs."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from matchengine.results.story import Story
from matchengine.results.unserved import ANY, MINIMUM
from matchengine.schedule import Conflict, GoalResult

MONTHS_A_YEAR = 12
TOLD = 50
"""So many businesses with too few meetings are named; all stand in unserved.csv."""


@dataclass(frozen=True)
class Trade:
    """What the meetings may bring, in rupiah, if each leads to its deal.

    `unknown` counts the meetings of which a quantity or price is not known.
    """

    per_month: float
    per_year: float
    investment: float
    unknown: int


@dataclass(frozen=True)
class Direction:
    """The meetings whose goods or money go one way, from sellers to buyers."""

    seller_side: str
    buyer_side: str
    meetings: int
    trade_per_month: float
    investment: float


@dataclass(frozen=True)
class Unserved:
    """A business with fewer meetings than wanted, and why."""

    participant: str
    name: str
    held: int
    wanted: int
    why: Mapping[str, str]


@dataclass(frozen=True)
class Wishes:
    """How many of the wishes are met, and why the others are not: word to number."""

    asked: int
    met: int
    reasons: Mapping[str, int]


@dataclass(frozen=True)
class Summary:
    """What a run comes to."""

    mission: str
    date: str
    venue: str
    status: str
    meetings: int
    pairs: int
    slots: int
    tables: int
    free_tables: int
    table_use: float
    """Meetings as a share of the places at tables that may be used."""
    participants: int
    with_meetings: int
    with_minimum: int
    """Participants that hold as many meetings as they wanted at least."""
    too_few: Sequence[Unserved]
    too_few_count: int
    wishes: Wishes
    trade: Trade
    directions: Sequence[Direction]
    goals: Sequence[GoalResult]
    conflicts: Sequence[Conflict]
    warnings: int
    readings: int
    """Places that were not written plainly, and what they were read as is certain."""
    wall_s: float

    def as_json(self) -> dict[str, Any]:
        """Give it as plain data, ready for `json.dumps`."""
        return dataclasses.asdict(self)


def summarise(
    story: Story,
    grid: pd.DataFrame,
    unserved: pd.DataFrame,
    *,
    wall_s: float,
) -> Summary:
    """Sum a run up from its grid and the list of who got less than wanted."""
    settings, problem, schedule = story.config.mission, story.problem, story.schedule
    counts = {one.id: story.count_of(one.id) for one in problem.participants}
    readings = sum(one.severity == "reading" for one in story.warnings)
    lacking = unserved[unserved["wanted"].isin([MINIMUM, ANY])]
    return Summary(
        mission=settings.name,
        date=settings.date.isoformat(),
        venue=settings.venue,
        status=schedule.status.value,
        meetings=len(schedule.meetings),
        pairs=len(problem.pairs),
        slots=len(problem.slots),
        tables=len(problem.tables),
        free_tables=problem.rules.free_tables_per_slot,
        table_use=_table_use(story),
        participants=len(problem.participants),
        with_meetings=sum(count > 0 for count in counts.values()),
        with_minimum=sum(
            counts[one.id] >= one.min_meetings for one in problem.participants
        ),
        too_few=tuple(_told(lacking.head(TOLD))),
        too_few_count=len(lacking),
        wishes=_wishes(story, unserved),
        trade=_trade(grid),
        directions=tuple(_directions(story, grid)),
        goals=schedule.goals,
        conflicts=schedule.conflicts,
        warnings=len(story.warnings) - readings,
        readings=readings,
        wall_s=round(wall_s, 3),
    )


def _table_use(story: Story) -> float:
    """Give the share of the places at tables, those kept free aside, that are used."""
    free = story.problem.rules.free_tables_per_slot
    closed = Counter(slot for t in story.problem.tables for slot in t.unavailable)
    tables = len(story.problem.tables)
    places = sum(max(0, tables - closed[slot] - free) for slot in story.slots)
    return len(story.schedule.meetings) / places if places else 0.0


def _told(lacking: pd.DataFrame) -> Iterator[Unserved]:
    languages = [c for c in lacking.columns if str(c).startswith("why_")]
    for row in lacking.to_dict("records"):
        yield Unserved(
            row["participant"],
            row["name"],
            int(row["meetings_held"]),
            int(row["meetings_wanted"]),
            {c.removeprefix("why_"): row[c] for c in languages},
        )


def _wishes(story: Story, unserved: pd.DataFrame) -> Wishes:
    asked = int((story.mission.wishes["wish"] != "no").sum())
    missed = unserved[~unserved["wanted"].isin([MINIMUM, ANY])]
    met = asked - len(missed) if story.schedule.has_plan else 0
    reasons = Counter(missed["reason"].tolist())
    return Wishes(asked, met, dict(reasons.most_common()))


def _trade(grid: pd.DataFrame) -> Trade:
    per_month = float(grid["trade_per_month"].sum())
    unknown = grid["trade_per_month"].isna() & grid["investment"].isna()
    return Trade(
        per_month,
        MONTHS_A_YEAR * per_month,
        float(grid["investment"].sum()),
        int(unknown.sum()),
    )


def _directions(story: Story, grid: pd.DataFrame) -> Iterator[Direction]:
    """Group the meetings by the seller's and the buyer's side, largest first."""
    across = story.config.mission.across or "province"
    sides = {one: str(story.about(one, across)) or "?" for one in story.people}
    frame = pd.DataFrame(
        {
            "seller_side": grid["seller"].map(sides),
            "buyer_side": grid["buyer"].map(sides),
            "trade": grid["trade_per_month"].astype(float),
            "investment": grid["investment"].astype(float),
        }
    )
    groups = [
        Direction(
            str(seller_side),
            str(buyer_side),
            len(rows),
            float(rows["trade"].sum()),
            float(rows["investment"].sum()),
        )
        for (seller_side, buyer_side), rows in frame.groupby(
            ["seller_side", "buyer_side"]
        )
    ]
    yield from sorted(groups, key=lambda one: -one.trade_per_month)
