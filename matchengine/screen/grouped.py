"""Findings for people: what is equal in kind stands on one line, errors first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matchengine.errors import Finding, quoted
from matchengine.screen.aligned import counted

ALONE = 3
"""So many errors of one kind are told one by one."""

SHOWN = 4
"""So many examples stand on the line of a group."""

CELLS_SHOWN = 6


def grouped_lines(findings: Iterable[Finding]) -> list[str]:
    """Give a line for each finding, or for all that are equal in kind.

    Findings are equal in kind if they say the same of one column, or of headings. A few
    errors stand alone, each with its own fix.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        groups.setdefault(_kind(one), []).append(one)
    lines: list[str] = []
    for group in groups.values():
        if len(group) > (ALONE if group[0].severity == "error" else 1):
            lines.append(_line(group))
        else:
            lines += [_alone(one) for one in group]
    return lines


def counted_findings(findings: Sequence[Finding]) -> str:
    """Say how many there are of each severity; readings only where there are some."""
    many = {
        severity: sum(one.severity == severity for one in findings)
        for severity in ("error", "warning", "reading")
    }
    told = [counted(many["error"], "error"), counted(many["warning"], "warning")]
    if many["reading"]:
        told.append(counted(many["reading"], "reading"))
    return ", ".join(told)


def _kind(one: Finding) -> tuple[object, ...]:
    column = None if _of_heading(one) else one.column
    return one.severity, one.source, column, one.row is None, one.problem


def _of_heading(one: Finding) -> bool:
    return one.row is None and one.cell is not None


def _alone(one: Finding) -> str:
    told = str(one) if one.reading is None else str(replace(one, fix=""))
    return f"{one.severity}: {' '.join(told.split())}"


def _line(group: Sequence[Finding]) -> str:
    first = group[0]
    places = [one.cell or f"row {one.row}" for one in group[:CELLS_SHOWN]]
    more = ", …" if len(group) > CELLS_SHOWN else ""
    column = None if _of_heading(first) else first.column
    where = ", ".join(
        part for part in (first.source, column and f"column {column}") if part
    )
    what = f"{len(group)} cells ({', '.join(places)}{more}): {first.problem}"
    shown = _examples(group)
    same = first.reading is None and _same_fix(group)
    fix = f". {first.fix}" if same else "."
    return " ".join(f"{first.severity}: {where}, {what}{shown}{fix}".split())


def _examples(group: Sequence[Finding]) -> str:
    told: dict[str, None] = {}
    for one in group:
        shown = one.column if one.value is None and _of_heading(one) else one.value
        if shown is None:
            continue
        value = _short(shown)
        taken = "" if one.reading is None else f" as {_short(one.reading)}"
        fix = "" if one.reading is not None or _same_fix(group) else f" ({one.fix})"
        told.setdefault(f"{value}{taken}{fix}")
        if len(told) > SHOWN:
            break
    if not told:
        return ""
    more = ", …" if len(told) > SHOWN else ""
    return f"; {', '.join(list(told)[:SHOWN])}{more}"


def _same_fix(group: Sequence[Finding]) -> bool:
    return all(one.fix == group[0].fix for one in group)


def _short(value: object) -> str:
    return " ".join(quoted(value, 40).split())
