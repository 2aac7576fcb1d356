"""`matchengine check`: what an input holds, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matchengine.errors import Finding, InputError
from matchengine.files.config_yaml import read_config
from matchengine.files.problem_json import read_problem
from matchengine.files.read_mission import (
    cells_of,
    in_order,
    read_mission,
    with_cells,
)
from matchengine.preparing import prepare
from matchengine.scoring import score_pairs
from matchengine.screen.grouped import counted_findings, grouped_lines
from matchengine.screen.printing import finding_data
from matchengine.trade.columns import TABLES
from matchengine.trade.doubts import contradicting, doubts
from matchengine.trade.mission import Mission, missing_across
from matchengine.trade.noticing import strange_units
from matchengine.trade.permit_contradictions import contradicting_rules

SIDE = "province"
"""The column by which businesses are kept apart, unless a configuration says else."""

YAML = (".yaml", ".yml")
JSON = (".json",)


@dataclass(frozen=True)
class Checked:
    """What came of a check: errors and warnings, and how much of what there is."""

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not any(one.severity == "error" for one in self.findings)

    def lines(self) -> list[str]:
        """Say it for people."""
        held = ", ".join(f"{n} {name}" for name, n in self.counts.items())
        verdict = f"{counted_findings(self.findings)}. {held}".rstrip()
        return [*grouped_lines(self.findings), verdict]

    def as_json(self) -> dict[str, Any]:
        """Say it for programs."""
        return {
            "ok": self.ok,
            "findings": finding_data(self.findings),
            "counts": dict(self.counts),
        }


def check_input(path: Path) -> Checked:
    """Check a configuration with all it leads to, a problem, or a mission's tables."""
    try:
        if path.suffix.casefold() in YAML:
            prepared = prepare(read_config(path))
            counts = _counts_of(prepared.mission)
            counts["pairs"] = len(prepared.problem.pairs)
            return Checked(prepared.warnings, counts)
        if path.suffix.casefold() in JSON:
            problem = read_problem(path)
            lists = ("slots", "tables", "participants", "pairs", "resources")
            return Checked((), {name: len(getattr(problem, name)) for name in lists})
        mission = read_mission(path)
    except InputError as error:
        return Checked(error.findings, {})
    noticed = with_cells((*_noticed(mission), *doubts(mission)), cells_of(mission))
    return Checked(in_order((*mission.warnings, *noticed)), _counts_of(mission))


def _noticed(mission: Mission) -> tuple[Finding, ...]:
    """Say what scoring notices: units, lanes, permits, names against codes.

    Without a configuration it goes by the defaults. What would be an error with these
    may be right with others: then only what no setting changes is told.
    """
    side: str | None = SIDE
    if any(missing_across(mission, side)):
        side = None
    try:
        return score_pairs(mission, across=side).warnings
    except InputError:
        return (
            *contradicting(mission),
            *contradicting_rules(mission),
            *strange_units(mission),
        )


def _counts_of(mission: Mission) -> dict[str, int]:
    return {name: len(mission.frame(name)) for name in TABLES}
