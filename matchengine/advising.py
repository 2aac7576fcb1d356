"""Advice before the day: from a configuration or a problem to what would help.

Reads and scores once; every change of the mission is built from that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from matchengine.building import build_problem
from matchengine.config import DAY_MINUTES, Day, RunConfig, Session, minutes
from matchengine.errors import InputError
from matchengine.files.run_folder import make_ready, write_files
from matchengine.handouts.advice.page import advice_pages
from matchengine.live.advise import advise_on, refuse_unknown
from matchengine.live.advising.changing import with_tables
from matchengine.live.advising.records import Advice
from matchengine.live.advising.variants import Variants, Weight
from matchengine.own_terms import load_terms
from matchengine.preparing import Prepared, prepare
from matchengine.problem import Problem
from matchengine.schedule import Meeting, Schedule
from matchengine.scoring import Scoring, score_pairs
from matchengine.solver import Progress, solve
from matchengine.solving.deadline import Deadline
from matchengine.trade.adding import normalised
from matchengine.trade.mission import Mission
from matchengine.watch import OnProgress, Watch

DEFAULT_TIME_LIMIT_S = 60.0


def advise(
    source: RunConfig | Problem,
    *,
    delegates: Sequence[str] = (),
    time_limit: float | None = None,
    seed: int | None = None,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] | None = None,
    started: float | None = None,
    folder: Path | None = None,
) -> Advice:
    """Say what other tables, slots, lengths, delegates and weights would bring.

    Parameters
    ----------
    source
        The configuration of a mission; or a problem, of which neither the length of
        meetings nor weights can be asked.
    delegates
        Ids of participants whose further delegate is asked for, instead of the dearest.
    time_limit
        Seconds for all of it; that of the configuration, or 60, if None.
    seed, workers
        As for `solve`; those of the configuration, if None.
    on_progress
        Is called with a `Progress` whenever there is news.
    should_stop
        Is asked again and again; once it says yes, what is known so far is given.
    started
        When the command began, by `time.monotonic()`; now, if None.
    folder
        Where the advice will be written: made ready before the work, if given.

    Returns
    -------
    Advice
        Its `left` says what was not reached in the time.

    Raises
    ------
    InputError
        With everything in the input that does not hold, unknown `delegates` too.
    FileError
        If the folder cannot be written to.
    """
    watch = Watch(started, on_progress)
    if isinstance(source, Problem):
        problem, variants = source, None
        limit = DEFAULT_TIME_LIMIT_S if time_limit is None else time_limit
        seed, workers = seed or 0, workers or 2
    else:
        prepared = prepare(source, watch.tell)
        problem, variants = prepared.problem, variants_of_mission(source, prepared)
        settings = source.solver
        limit = settings.time_limit_s if time_limit is None else time_limit
        seed = settings.seed if seed is None else seed
        workers = settings.workers if workers is None else workers
    refuse_unknown(problem, delegates)
    if folder is not None:
        make_ready(folder)
    deadline = Deadline(watch.time_left(limit), None, should_stop)
    solver = _Solver(seed, workers, deadline, watch)
    advice = advise_on(
        problem,
        solver,
        deadline,
        variants=variants,
        delegates=delegates,
        tell=solver.now,
    )
    return replace(advice, wall_s=round(watch.elapsed_s, 3))


def write_advice(
    advice: Advice, config: RunConfig, folder: Path | None = None
) -> tuple[Path, ...]:
    """Write the advice as JSON, and as a page in each language; give the paths.

    Raises
    ------
    FileError
        If a file cannot be written; none is, then.
    """
    text = json.dumps(advice.as_json(), ensure_ascii=False, indent=1, allow_nan=False)
    pages = advice_pages(advice, config.mission.name, config.outputs.languages)
    target = config.outputs.folder if folder is None else folder
    return write_files(target, {"advice.json": text + "\n", **pages})


class _Solver:
    """Solves whatever is asked, and tells which question it is for."""

    def __init__(
        self, seed: int, workers: int, deadline: Deadline, watch: Watch
    ) -> None:
        self._seed, self._workers = seed, workers
        self._deadline, self._watch = deadline, watch
        self._phase = ""
        self._late = 0.0

    def now(self, question: str) -> None:
        """Note which question is asked now."""
        is_base = question == "base"
        self._phase = "planning as it is" if is_base else f"asking about {question}"
        self._watch.tell(self._phase)

    def __call__(
        self, problem: Problem, start: Sequence[Meeting], seconds: float
    ) -> Schedule:
        """Solve within so many seconds, or until somebody asks to stop.

        Large problems end somewhat late; what was lost so far is allowed for.
        """
        offset = self._watch.elapsed_s
        schedule = solve(
            problem,
            start=start,
            time_limit=max(seconds - self._late, seconds / 2),
            seed=self._seed,
            workers=self._workers,
            on_progress=lambda news: self._pass_on(news, offset),
            should_stop=lambda: self._deadline.stopped,
        )
        took = self._watch.elapsed_s - offset
        self._late = max(self._late, took - seconds)
        return schedule

    def _pass_on(self, news: Progress, offset: float) -> None:
        self._watch.pass_on(Progress(news.elapsed_s, self._phase), offset)


def variants_of_mission(config: RunConfig, prepared: Prepared) -> Variants:
    """Give the changes that a configuration allows: sessions are cut anew."""
    mission = prepared.mission
    # Slots of another length start at other times: what is agreed keeps its pair only.
    anywhere = mission.meetings.assign(slot="", table="")
    at_any_time = replace(mission, meetings=anywhere)

    def built(day: Day, mission: Mission = mission) -> Problem | None:
        changed = config.model_copy(update={"day": day})
        try:
            return build_problem(mission, prepared.scores, changed)
        except InputError:  # an agreed meeting has lost its slot, say
            return None

    def slots(session: str, by: int) -> Problem | None:
        day = with_longer_session(config.day, session, by)
        return None if day is None else built(day)

    def length(minutes_of_meeting: int) -> Problem | None:
        day = _day(config.day, meeting_minutes=minutes_of_meeting)
        return None if day is None else built(day, at_any_time)

    def weighed(weight: Weight, factor: float) -> Problem:
        scoring = with_weight(config.scoring, weight, factor)
        scores = score_pairs(
            prepared.mission,
            scoring,
            across=config.mission.across,
            on=config.mission.date,
            terms=load_terms(config.scoring),
        )
        return build_problem(prepared.mission, scores, config)

    return Variants(
        tables=lambda by: with_tables(prepared.problem, by),
        slots=slots,
        minutes=length,
        minutes_now=config.day.meeting_minutes,
        weighed=weighed,
        weights=weights_of(config.scoring),
    )


def with_longer_session(day: Day, name: str, by: int) -> Day | None:
    """Let a session have so many slots more or fewer; None if it cannot."""
    step = day.meeting_minutes + day.changeover_minutes
    sessions: list[Session] = []
    for session in day.sessions:
        if session.name != name:
            sessions.append(session)
            continue
        length = minutes(session.end) - minutes(session.start)
        count = (length + day.changeover_minutes) // step + by
        end = minutes(session.end) + by * step
        if count < 0 or end >= DAY_MINUTES:
            return None
        if count:
            clock = f"{end // 60:02d}:{end % 60:02d}"
            sessions.append(session.model_copy(update={"end": clock}))
    return _day(day, sessions=tuple(sessions))


def _day(day: Day, **changes: object) -> Day | None:
    """Give the day changed; None if it contradicts itself."""
    said = {
        "meeting_minutes": day.meeting_minutes,
        "changeover_minutes": day.changeover_minutes,
        "sessions": day.sessions,
        **changes,
    }
    try:
        return Day.model_validate(said)
    except ValidationError:
        return None


def weights_of(scoring: Scoring) -> tuple[Weight, ...]:
    """List the weights that count something, each with its share of its side."""
    found = []
    for side, weights in (
        ("buyer", scoring.buyer_weights),
        ("seller", scoring.seller_weights),
    ):
        parts = tuple(weights)
        shares = normalised(weights, parts).tolist()
        found += [
            Weight("buyer" if side == "buyer" else "seller", part, share)
            for part, share in zip(parts, shares, strict=True)
            if share > 0
        ]
    if scoring.wish_weight > 0:
        found.append(Weight("wish", "wish", scoring.wish_weight))
    return tuple(found)


def with_weight(scoring: Scoring, weight: Weight, factor: float) -> Scoring:
    """Multiply one weight; scoring divides each side's weights by their sum."""
    if weight.side == "wish":
        return replace(scoring, wish_weight=min(1.0, scoring.wish_weight * factor))
    name = f"{weight.side}_weights"
    weights: dict[str, float] = getattr(scoring, name)
    moved = {**weights, weight.part: weights[weight.part] * factor}
    return replace(scoring, **{name: moved})  # type: ignore[arg-type]  # known by name only
