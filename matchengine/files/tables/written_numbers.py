"""Numbers as people write them: with points, commas and spaces of either meaning.

A number has one reading or two. "1.250.000" has one; "1.500" has two, for its point may
part thousands or decimals. Which of the two is meant is decided elsewhere, by what the
column holds; nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Role = Literal["thousands", "decimals"]
Roles = tuple[tuple[str, Role], ...]

ODD_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")
MINUS = str.maketrans("\u2212\u2013", "--")

WHOLE = re.compile(r"-?[0-9]+")
ONE_GROUP = re.compile(r"-?[1-9][0-9]{0,2}([.,])[0-9]{3}")
GROUPS = re.compile(r"-?[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+")
GROUPS_AND_DECIMALS = re.compile(
    r"-?[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?!\1)([.,])[0-9]+"
)
DECIMALS = re.compile(r"-?[0-9]+([.,])[0-9]+")
SPACED = re.compile(
    r"-?[1-9][0-9]{0,2}(?:([ '])[0-9]{3})(?:\1[0-9]{3})*(?:([.,])[0-9]+)?"
)

MARK_NAMES = {".": "point", ",": "comma", " ": "space", "'": "apostrophe"}


@dataclass(frozen=True, slots=True)
class Written:
    """One reading of a number: its value, and what each mark in it parts."""

    value: float
    roles: Roles = ()

    @property
    def how(self) -> str:
        """The reading in words: 'the point parts thousands'."""
        told = [f"the {MARK_NAMES[mark]} parts {role}" for mark, role in self.roles]
        return ", ".join(told)


def readings(text: str) -> tuple[Written, ...]:
    """Every reading of a number; none if it is no number that anybody would write."""
    plain = ODD_SPACES.sub(" ", text).translate(MINUS).strip()
    if WHOLE.fullmatch(plain):
        return (_written(plain),)
    if match := ONE_GROUP.fullmatch(plain):
        mark = match[1]
        return _written(plain, (mark, "thousands")), _written(plain, (mark, "decimals"))
    if match := GROUPS.fullmatch(plain):
        return (_written(plain, (match[1], "thousands")),)
    if match := GROUPS_AND_DECIMALS.fullmatch(plain):
        return (_written(plain, (match[1], "thousands"), (match[2], "decimals")),)
    if match := DECIMALS.fullmatch(plain):
        return (_written(plain, (match[1], "decimals")),)
    if match := SPACED.fullmatch(plain):
        decimals: Roles = ((match[2], "decimals"),) if match[2] else ()
        return (_written(plain, (match[1], "thousands"), *decimals),)
    return ()


def settled_roles(certain: Iterable[tuple[str, Roles]]) -> dict[str, tuple[Role, str]]:
    """Say what a point or comma parts in a column, from numbers that leave no doubt.

    Gives for each mark its role and a number that shows it. A mark that some numbers
    use in one way and some in the other settles nothing. A comma that parts decimals
    makes the point part thousands, and the other way round.
    """
    shown: dict[tuple[str, Role], str] = {}
    for text, roles in certain:
        for mark, role in roles:
            if mark in ".,":
                shown.setdefault((mark, role), text)
                shown.setdefault(("," if mark == "." else ".", _other(role)), text)
    return {
        mark: (role, text)
        for (mark, role), text in shown.items()
        if (mark, _other(role)) not in shown
    }


def _other(role: Role) -> Role:
    return "thousands" if role == "decimals" else "decimals"


def _written(text: str, *roles: tuple[str, Role]) -> Written:
    for mark, role in roles:
        text = text.replace(mark, "" if role == "thousands" else ".")
    return Written(float(text), roles)
