"""Every handout that a run can make, by the format that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec

from matchengine.config import Format
from matchengine.errors import Finding
from matchengine.handouts.calendar.every import calendars
from matchengine.handouts.commitments.file import commitments
from matchengine.handouts.page.page import page
from matchengine.handouts.pdf.agendas import agendas
from matchengine.handouts.pdf.hall_plan import hall_plan
from matchengine.handouts.pdf.table_cards import table_cards
from matchengine.handouts.workbook.workbook import workbook
from matchengine.results.edition import Edition
from matchengine.results.story import Story

Handout = Callable[[Story, Edition], Mapping[str, bytes]]
"""From a plan to files: their contents by name, which may begin with a folder."""


def handouts(
    story: Story, edition: Edition, formats: Sequence[Format]
) -> dict[str, bytes]:
    """Make what the formats ask for: contents by the name of the file."""
    return {
        name: content
        for format_ in HANDOUTS
        if format_ in formats
        for make in HANDOUTS[format_]
        for name, content in make(story, edition).items()
    }


def not_installed(formats: Sequence[Format]) -> tuple[Finding, ...]:
    """Say which of the formats cannot be made, since a package is missing."""
    return tuple(
        Finding(
            "configuration",
            f"the format {format_} needs a package that is not installed: {package}",
            f'Install it with `pip install "matchengine[{format_}]"`, '
            "or take the format out.",
            column="outputs.formats",
            value=format_,
        )
        for format_, packages in EXTRAS.items()
        if format_ in formats
        for package in packages
        if find_spec(package) is None
    )


HANDOUTS: dict[Format, tuple[Handout, ...]] = {
    "xlsx": (workbook, commitments),
    "pdf": (agendas, table_cards, hall_plan),
    "ics": (calendars,),
    "html": (page,),
}
"""The makers of each format."""

EXTRAS: dict[Format, tuple[str, ...]] = {"pdf": ("typst", "segno")}
"""The packages that a format takes beyond those that are always there."""
