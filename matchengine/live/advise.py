"""Advice before the day: what more or less of everything would bring, and to whom.

The mission is solved as it is; its prices say at once what one more of anything is
worth at most. Then every question solves the mission changed, from the plan that
there is, within its share of the time. What time did not allow is said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from matchengine.errors import Finding, InputError, nearest
from matchengine.live.advising.fairness import ask_fairness
from matchengine.live.advising.questions import (
    ask_minutes,
    ask_people,
    ask_prices,
    ask_slots,
    ask_tables,
)
from matchengine.live.advising.recommending import recommended
from matchengine.live.advising.records import (
    Advice,
    Fair,
    Found,
    Left,
    Moved,
    Point,
    Price,
    Step,
)
from matchengine.live.advising.study import Solve, Study, for_advice, point_of
from matchengine.live.advising.variants import Variants, variants_of
from matchengine.live.advising.weights import Noise, ask_weights
from matchengine.problem import Problem
from matchengine.schedule import Schedule
from matchengine.solving.deadline import Deadline, Time

Ask = Callable[[Study, Time], Iterator[Found | Noise]]
SHARE_OF_BASE, LEAST_OF_BASE_S = 0.2, 2.0
"""The plan of the mission as it is takes so much of the time at most, or so many
seconds if that is more: all else is compared with it."""


@dataclass(frozen=True)
class Question:
    """A question, what it is called, and its weight when time is shared out."""

    name: str
    ask: Ask
    weight: float


def advise_on(
    problem: Problem,
    solve: Solve,
    deadline: Deadline,
    *,
    variants: Variants | None = None,
    delegates: Sequence[str] = (),
    tell: Callable[[str], object] = lambda question: None,
    questions: Sequence[Question] | None = None,
) -> Advice:
    """Give advice on a mission within the time there is.

    Parameters
    ----------
    solve
        Solves a problem from some meetings, in so many seconds.
    variants
        The changes that can be asked for; those of a problem alone, if None.
    delegates
        Whose further delegate is asked for, instead of the dearest ones.
    tell
        Hears which question is asked now.

    Raises
    ------
    InputError
        If one of the `delegates` is no participant.
    """
    refuse_unknown(problem, delegates)
    asked = for_advice(problem)
    tell("base")
    plan = solve(asked, (), _seconds_of_base(deadline))
    base = point_of(Step("base"), asked, plan)
    variants = variants_of(problem) if variants is None else variants
    study = Study(asked, variants, plan, base, solve, tuple(delegates))
    found: list[Found | Noise] = []
    try:
        for one in _asked(study, deadline, questions or QUESTIONS, tell):
            found.append(one)  # what was found stays, whatever stops the rest
    except KeyboardInterrupt:
        deadline.stop()
    advice = _gathered(study, plan, found)
    advice = replace(advice, stopped=deadline.stopped, wall_s=deadline.elapsed_s)
    return replace(advice, recommendations=recommended(advice))


def _seconds_of_base(deadline: Deadline) -> float:
    left = deadline.seconds_left
    return max(SHARE_OF_BASE * left, min(left, LEAST_OF_BASE_S))


def refuse_unknown(problem: Problem, names: Sequence[str]) -> None:
    """Refuse ids that no participant has, all of them at once."""
    known = [one.id for one in problem.participants]
    unknown = [name for name in dict.fromkeys(names) if name not in set(known)]
    if unknown:
        raise InputError(
            Finding(
                "participants",
                "there is no participant with this id",
                nearest(name, known),
                column="id",
                value=name,
            )
            for name in unknown
        )


def _asked(
    study: Study,
    deadline: Deadline,
    questions: Sequence[Question],
    tell: Callable[[str], object],
) -> Iterator[Found | Noise]:
    """Ask one question after the other; what one leaves of its time, others have."""
    if study.base.value is None:
        return
    for place, question in enumerate(questions):
        ahead = sum(other.weight for other in questions[place:])
        tell(question.name)
        yield from question.ask(study, deadline.turn(question.weight / ahead))


def _gathered(study: Study, plan: Schedule, found: list[Found | Noise]) -> Advice:
    def sort(point: Point) -> tuple[int, int]:
        return KINDS.index(point.step.kind), point.step.by

    problem = study.problem
    points = [one for one in found if isinstance(one, Point)]
    return Advice(
        base=study.base,
        slack=math.floor(study.slack) if math.isfinite(study.slack) else None,
        prices=tuple(one for one in found if isinstance(one, Price)),
        points=tuple(sorted(points, key=sort)),
        weights=tuple(one for one in found if isinstance(one, Moved)),
        noise=sum(one.changed for one in found if isinstance(one, Noise)),
        fairness=tuple(one for one in found if isinstance(one, Fair)),
        left=tuple(one for one in found if isinstance(one, Left)),
        participants=len(problem.participants),
        minutes=study.variants.minutes_now,
        kept_free=problem.rules.free_tables_per_slot,
        names={one.id: one.name or one.id for one in problem.participants},
    )


KINDS = ("base", "tables", "slots", "minutes", "delegates", "maximum")

QUESTIONS: tuple[Question, ...] = (
    Question("prices", ask_prices, 0.1),
    Question("tables", ask_tables, 3.0),
    Question("slots", ask_slots, 2.0),
    Question("delegates", ask_people, 1.5),
    Question("minutes", ask_minutes, 1.5),
    Question("weights", ask_weights, 3.0),
    Question("fairness", ask_fairness, 2.0),
)
"""What is asked, in this order, and how the time is shared among them."""
