"""The commodity glossary as CSV files: ours, and a user's own beside it.

A sector has up to three files: NAME.csv with its commodities, NAME.substitutes.csv and
NAME.not_substitutes.csv with pairs that are, or are not, alternatives.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from matchengine.errors import FileError, Finding, InputError, nearest
from matchengine.files.limits import cannot_read
from matchengine.trade.commodities import (
    DEFAULT_LIKENESS,
    Commodity,
    Glossary,
    Listing,
)
from matchengine.trade.hs import codes_of
from matchengine.trade.own_words import with_own

COLUMNS = (
    "commodity",
    "parent",
    "hs",
    "indonesian",
    "english",
    "names",
    "ambiguous",
    "kg_per_unit",
)
SUBSTITUTE_COLUMNS = ("one", "other", "likeness", "why")
NOT_COLUMNS = ("one", "other", "why")

SUBSTITUTES, NOT_SUBSTITUTES = ".substitutes", ".not_substitutes"
CODES_FILE = "hs2022-codes.txt"

Cells = dict[str, str]


def read_glossary(own: Path | str | None = None) -> Glossary:
    """Read the glossary that comes with this package, and your own on top of it.

    Parameters
    ----------
    own
        A CSV file with the columns in `COLUMNS`, of which only `commodity` is needed.
        A new key adds a commodity. A key that is there already takes what your row
        says in place of what is there (names are added); a name of yours is taken
        from whatever else is called so. NAME.substitutes.csv and
        NAME.not_substitutes.csv beside it are read too.

    Raises
    ------
    InputError
        With everything in your file that does not hold.
    FileError
        If it cannot be read.
    """
    if own is None:
        return _packaged()
    ours, path = _packaged(), Path(own)
    findings: list[Finding] = []
    rows = list(_rows(path, COLUMNS, findings, needed=COLUMNS[:1]))
    commodities = [_commodity(*row, findings) for row in rows]
    listed = {
        kind: _listings(there, kind, findings) if there.is_file() else ()
        for kind, there in _beside(path).items()
    }
    if findings:
        raise InputError(findings)
    return with_own(ours, commodities, listed[SUBSTITUTES], listed[NOT_SUBSTITUTES])


def own_files(own: Path | None) -> tuple[Path, ...]:
    """Name the files that `read_glossary` reads of your own: one to three."""
    if own is None:
        return ()
    return own, *(there for there in _beside(own).values() if there.is_file())


def _beside(own: Path) -> dict[str, Path]:
    """Say where the pairs stand that belong to a file of commodities."""
    return {
        kind: own.with_name(f"{own.stem}{kind}.csv")
        for kind in (SUBSTITUTES, NOT_SUBSTITUTES)
    }


@cache
def _packaged() -> Glossary:
    """Read the files of this package, once."""
    with as_file(files("matchengine") / "trade" / "glossary") as folder:
        return glossary_of_folder(folder)


def glossary_of_folder(folder: Path) -> Glossary:
    """Read every sector in a folder, and the list of codes in it.

    Raises
    ------
    InputError
        With everything that does not hold in any of the files.
    """
    findings: list[Finding] = []
    commodities: list[Commodity] = []
    listed: dict[str, list[Listing]] = {SUBSTITUTES: [], NOT_SUBSTITUTES: []}
    for path in sorted(folder.glob("*.csv")):
        kind = Path(path.stem).suffix
        if kind in listed:
            listed[kind] += _listings(path, kind, findings)
        else:
            rows = _rows(path, COLUMNS, findings, needed=COLUMNS)
            commodities += [_commodity(*row, findings) for row in rows]
    if findings:
        raise InputError(findings)
    codes = codes_of(_subheadings(folder / CODES_FILE))
    return Glossary(
        tuple(commodities),
        tuple(listed[SUBSTITUTES]),
        tuple(listed[NOT_SUBSTITUTES]),
        codes,
    )


def _subheadings(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            heading, *tails = line.split()
            yield from (heading + tail for tail in tails)


def _rows(
    path: Path,
    columns: tuple[str, ...],
    findings: list[Finding],
    *,
    needed: tuple[str, ...],
) -> Iterator[tuple[str, int, Cells]]:
    """Go through a file: its name, the row's number, and its cells by column."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise FileError([cannot_read(str(path), error)]) from error
    except UnicodeDecodeError:
        problem, fix = "it is not text in UTF-8", "Save it as CSV, in UTF-8."
        raise FileError([Finding(str(path), problem, fix)]) from None
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    header: list[str] = []
    try:
        for cells in reader:
            if not header:
                header = [cell.strip().casefold() for cell in cells]
                findings += _odd_header(path.name, header, columns, needed)
            elif any(cell.strip() for cell in cells):
                if len(cells) != len(header):
                    findings.append(_ragged(path.name, reader.line_num, cells, header))
                    continue
                named = dict(zip(header, (c.strip() for c in cells), strict=True))
                yield path.name, reader.line_num, {c: named.get(c, "") for c in columns}
    except csv.Error as error:
        problem = f"the row cannot be told into cells ({error})"
        fix = "Close every quote that is opened."
        findings.append(Finding(path.name, problem, fix, reader.line_num))


def _odd_header(
    source: str, header: list[str], columns: tuple[str, ...], needed: tuple[str, ...]
) -> Iterator[Finding]:
    for name in header:
        if name not in columns:
            problem = "no column is called so"
            yield Finding(source, problem, nearest(name, columns), 1, name)
    for name in needed:
        if name not in header:
            fix = f"The header is {','.join(columns)}."
            yield Finding(source, f"the column {name} is missing", fix, 1, name)


def _ragged(source: str, row: int, cells: list[str], header: list[str]) -> Finding:
    return Finding(
        source,
        f"the row has {len(cells)} cells, the header {len(header)}",
        "Write one cell for each column; put ; between several names.",
        row,
    )


def _commodity(
    source: str, row: int, cells: Cells, findings: list[Finding]
) -> Commodity:
    weights: dict[str, float] = {}
    for part in _listed(cells["kg_per_unit"]):
        unit, _, weight = part.partition("=")
        try:
            weights[unit.strip()] = _positive(weight)
        except ValueError:
            findings.append(
                Finding(
                    source,
                    "a weight cannot be read",
                    "Write unit=kg with ; between several: ekor=350;butir=0.06.",
                    row,
                    "kg_per_unit",
                    part,
                )
            )
    return Commodity(
        key=cells["commodity"],
        parents=_listed(cells["parent"]),
        hs=cells["hs"].replace(".", ""),
        indonesian=cells["indonesian"],
        english=cells["english"],
        names=_listed(cells["names"]),
        ambiguous=_listed(cells["ambiguous"]),
        kg_per_unit=weights,
        source=source,
        row=row,
    )


def _listings(path: Path, kind: str, findings: list[Finding]) -> list[Listing]:
    columns = SUBSTITUTE_COLUMNS if kind == SUBSTITUTES else NOT_COLUMNS
    found = []
    for source, row, cells in _rows(path, columns, findings, needed=columns[:2]):
        likeness = DEFAULT_LIKENESS
        if given := cells.get("likeness", ""):
            try:
                likeness = float(given)
            except ValueError:
                problem, fix = "this is no number", "Give a number in [0, 1]."
                findings.append(Finding(source, problem, fix, row, "likeness", given))
        one = Listing(cells["one"], cells["other"], likeness, cells["why"])
        found.append(replace(one, source=source, row=row))
    return found


def _listed(cell: str) -> tuple[str, ...]:
    parts: Iterable[str] = (part.strip() for part in cell.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < float("inf"):
        raise ValueError
    return number
