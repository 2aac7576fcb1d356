"""What may be lost where some stay away, as text that an organiser reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matchengine.config import Language
from matchengine.live.at_risk import AtRisk, OnCall, Risks, StandBy
from matchengine.problem import Problem
from matchengine.records import Slot
from matchengine.results.numbers import decimal, measured
from matchengine.results.story import clock
from matchengine.results.words import in_language
from matchengine.screen.aligned import aligned, shortened
from matchengine.screen.explanation import plain
from matchengine.screen.summary import HEADING

TOP = 10
NAME_WIDTH, NAMED = 30, 3


def risk_lines(
    told: Risks,
    problem: Problem,
    only: Slot | None,
    top: int,
    absence: float | None,
    language: Language,
) -> Iterator[str]:
    """Give the lines: sums, the meetings that lose most, who should stand by.

    `only` one slot may be asked for: then the lists are of it, the sums of the whole
    plan. `absence` is the chance that was tried for all, if it was.
    """
    speak = _Speaker(problem, language)
    yield HEADING + speak.say("heading")
    yield from aligned(list(speak.sums(told, absence)))
    if not told.at_risk:
        yield from ("", speak.say("none" if told.meetings else "no_meetings"))
        return
    slot = None if only is None else only.id
    shown = told.narrowed(slot=slot, top=top)
    on_call = shown.on_call if only else told.first_on_call
    where = "" if only is None else f" · {speak.when(only.id)}"
    yield from ("", HEADING + speak.say("at_risk") + where)
    if shown.at_risk:
        yield from aligned(list(speak.meetings(shown.at_risk)), {3, 4, 5, 6})
        yield speak.say("lost_is")
    else:
        yield speak.say("no_risk_here")
    yield from ("", HEADING + speak.say("on_call" if only is None else "on_call_here"))
    if on_call:
        yield from aligned(list(speak.helpers(on_call)), {2})
    else:
        yield speak.say("nobody")


class _Speaker:
    """Says what is in the risks of a plan, in one language."""

    def __init__(self, problem: Problem, language: Language) -> None:
        self._language: Language = language
        self._chances = [one.absence for one in problem.participants]
        self._labels: Mapping[str, str] = {
            one.id: plain(f"{one.id} {one.name or ''}".rstrip())
            for one in problem.participants
        }
        self._clocks = {slot.id: clock(slot) for slot in problem.slots}

    def say(self, word: str, **details: str) -> str:
        """Say one of the words below."""
        return in_language(WORDS[word], self._language).format_map(details)

    def when(self, slot: str) -> str:
        """Name a slot, with its time where it has one."""
        return f"{slot} {self._clocks[slot]}".rstrip()

    def sums(self, told: Risks, absence: float | None) -> Iterator[tuple[str, str]]:
        """Give what is to be expected of the whole plan, in two columns."""
        yield self.say("chance"), self._chance(absence)
        yield (
            self.say("meetings"),
            self.say(
                "of_meetings",
                planned=str(told.meetings),
                expected=self._number(told.expected_meetings, 1),
                helped=self._number(told.expected_meetings_with_standbys, 1),
            ),
        )
        yield (
            self.say("value"),
            self.say(
                "of_value",
                planned=self._number(told.value),
                expected=self._number(told.expected),
                helped=self._number(told.expected_with_standbys),
            ),
        )

    def meetings(self, meetings: tuple[AtRisk, ...]) -> Iterator[tuple[str, ...]]:
        """Give a row for each meeting: who, what may be lost, who stands by."""
        heads = ("buyer", "seller", "worth", "not_held", "at_stake", "lost")
        sides = ("for_buyer", "for_seller")
        yield "slot", *(self.say(head) for head in (*heads, *sides))
        for one in meetings:
            yield (
                self.when(one.meeting.slot),
                self._name(one.meeting.buyer),
                self._name(one.meeting.seller),
                self._number(one.value),
                self._share(one.chance),
                self._number(one.at_stake),
                self._number(one.lost),
                self._standby(one.for_buyer),
                self._standby(one.for_seller),
            )

    def helpers(self, on_call: tuple[OnCall, ...]) -> Iterator[tuple[str, ...]]:
        """Give a row for each who should stand by: when, who, how much, for whom."""
        yield "slot", self.say("who"), self.say("saves"), self.say("for_whom")
        for one in on_call:
            names = [self._name(each) for each in one.for_whom[:NAMED]]
            more = len(one.for_whom) - len(names)
            if more:
                names.append(self.say("more", count=str(more)))
            yield (
                self.when(one.slot),
                self._name(one.participant),
                self._number(one.saves),
                ", ".join(names),
            )

    def _chance(self, absence: float | None) -> str:
        chances = self._chances if absence is None else [absence]
        least, most = min(chances, default=0.0), max(chances, default=0.0)
        if least == most:
            return self.say("for_all", chance=self._share(most))
        mean = sum(chances) / len(chances)
        return self.say(
            "between",
            least=self._share(least),
            most=self._share(most),
            mean=self._share(mean),
        )

    def _standby(self, by: StandBy | None) -> str:
        return "-" if by is None else by.participant

    def _name(self, one: str) -> str:
        return shortened(self._labels[one], NAME_WIDTH)

    def _number(self, number: float, decimals: int = 0) -> str:
        return decimal(number, self._language, decimals)

    def _share(self, share: float) -> str:
        return measured(share, "share", self._language)


WORDS: dict[str, tuple[str, str]] = {
    "heading": ("Bila ada yang tidak hadir", "If some stay away"),
    "chance": ("Peluang tidak hadir", "Chance of absence"),
    "for_all": ("{chance} untuk setiap peserta", "{chance} for every business"),
    "between": (
        "antara {least} dan {most}, rata-rata {mean}",
        "between {least} and {most}, {mean} on average",
    ),
    "meetings": ("Pertemuan", "Meetings"),
    "of_meetings": (
        "{planned} direncanakan, {expected} diperkirakan terlaksana, "
        "{helped} bila cadangan ikut mengisi",
        "{planned} planned, {expected} expected to be held, {helped} with stand-bys",
    ),
    "value": ("Nilai", "Value"),
    "of_value": (
        "{planned} bila semua hadir, {expected} nilai harapan, "
        "{helped} bila cadangan ikut mengisi",
        "{planned} if all come, {expected} expected, {helped} with stand-bys",
    ),
    "none": (
        "Semua peserta dianggap pasti hadir. Isi kolom peluang_absen atau "
        "attendance.absence, atau coba --absence 0.2.",
        "Every business is taken to come. Fill in the column absence or "
        "attendance.absence, or try --absence 0.2.",
    ),
    "no_meetings": (
        "Rencana ini tidak berisi pertemuan.",
        "There are no meetings in this plan.",
    ),
    "at_risk": (
        "Pertemuan dengan perkiraan rugi terbesar",
        "Meetings that may lose most",
    ),
    "no_risk_here": (
        "Tidak ada pertemuan yang terancam batal pada slot ini.",
        "No meeting of this slot may fall through.",
    ),
    "buyer": ("pembeli", "buyer"),
    "seller": ("penjual", "seller"),
    "worth": ("nilai", "value"),
    "not_held": ("peluang batal", "not held"),
    "at_stake": ("nilai terancam", "at stake"),
    "lost": ("perkiraan rugi", "lost"),
    "for_buyer": ("cadangan pembeli", "for the buyer"),
    "for_seller": ("cadangan penjual", "for the seller"),
    "lost_is": (
        "Nilai terancam: nilai kali peluang batal. Perkiraan rugi: nilai terancam "
        "dikurangi yang diselamatkan cadangan.\n"
        "Cadangan pembeli mengisi bila penjual tidak hadir, dan sebaliknya.",
        "At stake: value times the chance that it is not held. Lost: less what "
        "stand-bys save.\n"
        "Who stands by for the buyer does so if the seller stays away, and the other "
        "way round.",
    ),
    "on_call": (
        "Siapa sebaiknya bersiaga, slot demi slot",
        "Who should stand by, slot by slot",
    ),
    "on_call_here": ("Siapa sebaiknya bersiaga", "Who should stand by"),
    "nobody": (
        "Tidak ada peserta yang luang dan dapat mengisi.",
        "Nobody has time who could help.",
    ),
    "who": ("peserta", "business"),
    "saves": ("terselamatkan", "saves"),
    "for_whom": ("untuk", "for"),
    "more": ("dan {count} lainnya", "and {count} more"),
}
"""All words of risks, in both languages."""
