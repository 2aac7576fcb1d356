"""What a parser says of a cell that it cannot read."""

from __future__ import annotations


class BadCellError(Exception):
    """A cell that cannot stand: what is wrong with it, and what to write instead."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.fix = fix
