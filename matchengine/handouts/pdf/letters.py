"""The letters on paper: each begins a page of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchengine.config import Language
from matchengine.handouts.pdf.typesetting import print_papers
from matchengine.results.letter import Letter
from matchengine.results.story import Story


def print_letters(
    story: Story, letters: Mapping[Language, Sequence[Letter]]
) -> dict[Language, bytes]:
    """Print the letters of each language."""
    data = {
        language: {"letters": [_paper(one) for one in some]}
        for language, some in letters.items()
    }
    printed = print_papers("letters", story, data)
    return dict(zip(data, printed.values(), strict=True))


def _paper(letter: Letter) -> dict[str, Any]:
    return {
        "participant": letter.participant,
        "subject": letter.subject,
        "blocks": [
            # as lines: a text of several would be put on one
            {"lead": block.lead.splitlines(), "rows": block.rows}
            for block in letter.blocks
        ],
    }
