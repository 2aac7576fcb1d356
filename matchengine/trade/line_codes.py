"""Codes as the tables give them, made codes of the edition that the glossary knows."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from matchengine.errors import Finding
from matchengine.trade.arrays import texts
from matchengine.trade.hs import Codes, Reading, dotted

CODED = (("offers", "hs"), ("needs", "hs"), ("permits", "hs_prefix"))
"""Where codes stand."""

SHOWN = 6
"""So many successors are named at most."""


def settle_codes(
    frames: Mapping[str, pd.DataFrame], sources: Mapping[str, str], codes: Codes
) -> tuple[dict[str, pd.DataFrame], list[Finding]]:
    """Put today's codes in the place of old ones, and shorten those there are not.

    Returns
    -------
    The tables with the codes that count, and a warning for each one changed.
    """
    settled = dict(frames)
    findings: list[Finding] = []
    for table, column in CODED:
        if table in settled:
            frame = settled[table]
            written = texts(frame, column)
            read = {code: codes.read(code) for code in set(written)}
            if all(one.fate == "known" for one in read.values()):
                continue
            kept = [_kept(table, read[code], code) for code in written]
            settled[table] = frame.assign(
                **{column: pd.Series(kept, index=frame.index, dtype=object)}
            )
            findings += [
                _finding(sources.get(table, table), int(row), column, code, read[code])
                for row, code in zip(frame.index, written, strict=True)
                if read[code].fate != "known"
            ]
    return settled, findings


def _kept(table: str, reading: Reading, written: str) -> str:
    """Keep a rule's prefix rather than have the rule hold for more, or for all."""
    if table == "permits" and reading.fate not in ("known", "moved"):
        return written
    return reading.code


def _finding(
    source: str, row: int, column: str, written: str, reading: Reading
) -> Finding:
    near = ", ".join(map(dotted, reading.successors[:SHOWN]))
    more = ", …" if len(reading.successors) > SHOWN else ""
    instead = f"{dotted(reading.code)} is read" if reading.code else "no code is read"
    if column != "hs" and reading.fate not in ("known", "moved"):
        instead = "no goods have it now"
    if reading.fate == "moved":
        problem = f"the code is of an older edition; in HS 2022 it is {near}, so read"
        fix = f"Write {near}."
    elif reading.fate == "split":
        problem = f"the code is of an older edition and was split; {instead}"
        fix = f"Write one of {near}{more}."
    else:
        problem = f"HS 2022 has no such code; {instead}"
        fix = f"Near it: {near}{more}." if near else "Look the code up on INSW."
    return Finding(
        source, problem, fix, row, column, dotted(written), severity="warning"
    )
