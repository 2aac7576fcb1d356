"""The main job: read, score, build, solve, verify, write.

The only place that knows all of the parts, and that looks at the clock for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from matchengine.config import RunConfig
from matchengine.errors import Finding, InputError
from matchengine.explaining import explain
from matchengine.faces.outcome import outcome_face
from matchengine.files.config_yaml import read_config
from matchengine.files.run_folder import (
    hashes_of,
)
from matchengine.files.run_record import read_run
from matchengine.handouts.every import not_installed
from matchengine.handouts.pace import seconds_for
from matchengine.keeping import Keeper
from matchengine.preparing import (
    changed_since,
    hashes_now,
    prepare,
    score,
    told_before,
)
from matchengine.problem import Problem
from matchengine.publishing import (
    Origin,
    checked,
    publish,
    ready_to_publish,
    results_of,
)
from matchengine.results.story import Story
from matchengine.results.summary import Summary
from matchengine.schedule import Schedule
from matchengine.scoring import Scores
from matchengine.solver import solve
from matchengine.trade.explanation import Explanation
from matchengine.trade.mission import Mission
from matchengine.trade.money import rupiah
from matchengine.verify import Report
from matchengine.watch import OnProgress, Watch

ShouldStop = Callable[[], bool]


@dataclass(frozen=True)
class Outcome:
    """What a run came to. `written` are the paths of its files.

    `number` is that under which its plan is kept: see `matchengine history`.
    """

    config: RunConfig
    mission: Mission
    scores: Scores
    problem: Problem
    schedule: Schedule
    report: Report
    summary: Summary
    warnings: tuple[Finding, ...]
    written: tuple[Path, ...]
    number: int

    def _repr_html_(self) -> str:
        told = self.summary
        title = (told.mission, told.date, told.venue)
        return outcome_face(
            " · ".join(text for text in title if text),
            {
                "businesses": told.participants,
                "of them meet somebody": told.with_meetings,
                "of trade a month": rupiah(told.trade.per_month),
                "seconds": round(told.wall_s, 1),
            },
            self.schedule._repr_html_(),
            [str(one) for one in self.warnings],
            str(self.config.outputs.folder),
        )


def run(
    config: RunConfig,
    *,
    start: Schedule | None = None,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
    started: float | None = None,
    config_file: Path | None = None,
    start_file: Path | None = None,
    keeper: Keeper | None = None,
) -> Outcome:
    """Do the main job, and write its files into the outputs folder.

    Parameters
    ----------
    config
        What to do; its time limit covers everything from `started` on.
    start
        An earlier plan to begin with: what of it still holds is taken over.
    on_progress
        Is called with a `Progress` at every step and whenever the solver has news.
    should_stop
        Is asked again and again; once it says yes, the best plan so far is written.
    started
        When the command began, by `time.monotonic()`; now, if None.
    config_file
        Where the configuration was read from, to note its hash.
    start_file
        Where `start` was read from, to note its hash.
    keeper
        Who keeps the best plan so far while a long run goes on; by default one that
        writes `schedule.partial.json` into the outputs folder.

    Returns
    -------
    Outcome
        Its schedule's status says whether there is a plan; without one, the tables
        that tell of the plan are written without rows.

    Raises
    ------
    InputError
        With everything in the input that does not hold; nothing is written then.
    InternalError
        If `verify` refuses the plan; nothing is written then.
    """
    watch = Watch(started, on_progress)
    missing = not_installed(config.outputs.formats)
    if missing:
        raise InputError(missing)
    prepared = prepare(config, watch.tell)
    settled = ready_to_publish(config.outputs.folder)
    before = told_before(config.outputs.folder, config)
    warnings = (*prepared.warnings, *settled, *before.doubts)
    if keeper is None:
        target = config.outputs.folder / "schedule.json"
        keeper = Keeper(target, started=started, start=start_file)
    outputs = config.outputs
    to_write = seconds_for(outputs.formats, prepared.problem, len(outputs.languages))
    offset = watch.elapsed_s
    with keeper:
        schedule = solve(
            prepared.problem,
            start=start,
            time_limit=watch.time_left(config.solver.time_limit_s, to_write),
            work_limit=config.solver.work_limit,
            seed=config.solver.seed,
            workers=config.solver.workers,
            on_progress=lambda news: watch.pass_on(news, offset),
            on_plan=keeper,
            should_stop=should_stop,
        )
    watch.tell("verify")
    report = checked(prepared.problem, schedule)
    watch.tell("write")
    story = Story(
        config,
        prepared.mission,
        prepared.scores,
        prepared.problem,
        schedule,
        warnings,
    )
    beside = [config_file] if config_file is not None else []
    hashes = hashes_now(config, prepared.mission, beside)
    begun = {} if start_file is None else hashes_of([start_file])
    came = results_of(story, Origin(hashes, begun), watch, calendar=before.notices)
    published = publish(
        config.outputs.folder, came.contents, why="run", moment=came.moment
    )
    if schedule.has_plan:
        keeper.clear()
    return Outcome(
        config,
        prepared.mission,
        prepared.scores,
        prepared.problem,
        schedule,
        report,
        came.summary,
        (*warnings, *published.doubts),
        published.written,
        published.number,
    )


@dataclass(frozen=True)
class Explained:
    """An explanation, where it was asked for, and which inputs of the run changed.

    `doubts` are those of reading the run.
    """

    explanation: Explanation
    config: RunConfig
    changed: tuple[str, ...] = ()
    doubts: tuple[Finding, ...] = ()


def explain_pair(source: Path, buyer: str, seller: str) -> Explained:
    """Explain two businesses of a configuration, or of a run by its outputs folder.

    What a run noted of itself leads to its inputs, which are read as they are now.

    Raises
    ------
    InputError
        With everything that does not hold: files, tables, ids.
    """
    record = read_run(source) if source.is_dir() else None
    config = read_config(source) if record is None else record.config
    mission, scores = score(config, day=() if record is None else record.day)
    changed = () if record is None else changed_since(record, mission)
    doubts = () if record is None else record.doubts
    return Explained(explain(scores, mission, buyer, seller), config, changed, doubts)
