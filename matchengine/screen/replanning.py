"""What a re-planning came to, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from matchengine.config import Language
from matchengine.live.curve import Curve
from matchengine.live.freezing import Released
from matchengine.live.replan import Replan
from matchengine.replanning import Replanned
from matchengine.results.change_messages import change_table
from matchengine.results.changes import KINDS
from matchengine.screen.goals import conflict_lines, goal_lines
from matchengine.screen.replanning_words import WORDS
from matchengine.screen.schedule import schedule_data


def replan_lines(done: Replanned, language: Language) -> Iterator[str]:
    """Say what changed for whom, in plain words, and how good the plan is."""
    words, plan = WORDS[language], done.plan
    if not plan.schedule.has_plan:
        yield from _why_no_plan(plan, language)
        yield words["nothing_changed"]
        return
    kinds = {kind: sum(one.kind == kind for one in plan.changes) for kind in KINDS}
    yield words["counts"].format(
        **kinds, touched=len(plan.touched), others=len(plan.others)
    )
    table = change_table(done.changed, (language,))
    for row in table.to_dict("records"):
        yield f"  {row['participant']}  {row[f'message_{language}']}"
    yield from (f"  {line}" for line in released_lines(plan, language))
    yield from goal_lines(plan.schedule.goals)
    if done.published is None:
        yield words["preview"]
    elif done.published.is_new:
        yield words["published"].format(number=done.published.number)
    else:
        yield words["same"].format(number=done.published.number)


def _why_no_plan(plan: Replan, language: Language) -> Iterator[str]:
    words, forced = WORDS[language], plan.forced
    if forced is not None and forced.is_too_much:
        word = "too_few" if forced.is_proven else "too_few_found"
        yield words[word].format(fewest=forced.fewest, limit=forced.limit)
        return
    yield words[plan.schedule.status.value]
    yield from conflict_lines(plan.schedule.conflicts)


def released_lines(plan: Replan, language: Language) -> Iterator[str]:
    """Say which demands the day made impossible."""
    pairs = {meeting.pair: meeting for meeting in plan.before.meetings}
    for one in plan.released:
        yield WORDS[language][f"released_{one.was}"].format(pair=_pair(one, pairs))


def _pair(one: Released, pairs: dict[str, Any]) -> str:
    met = pairs.get(one.pair)
    return one.pair if met is None else f"{met.buyer} + {met.seller}"


def replan_data(done: Replanned) -> dict[str, Any]:
    """Say it for programs."""
    plan, published = done.plan, done.published
    table = change_table(done.changed, done.day.languages)
    return {
        **schedule_data(plan.schedule),
        "changes": table.to_dict("records"),
        "touched": list(plan.touched),
        "others": list(plan.others),
        "released": [asdict(one) for one in plan.released],
        "forced": None if plan.forced is None else asdict(plan.forced),
        "free_tables": plan.problem.rules.free_tables_per_slot,
        "number": None if published is None else published.number,
        "written": []
        if published is None
        else [str(path) for path in published.written],
    }


def curve_lines(curve: Curve, language: Language) -> Iterator[str]:
    """Print value against changes as a table."""
    words = WORDS[language]
    if not curve.points:
        yield from _why_no_plan(curve.first, language)
        return
    base = curve.points[0].value
    heads = ("curve_changes", "curve_value", "curve_gain", "curve_new", "curve_people")
    rows = [tuple(words[head] for head in heads)]
    rows += [
        (
            f"{point.made}" if point.allowed is None else f"{point.allowed}",
            f"{point.value:,}",
            f"+{point.value - base:,}",
            f"{point.new}",
            f"{point.touched}",
        )
        for point in curve.points
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    proofs = ["", *("" if p.is_proven else words["unproven"] for p in curve.points)]
    ends = [*[""] * len(curve.points), words["any_number"]]
    for cells, proof, end in zip(rows, proofs, ends, strict=True):
        line = "  ".join(c.rjust(w) for c, w in zip(cells, widths, strict=True))
        yield f"{line}  {end}{proof}".rstrip()
    yield words["pick"]


def curve_data(curve: Curve) -> dict[str, Any]:
    """Say the curve for programs."""
    return {
        "status": curve.first.schedule.status.value,
        "points": [point.as_json() for point in curve.points],
        "conflicts": [asdict(one) for one in curve.first.schedule.conflicts],
    }
