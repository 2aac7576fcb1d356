"""Advice in sentences: what is recommended, and what was not answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from matchengine.config import Language
from matchengine.live.advising.records import Advice, Left, Recommendation, Side, Span
from matchengine.live.advising.words import advice_word
from matchengine.results.numbers import decimal
from matchengine.results.words import part_name

MINUS = "\N{MINUS SIGN}"
SMALL = 0.01
"""Shares below this are written with two decimals of a percent."""


def percent(share: float, language: Language, *, signed: bool = False) -> str:
    """Write a share in percent as people of a language do: 1.2 % or 1,2%."""
    text = decimal(100 * abs(share), language, 2 if abs(share) < SMALL else 1)
    zero = text == "0"
    sign = MINUS if share < 0 and not zero else "+" if signed and not zero else ""
    return f"{sign}{text}%" if language == "id" else f"{sign}{text} %"


def in_percent(span: Span, whole: int, language: Language) -> str:
    """Write a range of differences as shares of the whole; once, if both are alike."""
    low, high = (end / max(1, whole) for end in (span.low, span.high))
    return share_range(low, high, language, signed=True)


def share_range(
    low: float, high: float, language: Language, *, signed: bool = False
) -> str:
    """Write a range of shares; once, if both ends are written alike."""
    least = percent(low, language, signed=signed)
    most = percent(high, language, signed=signed)
    if least == most:
        return most
    bare = least.removesuffix("%").rstrip()
    return advice_word("between", language, low=bare, high=most)


def weight_name(side: Side, part: str, language: Language) -> str:
    """Name a weight: the part, and whose it is."""
    if side == "wish":
        return advice_word("wish", language)
    return advice_word(f"of_{side}", language, part=part_name(part, language))


def sentences(advice: Advice, language: Language) -> tuple[str, ...]:
    """Say every recommendation in a sentence or two."""
    if advice.base.value is None:
        never = advice.base.status == "infeasible"
        return (advice_word("impossible_base" if never else "no_base", language),)
    told = tuple(
        SENTENCES.get(one.kind, _sentence)(one, advice, language)
        for one in advice.recommendations
    )
    return told or (advice_word("nothing", language),)


def counted(thing: str, number: int, language: Language) -> str:
    """Say a number of tables, slots, minutes, meetings or businesses."""
    form = "one" if number == 1 else "many"
    return advice_word(f"{form}_{thing}", language, number=str(number))


def unanswered(advice: Advice, language: Language) -> Iterator[str]:
    """Say what has no answer and why; parts of one question together."""
    if advice.stopped:
        yield advice_word("stopped", language)
    for (about, why), group in groupby(advice.left, _head_and_why):
        parts = dict.fromkeys(_part(one, advice, language) for one in group if one.part)
        head = advice_word(about, language)
        told = f"{head} ({', '.join(parts)})" if parts else head
        yield f"{told}: {advice_word(why, language)}."


def _head_and_why(left: Left) -> tuple[str, str]:
    return HEADS.get(left.question, left.question), left.why


def _part(left: Left, advice: Advice, language: Language) -> str:
    if left.question == "weights":
        is_wish = left.part == "wish"
        return (
            advice_word("wish", language) if is_wish else part_name(left.part, language)
        )
    return advice.names.get(left.part, left.part).replace("-", MINUS)


def _sentence(one: Recommendation, advice: Advice, language: Language) -> str:
    """Fill a sentence with everything that such sentences say."""
    facts, kind = one.facts, one.kind
    by, who = abs(int(facts.get("by", 0))), str(facts.get("who", ""))
    low, high = float(facts.get("low", 0)), float(facts.get("high", 0))
    slots = facts["slots"] if kind == "other_length" else by
    return advice_word(
        f"{kind}_0" if facts.get(AMOUNTS.get(kind, "")) == 0 else kind,
        language,
        tables=counted("tables", int(facts.get("tables", by)), language),
        slots=counted("slots", int(slots), language),
        minutes=counted("minutes", by, language),
        meetings=counted("meetings", int(facts.get("floor", 0)), language),
        who=advice.names.get(who, who),
        session=advice_word("session" if who else "no_session", language, who=who),
        gain=share_range(low, high, language),
        cost=share_range(low, high, language),
        sure=_sure(low, high, language),
        people=_people(one, language),
        next=_next(one, language),
        step=_step(one, language),
        high=percent(high, language),
        loss=percent(max(0.0, -low), language),
        at_most=percent(float(facts.get("at_most", 0)), language),
        share=percent(float(facts.get("share", 0)), language),
    )


def _weight(one: Recommendation, advice: Advice, language: Language) -> str:
    facts = one.facts
    share = percent(facts["share"], language)
    sure = "at_least" if facts["sure"] else "about"
    return advice_word(
        "weight_matters",
        language,
        part=weight_name(facts["side"], facts["part"], language),
        moved=advice_word(
            "moved_less" if facts["factor"] < 1 else "moved_more", language
        ),
        share=advice_word(sure, language, share=share),
    )


def _sure(low: float, high: float, language: Language) -> str:
    return advice_word("proven" if low == high else "certain", language)


def _next(one: Recommendation, language: Language) -> str:
    """Say what the step after the one advised would add, if that was asked."""
    if "next" not in one.facts:
        return ""
    after = one.facts["next"]
    if after is None:
        return advice_word("no_next", language)
    thing = "tables" if one.kind == "more_tables" else "slots"
    many = counted(thing, int(after["by"]), language)
    adds = percent(after["adds"], language)
    return advice_word("next", language, many=many, adds=adds)


def _step(one: Recommendation, language: Language) -> str:
    """Say what one meeting fewer for everybody would cost, where this one costs."""
    if not one.facts.get("high") or int(one.facts.get("floor", 0)) < 2:
        return ""
    before = float(one.facts.get("step_before", 0))
    if before == 0:
        return advice_word("free_step", language)
    return advice_word("step", language, before=percent(before, language))


def _people(one: Recommendation, language: Language) -> str:
    """Say who more is served, if anybody: businesses before meetings."""
    for name in ("businesses", "meetings"):
        number = int(one.facts.get(name, 0))
        if number > 0:
            said = counted(name, number, language)
            return advice_word(f"and_{name}", language, number=said)
    return ""


HEADS = {"delegates": "people", "maximum": "people"}
"""Questions that are told under another heading than their own name."""

AMOUNTS = {
    "tables_enough": "high",
    "slots_enough": "high",
    "fewer_tables": "low",
    "fewer_slots": "low",
    "no_delegate": "at_most",
    "floor": "high",
    "no_weight": "share",
}
"""The number on which a sentence turns; at 0 another sentence is said."""

SENTENCES: dict[str, Callable[[Recommendation, Advice, Language], str]] = {
    "weight": _weight,
}
"""Recommendations that are not said by filling one sentence."""
