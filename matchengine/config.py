"""The run configuration: what the YAML may say, and what holds where it says nothing.

Each field's description is its documentation; its default stands here and nowhere else.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from matchengine.problem import DEFAULT_GOALS
from matchengine.records import Goal, Rules, Share
from matchengine.trade.settings import Scoring

LARGEST_SEED = 2**31 - 1
MOST_WORKERS = 256
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DAY_MINUTES = 24 * 60

Format = Literal["json", "csv", "xlsx", "pdf", "ics", "html"]
Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def _as_tuple(value: object) -> object:
    """Let a list stand where a tuple is kept; a faulty item is then told alone."""
    return tuple(value) if isinstance(value, list) else value


Listed = BeforeValidator(_as_tuple)


def _quoted(value: object) -> object:
    """Refuse what YAML makes of a time that stands there without quotes."""
    if isinstance(value, int) and not isinstance(value, bool):
        hours, minutes = divmod(value, 60)
        meant = f"{hours:02d}:{minutes:02d}" if 0 <= value < DAY_MINUTES else "13:00"
        raise ValueError(
            "a time without quotes is a number to YAML; write it in quotes, "
            f'such as "{meant}"'
        )
    return value


def _clock(value: str) -> str:
    match = CLOCK.fullmatch(value)
    if match is None:
        raise ValueError('this is no time of the day; write "HH:MM", such as "08:30"')
    return f"{int(match[1]):02d}:{match[2]}"


def _known_zone(name: str) -> str:
    known = available_timezones()
    if name not in known:
        close = get_close_matches(name, sorted(known), n=1)
        hint = close[0] if close else "Asia/Jakarta"
        raise ValueError(f"there is no such time zone; write one such as {hint}")
    return name


def _path(value: object) -> object:
    if not isinstance(value, (str, Path)) or not str(value) or "\0" in str(value):
        raise ValueError("this is no path; write the path of a file or folder")
    return value


def _calendar_day(value: object) -> object:
    """Read a day from text, in the one form that can be read in one way only."""
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise ValueError("there is no such day; write it as YYYY-MM-DD") from None
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise ValueError("this is no date; write it as YYYY-MM-DD, such as 2025-05-07")
    return value


PathOf = Annotated[Path, BeforeValidator(_path), Field(strict=False)]
CalendarDay = Annotated[datetime.date, BeforeValidator(_calendar_day)]
Clock = Annotated[
    str,
    BeforeValidator(_quoted),
    AfterValidator(_clock),
    Field(json_schema_extra={"pattern": f"^{CLOCK.pattern}$"}),
]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class MissionSettings(_Section):
    """What the mission is, and when."""

    name: str = Field(description="name of the mission, as people call it")
    date: CalendarDay = Field(description="the day, such as 2025-05-07")
    timezone: Annotated[str, AfterValidator(_known_zone)] = Field(
        description="time zone of all times, such as Asia/Makassar"
    )
    venue: str = Field("", description="where it is held")
    across: str | None = Field(
        "province",
        description="column of the participants by which they are kept apart: "
        "those with the same value never pair; null lets any two pair",
    )
    visiting: str | None = Field(
        None,
        description="the side that visits, as the column across has it: records of "
        "deals are told from there; null takes the side with the fewest businesses",
    )


class Session(_Section):
    """A part of the day without a break."""

    name: Annotated[str, Field(min_length=1)] = Field(description="name of the session")
    start: Clock = Field(description='when it starts, "HH:MM" in quotes')
    end: Clock = Field(description='when it ends, "HH:MM" in quotes')

    @model_validator(mode="after")
    def _ends_after_start(self) -> Session:
        if minutes(self.end) <= minutes(self.start):
            raise ValueError(
                f"session '{self.name}' ends at {self.end}, "
                f"not after its start at {self.start}"
            )
        return self


class Day(_Section):
    """How the day is cut into slots."""

    meeting_minutes: Annotated[int, Field(ge=1, le=DAY_MINUTES)] = Field(
        description="minutes of a meeting"
    )
    changeover_minutes: Annotated[int, Field(ge=0, le=DAY_MINUTES)] = Field(
        0, description="minutes between two meetings, to change tables"
    )
    sessions: Annotated[tuple[Session, ...], Listed, Field(min_length=1)] = Field(
        description="the parts of the day, in order of time"
    )

    @model_validator(mode="after")
    def _sessions_follow_each_other(self) -> Day:
        for name, times in Counter(session.name for session in self.sessions).items():
            if times > 1:
                raise ValueError(f"{times} sessions are called '{name}'")
        for earlier, later in pairwise(self.sessions):
            if minutes(later.start) < minutes(earlier.end):
                raise ValueError(
                    f"session '{later.name}' starts at {later.start}, before session "
                    f"'{earlier.name}' ends at {earlier.end}"
                )
        for session in self.sessions:
            length = minutes(session.end) - minutes(session.start)
            if length < self.meeting_minutes:
                raise ValueError(
                    f"session '{session.name}' has {length} minutes, too few for one "
                    f"meeting of {self.meeting_minutes}"
                )
        return self


class TableSettings(_Section):
    """How many tables there are, if no table of tables says so."""

    count: Annotated[int, Field(ge=0, le=100_000)] | None = Field(
        None, description="number of tables; null takes all of the tables sheet"
    )
    keep_free: Annotated[int, Field(ge=0, le=100_000)] = Field(
        0, description="tables that stay free in every slot, for walk-ins"
    )


class Attendance(_Section):
    """How sure it is that businesses come."""

    absence: Share = Field(
        0.0,
        description="chance that a business does not come, from 0 to 1, where the "
        "table of participants does not say",
    )


class SolverSettings(_Section):
    """How long and how hard the solver tries."""

    time_limit_s: Annotated[float, Field(ge=0, le=1e7, allow_inf_nan=False)] = Field(
        60.0, description="seconds of wall time for the whole command"
    )
    work_limit: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = Field(
        None,
        description="bounds the search in the solver's deterministic units instead",
    )
    workers: Annotated[int, Field(ge=1, le=MOST_WORKERS)] = Field(
        2, description="threads of the exact searches"
    )
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] = Field(
        0, description="the only source of chance"
    )


class OutputSettings(_Section):
    """Where the results go, and in which form."""

    folder: PathOf = Field(
        description="folder of the results; relative to the configuration file"
    )
    formats: Annotated[tuple[Format, ...], Listed] = Field(
        ("json", "csv"),
        description="kinds of files: xlsx is the workbook and the commitment sheet, "
        "pdf agendas, table cards and hall plan, ics calendars, html a page; problem, "
        "schedule, tables and manifest are always written as JSON and CSV",
    )
    languages: Annotated[tuple[Language, ...], Listed, Field(min_length=1)] = Field(
        ("id", "en"), description="languages of what people read"
    )


class RunConfig(_Section):
    """Everything that `matchengine run` is told."""

    mission: MissionSettings = Field(description="what the mission is, and when")
    inputs: PathOf = Field(
        description="folder or workbook of the mission's tables; relative to the "
        "configuration file"
    )
    glossary: PathOf | None = Field(
        None,
        description="CSV file of commodities and names of your own, on top of those "
        "that come with matchengine; relative to the configuration file",
    )
    day: Day = Field(description="how the day is cut into slots")
    tables: TableSettings = Field(TableSettings(), description="the hall's tables")
    attendance: Attendance = Field(
        Attendance(), description="how sure it is that businesses come"
    )
    scoring: Scoring = Field(Scoring(), description="how pairs are scored")
    rules: Rules = Field(
        Rules(), description="switches of the rules that a mission may or may not want"
    )
    goals: Annotated[tuple[Goal, ...], Listed] = Field(
        DEFAULT_GOALS,
        description="what is made as good as can be, in order of priority",
    )
    solver: SolverSettings = Field(
        SolverSettings(), description="how long and how hard the solver tries"
    )
    outputs: OutputSettings = Field(description="where the results go")

    @model_validator(mode="before")
    @classmethod
    def _empty_sections_keep_their_defaults(cls, data: Any) -> Any:
        """Let `rules:` with nothing after it stand, as YAML files have it."""
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None}

    @model_validator(mode="after")
    def _free_tables_are_said_once(self) -> RunConfig:
        by_rule, by_table = self.rules.free_tables_per_slot, self.tables.keep_free
        if by_rule and by_table and by_rule != by_table:
            raise ValueError(
                f"tables.keep_free is {by_table} and rules.free_tables_per_slot is "
                f"{by_rule}: they mean the same, name one of them"
            )
        return self

    @model_validator(mode="after")
    def _goals_are_named_once(self) -> RunConfig:
        for name, times in Counter(goal.goal for goal in self.goals).items():
            if times > 1:
                raise ValueError(f"the goal '{name}' is named {times} times in goals")
        return self


def minutes(clock: str) -> int:
    """Give a time of the day as minutes since midnight."""
    hours, rest = clock.split(":")
    return 60 * int(hours) + int(rest)
