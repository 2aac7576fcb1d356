"""A plan as a picture: the hall, tables by slots."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from matchengine.config import Language
from matchengine.faces.schedule import natural
from matchengine.problem import Problem, Slot
from matchengine.results.numbers import decimal
from matchengine.results.words import in_language, say
from matchengine.schedule import Meeting, Schedule
from matchengine.screen.drawing import (
    draw_cells,
    label,
    name_colours,
    name_columns,
    name_rows,
    new_axes,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_NAMED = 600
"""So many places have the names of the two in them; more could not be read."""

TAKEN = 0.55
"""The colour of a meeting, on the scale from 0 to 1, where its value is not known."""

TITLE = (
    "Pertemuan: {meetings} · meja: {tables} · slot: {slots}",
    "Meetings: {meetings} · tables: {tables} · slots: {slots}",
)


@dataclass(frozen=True)
class _Hall:
    """The tables and slots of a picture, by id, with the names of the slots."""

    tables: tuple[str, ...]
    slots: dict[str, str]


def plot_schedule(
    schedule: Schedule,
    problem: Problem | None = None,
    language: Language = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw the hall of a plan: a row for each table, a column for each slot.

    Parameters
    ----------
    problem
        What was scheduled: then meetings have the colour of their value, and tables
        and slots without a meeting are there too.
    """
    if not schedule.has_plan:
        raise ValueError(f"there is no plan to draw: the schedule is {schedule.status}")
    hall = _hall(schedule) if problem is None else _hall_of(problem)
    values = _values(schedule, problem, hall)
    if ax is None:
        width = 1.6 + 0.62 * min(len(hall.slots), 24)
        height = 1.4 + 0.32 * min(len(hall.tables), 40)
        ax = new_axes(max(4.0, width), max(2.6, height))
    highest = float(np.nanmax(values)) if np.isfinite(values).any() else 1.0
    image = draw_cells(ax, values, 0.0, max(highest, 1.0))
    if problem is not None:
        name_colours(ax, image, say("value", language))
    if values.size <= MOST_NAMED:
        _name_meetings(ax, schedule, hall, image)
    name_columns(ax, list(hall.slots.values()), say("slot", language), language)
    name_rows(ax, hall.tables, say("table", language), language)
    counts = {
        "meetings": decimal(len(schedule.meetings), language),
        "tables": decimal(len(hall.tables), language),
        "slots": decimal(len(hall.slots), language),
    }
    ax.set_title(in_language(TITLE, language).format_map(counts))
    return ax


def _hall(schedule: Schedule) -> _Hall:
    """Give the tables and slots that meetings are held at."""
    tables = sorted({meeting.table for meeting in schedule.meetings}, key=natural)
    slots = {meeting.slot: meeting.slot for meeting in schedule.meetings}
    return _Hall(tuple(tables), slots)


def _hall_of(problem: Problem) -> _Hall:
    slots = {slot.id: _slot_name(slot) for slot in problem.slots}
    return _Hall(tuple(table.id for table in problem.tables), slots)


def _slot_name(slot: Slot) -> str:
    return slot.id if slot.start is None else f"{slot.start:%H:%M}"


def _values(schedule: Schedule, problem: Problem | None, hall: _Hall) -> Any:
    """Give the value of the meeting in each place; NaN where there is none."""
    worth = None if problem is None else {pair.id: pair.value for pair in problem.pairs}
    row = {name: i for i, name in enumerate(hall.tables)}
    column = {name: i for i, name in enumerate(hall.slots)}
    values = np.full((max(1, len(row)), max(1, len(column))), math.nan)
    for one in schedule.meetings:
        known = worth is None or one.pair in worth
        if one.table not in row or one.slot not in column or not known:
            raise ValueError(
                f"the meeting of {one.pair!r} in slot {one.slot!r} at table "
                f"{one.table!r} is not of this problem"
            )
        value = TAKEN if worth is None else worth[one.pair]
        values[row[one.table], column[one.slot]] = value
    return values


def _name_meetings(ax: Axes, schedule: Schedule, hall: _Hall, image: Any) -> None:
    row = {name: i for i, name in enumerate(hall.tables)}
    column = {name: i for i, name in enumerate(hall.slots)}
    for one in schedule.meetings:
        x, y = column[one.slot], row[one.table]
        red, green, blue, _ = image.cmap(image.norm(image.get_array()[y, x]))
        dark = 0.299 * red + 0.587 * green + 0.114 * blue < 0.5
        ax.text(
            x,
            y,
            _two(one),
            ha="center",
            va="center",
            fontsize=6,
            color="white" if dark else "black",
            parse_math=False,
        )


def _two(meeting: Meeting) -> str:
    return f"{label(meeting.buyer)}\n{label(meeting.seller)}"
