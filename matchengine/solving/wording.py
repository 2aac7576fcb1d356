"""Small pieces of sentences about demands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matchengine.problem import Pair, Participant


def counted(number: int, thing: str) -> str:
    """Say "no slot", "1 slot", "2 slots"."""
    if number == 0:
        return f"no {thing}"
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def more(number: int, thing: str) -> str:
    """Say "one more table", "2 more tables"."""
    if number == 1:
        return f"one more {thing}"
    return f"{number} more {thing}s"


def listed(names: Sequence[str]) -> str:
    """Say "s01, s02 and s03"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def pair_label(pair: Pair, people: Mapping[str, Participant]) -> str:
    """Give the id of a pair, and the names of the two where there are any."""
    sides = [people[pair.buyer], people[pair.seller]]
    if not any(one.name for one in sides):
        return pair.id
    return f"{pair.id} ({' and '.join(one.name or one.id for one in sides)})"
