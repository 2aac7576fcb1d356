"""Why two businesses do not meet, as a word, and in a sentence of each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from matchengine.problem import Pair
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

    def between(self, one: str, other: str) -> Reason:
        """Say why two businesses hold no meeting, seen from the first."""
        story = self.story
        pair = story.pair_of.get(frozenset((one, other)))
        if pair is None:
            return self._no_pair(one, other)
        slots = list(self._slots_of(pair))
        if not slots:
            return Reason("never_there_together")
        if self._is_full(one):
            return Reason("own_maximum", {"count": story.count_of(one)})
        if self._is_full(other):
            return Reason(
                "partner_maximum",
                {"partner": self._name(other), "count": story.count_of(other)},
            )
        open_slots = [slot for slot in slots if self._both_idle(pair, slot)]
        if not open_slots:
            return Reason("others_worth_more")
        seated = [slot for slot in open_slots if self._has_table(pair, slot)]
        if not seated:
            return Reason("tables_full")
        served = [slot for slot in seated if self._has_resources(pair, slot)]
        if not served:
            return Reason("resource_full", {"resource": ", ".join(pair.resources)})
        return Reason("rules_or_later_goals")

    def excluded(self, one: str) -> Iterator[Reason]:
        """Give the reasons for which possible partners of a business were left out."""
        for two in self._excluded:
            if one in two:
                (other,) = two - {one}
                yield self.between(one, other)

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

    def _slots_of(self, pair: Pair) -> Iterator[str]:
        """Go through the slots in which a pair may meet at all."""
        away = {
            *self.story.participants[pair.buyer].unavailable,
            *self.story.participants[pair.seller].unavailable,
        }
        for slot in self.story.slots:
            if slot not in away and (pair.slots is None or slot in pair.slots):
                yield slot

    def _both_idle(self, pair: Pair, slot: str) -> bool:
        return all(
            len(self.story.meetings_of.get(one, {}).get(slot, ()))
            < self.story.participants[one].delegates
            for one in (pair.buyer, pair.seller)
        )

    def _has_table(self, pair: Pair, slot: str) -> bool:
        """Whether a table that the pair may take is left in a slot."""
        story = self.story
        own = (
            story.participants[pair.seller].table
            or story.participants[pair.buyer].table
        )
        return own in self._tables_left[slot] if own else self._shared_left[slot]

    @cached_property
    def _tables_left(self) -> Mapping[str, frozenset[str]]:
        """The tables at which one more meeting may be held, by slot."""
        story = self.story
        left: dict[str, frozenset[str]] = {}
        for slot in story.slots:
            used = {meeting.table for meeting in story.meetings_in.get(slot, ())}
            there = {t.id for t in story.problem.tables if slot not in t.unavailable}
            spare = len(there) - story.problem.rules.free_tables_per_slot
            left[slot] = frozenset(there - used if len(used) < spare else ())
        return left

    @cached_property
    def _shared_left(self) -> Mapping[str, bool]:
        """Whether one of the tables left is nobody's own, by slot."""
        owned = {one.table for one in self.story.problem.participants if one.table}
        return {slot: bool(left - owned) for slot, left in self._tables_left.items()}

    def _has_resources(self, pair: Pair, slot: str) -> bool:
        """Whether what the pair takes is left in a slot."""
        taken = [
            resource
            for meeting in self.story.meetings_in.get(slot, ())
            for resource in self.story.pairs[meeting.pair].resources
        ]
        return all(
            taken.count(one) + pair.resources.count(one) <= self._capacity[one]
            for one in pair.resources
        )

    @cached_property
    def _capacity(self) -> Mapping[str, int]:
        return {r.id: r.capacity for r in self.story.problem.resources}


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
