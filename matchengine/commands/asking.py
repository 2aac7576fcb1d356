"""Commands that ask something of a plan, and change nothing: suggest, explain."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from matchengine.config import Language
from matchengine.errors import InputError
from matchengine.files.plan_at import PlanAt, has_no_run, plan_at, plan_of_run
from matchengine.live.suggest import TOP, suggest
from matchengine.live.which_slot import which_slot
from matchengine.live.why_not import TIME_LIMIT, WhyNot, why_not
from matchengine.publishing import checked
from matchengine.run import Explained, explain_pair
from matchengine.screen.changed import say_changed
from matchengine.screen.explanation import explanation_lines
from matchengine.screen.options import (
    AsJson,
    BuyerId,
    ConfigOrPlan,
    LanguageName,
    NoSolve,
    NowTime,
    OfParticipant,
    PlanFile,
    PlanSource,
    SellerId,
    SlotName,
    TimeLimit,
    Top,
)
from matchengine.screen.printing import finding_lines, print_json, print_lines, say
from matchengine.screen.replan_options import TimeOfDay
from matchengine.screen.suggestions import suggestion_lines
from matchengine.screen.why_not import why_not_lines
from matchengine.screen.why_not_words import say as in_words
from matchengine.watch import Watch


def suggest_command(
    source: PlanSource,
    participant: OfParticipant,
    slot: SlotName,
    schedule: PlanFile = None,
    now: NowTime = None,
    top: Top = TOP,
    language: LanguageName = None,
    as_json: AsJson = False,
) -> None:
    """Say who could meet a participant in a slot, and what that would cost."""
    plan = plan_at(source, schedule)
    meant = which_slot(plan.problem, slot, now)
    found = suggest(plan.problem, plan.schedule, participant, meant.id, top=top)
    if as_json:
        print_json(found.as_json())
        return
    spoken = language.value if language else plan.language
    print_lines(suggestion_lines(found, plan.problem, meant, spoken))


@dataclass(frozen=True)
class Search:
    """What time it is, what a pair is worth that is none, and how long to search."""

    now: str | None
    value: int
    seconds: float


def explain_command(
    context: typer.Context,
    source: ConfigOrPlan,
    buyer: BuyerId,
    seller: SellerId,
    schedule: PlanFile = None,
    now: TimeOfDay = None,
    no_solve: NoSolve = False,
    time_limit: TimeLimit = None,
    language: LanguageName = None,
    as_json: AsJson = False,
) -> None:
    """Say why two meet in a plan or do not, how they could, and what they score.

    Of a configuration it tells the score alone, of a problem and its plan the rest.
    """
    bare = schedule is not None or has_no_run(source)
    plan = plan_at(source, schedule) if bare else plan_of_run(source)
    told = None if bare else _explained(source, buyer, seller, plan)
    spoken = language.value if language else _language(told, plan)
    if told is not None:
        say_changed(told.changed, spoken)
    left = TIME_LIMIT
    if time_limit is not None:
        left = Watch(context.obj["started"], None).time_left(time_limit)
    answer = None
    if plan is not None:
        ends = (buyer, seller) if told is None else _ends(told)
        # without a time, nothing is changed of what was over when it was re-planned
        search = Search(now or plan.now, _would_be(told), 0 if no_solve else left)
        answer = _asked(plan, ends, search, spoken)
    if as_json:
        print_json(_as_data(told, answer))
        return
    if plan is not None and answer is not None:
        kept_apart = told.explanation.left_out if told else ()
        print_lines(why_not_lines(answer, plan.problem, spoken, kept_apart))
    if told is not None:
        print_lines(
            [*([""] if answer else []), *explanation_lines(told.explanation, spoken)]
        )


def _asked(
    plan: PlanAt, ends: tuple[str, str], search: Search, language: Language
) -> WhyNot:
    """Ask why two do not meet, and search for what grants it while there is time."""
    asked = plan.problem, plan.schedule, *ends
    answer = why_not(*asked, value=search.value, now=search.now, re_solve=False)
    if answer.outcome == "held" or not search.seconds:
        return answer
    say(in_words("searching", language, seconds=f"{search.seconds:.0f}"))
    settings = plan.solver
    answer = why_not(
        *asked,
        value=search.value,
        now=search.now,
        time_limit=search.seconds,
        workers=settings.workers,
        seed=settings.seed,
    )
    if answer.grant is not None:
        checked(answer.grant.problem, answer.grant.schedule)
    return answer


def _explained(
    source: Path, buyer: str, seller: str, plan: PlanAt | None
) -> Explained | None:
    """Explain the score; None, and why, where only the plan knows the two.

    The tables may be gone, or may not have a walk-in.
    """
    try:
        return explain_pair(source, buyer, seller)
    except InputError as error:
        if plan is None or not {buyer, seller} <= _people(plan):
            raise
        for line in finding_lines(error.findings):
            say(line.replace("error:", "warning:", 1))
        return None


def _people(plan: PlanAt) -> set[str]:
    return {one.id for one in plan.problem.participants}


def _ends(told: Explained) -> tuple[str, str]:
    return told.explanation.buyer.id, told.explanation.seller.id


def _would_be(told: Explained | None) -> int:
    """Give what a pair is worth that was left out, were it not."""
    best = None if told is None else told.explanation.best
    return 0 if best is None else best.value


def _language(told: Explained | None, plan: PlanAt | None) -> Language:
    if told is not None:
        return told.config.outputs.languages[0]
    assert plan is not None  # one of the two is there
    return plan.language


def _as_data(told: Explained | None, answer: WhyNot | None) -> dict[str, Any]:
    data = {"plan": None if answer is None else answer.as_json()}
    if told is None:
        return data
    return {**told.explanation.as_json(), "changed": list(told.changed), **data}
