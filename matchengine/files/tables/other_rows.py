"""Rows of a sheet that are no rows of its table: repeated headers, totals, notes.

A row is left out only where it cannot be anything else, and each is said. What may be
a row with something missing stays, and is reported as such.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from matchengine.errors import Finding, Severity
from matchengine.files.tables.content import Content, Numbered
from matchengine.files.tables.headers import heading_of
from matchengine.files.tables.raw import Row, cell_text, is_blank, letters
from matchengine.trade.event_columns import EVERY_TABLE

TOTAL = re.compile(
    r"(?:grand\s+|sub[\s-]*)?(?:total|jumlah)(?:\s+(?:total|keseluruhan|seluruh|semua"
    r"|peserta|perusahaan|all|overall))*\s*[:=]?",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"(?:catatan|keterangan|ket|note|notes|nb|n\.b|sumber|source|mengetahui|menyetujui"
    r"|dibuat|disusun|dicetak|kepala dinas|nip)\b.*|\*.*",
    re.IGNORECASE | re.DOTALL,
)
SENTENCE = re.compile(r"[,:;]|(?:\S+\s+){4}")
EXAMPLE = re.compile(r"(?:contoh|example)\s*[:\-].*", re.IGNORECASE | re.DOTALL)
AN_EXAMPLE = "an example"
AMOUNT = re.compile(r"(?:rp\.?\s*)?[0-9]", re.IGNORECASE)
ODD_STARTS = ("contoh", "example", "(", "total", "jumlah", "grand", "sub")
"""A row that begins so is looked at twice."""
COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2})\)?")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a table when its rows are looked at."""

    name: str
    header: tuple[str, ...]
    due: tuple[int, ...]
    content: Content
    last_full: int
    first_note: float
    after_gap: frozenset[int]
    across: frozenset[int]


def kept_rows(
    name: str,
    source: str,
    header: tuple[str, ...],
    body: Sequence[Numbered],
    content: Content,
) -> tuple[list[Numbered], list[Finding]]:
    """Give the rows that are rows of the table, and say of the others what they are."""
    about = _about(name, header, body, content)
    kept: list[Numbered] = []
    findings: list[Finding] = []
    for number, row in body:
        kind = None
        if not _is_surely_a_row(number, row, about):
            kind = next((kind for kind in KINDS if kind.fits(number, row, about)), None)
        if kind is None:
            kept.append((number, row))
        else:
            findings.append(_left_out(source, number, row, kind, content))
    return kept, findings


def _is_surely_a_row(number: int, row: Row, about: About) -> bool:
    """Whether a row is one of the table at first sight: then no more is asked."""
    if number in about.across or not about.due or not _is_full(row, about.due):
        return False
    place = about.due[0]
    for at in (0, place):
        cell = row[at]
        if not isinstance(cell, str):
            if not is_blank(cell):
                return False  # a number may be that of a column
            continue
        text = cell.strip().casefold()
        if text.startswith(ODD_STARTS) or text.isdigit():
            return False
        if text and text == about.header[at].casefold():
            return False
    return True


def is_example(row: Row) -> bool:
    """Whether a row is marked as an example of how to fill in the table."""
    first = next((cell for cell in row if not is_blank(cell)), "")
    return isinstance(first, str) and bool(EXAMPLE.fullmatch(first.strip()))


def _about(
    name: str, header: tuple[str, ...], body: Sequence[Numbered], content: Content
) -> About:
    due = []
    for column in EVERY_TABLE[name]:
        headings = [heading_of(name, title) for title in header]
        strong = [i for i, h in enumerate(headings) if h and h.column is column]
        strong.sort(key=lambda i: bool(headings[i] and headings[i].weak))  # type: ignore[union-attr] # strong holds places with a heading only
        if column.needed and strong:
            due.append(strong[0])
    full = [number for number, row in body if _is_full(row, due)]
    last_full = max(full, default=0)
    notes = [n for n, row in body if n > last_full and NOTE.fullmatch(_filled(row)[0])]
    numbers = [number for number, _ in body]
    gaps = {n for before, n in itertools.pairwise(numbers) if n > before + 1}
    across = {
        m.top
        for m in content.merges
        if sum(m.left <= place <= m.right for place in due) > 1
    }
    return About(
        name,
        header,
        tuple(due),
        content,
        last_full,
        min(notes, default=math.inf),
        frozenset(gaps),
        frozenset(across),
    )


def _is_full(row: Row, due: Iterable[int]) -> bool:
    return all(place < len(row) and not is_blank(row[place]) for place in due)


def _filled(row: Row) -> list[str]:
    return [cell_text(cell) for cell in row if not is_blank(cell)]


def repeats_the_header(number: int, row: Row, about: About) -> bool:
    """Every cell is the heading of its column."""
    said = [" ".join(str(cell or "").split()).casefold() for cell in row]
    titles = [title.casefold() for title in about.header]
    return len(_filled(row)) > 1 and said[: len(titles)] == titles[: len(said)]


def numbers_the_columns(number: int, row: Row, about: About) -> bool:
    """The cells are (1), (2), (3) …, or 1, 2, 3 … in four columns or more."""
    matches = [COLUMN_NUMBER.fullmatch(text) for text in _filled(row)]
    counted = [int(match[1]) for match in matches if match]
    in_brackets = all(text.startswith("(") for text in _filled(row))
    enough = 2 if in_brackets else 4
    return (
        len(counted) == len(matches) >= enough
        and counted == list(range(1, len(counted) + 1))
        and len(counted) >= sum(map(bool, about.header))
    )


def is_an_example(number: int, row: Row, about: About) -> bool:
    """The first cell says so, as in the template."""
    return is_example(row)


def is_a_total(number: int, row: Row, about: About) -> bool:
    """The first text is 'Jumlah' or 'Total', and a needed cell is empty."""
    return _begins_as_a_total(row) and not _is_full(row, about.due)


def looks_like_a_total(number: int, row: Row, about: About) -> bool:
    """The last row begins with 'Jumlah' or 'Total', and all the rest are amounts."""
    rest = [t for t in _filled(row) if TOTAL.fullmatch(t) is None]
    return (
        number == about.last_full
        and _begins_as_a_total(row)
        and all(AMOUNT.match(text) for text in rest)
    )


def _begins_as_a_total(row: Row) -> bool:
    texts = [t for t in _filled(row) if not t.replace(".", "").isdigit()]
    return bool(texts) and TOTAL.fullmatch(texts[0]) is not None


def is_a_note(number: int, row: Row, about: About) -> bool:
    """It stands under the last full row, and a word or a gap sets it apart.

    A gap alone does so for a single text where a table needs two cells, if it cannot
    be the id or name of one that was not finished.
    """
    if number <= about.last_full or _is_full(row, about.due) or not about.last_full:
        return False
    if number >= about.first_note:
        return True
    apart = any(about.last_full < gap <= number for gap in about.after_gap)
    if not apart or len(_filled(row)) != 1 or len(about.due) < 2:
        return False
    place = next(at for at, cell in enumerate(row) if not is_blank(cell))
    text = cell_text(row[place])
    return place not in about.due or bool(SENTENCE.search(text))


def is_a_heading(number: int, row: Row, about: About) -> bool:
    """One text is merged across columns that are needed."""
    return number in about.across and len(_filled(row)) == 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of row that is no row of the table, and what is said of it."""

    fits: Callable[[int, Row, About], bool]
    called: str
    problem: str
    fix: str = ""
    severity: Severity = "reading"


def _left_out(
    source: str, number: int, row: Row, kind: Kind, content: Content
) -> Finding:
    place = next(i for i, cell in enumerate(row) if not is_blank(cell))
    return Finding(
        source,
        kind.problem,
        kind.fix,
        number,
        None,
        " | ".join(_filled(row)),
        kind.severity,
        f"{letters(place)}{number}" if content.in_cells else None,
        kind.called if kind.severity == "reading" else None,
    )


KINDS: tuple[Kind, ...] = (
    Kind(repeats_the_header, "the header once more", "the row is left out"),
    Kind(numbers_the_columns, "numbers of the columns", "the row is left out"),
    Kind(is_an_example, AN_EXAMPLE, "the row is left out"),
    Kind(is_a_total, "a total", "the row is left out"),
    Kind(
        looks_like_a_total,
        "a total",
        "the row looks like a total, and is left out",
        "If it is a row of the table, give it another id.",
        "warning",
    ),
    Kind(is_a_note, "a note under the table", "the row is left out"),
    Kind(
        is_a_heading,
        "a heading",
        "the row is a heading inside the table, and is left out",
        "If it says something of the rows under it, write that into a column.",
        "warning",
    ),
)
"""Every kind of row that is left out, in the order in which they are asked."""
