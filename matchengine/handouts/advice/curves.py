"""The charts of advice: where each mark, line and tick stands, in plain numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from matchengine.config import Language
from matchengine.live.advising.records import Advice, Fair, Point, Span
from matchengine.live.advising.sheets import Sheet
from matchengine.live.advising.telling import in_percent, percent

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 18, 34
"""Room around a chart for its ticks, in pixels."""
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_TICKS = 5
MARGIN = 16
"""Between the ends of the lines across and the outer marks."""
LETTER = 6.5
"""About how wide a digit is."""
LEAST_SPAN = 0.01
"""A chart spans one percent at least, so that nothing looks like something."""


@dataclass(frozen=True)
class Mark:
    """A point of a chart: where it stands, from where to where it may, what it says.

    Its label is written under it if it is `named`.
    """

    x: float
    y: float
    low: float
    high: float
    label: str
    said: str
    now: bool
    named: bool


@dataclass(frozen=True)
class Tick:
    """A line across the chart, and what it stands for."""

    y: float
    label: str
    zero: bool


@dataclass(frozen=True)
class Curve:
    """A chart of marks from left to right, joined by a line."""

    name: str
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]

    @property
    def line(self) -> str:
        """Give the points of the line as SVG wants them."""
        return " ".join(f"{mark.x:.1f},{mark.y:.1f}" for mark in self.marks)


@dataclass(frozen=True)
class _Place:
    """What a mark stands for, before it is placed: a number and its differences."""

    count: int
    span: Span
    now: bool = False


def curve_of(sheet: Sheet, advice: Advice, language: Language) -> Curve | None:
    """Draw what a table tells; None where a picture tells nothing more."""
    find = CURVES.get(sheet.name)
    places = [] if find is None else list(find(advice))
    if len(places) < 2:
        return None
    whole = max(1, advice.base.value or 1)
    ends = [end / whole for one in places for end in (one.span.low, one.span.high)]
    lowest, highest, step = _scale(min(0.0, *ends), max(0.0, *ends))
    height = HEIGHT - TOP - BOTTOM

    def down(share: float) -> float:
        return TOP + height * (highest - share) / (highest - lowest)

    first, last = places[0].count, places[-1].count
    apart = (WIDTH - LEFT - RIGHT - 2 * MARGIN) / max(1, last - first)
    named = _with_labels([(apart * (one.count - first), one) for one in places])
    marks = tuple(
        Mark(
            x=LEFT + MARGIN + apart * (one.count - first),
            y=down((one.span.low + one.span.high) / 2 / whole),
            low=down(one.span.low / whole),
            high=down(one.span.high / whole),
            label=str(one.count),
            said=in_percent(one.span, whole, language),
            now=one.now,
            named=one.count in named,
        )
        for one in places
    )
    count = round((highest - lowest) / step)
    shares = [lowest + step * n for n in range(count + 1)]
    ticks = tuple(
        Tick(down(share), percent(share, language, signed=True), abs(share) < step / 2)
        for share in shares
    )
    return Curve(sheet.name, marks, ticks)


def _tables(advice: Advice) -> Iterator[_Place]:
    return _changed(advice, advice.of("tables"), lambda one: one.tables)


def _slots(advice: Advice) -> Iterator[_Place]:
    return _changed(advice, advice.of("slots"), lambda one: one.slots)


def _minutes(advice: Advice) -> Iterator[_Place]:
    now = advice.minutes or 0
    return _changed(advice, advice.of("minutes"), lambda one: one.step.by or now)


def _changed(
    advice: Advice, points: tuple[Point, ...], count: Callable[[Point], int]
) -> Iterator[_Place]:
    """Give the solved changes and the mission as it is, by what they count."""
    solved = [(point, point.gain) for point in points if point.gain is not None]
    if not solved:
        return
    every = [*solved, (advice.base, Span(0, 0))]
    for point, gain in sorted(every, key=lambda one: count(one[0])):
        yield _Place(count(point), gain, now=point is advice.base)


def _fairness(advice: Advice) -> Iterator[_Place]:
    held: list[Fair] = [one for one in advice.fairness if one.loss is not None]
    for one in held:
        if one.loss is not None:
            lost = Span(-one.loss.high, -one.loss.low)
            yield _Place(one.floor, lost, now=one.floor == 0)


def _with_labels(places: list[tuple[float, _Place]]) -> set[int]:
    """Choose whose labels have room: that of today first, then from left to right."""
    chosen: list[tuple[float, _Place]] = []
    for x, place in sorted(places, key=lambda one: not one[1].now):
        room = LETTER * len(str(place.count)) + LETTER
        if all(abs(x - other) >= room for other, _ in chosen):
            chosen.append((x, place))
    return {place.count for _, place in chosen}


def _scale(low: float, high: float) -> tuple[float, float, float]:
    """Give round ends that hold both numbers, and the distance of the ticks."""
    if high - low < LEAST_SPAN:
        low, high = (-LEAST_SPAN, high) if low < 0 else (low, LEAST_SPAN)
    rough = (high - low) / MOST_TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * nice for nice in NICE if power * nice >= rough * 0.999)
    near = 1e-9
    return (
        step * math.floor(low / step + near),
        step * math.ceil(high / step - near),
        step,
    )


CURVES: dict[str, Callable[[Advice], Iterator[_Place]]] = {
    "tables": _tables,
    "slots": _slots,
    "minutes": _minutes,
    "fairness": _fairness,
}
"""The tables that have a picture."""
