"""From many things that clash to a few: each is left out, and the rest looked at.

The order of leaving out is that of QuickXplain (Junker, AAAI 2004): a few out of many
are found in few trials, and what comes first in the list is rather kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def fewest(
    background: Sequence[Thing],
    things: Sequence[Thing],
    clash: Callable[[Sequence[Thing]], bool],
) -> list[Thing]:
    """Find things, none to spare, that clash with the background.

    All of them together clash. `clash` may say no where it does not know: then more
    is kept than need be, and still clashes.
    """
    if not things or clash(background):
        return []
    return _some_needed(list(background), list(things), clash)


def _some_needed(
    background: list[Thing],
    things: list[Thing],
    clash: Callable[[Sequence[Thing]], bool],
) -> list[Thing]:
    if len(things) == 1:
        return things
    half = len(things) // 2
    first, second = things[:half], things[half:]
    of_second = fewest([*background, *first], second, clash)
    if not of_second:
        return _some_needed([*background], first, clash)
    return [*fewest([*background, *of_second], first, clash), *of_second]
