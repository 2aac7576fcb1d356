"""Advice in tables: the same rows for the screen and for the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matchengine.config import Language
from matchengine.live.advising.records import Advice, Moved, Point, Price
from matchengine.live.advising.telling import (
    MINUS,
    counted,
    in_percent,
    percent,
    weight_name,
)
from matchengine.live.advising.words import advice_word

DEAREST = 5
"""So many prices of people are shown; all stand in the JSON."""
WEIGHTS_SHOWN = 6


@dataclass(frozen=True)
class Sheet:
    """A table of advice. `name` is what it is about; numbers stand after the first."""

    name: str
    title: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets_of(advice: Advice, language: Language) -> tuple[Sheet, ...]:
    """Give the tables that have rows."""
    made = (make(advice, language) for make in SHEETS)
    return tuple(sheet for sheet in made if sheet.rows)


def prices(advice: Advice, language: Language) -> Sheet:
    """What one more of everything is worth by prices."""
    value = max(1, advice.base.value or 1)
    people = [one for one in advice.prices if one.step.kind not in ("tables", "slots")]
    dearest = sorted(people, key=lambda one: -one.price)[:DEAREST]
    shown = [one for one in advice.prices if one not in people] + dearest
    rows = [
        (
            _price_name(one, advice, language),
            percent(one.price / value, language),
            percent(one.at_most / value, language),
        )
        for one in shown
    ]
    if advice.slack is not None:
        slack = percent(advice.slack / value, language)
        rows.append(
            (advice_word("row_others", language), percent(0.0, language), slack)
        )
    return _sheet("prices", language, ("estimate", "at_most"), rows, note="note_prices")


def tables(advice: Advice, language: Language) -> Sheet:
    """What other tables bring."""
    return _points("tables", advice, advice.of("tables"), language)


def slots(advice: Advice, language: Language) -> Sheet:
    """What other slots bring."""
    return _points("slots", advice, advice.of("slots"), language)


def minutes(advice: Advice, language: Language) -> Sheet:
    """What other lengths bring."""
    points = advice.of("minutes")
    return _points("minutes", advice, points, language, note="note_minutes")


def people(advice: Advice, language: Language) -> Sheet:
    """What more delegates, and more meetings for who has a maximum, bring."""
    points = advice.of("delegates", "maximum")
    return _points("people", advice, points, language)


def fairness(advice: Advice, language: Language) -> Sheet:
    """What it costs that everybody holds at least so many."""
    value = max(1, advice.base.value or 1)
    rows = []
    for one in advice.fairness if len(advice.fairness) > 1 else ():
        cost = advice_word("unknown", language)
        if one.reached == "impossible":
            cost = advice_word("no_plan", language)
        elif one.loss is not None:
            cost = in_percent(one.loss, value, language).replace("+", "")
        served = one.served
        meetings = "" if served is None else str(served.meetings)
        businesses = "" if served is None else str(served.businesses)
        rows.append((str(one.floor), cost, meetings, businesses))
    heads = ("cost", "meetings", "businesses")
    note = "note_fairness"
    return _sheet("fairness", language, heads, rows, note=note, first="at_least_each")


def weights(advice: Advice, language: Language) -> Sheet:
    """What moving each weight changes; the weights that change most."""
    pairs: dict[tuple[str, str], list[Moved]] = {}
    for one in advice.weights:
        pairs.setdefault((one.side, one.part), []).append(one)
    ranked = sorted(pairs.values(), key=lambda moved: -max(one.share for one in moved))
    rows = []
    for moved in ranked[:WEIGHTS_SHOWN]:
        by_factor = {one.factor: one for one in moved}
        first = moved[0]
        rows.append(
            (
                weight_name(first.side, first.part, language),
                percent(first.weight, language),
                *(
                    _share(by_factor.get(factor), language)
                    for factor in sorted({one.factor for one in advice.weights})
                ),
            )
        )
    heads = ("share_now", "less", "more")
    note = "note_weights"
    return _sheet("weights", language, heads, rows, note=note, first="weight")


def _points(
    name: str,
    advice: Advice,
    points: Sequence[Point],
    language: Language,
    note: str = "note_points",
) -> Sheet:
    rows = [(point.step.by, _row(point, advice, language)) for point in points]
    if rows and name in ("tables", "slots", "minutes"):
        place = (advice.minutes or 0) if name == "minutes" else 0
        rows.append((place, _row(advice.base, advice, language, name)))
        rows.sort(key=lambda row: row[0])
    heads = ("gain", "meetings", "businesses", "minimum", "slots_now")
    shown = len(heads) + (name == "minutes")  # elsewhere their number is plain
    return _sheet(
        name, language, heads[: shown - 1], [row[:shown] for _, row in rows], note=note
    )


def _row(
    point: Point, advice: Advice, language: Language, now: str = ""
) -> tuple[str, ...]:
    value = max(1, advice.base.value or 1)
    gain = advice_word(
        "no_plan" if point.status == "infeasible" else "unknown", language
    )
    if now:
        gain = percent(0.0, language)
    elif point.gain is not None:
        gain = in_percent(point.gain, value, language)
    served = point.served
    counts = ("", "", "")
    if served is not None:
        counts = (
            str(served.meetings),
            str(served.businesses),
            str(served.with_minimum),
        )
    name = _now_name(now, advice, language) if now else _name(point, advice, language)
    return (name, gain, *counts, str(point.slots))


def _name(point: Point, advice: Advice, language: Language) -> str:
    step = point.step
    said = advice_word(
        f"row_{step.kind}",
        language,
        by=f"{step.by:+d}".replace("-", MINUS),
        who=advice.names.get(step.who, step.who),
        tables=counted("tables", point.tables, language),
        slots=counted("slots", point.slots, language),
        minutes=counted("minutes", step.by, language),
    )
    return said.replace(" )", ")")  # a session without a name


def _now_name(kind: str, advice: Advice, language: Language) -> str:
    numbers = {
        "tables": advice.base.tables,
        "slots": advice.base.slots,
        "minutes": advice.minutes or 0,
    }
    what = counted(kind, numbers[kind], language)
    return advice_word("row_now", language, what=what)


def _price_name(price: Price, advice: Advice, language: Language) -> str:
    step = price.step
    who = advice.names.get(step.who, step.who)
    word = {"tables": "row_table", "slots": "row_slot"}.get(
        step.kind, f"row_{step.kind}"
    )
    return advice_word(word, language, who=who).rstrip()


def _share(moved: Moved | None, language: Language) -> str:
    if moved is None:
        return advice_word("unknown", language)
    share = percent(moved.share, language)
    return share if moved.sure else advice_word("about", language, share=share)


def _sheet(
    name: str,
    language: Language,
    heads: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    *,
    note: str,
    first: str = "change",
) -> Sheet:
    return Sheet(
        name,
        advice_word(name, language),
        advice_word(note, language),
        tuple(advice_word(head, language) for head in (first, *heads)),
        tuple(rows),
    )


SHEETS: tuple[Callable[[Advice, Language], Sheet], ...] = (
    prices,
    tables,
    slots,
    minutes,
    people,
    fairness,
    weights,
)
"""Every table, in the order in which they are shown."""
