"""Re-planning a run by its folder: events are read, the new plan is published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matchengine.config import RunConfig
from matchengine.day_in_force import Day
from matchengine.files.events_json import DAY, day_to_json
from matchengine.files.problem_json import problem_to_json
from matchengine.files.schedule_json import schedule_to_json
from matchengine.handouts.pace import seconds_for
from matchengine.live.causes import causes_of
from matchengine.live.curve import Curve, change_curve
from matchengine.live.events import Event
from matchengine.live.replan import MOST_OTHERS, Replan, replan
from matchengine.preparing import (
    hashes_now,
    score,
    told_before,
)
from matchengine.publishing import (
    Origin,
    Published,
    checked,
    publish,
    results_of,
)
from matchengine.results.change_messages import ChangedDay, change_files
from matchengine.results.story import Story
from matchengine.watch import OnProgress, Watch

SEARCH_S = 10.0
"""So long a search may take if nothing is said: it seldom needs a tenth of it."""


@dataclass(frozen=True)
class Wish:
    """What is asked of a re-planning, see `matchengine.live.replan.replan`.

    `time_limit` is that of the whole command; None lets the search take `SEARCH_S`.
    """

    now: str | None = None
    freeze_minutes: int = 0
    max_changes: int | None = None
    most_others: int | None = MOST_OTHERS
    time_limit: float | None = None
    seed: int | None = None
    workers: int | None = None

    def search(
        self, config: RunConfig | None, watch: Watch, to_write: float = 0.0
    ) -> dict[str, Any]:
        """Give what the search is told, from the configuration if unsaid.

        `to_write` are the seconds that writing is likely to take afterwards.
        """
        limit = SEARCH_S
        if self.time_limit is not None:
            limit = watch.time_left(self.time_limit, to_write)
        solver = None if config is None else config.solver
        seed = self.seed if self.seed is not None or solver is None else solver.seed
        workers = self.workers or (2 if solver is None else solver.workers)
        return {
            "now": self.now,
            "freeze_minutes": self.freeze_minutes,
            "time_limit": limit,
            "seed": seed or 0,
            "workers": workers,
        }


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


def curve_of(
    day: Day,
    wish: Wish,
    *,
    started: float | None = None,
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
        **wish.search(day.config, Watch(started, None)),
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
    offset, to_write = watch.elapsed_s, 0.0
    if target is not None and day.config is not None:
        outputs = day.config.outputs
        to_write = seconds_for(outputs.formats, day.problem, len(outputs.languages))
    plan = replan(
        day.problem,
        day.schedule,
        day.events,
        max_changes=wish.max_changes,
        most_others=wish.most_others,
        on_progress=lambda news: watch.pass_on(news, offset),
        should_stop=should_stop,
        **wish.search(day.config, watch, to_write),
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
            Origin({**day.record.inputs, **hashes_now(config, mission)}),
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
