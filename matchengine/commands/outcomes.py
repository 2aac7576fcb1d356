"""The command about what came of a mission: outcomes."""

from __future__ import annotations

from matchengine.files.read_outcomes import read_outcomes
from matchengine.screen.options import AsJson, FilledSheetFile
from matchengine.screen.outcomes import outcome_lines
from matchengine.screen.printing import (
    finding_data,
    finding_lines,
    print_json,
    print_lines,
    say,
)


def outcomes_command(sheet: FilledSheetFile, as_json: AsJson = False) -> None:
    """Add up a filled commitment sheet: totals, top ten, meetings held."""
    told = read_outcomes(sheet)
    if as_json:
        print_json({**told.as_json(), "warnings": finding_data(told.warnings)})
        return
    for line in finding_lines(told.warnings):
        say(line)
    print_lines(outcome_lines(told))
