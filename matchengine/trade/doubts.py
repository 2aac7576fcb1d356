"""Lines whose product was guessed, or is not known, or contradicts its code."""

from __future__ import annotations

from collections.abc import Iterator

from matchengine.errors import Finding
from matchengine.trade.arrays import texts
from matchengine.trade.commodities import Glossary
from matchengine.trade.hs import dotted
from matchengine.trade.meant import NEAR_NAME, Line, Sense
from matchengine.trade.mission import Lines, Mission
from matchengine.trade.naming import names_of

SHOWN = 12
"""So many texts are named one by one, of each table and doubt; the rest are counted."""

ROWS_SHOWN = 5

TABLES: tuple[Lines, ...] = ("offers", "needs")

Doubts = dict[str, list[tuple[int, Line]]]


def contradicting(mission: Mission) -> Iterator[Finding]:
    """Name each line whose code means other goods than its name."""
    for table in TABLES:
        yield from _contradicting(mission, table)


def doubts(mission: Mission) -> Iterator[Finding]:
    """Say of texts that were guessed, or not known, what they were taken for.

    Each text once, with the three names that are nearest; those beyond the first few
    are counted.
    """
    if not len(mission.glossary):
        return
    for table in TABLES:
        guessed: Doubts = {}
        unknown: Doubts = {}
        products = texts(mission.frame(table), "product")
        rows = mission.frame(table).index.tolist()
        for product, row, line in zip(
            products, rows, mission.meant(table).lines, strict=True
        ):
            if line.how == NEAR_NAME:
                guessed.setdefault(product, []).append((int(row), line))
            elif not line.how:
                unknown.setdefault(product, []).append((int(row), line))
        yield from _listed(mission, table, unknown)
        yield from _listed(mission, table, guessed)


def _contradicting(mission: Mission, table: Lines) -> Iterator[Finding]:
    frame, meant = mission.frame(table), mission.meant(table)
    for row, line, code, product in zip(
        frame.index.tolist(),
        meant.lines,
        meant.codes,
        texts(frame, "product"),
        strict=True,
    ):
        if line.by_code is None:
            continue
        goods = _called(mission.glossary, line.by_code)
        means = f"means {goods}" if goods else "is that of other goods"
        named = _called(mission.glossary, line.sense)
        yield Finding(
            mission.source(table),
            f"the product is {named}, but the code {dotted(code)} {means}; the less "
            "likely of the two counts",
            "Correct the name or the code.",
            int(row),
            "product",
            product,
            severity="warning",
        )


def _listed(mission: Mission, table: Lines, found: Doubts) -> Iterator[Finding]:
    """Name the texts that stand in most rows; count the others."""
    glossary = mission.glossary
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[1][0][0]))
    for product, lines in ordered[:SHOWN]:
        line = lines[0][1]
        near = _near(glossary, product)
        if line.how:
            problem = (
                f"the product was taken for {_called(glossary, line.sense)} "
                f"({line.confidence:.0%} sure)"
            )
            fix = f"If it is something else, write a usual name or a code. {near}"
        else:
            problem = "the product is not known: only its code and words count"
            fix = f"Write a usual name or an HS code, or add it to a glossary. {near}"
        yield _finding(mission, table, lines, problem, fix, product)
    if rest := ordered[SHOWN:]:
        rows = [one for _, lines in rest for one in lines]
        what = "were taken for what is near" if rows[0][1].how else "are not known"
        yield _finding(
            mission,
            table,
            rows,
            f"{len(rest)} more products {what}",
            "Write usual names, HS codes, or add them to a glossary of your own.",
            None,
        )


def _finding(
    mission: Mission,
    table: Lines,
    lines: list[tuple[int, Line]],
    problem: str,
    fix: str,
    value: str | None,
) -> Finding:
    also = [str(row) for row, _ in lines[1 : 1 + ROWS_SHOWN]]
    if also:
        more = ", …" if len(lines) > 1 + ROWS_SHOWN else ""
        problem = f"{problem}; so in row {', '.join(also)}{more}"
    return Finding(
        mission.source(table),
        problem,
        fix,
        lines[0][0],
        "product",
        value,
        severity="warning",
    )


def _near(glossary: Glossary, product: str) -> str:
    names = (name for name, likeness in names_of(glossary).nearest(product) if likeness)
    shown = ", ".join(f"'{name}'" for name in names)
    return f"Nearest: {shown}." if shown else ""


def _called(glossary: Glossary, sense: Sense) -> str:
    some = [glossary.commodities[one] for one in sense.commodities]
    joint = " and " if sense.listed else " or "
    return joint.join(f"'{one.indonesian or one.key}'" for one in some)
