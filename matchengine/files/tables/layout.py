"""From the cells of a sheet to a table: which row is the header, which rows are data.

What stands above the header, under the table and between its rows is not read, and
every row that is left out is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matchengine.errors import Finding
from matchengine.files.tables.content import Content, Merge, Numbered
from matchengine.files.tables.headers import ROWS_LOOKED_AT, header_place
from matchengine.files.tables.other_rows import kept_rows
from matchengine.files.tables.raw import RawTable, Row, cell_text, is_blank, letters


def laid_out(
    name: str, source: str, content: Content
) -> tuple[RawTable | None, list[Finding]]:
    """Find the header and the rows of a table; None if there is nothing in it."""
    filled = content.filled
    if not filled:
        return None, [_nothing(source)]
    at = 0
    if not content.header_known:
        at = header_place(name, [row for _, row in filled[:ROWS_LOOKED_AT]])
    header, depth = _header(filled, at, content.merges)
    findings = [_above(source, filled[:at])] if at else []
    if depth > 1:
        findings.append(_deep(source, filled[at : at + depth], header))
    body = filled[at + depth :]
    body, merged = _unmerged(source, body, content)
    findings += merged
    body, left_out = kept_rows(name, source, header, body, content)
    findings += left_out
    table, ragged = _table(name, source, header, body, content, filled[at][0])
    return table, findings + ragged


def _header(
    filled: Sequence[Numbered], at: int, merges: Sequence[Merge]
) -> tuple[tuple[str, ...], int]:
    """Give the headings, and over how many rows they reach.

    Where cells of the header are merged downwards, it has several rows: then the
    lowest text of a column is its heading.
    """
    first = filled[at][0]
    last = max(
        (m.bottom for m in merges if m.top == first and m.bottom - m.top < 4),
        default=first,
    )
    rows = [row for number, row in filled[at:] if first <= number <= last]
    width = max(map(len, rows))
    header = []
    for place in range(width):
        texts = [cell_text(row[place]) for row in rows if place < len(row)]
        header.append(next((text for text in reversed(texts) if text), ""))
    return tuple(header), len(rows)


def _unmerged(
    source: str, body: Sequence[Numbered], content: Content
) -> tuple[list[Numbered], list[Finding]]:
    """Let the value of cells merged downwards hold for each of their rows."""
    down = [m for m in content.merges if m.bottom > m.top]
    if not down or not body:
        return list(body), []
    rows = {number: list(row) for number, row in body}
    findings = []
    for merge in down:
        if merge.top not in rows or merge.left >= len(rows[merge.top]):
            continue
        value = rows[merge.top][merge.left]
        below = [n for n in range(merge.top + 1, merge.bottom + 1) if n in rows]
        if is_blank(value) or not below:
            continue
        for number in below:
            rows[number][merge.left] = value
        name = f"{letters(merge.left)}{merge.top}:{letters(merge.left)}{merge.bottom}"
        findings.append(
            Finding(
                source,
                "merged cells hold for each of their rows",
                "Unmerge them and fill every row.",
                row=merge.top,
                column=None,
                value=value,
                severity="reading",
                cell=name,
                reading=f"the same in {len(below) + 1} rows",
            )
        )
    return list(rows.items()), findings


def _table(
    name: str,
    source: str,
    header: tuple[str, ...],
    body: Sequence[Numbered],
    content: Content,
    header_row: int,
) -> tuple[RawTable, list[Finding]]:
    named = max((place for place, text in enumerate(header, 1) if text), default=0)
    ragged = [(n, row) for n, row in body if not _fitted(row, len(header), named)]
    table = RawTable(
        name,
        source,
        header,
        [_as_wide(row, len(header)) for _, row in body],
        [number for number, _ in body],
        frozenset(number for number, _ in ragged),
        header_row,
        content.in_cells,
    )
    return table, [_ragged(source, n, row, header) for n, row in ragged]


def _fitted(row: Row, width: int, named: int) -> bool:
    """Whether a row has a cell for every name, and no more but blank ones."""
    if len(row) == width:
        return True
    return len(row) >= named and all(map(is_blank, row[width:]))


def _as_wide(row: Row, width: int) -> Row:
    return row if len(row) == width else [*row, *[""] * width][:width]


def _nothing(source: str) -> Finding:
    return Finding(
        source,
        "there is nothing in it, not even a header",
        "Write the names of its columns in the first row, or remove it.",
    )


def _above(source: str, rows: Sequence[Numbered]) -> Finding:
    return Finding(
        source,
        "what stands above the header is not read",
        "",
        row=rows[0][0],
        value=" / ".join(_texts(rows)),
        severity="reading",
        cell=next(
            f"{letters(place)}{rows[0][0]}"
            for place, cell in enumerate(rows[0][1])
            if not is_blank(cell)
        ),
        reading="a title",
    )


def _deep(source: str, rows: Sequence[Numbered], header: tuple[str, ...]) -> Finding:
    return Finding(
        source,
        "cells of the header are merged downwards, and the lowest texts count",
        "Write one row of headings.",
        row=rows[0][0],
        value=" / ".join(_texts(rows)),
        severity="reading",
        cell=f"A{rows[0][0]}:{letters(len(header) - 1)}{rows[-1][0]}",
        reading=" | ".join(header),
    )


def _texts(rows: Sequence[Numbered]) -> Iterator[str]:
    for _, row in rows:
        yield " ".join(cell_text(cell) for cell in row if not is_blank(cell))


def _ragged(source: str, number: int, row: Row, header: Sequence[str]) -> Finding:
    return Finding(
        source,
        f"the row has {len(row)} cells, the header {len(header)}",
        "Write one cell for each column, and put text that holds the separator "
        'in "quotes".',
        row=number,
        value=" | ".join(map(cell_text, row)),
    )
