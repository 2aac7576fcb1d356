"""How sheets come out of a printer: paper, margins, what repeats, page numbers."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from matchengine.handouts.sheets.book import Book
from matchengine.handouts.sheets.cells import cleaned, shortened
from matchengine.results.words import Said, in_language

A3, A4 = 8, 9
LONGEST_PART = 70
"""So many characters a part of a footer may have; all of it holds 255."""


def print_wide(
    book: Book,
    sheet: Worksheet,
    *,
    paper: int = A3,
    wide: int = 1,
    repeat: tuple[int, int] | None = None,
) -> None:
    """Print a sheet across, as wide as so many pages, with rows that repeat."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(wide, 0)
    if repeat is not None:
        sheet.repeat_rows(*repeat)
    page = in_language(PAGE, book.language)
    sheet.set_footer(f"&L&9{_safe(book.mission)}&C&9{_safe(book.mark)}&R&9{page}")


def _safe(text: str) -> str:
    """Write a text so that nothing in it is a command of the footer."""
    short = shortened(" ".join(cleaned(text).split()), LONGEST_PART)
    shown = short.replace("&", "&&")
    return f" {shown}" if shown[:1].isdigit() else shown  # else a size of the font


PAGE: Said = ("Halaman &P dari &N", "Page &P of &N")
