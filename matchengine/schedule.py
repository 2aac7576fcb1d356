"""The plan: who meets whom, when, at which table, and how good that is."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from matchengine.faces.goals import GoalShown
from matchengine.faces.schedule import Held, schedule_face
from matchengine.records import RECORD, GoalName, Id, Ids, Listed, Meta

if TYPE_CHECKING:
    import pandas as pd

SCHEDULE_FORMAT: Final = "matchengine.schedule/1"
MEETING_COLUMNS = ("pair", "buyer", "seller", "slot", "table")

Proof = Literal["certificate", "search"]
Price = float | dict[str, float]
"""A price per slot: one number for all of them, or a number for each slot's id."""


class Status(StrEnum):
    """How a run ended. Infeasible is an answer, not an error."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NO_PLAN = "no_plan"


@dataclass(frozen=True, slots=True, config=RECORD)
class Meeting:
    """A pair placed in a slot at a table."""

    pair: Id
    buyer: str
    seller: str
    slot: str
    table: str
    meta: Meta | None = None


@dataclass(frozen=True, slots=True, config=RECORD)
class GoalResult:
    """What became of a goal.

    `value` is that of the plan, `best` what the goal's own turn reached, `limit` what
    later goals had to keep, `bound` what no plan can beat (None if unknown), `gap`
    their distance |bound - best| / max(1, |best|), and `proof` who vouches for the
    bound: the certificate, that anyone can re-check, or the search.
    """

    goal: GoalName
    value: int
    best: int
    limit: int
    bound: int | None = None
    gap: float | None = None
    proof: Proof | None = None


@dataclass(frozen=True, slots=True, config=RECORD)
class Certificate:
    """Prices from which anyone re-computes a bound on `value` (weak duality).

    All prices are multiples of 1/1024, finite and >= 0; what is missing is 0.
    """

    bound: float
    time_price: dict[str, Price] = field(default_factory=dict)
    table_price: Price = 0.0
    meeting_price: dict[str, float] = field(default_factory=dict)
    resource_price: dict[str, Price] = field(default_factory=dict)
    goal: Literal["value"] = "value"


@dataclass(frozen=True, slots=True, config=RECORD)
class Conflict:
    """One of the demands that cannot hold together, and what relaxing it takes.

    What was tried: `needed`, that all others of them can hold without it; `least`, that
    the relaxation lets them hold and no smaller one does; `enough`, that it alone makes
    the whole problem feasible. False says that it is not so or was not tried.
    """

    demand: str
    ids: Ids
    sentence: str
    relaxation: str
    needed: bool = False
    least: bool = False
    enough: bool = False


@dataclass(frozen=True, slots=True, config=RECORD)
class StartFacts:
    """What became of the meetings of the plan that a run started from.

    `kept` ones were taken over as they were, `moved` ones in another slot or at
    another table; for the `dropped` ones no rule left a place, and the `unknown` ones
    are of pairs that the problem does not have.
    """

    meetings: int
    kept: int
    moved: int
    dropped: int
    unknown: int


@dataclass(frozen=True, slots=True, config=RECORD)
class RunFacts:
    """How the plan was made, so that anybody can make it again.

    `start` tells of the plan that the run started from, if any; `faults` names each
    phase that failed, which then cost no more than its own part.
    """

    seed: int = 0
    workers: int = 1
    wall_s: float = 0.0
    work: float = 0.0
    versions: dict[str, str] = field(default_factory=dict)
    start: StartFacts | None = None
    faults: Annotated[tuple[str, ...], Listed] = ()


@dataclass(frozen=True, slots=True, config=RECORD)
class Schedule:
    """The plan of a mission day, with what is proven of it.

    Meetings stand in the order of slots, then of tables. An infeasible problem gives
    no meetings and the `conflicts` that make it so.
    """

    status: Annotated[Status, Field(strict=False)]
    goals: Annotated[tuple[GoalResult, ...], Listed] = ()
    meetings: Annotated[tuple[Meeting, ...], Listed] = ()
    certificate: Certificate | None = None
    conflicts: Annotated[tuple[Conflict, ...], Listed] = ()
    run: RunFacts | None = None
    format: Literal["matchengine.schedule/1"] = SCHEDULE_FORMAT
    meta: Meta | None = None

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan at all, be it one without meetings."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)

    def goal(self, name: str) -> GoalResult | None:
        """Give what became of a goal, None if it was not optimised."""
        return next((result for result in self.goals if result.goal == name), None)

    def to_frame(self) -> pd.DataFrame:
        """Give the meetings as a table with one row a meeting."""
        import pandas as pd  # noqa: PLC0415 -- a schedule is read without pandas too

        rows: list[dict[str, Any]] = [
            {name: getattr(meeting, name) for name in MEETING_COLUMNS}
            for meeting in self.meetings
        ]
        return pd.DataFrame(rows, columns=list(MEETING_COLUMNS))

    def agenda(self, participant: str) -> pd.DataFrame:
        """Give one participant's meetings, in order of time."""
        frame = self.to_frame()
        own = (frame["buyer"] == participant) | (frame["seller"] == participant)
        return frame[own].reset_index(drop=True)

    def _repr_html_(self) -> str:
        return schedule_face(
            self.status,
            [
                GoalShown(one.goal, one.value, one.best, one.bound, one.gap, one.proof)
                for one in self.goals
            ],
            [Held(m.buyer, m.seller, m.slot, m.table) for m in self.meetings],
            [f"{one.sentence} {one.relaxation}".rstrip() for one in self.conflicts],
        )
