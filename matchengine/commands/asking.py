"""Commands that ask something of a plan, and change nothing: suggest."""

from __future__ import annotations

from matchengine.files.plan_at import plan_at
from matchengine.live.suggest import TOP, suggest
from matchengine.live.which_slot import which_slot
from matchengine.screen.options import (
    AsJson,
    LanguageName,
    NowTime,
    OfParticipant,
    PlanFile,
    PlanSource,
    SlotName,
    Top,
)
from matchengine.screen.printing import print_json, print_lines
from matchengine.screen.suggestions import suggestion_lines


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
