"""The sheet that adds the deals up while they are written, by formulas."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.commitments.places import Places
from matchengine.handouts.commitments.words import word
from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.cells import put
from matchengine.handouts.sheets.listing import write_note, write_section, write_title
from matchengine.handouts.sheets.looks import (
    BOX,
    FIGURE,
    HEAD,
    RUPIAH,
    SHARE,
    TO_FILL,
    WHOLE,
)
from matchengine.handouts.sheets.printing import A4, print_wide
from matchengine.results.commitment_columns import (
    HELD,
    PERIODS,
    STATUSES,
    VERBS,
    Verb,
)
from matchengine.results.words import in_language


def write_totals(book: Book, sheet: Worksheet, places: Places) -> None:
    """Write the totals by verb and by status, and how many meetings were held."""
    row = write_title(book, sheet, word("totals_title", book.language))
    note = word("totals_note", book.language, sheet=places.sheet)
    write_note(book, sheet, row, note)
    sheet.set_column(0, 0, 42)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 4, 26)
    row = _write_by_verb(book, sheet, row + 2, places)
    row = _write_by_status(book, sheet, row + 1, places)
    _write_meetings(book, sheet, row + 1, places)
    print_wide(book, sheet, paper=A4)


def _write_by_verb(book: Book, sheet: Worksheet, row: int, places: Places) -> int:
    language = book.language
    write_section(book, sheet, row, (0, 4), word("by_verb", language))
    heads = ("verb", "deals", "a_year", "once", "total")
    _write_heads(book, sheet, row + 1, heads)
    first = row + 2
    for at, verb in enumerate(VERBS, first):
        put(sheet, at, 0, in_language(VERBS[verb], language), book.look(**BOX))
        yearly, once = _sums_of(book, places, verb)
        counted = (
            f'=COUNTIFS({places.column("verb")},"{verb}",{places.column("value")},'
        )
        _formula(book, sheet, at, 1, f'{counted}">0")', WHOLE)
        _formula(book, sheet, at, 2, f"={yearly}", RUPIAH)
        _formula(book, sheet, at, 3, f"={once}", RUPIAH)
        _formula(book, sheet, at, 4, f"=C{at + 1}+D{at + 1}", RUPIAH)
    last = first + len(VERBS)
    put(sheet, last, 0, word("all", language), book.look(**BOX, **TO_FILL, bold=True))
    for column, letter in enumerate("BCDE", 1):
        shown = WHOLE if letter == "B" else RUPIAH
        look = book.look(**FIGURE, **TO_FILL, bold=True, num_format=shown)
        formula = f"=SUM({letter}{first + 1}:{letter}{last})"
        sheet.write_formula(last, column, formula, look, 0)
    words = places.column("value")
    put(sheet, last + 1, 0, word("in_words", language), book.look(**BOX))
    _formula(book, sheet, last + 1, 1, f"=SUMPRODUCT(--ISTEXT({words}))", WHOLE)
    return last + 2


def _sums_of(book: Book, places: Places, verb: Verb | str) -> tuple[str, str]:
    """Give what adds up a verb's values: those of a year, and those of once.

    Where nothing is chosen, trade is a year's and an investment is made once.
    """
    verbs, value, period = (places.column(n) for n in ("verb", "value", "period"))
    year, month, once, blank = (
        f'SUMIFS({value},{verbs},"{verb}",{period},"{of}")'
        for of in (
            *(in_language(said, book.language) for said in PERIODS.values()),
            "=",
        )
    )
    if verb == "investasi":
        return f"{year}+12*{month}", f"{once}+{blank}"
    return f"{year}+12*{month}+{blank}", once


def _write_by_status(book: Book, sheet: Worksheet, row: int, places: Places) -> int:
    language = book.language
    write_section(book, sheet, row, (0, 1), word("by_status", language))
    _write_heads(book, sheet, row + 1, ("status", "deals"))
    status = places.column("status")
    for at, said in enumerate(STATUSES.values(), row + 2):
        shown = in_language(said, language)
        put(sheet, at, 0, shown, book.look(**BOX))
        _formula(book, sheet, at, 1, f'=COUNTIFS({status},"{shown}")', WHOLE)
    return row + 2 + len(STATUSES)


def _write_meetings(book: Book, sheet: Worksheet, row: int, places: Places) -> None:
    language = book.language
    write_section(book, sheet, row, (0, 1), word("meetings", language))
    meeting, held = places.column("meeting"), places.column("held")
    yes, no = (in_language(said, language) for said in HELD.values())
    planned, done, lost = (f"B{row + at}" for at in (2, 3, 4))
    rows = (
        ("planned", f'=COUNTIFS({meeting},"?*")', WHOLE, places.planned),
        ("held", f'=COUNTIFS({meeting},"?*",{held},"{yes}")', WHOLE, 0),
        ("not_held", f'=COUNTIFS({meeting},"?*",{held},"{no}")', WHOLE, 0),
        ("not_recorded", f"={planned}-{done}-{lost}", WHOLE, places.planned),
        ("share", f"=IF({planned}=0,0,{done}/{planned})", SHARE, 0),
    )
    for at, (name, formula, shown, value) in enumerate(rows, row + 1):
        put(sheet, at, 0, word(name, language), book.look(**BOX))
        _formula(book, sheet, at, 1, formula, shown, value)


def _write_heads(
    book: Book, sheet: Worksheet, row: int, names: tuple[str, ...]
) -> None:
    for at, name in enumerate(names):
        put(sheet, row, at, word(name, book.language), book.look(**HEAD))


def _formula(
    book: Book,
    sheet: Worksheet,
    row: int,
    column: int,
    formula: str,
    shown: str,
    value: float = 0,
) -> None:
    """Write a formula with what it gives as long as nothing is filled in."""
    look = book.look(**FIGURE, num_format=shown)
    sheet.write_formula(row, column, formula, look, value)
