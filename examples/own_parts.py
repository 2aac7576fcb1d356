"""Parts of a score that are one mission's own; `05_own_part.py` shows them at work.

A part is a function of all line pairs at once. It gives one number in [0, 1] for each,
NaN where it does not know.
"""

import numpy as np
import pandas as pd

from matchengine.scoring import Lines, Mission, Scoring

WORTH = {"mikro": 1.0, "kecil": 1.0, "menengah": 0.5, "besar": 0.0, "bumd": 0.0}


def small_seller(lines: Lines, mission: Mission, scoring: Scoring) -> np.ndarray:
    """1 for micro and small sellers, 0.5 for medium ones, 0 for large ones."""
    scale: pd.Series = mission.participants["scale"].map(WORTH)
    return scale.to_numpy(dtype=float)[lines.seller]
