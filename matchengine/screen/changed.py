"""Which inputs of a run have changed since."""

from __future__ import annotations

from collections.abc import Sequence

from matchengine.config import Language
from matchengine.screen.explanation_words import say as in_words
from matchengine.screen.printing import say


def say_changed(files: Sequence[str], language: Language) -> None:
    """Say which inputs are no longer as they were when the run was made, if any."""
    if files:
        say(f"warning: {in_words('changed', language, files=', '.join(files))}")
