"""A letter, as the paragraphs that every form of it shows."""

from __future__ import annotations

from dataclasses import dataclass

from matchengine.config import Language

BULLET = "\N{BULLET} "


@dataclass(frozen=True)
class Block:
    """A paragraph of a letter, and the rows below it."""

    lead: str
    rows: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph with its rows, each on a line."""
        return "\n".join((self.lead, *(BULLET + row for row in self.rows)))


@dataclass(frozen=True)
class Letter:
    """What a business is told, in one language."""

    participant: str
    name: str
    language: Language
    subject: str
    blocks: tuple[Block, ...]

    @property
    def body(self) -> str:
        """The letter as plain text, without its subject."""
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def text(self) -> str:
        """The letter as plain text, its subject first."""
        return f"{self.subject}\n\n{self.body}\n"
