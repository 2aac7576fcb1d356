"""A run's plan and the tables it was made from, read again from its folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from matchengine.config import RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.problem_json import read_problem
from matchengine.files.schedule_json import read_schedule
from matchengine.live.belonging import misfits
from matchengine.live.events import Telling
from matchengine.preparing import Prepared, score
from matchengine.problem import Problem
from matchengine.results.story import Story
from matchengine.schedule import Schedule
from matchengine.trade.mission import Mission
from matchengine.verify import verify


@dataclass(frozen=True)
class Reread:
    """The tables as they are now, scored again, and the plan as it was written."""

    prepared: Prepared
    schedule: Schedule

    def story(self, config: RunConfig, doubts: Iterable[Finding] = ()) -> Story:
        """Lay it out for all that tells of it; `doubts` are further warnings."""
        prepared = self.prepared
        return Story(
            config,
            prepared.mission,
            prepared.scores,
            prepared.problem,
            self.schedule,
            (*prepared.warnings, *doubts),
        )


def read_again(source: Path, config: RunConfig, day: Sequence[Telling] = ()) -> Reread:
    """Read the plan in the folder of a run, and the tables of its configuration.

    `day` is what was told on its day.

    Raises
    ------
    InputError
        With everything that does not hold: files, tables, a plan that does not fit.
    """
    problem = read_problem(source / "problem.json")
    schedule = read_schedule(source / "schedule.json")
    mission, scores = score(config, day=day)
    found = tuple(_misfits(source, mission, problem, schedule))
    if found:
        raise InputError(found)
    return Reread(Prepared(mission, scores, problem), schedule)


def _misfits(
    source: Path, mission: Mission, problem: Problem, schedule: Schedule
) -> Iterator[Finding]:
    """Say where the plan does not fit its problem, or the tables as they are now."""
    plan = str(source / "schedule.json")
    strange = misfits(problem, schedule, plan) if schedule.has_plan else ()
    yield from strange
    report = verify(problem, schedule) if schedule.has_plan else None
    if report is not None and not report.ok and not strange:
        first, *more = report.violations
        others = f" (and {len(more)} more)" if more else ""
        yield Finding(
            plan,
            f"the plan does not hold against {source / 'problem.json'}: "
            f"{first.sentence.rstrip('.')}{others}",
            "See `matchengine verify` for what is wrong, or run again.",
        )
    known = set(mission.participants["id"])
    for one in problem.participants:
        if one.id not in known:
            yield Finding(
                mission.source("participants"),
                f"the plan has {one.id}, who is no longer in the table",
                "Put the business back, or run again.",
                column="id",
            )
