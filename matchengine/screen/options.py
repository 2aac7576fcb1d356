"""The options that several commands share."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from matchengine.config import (
    LARGEST_SEED,
    MOST_WORKERS,
    RunConfig,
    SolverSettings,
)
from matchengine.screen.settling import settled


class Record(StrEnum):
    """The files that have a schema."""

    PROBLEM = "problem"
    SCHEDULE = "schedule"
    CONFIG = "config"


class FormatChoice(StrEnum):
    """The forms in which a plan is handed out."""

    XLSX = "xlsx"
    PDF = "pdf"
    ICS = "ics"
    HTML = "html"


class LetterFormatChoice(StrEnum):
    """The forms in which letters are written."""

    TXT = "txt"
    CSV = "csv"
    PDF = "pdf"


class LanguageChoice(StrEnum):
    """The languages that people are told in."""

    ID = "id"
    EN = "en"


def _finite(number: float | None) -> float | None:
    if number is not None and not math.isfinite(number):
        raise typer.BadParameter("it is no finite number")
    return number


TimeLimit = Annotated[
    float | None,
    typer.Option(
        min=0, callback=_finite, help="Seconds of wall time for the whole command."
    ),
]
WorkLimit = Annotated[
    float | None,
    typer.Option(
        min=0,
        callback=_finite,
        help="Bound the search in deterministic units of work instead of seconds.",
    ),
]
Seed = Annotated[
    int | None,
    typer.Option(min=0, max=LARGEST_SEED, help="The only source of chance."),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, max=MOST_WORKERS, help="Threads of the exact searches."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print for programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress on stderr.")]
ConfigFile = Annotated[
    Path, typer.Argument(metavar="CONFIG.yaml", help="The run configuration.")
]
ProblemFile = Annotated[
    Path, typer.Argument(metavar="PROBLEM.json", help="The problem; - is stdin.")
]
ScheduleFile = Annotated[
    Path, typer.Argument(metavar="SCHEDULE.json", help="The plan; - is stdin.")
]
StartFile = Annotated[
    Path | None,
    typer.Option(
        "--start",
        metavar="SCHEDULE.json",
        help="Begin with what still holds of this earlier plan; - is stdin.",
    ),
]
InputsFile = Annotated[
    Path,
    typer.Argument(
        metavar="INPUTS", help="A folder, a workbook, CONFIG.yaml or PROBLEM.json."
    ),
]
FixFile = Annotated[
    Path | None,
    typer.Option(
        "--fix",
        metavar="OUT.xlsx",
        help="Write the tables as they were read into a clean workbook.",
    ),
]
TemplateFile = Annotated[
    Path, typer.Argument(metavar="OUT.xlsx", help="Where the empty workbook goes.")
]
TemplateLanguage = Annotated[
    LanguageChoice, typer.Option("--language", help="The language of its headings.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Write over a workbook that is there already.")
]
OutputFile = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="SCHEDULE.json",
        help="Where the schedule goes; - is stdout.",
    ),
]
ConfigOrPlan = Annotated[
    Path,
    typer.Argument(
        metavar="CONFIG|RUN",
        help="The run configuration, the outputs folder of a run, or a PROBLEM.json "
        "with its plan behind it.",
        callback=settled,
    ),
]
NoSolve = Annotated[
    bool,
    typer.Option("--no-solve", help="Do not look for the change that grants it."),
]
BuyerId = Annotated[
    str, typer.Option("--buyer", metavar="ID", help="Id of one of the two.")
]
SellerId = Annotated[
    str, typer.Option("--seller", metavar="ID", help="Id of the other.")
]
LanguageName = Annotated[
    LanguageChoice | None,
    typer.Option(
        "--language",
        help="Indonesian or English; the first of outputs.languages if left out.",
    ),
]
RunFolder = Annotated[
    Path,
    typer.Argument(
        metavar="RUN", help="The outputs folder of a run.", callback=settled
    ),
]
PlanFolder = Annotated[
    Path,
    typer.Argument(
        metavar="RUN",
        help="The outputs folder of a run, or any folder with a plan.",
        callback=settled,
    ),
]
PlanSource = Annotated[
    Path,
    typer.Argument(
        metavar="RUN",
        help="The outputs folder of a run, or a PROBLEM.json with its plan behind it.",
    ),
]
PlanFile = Annotated[
    Path | None,
    typer.Argument(metavar="SCHEDULE.json", help="The plan of a PROBLEM.json."),
]
OfParticipant = Annotated[
    str, typer.Option("--participant", metavar="ID", help="Whom it is about.")
]
SlotName = Annotated[
    str,
    typer.Option("--slot", metavar="ID|HH:MM", help="When: a slot's id, or its time."),
]
NowTime = Annotated[
    str | None,
    typer.Option("--now", metavar="HH:MM", help="What is over by then is refused."),
]
Top = Annotated[
    int, typer.Option("--top", min=1, help="So many suggestions of each kind.")
]
FilledSheetFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="A filled commitments.….xlsx, or its sheet as CSV."
    ),
]
FormatNames = Annotated[
    list[FormatChoice] | None,
    typer.Option("--format", help="Only this one; may be given several times."),
]
LetterFormatNames = Annotated[
    list[LetterFormatChoice] | None,
    typer.Option(
        "--format",
        help="Only this one; may be given several times; txt and csv if left out.",
    ),
]
OneParticipant = Annotated[
    str | None,
    typer.Option(
        "--participant", metavar="ID", help="Only the letter to this one; all, if not."
    ),
]
LanguageNames = Annotated[
    list[LanguageChoice] | None,
    typer.Option(
        "--language",
        help="Indonesian or English, may be given several times; outputs.languages "
        "if left out.",
    ),
]
HandoutFolder = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FOLDER", help="Where to; RUN itself if left out."
    ),
]
AdviceFolder = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FOLDER",
        help="Where advice goes; outputs.folder if left out.",
    ),
]
DelegateIds = Annotated[
    list[str] | None,
    typer.Option(
        "--delegates",
        metavar="ID",
        help="Ask about one more delegate of this participant, not of the dearest; may "
        "be given several times.",
    ),
]
RecordName = Annotated[Record, typer.Argument(help="Which file's schema.")]


def overridden(
    config: RunConfig,
    time_limit: float | None,
    work_limit: float | None,
    seed: int | None,
    workers: int | None,
) -> RunConfig:
    """Let what the command line says go before what the file says."""
    solver = overridden_solver(config.solver, time_limit, work_limit, seed, workers)
    return config.model_copy(update={"solver": solver})


def overridden_solver(
    settings: SolverSettings,
    time_limit: float | None,
    work_limit: float | None,
    seed: int | None,
    workers: int | None,
) -> SolverSettings:
    """Let what the command line says of the solver go before its settings."""
    given = {
        "time_limit_s": time_limit,
        "work_limit": work_limit,
        "seed": seed,
        "workers": workers,
    }
    said: dict[str, Any] = {n: value for n, value in given.items() if value is not None}
    if time_limit is not None and work_limit is None:
        said["work_limit"] = None  # a limit in seconds is meant, then
    return settings.model_copy(update=said)
