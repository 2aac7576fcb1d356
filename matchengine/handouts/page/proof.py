"""How good the plan is, in a sentence that a reader without mathematics can trust."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matchengine.config import Language
from matchengine.handouts.page.words import page_said
from matchengine.results.words import GOALS, STATUS, in_language
from matchengine.schedule import GoalResult, Schedule

FINEST = 10_000
"""Shares are rounded up to so fine a part: 0.01 %."""


def proof(schedule: Schedule, language: Language) -> str:
    """Say by how much at most any other plan can be worth more than this one."""
    before: list[GoalResult] = []
    for result in schedule.goals:
        if result.goal == "value" and result.bound is not None:
            return _at_most(result.value, result.bound, before, language)
        before.append(result)
    status = in_language(STATUS[schedule.status.value], language)
    return f"{status[0].upper()}{status[1:]}."


def _at_most(
    value: int, bound: int, before: Sequence[GoalResult], language: Language
) -> str:
    among = _among([result.goal for result in before], language)
    share = math.ceil(FINEST * max(0, bound - value) / max(1, value)) / FINEST
    if share == 0:
        return page_said("proof_best", language, among=among)
    percent = _percent(share, language)
    return page_said("proof_at_most", language, among=among, percent=percent)


def _percent(share: float, language: Language) -> str:
    """Write a share with two decimals: 0.02 %, in Indonesian 0,02%."""
    text = f"{100 * share:.2f}"
    return f"{text.replace('.', ',')}%" if language == "id" else f"{text} %"


def _among(goals: Sequence[str], language: Language) -> str:
    """Say of which plans the sentence holds: as good in the goals that came before."""
    if not goals:
        return ""
    if list(goals) == ["shortfall"]:
        return page_said("among_minimums", language)
    named = ", ".join(in_language(GOALS[goal], language) for goal in goals)
    return page_said("among_goals", language, goals=named)
