"""Walk-ins and new musts of the day, scored as the mission scores its own pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matchengine.building import build_problem
from matchengine.config import RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.events.mission_rows import as_told
from matchengine.live.contradictions import contradictions
from matchengine.live.event_lines import two_of
from matchengine.live.events import Event, Must, Telling, WalkIn
from matchengine.live.naming import by_id
from matchengine.live.told import finding_of
from matchengine.preparing import Prepared, score
from matchengine.problem import Problem
from matchengine.records import Pair
from matchengine.schedule import Schedule
from matchengine.scoring import Scores
from matchengine.trade.mission import Mission


@dataclass(frozen=True)
class Welcomed:
    """Events of which each is ready for the plan, and what was noticed of them.

    `told` are the same as they were told, but by the ids of the plan: what is kept with
    it, since scores can be made again.
    """

    events: tuple[Event, ...]
    told: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()


def ready_events(
    config: RunConfig | None,
    problem: Problem,
    schedule: Schedule,
    events: Sequence[Event],
    *,
    day: Sequence[Telling] = (),
    now: str | None = None,
) -> Welcomed:
    """Check events against the plan and each other, and score those that ask for it.

    Parameters
    ----------
    config
        Of the run; None for a bare problem, whose walk-ins bring their pairs.

    Raises
    ------
    InputError
        With everything that cannot be, of every event.
    """
    events, readings = by_id(problem, events)
    found = contradictions(problem, schedule, events, now)
    sound = _without(events, found)
    if config is None:
        found += unscored(sound)
        ready = Welcomed(tuple(sound), tuple(sound))
    else:
        try:
            ready = welcomed(config, problem, sound, day=day, now=now)
        except InputError as error:
            found += error.findings
    if found:
        raise InputError(found)
    return replace(ready, findings=(*readings, *ready.findings))


def _without(events: Sequence[Event], found: Sequence[Finding]) -> list[Event]:
    """Leave out the events of which something was found."""
    rows = {(one.source, one.row) for one in found if one.row is not None}
    paths = tuple((one.source, one.column) for one in found if one.column is not None)
    return [
        event
        for event in events
        if (event.source, event.row) not in rows
        and not any(
            source == event.source and column.startswith(event.path)
            for source, column in paths
            if event.path is not None
        )
    ]


def welcomed(
    config: RunConfig,
    problem: Problem,
    events: Sequence[Event],
    *,
    day: Sequence[Telling] = (),
    now: str | None = None,
) -> Welcomed:
    """Give walk-ins their pairs, and musts of two who are no pair what that is worth.

    The tables of the mission are read with what was told on the day, and scored once
    more; where no event needs it, nothing is read.

    Parameters
    ----------
    config
        Of the run: its tables are those that the walk-ins join.
    problem
        That of the plan in force, whose pairs stay as they are.
    events
        As they are told now.
    day
        What was told before on this day.
    now
        What time it is, as `contradictions` takes it.

    Raises
    ------
    InputError
        With everything in which a walk-in does not fit the mission: an id that is
        there already or nowhere, a missing side, cells that cannot be read, …
    """
    if not _asks_for_scores(problem, events):
        return Welcomed(tuple(events), tuple(events))
    own_pairs = tuple(_with_own_pairs(events))
    if own_pairs:
        raise InputError(own_pairs)
    mission, scores = score(config, day=(*day, Telling(now, tuple(events))))
    strangers = tuple(_strangers(mission, events))
    if strangers:
        raise InputError(strangers)
    whole = _built(mission, scores, config)
    ready = tuple(_ready(problem, whole, events))
    about = {event.source for event in events}
    told = {source for source, _ in mission.told.values()}
    warnings = Prepared(mission, scores, whole).warnings
    noticed = [one for one in warnings if one.source in about | told]
    findings = (*noticed, *_with_nobody(ready))
    return Welcomed(ready, tuple(events), findings)


def _built(mission: Mission, scores: Scores, config: RunConfig) -> Problem:
    try:
        return build_problem(mission, scores, config)
    except InputError as error:
        found = as_told(error.findings, mission.told, mission.sources)
        raise InputError(found) from error


def unscored(events: Sequence[Event]) -> tuple[Finding, ...]:
    """Find the walk-ins that a bare problem cannot take: it has nothing to score by."""
    return tuple(
        finding_of(
            event,
            "a bare problem has no tables by which its pairs could be scored",
            'Write them in JSON: "pairs": [{"buyer": …, "seller": …, "value": …}].',
            event.participant.id,
            "participant",
        )
        for event in events
        if isinstance(event, WalkIn) and (event.rows is not None or not event.pairs)
    )


def _asks_for_scores(problem: Problem, events: Sequence[Event]) -> bool:
    known = {frozenset((pair.buyer, pair.seller)) for pair in problem.pairs}
    return any(
        isinstance(event, WalkIn)
        or (isinstance(event, Must) and two_of(event) not in known)
        for event in events
    )


def _with_own_pairs(events: Sequence[Event]) -> Iterator[Finding]:
    """Refuse pairs beside the tables: what reads the run again would not know them."""
    for event in events:
        if isinstance(event, WalkIn) and event.pairs:
            yield finding_of(
                event,
                "its pairs are given, where the run scores them",
                "Write its row, offers and needs instead.",
                event.participant.id,
                "pairs",
            )


def _strangers(mission: Mission, events: Sequence[Event]) -> Iterator[Finding]:
    """Find walk-ins of whom nothing says what they offer and need."""
    known = frozenset(mission.participants["id"])
    for event in events:
        if isinstance(event, WalkIn) and event.participant.id not in known:
            yield finding_of(
                event,
                f"{mission.source('participants')} has no such participant",
                "Add its row there, with its offers and needs, or bring them with the "
                "event.",
                event.participant.id,
                "participant",
            )


def _ready(
    problem: Problem, whole: Problem, events: Sequence[Event]
) -> Iterator[Event]:
    people = {one.id: one for one in whole.participants}
    known = {one.id for one in problem.participants}
    pairs = {frozenset((pair.buyer, pair.seller)): pair for pair in whole.pairs}
    paired = {frozenset((pair.buyer, pair.seller)) for pair in problem.pairs}
    for event in events:
        if isinstance(event, WalkIn):
            one = event.participant.id
            known.add(one)  # of two walk-ins the later one has the pair of both
            own = tuple(_pairs_of(one, whole.pairs, known))
            event = replace(event, participant=people[one], pairs=own)
        elif isinstance(event, Must) and two_of(event) not in paired:
            event = _must(event, pairs.get(two_of(event)))
        yield event


def _pairs_of(one: str, pairs: Sequence[Pair], known: set[str]) -> Iterator[Pair]:
    for pair in pairs:
        if one in (pair.buyer, pair.seller) and {pair.buyer, pair.seller} <= known:
            yield pair


def _must(event: Must, pair: Pair | None) -> Must:
    """Say who buys, what it is worth and what it takes; as told, if nothing says it."""
    if pair is None:
        return event
    return replace(
        event,
        one=pair.buyer,
        other=pair.seller,
        value=pair.value,
        resources=pair.resources,
    )


def _with_nobody(events: Sequence[Event]) -> Iterator[Finding]:
    for event in events:
        if isinstance(event, WalkIn) and not event.pairs:
            yield replace(
                finding_of(
                    event,
                    "it fits nobody: it is in the plan without a pair",
                    "Look at its offers and needs, or name whom it must meet.",
                    event.participant.id,
                    "participant",
                ),
                severity="warning",
            )
