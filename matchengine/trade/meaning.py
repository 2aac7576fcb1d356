"""What a text was taken for."""

from __future__ import annotations

from dataclasses import dataclass

CONFIDENT = 0.5
"""Below so much confidence, a text counts as unknown."""

RESPELT = 0.95
"""Confidence of a name in another spelling or order, or without the quantity."""

SEVERAL_AT_MOST = 12
"""A text that could mean more commodities than these says nothing."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text was taken for.

    Attributes
    ----------
    commodities
        Numbers in the glossary: none if it is not known; several if the name is
        ambiguous, or if the text lists several goods (then `listed`).
    confidence
        In [0, 1].
    guessed
        Whether the text is no name but was found inside or near one.
    name
        The name that it was taken for, or that came nearest.
    also
        What it is called by some, though it is the name of something else.
    listed
        Whether it means all of its commodities, and not one of them.
    near
        Where it is not known, what came nearest, with a share in [0, 1) of the
        confidence that would do.
    candidates
        Where it was guessed, what it could mean at all, the surest first: a code may
        choose among them.
    broad
        Whether the name is only that of a wide sort, such as feed or machines.
    """

    commodities: tuple[int, ...] = ()
    confidence: float = 0.0
    guessed: bool = False
    name: str = ""
    also: tuple[int, ...] = ()
    listed: bool = False
    near: tuple[tuple[int, float], ...] = ()
    candidates: tuple[int, ...] = ()
    broad: bool = False


UNKNOWN = Meaning()
