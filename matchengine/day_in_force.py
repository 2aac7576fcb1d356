"""A plan in force and what happened to it, read from wherever they stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from matchengine.config import LANGUAGES, Language, RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.events_json import DAY, read_day
from matchengine.files.history.in_force import number_in_force
from matchengine.files.plan_at import plan_at
from matchengine.files.read_events import read_events
from matchengine.files.run_record import MANIFEST, RunRecord, read_run
from matchengine.handouts.every import not_installed
from matchengine.live.events import Event, Telling
from matchengine.preparing import changed_since
from matchengine.problem import Problem
from matchengine.publishing import ready_to_publish
from matchengine.rereading import read_again
from matchengine.schedule import Schedule
from matchengine.welcoming import ready_events


@dataclass(frozen=True)
class Day:
    """A plan in force, and what happened to it, both sound and fitting each other.

    `changed` are the inputs of the run that are not as they were.
    """

    source: Path
    problem: Problem
    schedule: Schedule
    events: tuple[Event, ...]
    told: tuple[Telling, ...] = ()
    record: RunRecord | None = None
    based_on: int | None = None
    findings: tuple[Finding, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def config(self) -> RunConfig | None:
        """The configuration of the run; None for a bare problem and its plan."""
        return None if self.record is None else self.record.config

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which people are told."""
        return LANGUAGES if self.config is None else self.config.outputs.languages


def day_at(
    source: Path,
    events: Path | None = None,
    *,
    now: str | None = None,
    schedule: Path | None = None,
) -> Day:
    """Read a plan in force and what happened to it.

    Parameters
    ----------
    source
        The outputs folder of a run, a folder with problem.json and schedule.json, or
        the file of a problem.
    events
        The file or folder of events; None for none.
    now
        What time it is, as `replan` takes it.
    schedule
        The file of the plan, where `source` is that of a problem.

    Raises
    ------
    InputError
        With everything that does not hold: files, events, a plan that does not fit.
    """
    settled: tuple[Finding, ...] = ()
    if source.is_dir():
        settled = ready_to_publish(source)
    based_on = number_in_force(source) if source.is_dir() else None
    record: RunRecord | None = None
    changed: tuple[str, ...] = ()
    if source.is_dir() and (source / MANIFEST).exists():
        record = read_run(source)
        told = record.day
        missing = not_installed(record.config.outputs.formats)
        if missing:
            raise InputError(missing)
        again = read_again(source, record.config, record.day)
        problem, plan = again.prepared.problem, again.schedule
        if not plan.has_plan:
            raise InputError([_no_plan(source, plan)])
        changed = changed_since(record, again.prepared.mission)
    else:
        bare = plan_at(source, schedule)
        told = read_day(source / DAY) if source.is_dir() else ()
        problem, plan = bare.problem, bare.schedule
    read = read_events(events) if events is not None else None
    ready = ready_events(
        None if record is None else record.config,
        problem,
        plan,
        () if read is None else read.events,
        day=told,
        now=now,
    )
    noticed = () if read is None else read.findings
    return Day(
        source,
        problem,
        plan,
        ready.events,
        (*told, Telling(now, ready.told)),
        record,
        based_on,
        (*settled, *noticed, *ready.findings),
        changed,
    )


def _no_plan(source: Path, plan: Schedule) -> Finding:
    problem = f"there is no plan in it: its status is {plan.status.value}"
    return Finding(str(source), problem, "Run it again, or go back to an earlier plan.")
