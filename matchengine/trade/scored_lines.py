"""The best line pairs of given pairs of businesses, scored in full."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from matchengine.trade.arrays import Ints
from matchengine.trade.candidates import Joint
from matchengine.trade.pairing import best_lines, ranks_of
from matchengine.trade.rating import Part, rate
from matchengine.trade.sheet import KINDS, Sheet
from matchengine.trade.wishes import Demands


def score_lines(
    sheet: Sheet,
    joint: Joint,
    demands: Demands,
    parts: Mapping[str, Part],
    pairs: tuple[Ints, Ints],
    at_once: int,
) -> pd.DataFrame:
    """Score all line pairs of these participants, whoever buys.

    Parameters
    ----------
    pairs
        Rows of the participants (counted from 0), each two once.
    at_once
        So many pairs are looked at together.

    Returns
    -------
    The best line pairs of each ordered pair, as `best_lines` gives them.
    """
    ranks = ranks_of(sheet.mission)
    frames = []
    for first in range(0, max(len(pairs[0]), 1), at_once):
        some = slice(first, first + at_once)
        candidates = joint.between(pairs[0][some], pairs[1][some])
        candidates = candidates.take(np.lexsort([candidates.offer, candidates.need]))
        rows = [
            rate(
                sheet.line_up(kind, candidates).lines,
                sheet.mission,
                sheet.scoring,
                demands,
                parts,
            )
            for kind in KINDS
        ]
        frames.append(best_lines(pd.concat(rows, ignore_index=True), ranks))
    lines = pd.concat(frames, ignore_index=True)
    order = np.lexsort([lines["place"], lines["seller"], lines["buyer"]])
    return lines.iloc[order].reset_index(drop=True)
