"""Commands about what is handed out: handouts."""

from __future__ import annotations

from matchengine.config import Format, Language
from matchengine.handing_out import hand_out
from matchengine.screen.changed import say_changed
from matchengine.screen.options import (
    AsJson,
    FormatNames,
    HandoutFolder,
    LanguageNames,
    RunFolder,
)
from matchengine.screen.printing import print_json, print_lines, say_warnings
from matchengine.screen.written import written_lines


def handouts_command(
    source: RunFolder,
    formats: FormatNames = None,
    languages: LanguageNames = None,
    folder: HandoutFolder = None,
    as_json: AsJson = False,
) -> None:
    """Make workbook, agendas, calendars and page of a run again, or more of them."""
    asked: list[Format] | None = [one.value for one in formats] if formats else None
    spoken: list[Language] | None = (
        [one.value for one in languages] if languages else None
    )
    done = hand_out(source, asked, spoken, folder)
    say_changed(done.changed, done.config.outputs.languages[0])
    say_warnings(done.doubts)
    if as_json:
        written = [str(path) for path in done.written]
        print_json({"written": written, "changed": list(done.changed)})
    else:
        print_lines(written_lines(done.written))
