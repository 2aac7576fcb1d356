"""The numbers of the day, and what the charts show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from matchengine.config import Language
from matchengine.handouts.page.reason_words import REASONS
from matchengine.results.charts import (
    Share,
    by_commodity,
    by_direction,
    by_scale,
    meetings_per_business,
    own_days,
)
from matchengine.results.edition import Edition
from matchengine.results.story import Story
from matchengine.results.words import GOALS, in_language, say


def figures_data(story: Story, edition: Edition) -> dict[str, Any]:
    """Give what the plan comes to: money in whole rupiah, shares by language."""
    languages = story.config.outputs.languages
    return {
        "totals": _totals(edition),
        "goals": _goals(story),
        "direction": [_shares(by_direction(story), one) for one in languages],
        "commodity": [_shares(by_commodity(story, one), one) for one in languages],
        "scale": [_shares(by_scale(story, one), one) for one in languages],
        "meetings_per_business": [list(bar) for bar in meetings_per_business(story)],
        "gaps_per_business": _gaps_per_business(story),
        "reasons": _reasons(story, edition),
    }


def _totals(edition: Edition) -> dict[str, Any]:
    summary = edition.summary
    return {
        "participants": summary.participants,
        "with_meetings": summary.with_meetings,
        "table_use": round(summary.table_use, 4),
        "wishes_asked": summary.wishes.asked,
        "wishes_met": summary.wishes.met,
        "per_month": round(summary.trade.per_month),
        "investment": round(summary.trade.investment),
        "unknown": summary.trade.unknown,
    }


def _goals(story: Story) -> list[dict[str, Any]]:
    languages = story.config.outputs.languages
    return [
        {
            "name": [in_language(GOALS[one.goal], language) for language in languages],
            "value": one.value,
            "bound": one.bound,
            "proof": one.proof if one.bound is not None else None,
        }
        for one in story.schedule.goals
    ]


def _shares(shares: Sequence[Share], language: Language) -> list[dict[str, Any]]:
    """Give shares as data; `is_rest` is the one that stands for many small ones."""
    rest = say("other", language)
    return [
        {**asdict(one), "trade": round(one.trade), "is_rest": one.name == rest}
        for one in shares
    ]


def _gaps_per_business(story: Story) -> list[list[int]]:
    """Say how many of the businesses that hold a meeting have 0, 1, 2, … idle gaps."""
    counts = Counter(day.idle_gaps for day in own_days(story) if day.meetings)
    return [[n, counts[n]] for n in range(max(counts, default=-1) + 1)]


def _reasons(story: Story, edition: Edition) -> list[dict[str, Any]]:
    """Count the wishes not met by their reason, the most frequent first."""
    languages = story.config.outputs.languages
    counts = Counter(edition.unserved["reason"].tolist())
    return [
        {
            "name": [in_language(REASONS[word], language) for language in languages],
            "count": count,
        }
        for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
