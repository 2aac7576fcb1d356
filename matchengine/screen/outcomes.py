"""The outcomes of a mission as a person reads them, or reads them out."""

from __future__ import annotations

from collections.abc import Iterator

from matchengine.results.numbers import decimal
from matchengine.results.outcomes import Commitment, Outcomes
from matchengine.screen.aligned import aligned, counted, shortened
from matchengine.screen.progress import percent
from matchengine.screen.summary import HEADING
from matchengine.trade.money import rupiah

NAME_WIDTH, NAMED = 34, 10


def outcome_lines(told: Outcomes) -> Iterator[str]:
    """Give the totals, the steps, the largest deals, and who was missing."""
    about = [told.mission, f"plan {told.plan}" if told.plan else ""]
    yield HEADING + (" · ".join(filter(None, about)) or told.source)
    yield from aligned(list(_facts(told)))
    yield from ("", *_headed(aligned(list(_verbs(told)), right={1, 2, 3, 4})))
    yield from ("", *_headed(aligned(list(_steps(told)), right={1, 2})))
    if told.top:
        yield from ("", f"{HEADING}Top {len(told.top)}")
        yield from aligned([_deal(n, one) for n, one in enumerate(told.top, 1)])
    if told.missed:
        yield from ("", f"{HEADING}Meetings not held with: {len(told.missed)}")
        yield from aligned(
            [
                (
                    shortened(f"{one.participant} {one.name}".strip(), NAME_WIDTH),
                    f"{one.not_held} of {one.planned}",
                )
                for one in told.missed[:NAMED]
            ]
        )
        if len(told.missed) > NAMED:
            yield f"… and {len(told.missed) - NAMED} more, listed with --json"


def _facts(told: Outcomes) -> Iterator[tuple[str, str]]:
    yield "Total", f"{rupiah(told.total)} in {counted(len(told.deals), 'deal')}"
    outside = sum(one.value is not None for one in told.others)
    if outside:
        yield "", f"of these outside the plan: {outside}"
    yield (
        "Meetings",
        f"{told.held} of {told.planned} planned were held "
        f"({percent(told.share_held)}), {told.not_held} were not, "
        f"{told.not_recorded} not recorded",
    )


def _verbs(told: Outcomes) -> Iterator[tuple[str, ...]]:
    yield "verb", "deals", "a year", "once", "total"
    for one in told.by_verb:
        amounts = (rupiah(amount) for amount in (one.a_year, one.once, one.total))
        yield one.verb, str(one.deals), *amounts


def _steps(told: Outcomes) -> Iterator[tuple[str, ...]]:
    yield "at least", "rows", "value"
    for one in told.funnel:
        if one.status is not None or one.deals:
            yield one.status or "(no status)", str(one.deals), rupiah(one.total)


def _deal(number: int, one: Commitment) -> tuple[str, ...]:
    goods = one.commodity
    if one.amount is not None:
        goods = f"{decimal(one.amount, 'id')} {one.unit} {goods}"
    return (
        f"{number}",
        shortened(_placed(one.seller, one.seller_city), NAME_WIDTH),
        one.verb,
        shortened(goods, NAME_WIDTH),
        shortened(_placed(one.buyer, one.buyer_city), NAME_WIDTH),
        f"{rupiah(one.worth)} {'once' if one.period == 'once' else 'a year'}",
    )


def _placed(name: str, city: str) -> str:
    return f"{name} ({city})" if city else name


def _headed(lines: list[str]) -> list[str]:
    return [HEADING + lines[0], *lines[1:]]
