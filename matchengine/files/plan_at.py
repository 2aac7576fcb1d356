"""A plan and its problem, from wherever they stand: a run's folder, or two files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matchengine.config import LANGUAGES, Language, RunConfig, SolverSettings
from matchengine.errors import FileError, Finding, InputError
from matchengine.files.events_json import DAY, read_day
from matchengine.files.history.replacing import settle
from matchengine.files.problem_json import read_problem
from matchengine.files.run_record import MANIFEST, read_run
from matchengine.files.schedule_json import read_schedule
from matchengine.live.belonging import misfits
from matchengine.problem import Problem
from matchengine.schedule import Schedule
from matchengine.verify import verify

PROBLEM, SCHEDULE = "problem.json", "schedule.json"
SHOWN = 10


@dataclass(frozen=True)
class PlanAt:
    """A plan that holds against its problem; `config` only where a run made them.

    `now` is what time it was when the plan was last re-planned, if it was.
    """

    problem: Problem
    schedule: Schedule
    config: RunConfig | None = None
    now: str | None = None

    @property
    def solver(self) -> SolverSettings:
        """With how many workers and which seed a run of it solves."""
        return self.config.solver if self.config else SolverSettings()

    @property
    def language(self) -> Language:
        """The language in which the mission is told first."""
        return self.config.outputs.languages[0] if self.config else LANGUAGES[0]


def plan_at(source: Path, schedule: Path | None = None) -> PlanAt:
    """Read a problem and its plan.

    Parameters
    ----------
    source
        The outputs folder of a run, a folder with problem.json and schedule.json, or
        the file of a problem.
    schedule
        The file of the plan, where `source` is that of a problem.

    Raises
    ------
    InputError
        With everything that does not hold, also between the two.
    """
    settle(source if source.is_dir() else source.parent)
    paths = _paths(source, schedule)
    ran = source.is_dir() and (source / MANIFEST).exists()
    record = read_run(source) if ran else None
    problem, plan = read_problem(paths[0]), read_schedule(paths[1])
    found = tuple(_misfits(problem, plan, str(paths[0]), str(paths[1])))
    if found:
        raise InputError(found)
    if record is not None:
        day = record.day
    else:
        day = read_day(source / DAY) if source.is_dir() else ()
    config = None if record is None else record.config
    return PlanAt(problem, plan, config, day[-1].now if day else None)


def plan_of_run(folder: Path) -> PlanAt | None:
    """Read the plan in a run's folder; None if there is none, or it is no folder."""
    if not folder.is_dir() or not (folder / SCHEDULE).exists():
        return None
    if not read_schedule(folder / SCHEDULE).has_plan:
        return None
    return plan_at(folder)


def has_no_run(folder: Path) -> bool:
    """Whether a folder holds a problem that no run of ours put there."""
    return (folder / PROBLEM).exists() and not (folder / MANIFEST).exists()


def _paths(source: Path, schedule: Path | None) -> tuple[Path, Path]:
    if source.is_dir():
        missing = [n for n in (PROBLEM, SCHEDULE) if not (source / n).exists()]
        if missing:
            problem = (
                f"this folder holds no plan: there is no {' and no '.join(missing)}"
            )
            fix = "Name the outputs folder of a run, or the two files."
            raise FileError([Finding(str(source), problem, fix)])
        return source / PROBLEM, schedule or source / SCHEDULE
    if not source.exists():
        fix = "Name the outputs folder of a run, or PROBLEM.json SCHEDULE.json."
        raise FileError([Finding(str(source), "there is no such file or folder", fix)])
    if schedule is None:
        problem = "a problem alone is no plan"
        fix = "Name its schedule.json behind it, or the folder that holds both."
        raise InputError([Finding(str(source), problem, fix)])
    return source, schedule


def _misfits(
    problem: Problem, plan: Schedule, asked: str, planned: str
) -> Iterator[Finding]:
    """Say in what the plan does not belong to the problem."""
    strange = misfits(problem, plan, planned)
    if strange:
        yield from strange
        return
    found = verify(problem, plan).violations
    for one in found[:SHOWN]:
        fix = "Name the two that belong together."
        said = f"it does not fit {asked}: {one.sentence.rstrip('.')}"
        yield Finding(planned, said, fix)
    if found[SHOWN:]:
        fix = "See `matchengine verify`."
        yield Finding(planned, f"{len(found) - SHOWN} more things do not fit", fix)
