"""Who got less than wanted, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from matchengine.problem import Participant
from matchengine.results.reasons import Reason, Reasons
from matchengine.results.story import Story

MINIMUM, ANY = "minimum", "any"
"""What a business wanted of the whole day: its minimum, or at least one meeting."""

COLUMNS = (
    "participant",
    "name",
    "city",
    "wanted",
    "meetings_wanted",
    "meetings_held",
    "partner",
    "partner_name",
    "rank",
    "reason",
)


def unserved(story: Story) -> pd.DataFrame:
    """Give one row for each wish not met: too few meetings, or not with whom.

    `wanted` is minimum (more meetings), any (at least one), must or want (with the
    partner). `reason` is a fixed word, `why_…` a sentence in each language. Without a
    plan there are no rows.
    """
    languages = story.config.outputs.languages
    rows = []
    if story.schedule.has_plan:
        reasons = Reasons(story)
        for row, reason in (
            *sorted(_too_few(story, reasons), key=_by_lack),
            *_wishes(story, reasons),
        ):
            said = {
                f"why_{language}": reason.sentence(language) for language in languages
            }
            rows.append({**row, "reason": reason.word, **said})
    columns = [*COLUMNS, *(f"why_{language}" for language in languages)]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"rank": "float64"})


def _by_lack(item: tuple[dict[str, Any], Reason]) -> int:
    return int(item[0]["meetings_held"] - item[0]["meetings_wanted"])


def _too_few(story: Story, reasons: Reasons) -> Iterator[tuple[dict[str, Any], Reason]]:
    for one in story.problem.participants:
        held = story.count_of(one.id)
        wanted = max(1, one.min_meetings)
        if held < wanted:
            yield (
                {
                    **_who(story, one.id),
                    "wanted": MINIMUM if one.min_meetings else ANY,
                    "meetings_wanted": wanted,
                    "meetings_held": held,
                },
                _why_too_few(story, reasons, one, wanted),
            )


def _why_too_few(
    story: Story, reasons: Reasons, one: Participant, wanted: int
) -> Reason:
    seats = one.delegates * (len(story.slots) - len(one.unavailable))
    if seats < wanted:
        return Reason("few_slots", {"count": seats})
    partners = story.pairs_with.get(one.id, ())
    if len(partners) < wanted:
        left_out = _most_common(reasons.excluded(one.id))
        if not partners:
            return left_out or _no_partner(story, one)
        return Reason("few_partners", {"count": len(partners)}, behind=left_out)
    missed = (
        reasons.between(one.id, pair.seller if pair.buyer == one.id else pair.buyer)
        for pair in partners
        if pair.id not in story.held
    )
    return _most_common(missed) or Reason("nobody_fits")


def _no_partner(story: Story, one: Participant) -> Reason:
    lines = (story.mission.needs, story.mission.offers)
    if any((frame["participant"] == one.id).any() for frame in lines):
        return Reason("nobody_fits")
    return Reason("offers_and_needs_nothing")


def _most_common(reasons: Iterator[Reason]) -> Reason | None:
    """Give one of the reasons with the word that is said most often."""
    found: dict[str, Reason] = {}
    times: Counter[str] = Counter()
    for reason in reasons:
        found.setdefault(reason.word, reason)
        times[reason.word] += 1
    return found[times.most_common(1)[0][0]] if times else None


def _wishes(story: Story, reasons: Reasons) -> Iterator[tuple[dict[str, Any], Reason]]:
    wishes = story.mission.wishes
    columns = (wishes[name].tolist() for name in ("from", "to", "wish", "rank"))
    for one, other, wish, rank in zip(*columns, strict=True):
        pair = story.pair_of.get(frozenset((one, other)))
        if wish == "no" or (pair is not None and pair.id in story.held):
            continue
        yield (
            {
                **_who(story, one),
                "wanted": wish,
                "meetings_wanted": 1,
                "meetings_held": 0,
                "partner": other,
                "partner_name": story.about(other, "name"),
                "rank": rank,
            },
            reasons.between(one, other),
        )


def _who(story: Story, one: str) -> dict[str, Any]:
    return {
        "participant": one,
        "name": story.about(one, "name"),
        "city": story.about(one, "city"),
    }
