"""What the cells of a column show together, where one alone leaves a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from matchengine.files.tables.bad_cell import BadCellError
from matchengine.files.tables.read_amounts import NOTHING_SAID, Settled
from matchengine.files.tables.written_amounts import Amount, told_apart
from matchengine.files.tables.written_numbers import Roles, readings, settled_roles
from matchengine.files.tables.written_times import TIME, day_order


@dataclass
class Habits:
    """What the cells of a column show together, worked out when first asked for."""

    cells: Sequence[object]
    heading: Amount = NOTHING_SAID
    of_money: bool = False

    @cached_property
    def texts(self) -> list[str]:
        """The cells that are text."""
        return [cell for cell in self.cells if isinstance(cell, str)]

    @cached_property
    def settled(self) -> Settled:
        """What points and commas part."""
        return settled_roles(_certain_roles(self.texts, of_money=self.of_money))

    @cached_property
    def day_order(self) -> str:
        """Whether dates begin with the day or the month."""
        return day_order(self.texts)

    @cached_property
    def zones(self) -> frozenset[str]:
        """The time zones that are named."""
        matches = (TIME.fullmatch(" ".join(text.split())) for text in self.texts)
        return frozenset(m["zone"].casefold() for m in matches if m and m["zone"])


def _certain_roles(
    texts: Sequence[str], *, of_money: bool
) -> Iterator[tuple[str, Roles]]:
    """Give the numbers whose marks leave no doubt, and what these part.

    Rupiah are whole: three digits after a mark are thousands, and other decimals are a
    mistake that shows nothing.
    """
    for text in texts:
        try:
            said = told_apart(text)
        except BadCellError:
            continue
        found = readings(said.number)
        if of_money and said.scale == 1:
            found = tuple(one for one in found if one.value.is_integer())[:1]
        if len(found) == 1:
            yield said.number, found[0].roles
