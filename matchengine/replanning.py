"""Re-planning a run by its folder: events are read, the new plan is published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matchengine.config import LANGUAGES, Language, RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.events_json import DAY, day_to_json, read_day
from matchengine.files.history.in_force import number_in_force
from matchengine.files.plan_at import plan_at
from matchengine.files.problem_json import problem_to_json
from matchengine.files.read_events import read_events
from matchengine.files.run_folder import input_hashes
from matchengine.files.run_record import MANIFEST, RunRecord, read_run
from matchengine.files.schedule_json import schedule_to_json
from matchengine.handouts.every import not_installed
from matchengine.live.causes import causes_of
from matchengine.live.curve import Curve, change_curve
from matchengine.live.events import Event, Telling
from matchengine.live.replan import MOST_OTHERS, Replan, replan
from matchengine.preparing import files_of_ones_own, score, told_before
from matchengine.problem import Problem
from matchengine.publishing import (
    Origin,
    Published,
    checked,
    publish,
    ready_to_publish,
    results_of,
)
from matchengine.rereading import read_again
from matchengine.results.change_messages import ChangedDay, change_files
from matchengine.results.story import Story
from matchengine.schedule import Schedule
from matchengine.trade.mission import Mission
from matchengine.watch import OnProgress, Watch
from matchengine.welcoming import ready_events


@dataclass(frozen=True)
class Wish:
    """What is asked of a re-planning, see `matchengine.live.replan.replan`."""

    now: str | None = None
    freeze_minutes: int = 0
    max_changes: int | None = None
    most_others: int | None = MOST_OTHERS
    time_limit: float = 10.0
    seed: int | None = None
    workers: int | None = None

    def search(self, config: RunConfig | None) -> dict[str, Any]:
        """Give what the search is told, from the configuration if unsaid."""
        solver = None if config is None else config.solver
        seed = self.seed if self.seed is not None or solver is None else solver.seed
        workers = self.workers or (2 if solver is None else solver.workers)
        return {
            "now": self.now,
            "freeze_minutes": self.freeze_minutes,
            "time_limit": self.time_limit,
            "seed": seed or 0,
            "workers": workers,
        }


@dataclass(frozen=True)
class Day:
    """A plan in force, and what happened to it, both sound and fitting each other."""

    source: Path
    problem: Problem
    schedule: Schedule
    events: tuple[Event, ...]
    told: tuple[Telling, ...] = ()
    record: RunRecord | None = None
    based_on: int | None = None
    findings: tuple[Finding, ...] = ()
    mission: Mission | None = field(default=None, repr=False)

    @property
    def config(self) -> RunConfig | None:
        """The configuration of the run; None for a bare problem and its plan."""
        return None if self.record is None else self.record.config

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which people are told."""
        return LANGUAGES if self.config is None else self.config.outputs.languages


@dataclass(frozen=True)
class Replanned:
    """A re-planning of a folder: what it came to, and under which number it is kept.

    `published` is None where nothing was to be written, or there is no plan.
    `messages` are the files that tell people, by name.
    """

    plan: Replan
    day: Day
    changed: ChangedDay
    messages: Mapping[str, str]
    published: Published | None = None


def day_at(
    source: Path, events: Path | None, wish: Wish, schedule: Path | None = None
) -> Day:
    """Read a plan in force and what happened to it.

    Parameters
    ----------
    source
        The outputs folder of a run, a folder with problem.json and schedule.json, or
        the file of a problem.
    events
        The file or folder of events; None for none.
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
    record, mission = None, None
    if source.is_dir() and (source / MANIFEST).exists():
        record = read_run(source)
        told = record.day
        missing = not_installed(record.config.outputs.formats)
        if missing:
            raise InputError(missing)
        again = read_again(source, record.config, record.day)
        problem, plan = again.prepared.problem, again.schedule
        mission = again.prepared.mission
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
        now=wish.now,
    )
    noticed = () if read is None else read.findings
    return Day(
        source,
        problem,
        plan,
        ready.events,
        (*told, Telling(wish.now, ready.told)),
        record,
        based_on,
        (*settled, *noticed, *ready.findings),
        mission,
    )


def curve_of(
    day: Day,
    wish: Wish,
    *,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Curve:
    """Give value against changes for a day; nothing is written."""
    return change_curve(
        day.problem,
        day.schedule,
        day.events,
        on_progress=on_progress,
        should_stop=should_stop,
        **wish.search(day.config),
    )


def replan_day(
    day: Day,
    wish: Wish,
    *,
    target: Path | None,
    started: float | None = None,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Replanned:
    """Re-plan a day, and publish the plan into a folder; None only shows it.

    Raises
    ------
    FileError
        If it cannot be written; the plan before is then in force, as it was.
    InputError
        If another plan was published there meanwhile.
    InternalError
        If `verify` refuses the plan; nothing is written then.
    """
    watch = Watch(started, on_progress)
    offset = watch.elapsed_s
    plan = replan(
        day.problem,
        day.schedule,
        day.events,
        max_changes=wish.max_changes,
        most_others=wish.most_others,
        on_progress=lambda news: watch.pass_on(news, offset),
        should_stop=should_stop,
        **wish.search(day.config),
    )
    checked(plan.problem, plan.schedule)
    changed = ChangedDay(
        plan.problem,
        plan.schedule,
        plan.changes,
        past=plan.past,
        causes=causes_of(plan.changes, day.events),
    )
    messages = change_files(changed, day.languages)
    published = None
    if target is not None and plan.schedule.has_plan:
        watch.tell("write")
        published = _published(day, plan, messages, target, watch, wish)
    return Replanned(plan, day, changed, messages, published)


def _published(
    day: Day,
    plan: Replan,
    messages: Mapping[str, str],
    target: Path,
    watch: Watch,
    wish: Wish,
) -> Published:
    further = {DAY: day_to_json(day.told), **messages}
    moment = watch.now("UTC")
    if day.record is None:
        contents: Mapping[str, str | bytes] = {
            "problem.json": problem_to_json(plan.problem),
            "schedule.json": schedule_to_json(plan.schedule),
            **further,
        }
    else:
        config = day.record.config
        before = told_before(day.source, config)
        mission, scores = score(config, day=day.told)
        story = Story(
            config, mission, scores, plan.problem, plan.schedule, before.doubts
        )
        came = results_of(
            story,
            Origin(_hashes(day.record, mission)),
            watch,
            calendar=before.notices,
            further=further,
            noted={"replan": _noted(day.events, wish)},
        )
        contents, moment = came.contents, came.moment
    based_on = day.based_on if target.resolve() == day.source.resolve() else None
    why = "replan" if wish.now is None else f"replan {wish.now}"
    return publish(target, contents, why=why, moment=moment, based_on=based_on)


def _noted(events: Sequence[Event], wish: Wish) -> dict[str, Any]:
    """Say in the manifest how the plan came about."""
    return {
        "now": wish.now,
        "freeze_minutes": wish.freeze_minutes,
        "max_changes": wish.max_changes,
        "events": len(events),
    }


def _hashes(record: RunRecord, mission: Mission) -> dict[str, str]:
    """Give the hashes of the inputs as they are now, and of the configuration then."""
    config = record.config
    now = input_hashes(config.inputs, mission, files_of_ones_own(config))
    return {**record.inputs, **now}
