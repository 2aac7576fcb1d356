"""Runs of rows that a row is joined with: a join that is kept folded up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchengine.trade.arrays import Floats, Ints
from matchengine.trade.classes import Alike


@dataclass(frozen=True)
class Spans:
    """For rows of one side, runs of rows of the other, in the order of the owners.

    Row `row[i]`, whose owner is `owner[i]`, is joined with `others[start[i]:end[i]]`;
    `worth[i]` is how alike they are.
    """

    owner: Ints
    row: Ints
    start: Ints
    end: Ints
    worth: Floats
    others: Ints

    def sizes(self, owners: int) -> Ints:
        """Count what the rows of each owner are joined with."""
        counts = np.bincount(self.owner, self.end - self.start, minlength=owners)
        return counts.astype(np.int64)


def spans_of(
    one_class: Ints, one_owner: Ints, other_class: Ints, other_owner: Ints, alike: Alike
) -> Spans:
    """Join the rows of classes that are alike with those of later owners only.

    Parameters
    ----------
    one_class, other_class
        The class of each row of the two sides; below 0 is alike to none.
    one_owner, other_owner
        The participant of each row of the two sides, counted from 0.
    """
    size = 1 + max(int(one_owner.max(initial=0)), int(other_owner.max(initial=0)))
    keys = other_class * size + other_owner
    others = np.argsort(keys, kind="stable")
    ordered = keys[others]
    first = np.searchsorted(alike.one, one_class, side="left")
    count = np.searchsorted(alike.one, one_class, side="right") - first
    count[one_class < 0] = 0
    row = np.repeat(np.arange(len(one_class), dtype=np.int64), count)
    within = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    link = np.repeat(first, count) + within
    owner = one_owner[row]
    facing = alike.other[link] * size
    start = np.searchsorted(ordered, facing + owner, side="right")
    end = np.searchsorted(ordered, facing + size, side="left")
    full = np.flatnonzero(end > start)
    full = full[np.argsort(owner[full], kind="stable")]
    return Spans(
        owner[full], row[full], start[full], end[full], alike.worth[link[full]], others
    )


def expanded(spans: Spans, first: int, last: int) -> tuple[Ints, Ints, Floats]:
    """Unfold the spans whose owner is in range(first, last).

    Returns
    -------
    Rows of the one side, rows of the other, and how alike they are.
    """
    low, high = np.searchsorted(spans.owner, [first, last])
    start = spans.start[low:high]
    count = spans.end[low:high] - start
    row = np.repeat(spans.row[low:high], count)
    shift = np.repeat(start - (np.cumsum(count) - count), count)
    others = spans.others[np.arange(len(row)) + shift]
    return row, others, np.repeat(spans.worth[low:high], count)
