"""Why nobody can be suggested, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from matchengine.config import LANGUAGES, Language


class Found(Protocol):
    """What is known of a slot in which nobody can be had."""

    @property
    def label(self) -> str:
        """Whom it is about."""

    @property
    def slot(self) -> str:
        """Which slot."""

    @property
    def away(self) -> bool:
        """Whether it is away then."""

    @property
    def partners(self) -> int:
        """With how many it has a pair."""

    @property
    def busy_partners(self) -> int:
        """How many of them would have to be called out of a meeting."""

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many cannot be had at all, by what stands in the way."""


def why_none(found: Found, language: Language) -> str:
    """Say why nobody can be had, with what stands in the way of how many partners."""

    def say(word: str) -> str:
        said = WHY[word][LANGUAGES.index(language)]
        return said.format(who=found.label, slot=found.slot, count=found.partners)

    if found.away:
        return say("away")
    if not found.partners:
        return say("no_pair")
    for word in ("held", "own_maximum"):
        if found.left_out.get(word) == found.partners:
            return say(word)
    counts = {"busy": found.busy_partners, **found.left_out}
    parts = [
        f"{IN_THE_WAY[word][LANGUAGES.index(language)]}: {count}"
        for word, count in counts.items()
        if count
    ]
    return f"{say('nobody')} {'; '.join(parts)}."


WHY: dict[str, tuple[str, str]] = {
    "away": ("{who} tidak hadir pada {slot}.", "{who} is away in {slot}."),
    "no_pair": (
        "{who} tidak punya calon mitra.",
        "There is nobody whom {who} could meet: it has no pair.",
    ),
    "held": (
        "Semua calon mitra {who} sudah ada dalam jadwalnya.",
        "{who} meets all of its partners in the plan already.",
    ),
    "own_maximum": (
        "{who} sudah mencapai batas pertemuannya.",
        "{who} has reached its own maximum of meetings.",
    ),
    "nobody": (
        "{who}: tidak ada yang dapat ditemui pada {slot}. Calon mitra: {count}.",
        "{who}: nobody can be had in {slot}. Partners: {count}.",
    ),
}
"""What is said first."""

IN_THE_WAY: dict[str, tuple[str, str]] = {
    "held": ("Sudah ada dalam jadwal", "Already in the plan"),
    "must": (
        "Terhalang pertemuan yang wajib diadakan",
        "Kept by a meeting that must be held",
    ),
    "busy": ("Sedang dalam pertemuan lain", "In another meeting then"),
    "own_away": ("Tidak hadir", "Away"),
    "partner_away": ("Mitra tidak hadir", "Partner away"),
    "not_its_slot": ("Hanya boleh bertemu pada waktu lain", "May meet at other times"),
    "own_maximum": (
        "Batas pertemuannya sendiri sudah tercapai",
        "Its own maximum is reached",
    ),
    "partner_maximum": (
        "Mitra sudah mencapai batas pertemuannya",
        "Partner has reached its maximum",
    ),
    "own_busy": ("Ia sendiri sedang dalam pertemuan", "It sits in a meeting itself"),
    "partner_busy": ("Sedang dalam pertemuan lain", "In another meeting then"),
    "order": (
        "Urutannya dengan pertemuan lain tidak terpenuhi",
        "Would not keep its order with another meeting",
    ),
    "resource": ("Sumber daya sudah terpakai", "A resource is used up"),
    "table": ("Tidak ada meja kosong", "No table is free"),
    "zones": ("Meja kosong terlalu jauh", "Free tables are too far away"),
    "idle_gaps": (
        "Jeda antarpeserta menjadi terlalu timpang",
        "Idle gaps would differ too much",
    ),
}
"""What stands in the way, by its word."""
