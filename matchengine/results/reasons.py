"""Why two businesses do not meet, as a word, and in a sentence of each language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from matchengine.results.room_left import RoomLeft
from matchengine.results.story import Story
from matchengine.trade.candidates import find_candidates
from matchengine.trade.mission import Mission

Two = frozenset[str]


@dataclass(frozen=True)
class Reason:
    """A word from `SENTENCES`, what fills its sentence, and what lies behind it."""

    word: str
    details: Mapping[str, Any] = field(default_factory=dict)
    behind: Reason | None = None

    def sentence(self, language: str) -> str:
        """Say it in a language."""
        said = SENTENCES[self.word][language].format_map(self.details)
        if self.behind is None:
            return said
        return f"{said} {self.behind.sentence(language)}"


class Reasons:
    """Finds out from a mission's data and plan why two do not meet."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._room = RoomLeft(story)

    def between(self, one: str, other: str) -> Reason:
        """Say why two businesses hold no meeting, seen from the first."""
        story = self.story
        pair = story.pair_of.get(frozenset((one, other)))
        if pair is None:
            return self._no_pair(one, other)
        slots = self._room.allowed(pair)
        if not slots:
            return Reason("never_there_together")
        if self._is_full(one):
            return Reason("own_maximum", {"count": story.count_of(one)})
        if self._is_full(other):
            return Reason(
                "partner_maximum",
                {"partner": self._name(other), "count": story.count_of(other)},
            )
        idle = self._room.both_idle(pair, slots)
        if not idle:
            return Reason("others_worth_more")
        seated = self._room.with_table(pair, idle)
        if not seated:
            return Reason("tables_full")
        if not self._room.with_resources(pair, seated):
            return Reason("resource_full", {"resource": ", ".join(pair.resources)})
        return Reason("rules_or_later_goals")

    def excluded(self, one: str) -> Iterator[Reason]:
        """Give the reasons for which possible partners of a business were left out."""
        return (self.between(one, other) for other in self._left_out.get(one, ()))

    def _no_pair(self, one: str, other: str) -> Reason:
        story = self.story
        across = story.config.mission.across
        two = frozenset((one, other))
        if across and story.about(one, across) == story.about(other, across):
            return Reason("same_side", {"side": story.about(one, across)})
        if two in self._vetoes:
            return Reason("veto", {"who": self._name(self._vetoes[two])})
        if two in self._excluded:
            word, why = self._excluded[two]
            quoted = re.search("'([^']+)'", why)
            return Reason(word, {"why": why, "permit": quoted[1] if quoted else ""})
        if two in self._candidates:
            return Reason("cut", {"most": story.config.scoring.max_candidates})
        return Reason("no_common_product")

    @cached_property
    def _excluded(self) -> Mapping[Two, tuple[str, str]]:
        rows = self.story.scores.excluded[["buyer", "seller", "reason", "why"]]
        return {
            frozenset((buyer, seller)): (reason, why)
            for buyer, seller, reason, why in rows.itertuples(index=False, name=None)
        }

    @cached_property
    def _left_out(self) -> Mapping[str, Sequence[str]]:
        """Whom each business was not paired with, though the two have a product."""
        others: dict[str, list[str]] = defaultdict(list)
        for one, other in map(tuple, self._excluded):
            others[one].append(other)
            others[other].append(one)
        return others

    @cached_property
    def _vetoes(self) -> Mapping[Two, str]:
        wishes = self.story.mission.wishes
        no = wishes[wishes["wish"] == "no"]
        return {
            frozenset((one, other)): one
            for one, other in zip(no["from"], no["to"], strict=True)
        }

    @cached_property
    def _candidates(self) -> set[Two]:
        if self.story.scores.cut == 0:
            return set()
        return _could_trade(self.story.mission, self.story.config.scoring.product_floor)

    def _name(self, one: str) -> str:
        return str(self.story.about(one, "name"))

    def _is_full(self, one: str) -> bool:
        most = self.story.participants[one].max_meetings
        return most is not None and self.story.count_of(one) >= most


def _could_trade(mission: Mission, product_floor: float) -> set[Two]:
    """Give all two businesses one of which needs what the other offers."""
    found = find_candidates(mission, product_floor, None)
    ids = mission.participants["id"].tolist()
    ends = zip(found.buyer.tolist(), found.seller.tolist(), strict=True)
    return {frozenset((ids[buyer], ids[seller])) for buyer, seller in set(ends)}


SENTENCES: dict[str, dict[str, str]] = {
    "same_side": {
        "en": "Both are of {side}; businesses of one side do not pair.",
        "id": "Keduanya dari {side}; usaha dari sisi yang sama tidak dipertemukan.",
    },
    "veto": {
        "en": "{who} asked not to have this meeting.",
        "id": "{who} meminta agar pertemuan ini tidak diadakan.",
    },
    "permit": {
        "en": "A required permit is missing ({permit}): {why}.",
        "id": "Izin yang diwajibkan belum ada: {permit}.",
    },
    "cold": {
        "en": "The goods need a cold chain: {why}.",
        "id": "Barang perlu rantai dingin, dan tidak ada jalur yang menyediakannya.",
    },
    "floor": {
        "en": "The two fit too little: {why}.",
        "id": "Kecocokan keduanya di bawah skor minimum.",
    },
    "cut": {
        "en": "Each of the two has {most} partners that fit better.",
        "id": "Masing-masing punya {most} calon mitra yang lebih cocok.",
    },
    "no_common_product": {
        "en": "Neither needs what the other offers.",
        "id": "Tidak ada produk yang dibutuhkan yang satu dan ditawarkan yang lain.",
    },
    "nobody_fits": {
        "en": "Nobody needs what it offers, or offers what it needs.",
        "id": "Tidak ada yang membutuhkan penawarannya atau menawarkan kebutuhannya.",
    },
    "never_there_together": {
        "en": "The two are never there at the same time.",
        "id": "Keduanya tidak pernah hadir pada waktu yang sama.",
    },
    "own_maximum": {
        "en": "Its own maximum of {count} meetings is reached.",
        "id": "Batas pertemuannya sendiri ({count}) sudah tercapai.",
    },
    "partner_maximum": {
        "en": "{partner} has reached its maximum of {count} meetings.",
        "id": "{partner} sudah mencapai batas {count} pertemuan.",
    },
    "tables_full": {
        "en": "Whenever both are free, all tables are taken.",
        "id": "Setiap kali keduanya luang, semua meja terisi.",
    },
    "resource_full": {
        "en": "Whenever both are free, {resource} is taken.",
        "id": "Setiap kali keduanya luang, {resource} sudah terpakai.",
    },
    "others_worth_more": {
        "en": "Whenever both are there, one of them sits in a meeting that is worth "
        "more to the whole plan.",
        "id": "Setiap kali keduanya hadir, salah satunya sedang dalam pertemuan yang "
        "lebih bernilai bagi keseluruhan jadwal.",
    },
    "rules_or_later_goals": {
        "en": "There is room for it, but it would break a rule of the day or spoil "
        "another goal, such as days without gaps.",
        "id": "Tempatnya ada, tetapi akan melanggar aturan atau merugikan tujuan lain, "
        "misalnya jadwal tanpa jeda.",
    },
    "offers_and_needs_nothing": {
        "en": "It neither offers nor needs anything in the tables.",
        "id": "Tidak ada penawaran maupun kebutuhannya dalam tabel.",
    },
    "few_partners": {
        "en": "Businesses that fit it: only {count}.",
        "id": "Calon mitra yang cocok hanya {count}.",
    },
    "few_slots": {
        "en": "It is there for {count} meetings at most.",
        "id": "Waktu hadirnya hanya cukup untuk {count} pertemuan.",
    },
}
"""Every reason, by its word; in the files it is this word that stays the same."""
