"""What advice is made of: what was changed, what that brought, and how sure it is."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

StepKind = Literal["base", "tables", "slots", "minutes", "delegates", "maximum"]
Side = Literal["buyer", "seller", "wish"]
How = Literal["solved", "chosen"]
Why = Literal["time", "no_change", "no_prices", "no_weights", "no_minutes"]
Reached = Literal["held", "impossible", "unknown"]


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the mission.

    `by` counts tables, slots, delegates or meetings more (or fewer, below 0), and
    minutes of a meeting themselves. `who` is the participant, or the session.
    """

    kind: StepKind
    by: int = 0
    who: str = ""


@dataclass(frozen=True, slots=True)
class Served:
    """Who is served by a plan: businesses that meet somebody, and as often as wanted.

    `missing` counts the meetings short of the minimums.
    """

    meetings: int
    businesses: int
    with_minimum: int
    missing: int


@dataclass(frozen=True, slots=True)
class Span:
    """What a difference of two best values certainly lies between, both ends in it."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether both ends are the same."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Point:
    """A changed mission, solved.

    `value` is that of the plan found, `bound` what none can beat, `gain` how much the
    best value changes against the mission as it is. `at_most` is what the prices said
    before. Without a plan `value` is None, and `status` says why.
    """

    step: Step
    status: str
    slots: int
    tables: int
    value: int | None = None
    bound: int | None = None
    served: Served | None = None
    gain: Span | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What one more of something is worth, by the prices of the plan as it is.

    `price` is the estimate, in points of value; `at_most` adds what the plan may be
    short of its bound, so that no plan can gain more.
    """

    step: Step
    price: float
    at_most: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A weight of the score moved, and how many of the plan's meetings that changes.

    `weight` is its share as it is, `factor` by what it was multiplied. `changed` counts
    the meetings of the plan that the nearest of the best plans does not hold: `solved`
    with places for all meetings, or `chosen`, with pairs alone. `sure` says that no
    best plan keeps more of them.
    """

    side: Side
    part: str
    weight: float
    factor: float
    changed: int
    of: int
    how: How
    sure: bool

    @property
    def share(self) -> float:
        """The share of the plan's meetings that change."""
        return self.changed / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Fair:
    """The best value when everybody who can holds at least so many meetings.

    `reached` is `held` with a plan, `impossible` if proven so. `loss` is what it costs
    against no such promise.
    """

    floor: int
    reached: Reached
    value: int | None = None
    bound: int | None = None
    loss: Span | None = None
    served: Served | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """A question, or a part of it, that has no answer, and why.

    `part` is what was to be changed, such as "+8" or "15".
    """

    question: str
    why: Why
    part: str = ""


Found = Point | Price | Moved | Fair | Left


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A sentence worth saying, as data: its kind, and the numbers in it."""

    kind: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Advice:
    """What is known before the day: what more or less of everything would bring.

    `base` is the mission as it is, `slack` how far its plan is below what its prices
    prove: what has no price of its own is worth no more than that. `noise` is 0 where
    the same weights, solved again, give the same meetings. What was not reached in the
    time stands in `left`.
    """

    base: Point
    slack: int | None = None
    prices: tuple[Price, ...] = ()
    points: tuple[Point, ...] = ()
    weights: tuple[Moved, ...] = ()
    noise: int = 0
    fairness: tuple[Fair, ...] = ()
    left: tuple[Left, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    participants: int = 0
    kept_free: int = 0
    minutes: int | None = None
    names: dict[str, str] = field(default_factory=dict)
    stopped: bool = False
    wall_s: float = 0.0

    def of(self, *kinds: StepKind) -> tuple[Point, ...]:
        """Give the solved changes of these kinds."""
        return tuple(point for point in self.points if point.step.kind in kinds)

    def as_json(self) -> dict[str, Any]:
        """Give everything as plain data; shares of the weights' meetings with it."""
        data = asdict(self)
        data["weights"] = [
            {**asdict(one), "share": round(one.share, 6)} for one in self.weights
        ]
        return data
