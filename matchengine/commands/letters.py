"""The command that writes to each business: letters."""

from __future__ import annotations

from matchengine.config import Language
from matchengine.letters import LetterFormat, write_letters
from matchengine.screen.changed import say_changed
from matchengine.screen.options import (
    AsJson,
    HandoutFolder,
    LanguageNames,
    LetterFormatNames,
    OneParticipant,
    RunFolder,
)
from matchengine.screen.printing import print_json, print_lines, say_warnings
from matchengine.screen.written import written_lines


def letters_command(
    source: RunFolder,
    formats: LetterFormatNames = None,
    languages: LanguageNames = None,
    folder: HandoutFolder = None,
    participant: OneParticipant = None,
    as_json: AsJson = False,
) -> None:
    """Write to each business: its day, its wishes not met and why, what it may do."""
    asked: list[LetterFormat] | None = (
        [one.value for one in formats] if formats else None
    )
    spoken: list[Language] | None = (
        [one.value for one in languages] if languages else None
    )
    done = write_letters(source, asked, spoken, folder, participant)
    say_changed(done.changed, done.config.outputs.languages[0])
    say_warnings(done.doubts)
    if as_json:
        print_json(
            {
                "written": [str(path) for path in done.written],
                "changed": list(done.changed),
                "letters": [
                    {
                        "participant": one.participant,
                        "name": one.name,
                        "language": one.language,
                        "subject": one.subject,
                        "body": one.body,
                    }
                    for some in done.letters.values()
                    for one in some
                ],
            }
        )
    else:
        print_lines(written_lines(done.written))
