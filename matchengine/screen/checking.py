"""`matchengine check`: what an input holds, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.config_yaml import read_config
from matchengine.files.problem_json import read_problem
from matchengine.files.read_mission import (
    cells_of,
    in_order,
    mission_of,
    read_tables,
    with_cells,
)
from matchengine.preparing import prepare
from matchengine.scoring import score_pairs
from matchengine.screen.fixing import may_be_written_beside, write_clean
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
    written: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not any(one.severity == "error" for one in self.findings)

    def lines(self) -> list[str]:
        """Say it for people."""
        held = ", ".join(f"{n} {name}" for name, n in self.counts.items())
        verdict = f"{counted_findings(self.findings)}. {held}".rstrip()
        written = [f"Written: {path}" for path in self.written]
        return [*grouped_lines(self.findings), verdict, *written]

    def as_json(self) -> dict[str, Any]:
        """Say it for programs."""
        return {
            "ok": self.ok,
            "findings": finding_data(self.findings),
            "counts": dict(self.counts),
            **({"written": list(self.written)} if self.written else {}),
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
        mission = mission_of(read_tables(path))
    except InputError as error:
        return Checked(error.findings, {})
    return _checked(mission)


def check_and_fix(path: Path, target: Path, *, force: bool = False) -> Checked:
    """Check a mission's tables, and write them clean into a workbook.

    Raises
    ------
    FileError
        If the tables cannot be read at all, or the workbook cannot be written.
    """
    if path.suffix.casefold() in (*YAML, *JSON):
        problem = "only a folder or workbook of tables can be written clean"
        fix = "Name the folder or workbook that holds the tables."
        raise FileError([Finding(str(path), problem, fix)])
    may_be_written_beside(path, target, force=force)
    read = read_tables(path)
    write_clean(read, target)
    try:
        checked = _checked(mission_of(read))
    except InputError as error:
        checked = Checked(error.findings, {})
    return replace(checked, written=(str(target),))


def _checked(mission: Mission) -> Checked:
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
