"""The pieces of a face. Whatever text comes in is escaped; colours suit any theme."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup, escape

LONGEST_TEXT = 300
LONGEST_NUMBER = 10**15

Cell = object
"""A text or number to be escaped, or a cell that is made already."""


def face(title: str, *parts: Markup) -> str:
    """Put a face together: what it is, and its pieces one below the other."""
    body = Markup("").join(parts)
    head = Markup('<div class="me-title">{}</div>').format(text(title))
    return str(Markup('{}<div class="me-face">{}{}</div>').format(STYLE, head, body))


def facts(told: Mapping[str, Cell]) -> Markup:
    """Set facts in a line, each with its name."""
    items = [
        Markup("<span><b>{}</b> {}</span>").format(shown(value), text(name))
        for name, value in told.items()
    ]
    return Markup('<div class="me-facts">{}</div>').format(Markup("").join(items))


def note(said: str) -> Markup:
    """Say something in small letters; nothing where there is nothing to say."""
    return Markup('<div class="me-note">{}</div>').format(text(said) if said else "")


def listed(said: Sequence[str], at_most: int) -> Markup:
    """List sentences, and count those that are too many."""
    items = [Markup("<li>{}</li>").format(text(one)) for one in said[:at_most]]
    if len(said) > at_most:
        items.append(Markup("<li>… and {} more</li>").format(len(said) - at_most))
    return Markup("<ul>{}</ul>").format(Markup("").join(items))


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Markup:
    """Set rows in columns. The first cell of a row names it."""
    columns = Markup("").join(
        Markup('<th scope="col">{}</th>').format(text(head)) for head in heads
    )
    body = Markup("").join(_row(row) for row in rows)
    return Markup(
        '<div class="me-scroll"><table><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(text(caption), columns, body)


def _row(row: Sequence[Cell]) -> Markup:
    first, *others = row
    named = Markup('<th scope="row">{}</th>').format(shown(first))
    cells = Markup("").join(_cell(one) for one in others)
    return Markup("<tr>{}{}</tr>").format(named, cells)


def _cell(cell: Cell) -> Markup:
    if isinstance(cell, Markup):
        return cell
    if isinstance(cell, (int, float)):
        return right(cell)
    return Markup("<td>{}</td>").format(shown(cell))


def bar(share: float | None, mark: str = "") -> Markup:
    """Make a cell of a number in [0, 1], with a bar behind it; None is not known."""
    if share is None or math.isnan(share):
        return right("-" + mark)
    width = round(100 * min(1.0, max(0.0, share)))
    return Markup(
        '<td class="me-n" style="background:linear-gradient(90deg,{} {}%,'
        'transparent {}%)">{}{}</td>'
    ).format(Markup(TINT), width, width, f"{share:.2f}", mark)


def right(cell: Cell) -> Markup:
    """Make a cell that stands to the right, as numbers do."""
    return Markup('<td class="me-n">{}</td>').format(shown(cell))


def filled(lines: Sequence[str]) -> Markup:
    """Make a cell of the hall that is taken."""
    told = Markup("<br>").join(text(line) for line in lines)
    return Markup('<td class="me-on">{}</td>').format(told)


def shown(cell: Cell) -> Markup:
    """Escape a cell; a number has its thousands apart, what is not there is a dash."""
    if isinstance(cell, Markup):
        return cell
    if cell is None:
        return Markup("-")
    if isinstance(cell, int):
        return Markup(f"{cell:,}" if abs(cell) < LONGEST_NUMBER else "too long to show")
    if isinstance(cell, float):
        return Markup(f"{cell:,.10g}")
    return text(str(cell))


def text(said: str, longest: int = LONGEST_TEXT) -> Markup:
    """Escape a text, cut where it is too long; a broken character becomes a mark."""
    cut = said if len(said) <= longest else said[: longest - 1] + "…"
    return escape(cut.encode("utf-8", "replace").decode("utf-8"))


TINT = "rgba(0,150,136,.28)"

STYLE = Markup(
    "<style>"
    ".me-face{font-size:13px;line-height:1.45;max-width:100%}"
    ".me-face .me-title{font-weight:600;font-size:14px}"
    ".me-face .me-facts span{margin-right:1.2em}"
    ".me-face .me-note,.me-face caption{opacity:.75;font-size:12px}"
    ".me-face caption{text-align:left;caption-side:top;padding:2px 0}"
    ".me-face .me-scroll{overflow:auto;width:fit-content;max-width:100%;"
    "max-height:34em;margin:.4em 0}"
    ".me-face table{border-collapse:collapse;margin:0;font-size:12px;color:inherit}"
    ".me-face th,.me-face td{border:1px solid rgba(128,128,128,.35);padding:1px 6px;"
    "text-align:left;background:transparent;color:inherit;white-space:nowrap;"
    "line-height:1.25}"
    ".me-face thead th,.me-face tbody th{font-weight:600}"
    ".me-face td.me-n{text-align:right;font-variant-numeric:tabular-nums}"
    f".me-face td.me-on{{background:{TINT}}}"
    ".me-face ul{margin:.2em 0;padding-left:1.4em}"
    "</style>"
)
"""No colour of letters or ground: those of the notebook's theme hold."""
