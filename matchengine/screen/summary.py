"""The summary of a run, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matchengine.results.summary import Summary
from matchengine.screen.aligned import aligned, counted, shortened
from matchengine.screen.goals import STATUS, conflict_lines, goal_lines
from matchengine.screen.progress import percent
from matchengine.trade.money import rupiah

NAMED = 6
"""So many businesses with too few meetings stand on the screen."""
NAME_WIDTH = 38
REASONS = 3
HEADING = ">"
"""Begins a line that is a heading; `print_lines` takes it off."""


def summary_lines(summary: Summary, folder: str) -> Iterator[str]:
    """Give the lines of the summary; headings begin with `HEADING`."""
    about = (summary.mission, summary.date, summary.venue)
    yield HEADING + " · ".join(text for text in about if text)
    if _has_no_plan(summary):
        yield from _without_plan(summary)
    else:
        yield from aligned(list(_facts(summary)))
        yield from _directions(summary)
        yield from _too_few(summary)
        yield from ("", *_headed(goal_lines(summary.goals)))
    yield ""
    yield from aligned(list(_closing(summary, folder)))


def _has_no_plan(summary: Summary) -> bool:
    return not summary.goals and summary.status in ("infeasible", "no_plan")


def _without_plan(summary: Summary) -> Iterator[str]:
    yield f"{STATUS[summary.status].capitalize()}."
    yield from conflict_lines(summary.conflicts)
    if summary.status == "no_plan":
        yield "Raise the time limit (--time-limit), or ask for less."


def _facts(summary: Summary) -> Iterator[tuple[str, str]]:
    use = f"in use {percent(summary.table_use)} of the time"
    if summary.free_tables:
        use = f"{summary.free_tables} kept free, the others {use}"
    yield (
        "Plan",
        f"{counted(summary.meetings, 'meeting')} of "
        f"{counted(summary.pairs, 'possible pair')}, in "
        f"{counted(summary.slots, 'slot')}",
    )
    yield "Tables", f"{summary.tables}: {use}"
    yield (
        "Businesses",
        f"{summary.participants}: {summary.with_meetings} meet somebody, "
        f"{summary.with_minimum} as often as they wanted at least",
    )
    if summary.wishes.asked:
        met, asked = summary.wishes.met, summary.wishes.asked
        yield "Wishes", f"{met} of {asked} met{_reasons(summary.wishes.reasons)}"
    trade = summary.trade
    yield (
        "Trade",
        f"{rupiah(trade.per_month)} a month, {rupiah(trade.per_year)} a year, if each "
        "meeting leads to its deal",
    )
    if trade.investment:
        yield "", f"and {rupiah(trade.investment)} of investment"
    if trade.unknown:
        unknown = counted(trade.unknown, "meeting")
        yield "", f"not known of {unknown}: price or quantity is missing"


def _reasons(reasons: Mapping[str, int]) -> str:
    if not reasons:
        return ""
    named = list(reasons.items())[:REASONS]
    told = ", ".join(f"{word.replace('_', ' ')} {count}" for word, count in named)
    rest = sum(reasons.values()) - sum(count for _, count in named)
    return f"; not met: {told}{f', others {rest}' if rest else ''}"


def _directions(summary: Summary) -> Iterator[str]:
    if len(summary.directions) > 1:
        rows = [("sellers of", "buyers of", "meetings", "a month", "investment")]
        rows += [
            (
                one.seller_side,
                one.buyer_side,
                str(one.meetings),
                rupiah(one.trade_per_month),
                rupiah(one.investment) if one.investment else "-",
            )
            for one in summary.directions[:NAMED]
        ]
        yield ""
        yield from _headed(aligned(rows, right={2, 3, 4}))


def _too_few(summary: Summary) -> Iterator[str]:
    if not summary.too_few:
        return
    rows = [
        (
            shortened(f"{one.participant} {one.name}", NAME_WIDTH),
            "none" if one.held == 0 else f"{one.held} of {one.wanted}",
            one.why.get("en") or next(iter(one.why.values()), ""),
        )
        for one in summary.too_few[:NAMED]
    ]
    yield ""
    yield f"{HEADING}No meeting, or fewer than wanted: {summary.too_few_count}"
    yield from aligned(rows)
    if summary.too_few_count > len(rows):
        yield f"… and {summary.too_few_count - len(rows)} more in unserved.csv"


def _closing(summary: Summary, folder: str) -> Iterator[tuple[str, str]]:
    rechecked = "" if _has_no_plan(summary) else "; every rule re-checked"
    yield "Result", f"{STATUS[summary.status]}{rechecked}"
    yield "Time", f"{summary.wall_s:.1f} s"
    if summary.warnings:
        yield "Warnings", f"{summary.warnings}, listed in run.json"
    if summary.readings:
        what = counted(summary.readings, "place")
        yield (
            "Readings",
            f"{what} not written plainly; as what they were read: run.json",
        )
    yield "Files", folder


def _headed(lines: list[str]) -> list[str]:
    return [HEADING + lines[0], *lines[1:]]
