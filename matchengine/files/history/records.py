"""What is noted of plans that were published, and of a publishing that is going on."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, Field
from pydantic.dataclasses import dataclass

from matchengine.records import RECORD, Listed
from matchengine.schedule import Status

KEPT_FORMAT: Final = "matchengine.edition/1"
IN_FORCE_FORMAT: Final = "matchengine.in_force/1"
PUBLISHING_FORMAT: Final = "matchengine.publishing/1"

Number = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True, config=RECORD)
class Differences:
    """How many meetings are not as in the plan before, and how many people they touch.

    `against` is the number of that plan.
    """

    against: Number
    cancelled: Count
    moved: Count
    other_table: Count
    new: Count
    participants: Count


@dataclass(frozen=True, slots=True, config=RECORD)
class KeptPlan:
    """What is told of a published plan without opening its files.

    Attributes
    ----------
    number
        Under which it is kept.
    moment
        When it was published, with a time zone.
    why
        What published it: "run", "replan", "handouts", "back to 2"; "found" if nothing
        of ours did, and it stood in the folder when the next one came.
    files
        The SHA-256 of each of its files, by name.
    plan, status, meetings, value, participants
        The mark of the plan, how its search ended, how many meetings it holds, their
        value, and how many participants hold one. None if its schedule.json is
        missing or cannot be read; the value too if it was no goal.
    differences
        Against the plan that was in force before it, if there was one.
    """

    number: Number
    moment: Annotated[AwareDatetime, Field(strict=False)]
    why: str
    files: dict[str, str]
    plan: str | None = None
    status: Annotated[Status, Field(strict=False)] | None = None
    meetings: Count | None = None
    value: int | None = None
    participants: Count | None = None
    differences: Differences | None = None
    format: Literal["matchengine.edition/1"] = KEPT_FORMAT


@dataclass(frozen=True, slots=True, config=RECORD)
class InForce:
    """The number of the plan whose files stand in the folder."""

    number: Number
    format: Literal["matchengine.in_force/1"] = IN_FORCE_FORMAT


@dataclass(frozen=True, slots=True, config=RECORD)
class Publishing:
    """A publishing that has begun: while this is noted, the folder may be a mix.

    `before` is the number of the plan that was in force, None if there was none;
    `after` that of the new one, and `files` are the names of its files.
    """

    before: Number | None
    after: Number
    files: Annotated[tuple[str, ...], Listed]
    format: Literal["matchengine.publishing/1"] = PUBLISHING_FORMAT
