"""The command about who may stay away: risks."""

from __future__ import annotations

from matchengine.files.plan_at import plan_at
from matchengine.live.rest_of_day import rest_of_day
from matchengine.live.risks import risks
from matchengine.live.which_slot import which_slot
from matchengine.screen.options import (
    AsJson,
    LanguageName,
    PlanFile,
    PlanSource,
)
from matchengine.screen.printing import print_json, print_lines
from matchengine.screen.risk_options import Absence, OnlySlot, TopOfLists
from matchengine.screen.risks import TOP, risk_lines


def risks_command(
    source: PlanSource,
    schedule: PlanFile = None,
    absence: Absence = None,
    slot: OnlySlot = None,
    top: TopOfLists = None,
    language: LanguageName = None,
    as_json: AsJson = False,
) -> None:
    """Say what may be lost where some stay away, and who should stand by."""
    plan = plan_at(source, schedule)
    only = None if slot is None else which_slot(plan.problem, slot)
    # what had begun when it was re-planned is no risk any more
    problem, begun = rest_of_day(plan.problem, plan.schedule, plan.now)
    told = risks(problem, plan.schedule, absence=absence)
    told = told.ahead({one.id for one in problem.slots} - begun)
    if as_json:
        print_json(told.narrowed(slot=only.id if only else None, top=top).as_json())
        return
    spoken = language.value if language else plan.language
    print_lines(risk_lines(told, plan.problem, only, top or TOP, absence, spoken))
