"""Every scored pair with its parts and points, as a table."""

from __future__ import annotations

import pandas as pd

from matchengine.results.story import Story

POINTS = "points_"
"""Begins the name of a column of contributions; without it, it is the part itself."""


def scored_pairs(story: Story) -> pd.DataFrame:
    """Give one row a pair: who, what, the score, its parts, its points, the meeting.

    The parts are in [0, 1]; the points add up to the value; `slot` and `table` say
    where the pair meets, and are empty if it does not.
    """
    frame = story.scores.frame
    named = pd.DataFrame(
        {
            "buyer": frame["buyer"],
            "buyer_name": [story.about(one, "name") for one in frame["buyer"]],
            "seller": frame["seller"],
            "seller_name": [story.about(one, "name") for one in frame["seller"]],
            "kind": frame["kind"],
            "need_row": frame["need"],
            "need": [story.product("needs", row) for row in frame["need"]],
            "offer_row": frame["offer"],
            "offer": [story.product("offers", row) for row in frame["offer"]],
        }
    )
    plain = frame.drop(columns=["buyer", "seller", "kind", "need", "offer", "unknown"])
    meetings = [
        story.held.get(f"{buyer}|{seller}")
        for buyer, seller in zip(frame["buyer"], frame["seller"], strict=True)
    ]
    return pd.concat(
        [
            named,
            plain,
            story.scores.contributions.add_prefix(POINTS),
            pd.DataFrame(
                {
                    "unknown": frame["unknown"].map(";".join),
                    "slot": [m.slot if m else "" for m in meetings],
                    "table": [m.table if m else "" for m in meetings],
                },
                index=frame.index,
            ),
        ],
        axis=1,
    )
