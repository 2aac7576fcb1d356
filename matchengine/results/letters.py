"""The letter to each business: its day, what could not be arranged, what it may do.

A letter is made from what its addressee told, from its own meetings, and from what
everybody may know: names, places, products, the rules for permits. Nothing else of
others goes into it, so it stays the same whatever they said of prices, limits, hours,
permits and wishes, as long as the addressee's meetings, and their lines, do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from matchengine.config import Language
from matchengine.problem import Participant, Slot
from matchengine.results.addressees import Addressees
from matchengine.results.calendar_facts import zone_name
from matchengine.results.dates import clock_text, full_date
from matchengine.results.letter import Block, Letter
from matchengine.results.letter_words import missing_fact, sentence_of, write
from matchengine.results.story import LINES, Lines, Story
from matchengine.results.words import listed
from matchengine.schedule import Meeting

MOST_LINES = 8
"""So many offers, and needs, are named at most; a longer list would hide the rest."""

ASKED: dict[Lines, tuple[str, ...]] = {
    "offers": ("price", "capacity_per_month", "ready_days"),
    "needs": ("quantity_per_month", "needed_within_days"),
}
"""What partners are sure to ask of goods, by the column that says it."""


def letters(
    story: Story, language: Language, participants: Sequence[str] | None = None
) -> tuple[Letter, ...]:
    """Write to these participants (all, if None), in the order of the problem."""
    writer = Writer(Addressees(story), language)
    return tuple(
        writer.letter(one)
        for one in story.problem.participants
        if participants is None or one.id in participants
    )


@dataclass(frozen=True, eq=False)
class Writer:
    """Writes letters in one language."""

    known: Addressees
    language: Language

    @property
    def story(self) -> Story:
        """What the letters tell of."""
        return self.known.story

    def say(self, word: str, **details: str) -> str:
        """Say a sentence of a letter."""
        return write(word, self.language, **details)

    def letter(self, one: Participant) -> Letter:
        """Write to a business."""
        mission = self.story.config.mission
        date = full_date(mission.date, self.language)
        return Letter(
            one.id,
            self.name(one.id),
            self.language,
            self.say("subject", mission=mission.name, date=date),
            tuple(block for part in PARTS for block in part(self, one)),
        )

    def name(self, participant: str) -> str:
        """Say what a participant is called, on one line."""
        return _flat(self.story.about(participant, "name"))

    def when(self, first: Slot, last: Slot) -> str:
        """Say from when to when some slots are."""
        if first.start is None:
            names = dict.fromkeys((first.id, last.id))
            return self.say("slot", slot="\N{EN DASH}".join(names))
        ends = (first.start, *([last.end] if last.end else []))
        return "\N{EN DASH}".join(clock_text(at, self.language) for at in ends)


Part = Callable[[Writer, Participant], Iterator[Block]]
"""From a business to the paragraphs of its letter."""


def greeting(writer: Writer, one: Participant) -> Iterator[Block]:
    """Greet the business, and thank it."""
    mission = writer.story.config.mission
    venue = writer.say("at_venue", venue=mission.venue) if mission.venue else ""
    date = full_date(mission.date, writer.language)
    yield Block(writer.say("greeting", name=writer.name(one.id)))
    yield Block(writer.say("thanks", mission=mission.name, date=date, venue=venue))


def own_day(writer: Writer, one: Participant) -> Iterator[Block]:
    """Tell each meeting in order of time, or that there is none."""
    story = writer.story
    own = story.meetings_of.get(one.id, {})
    rows = tuple(
        _meeting_row(writer, one.id, slot, meeting)
        for slot in story.problem.slots
        for meeting in own.get(slot.id, ())
    )
    if not rows:
        yield Block(writer.say("no_meetings"))
        return
    word = "one_meeting" if len(rows) == 1 else "meetings"
    number, zone = str(len(rows)), zone_name(story)
    yield Block(writer.say(word, number=number, zone=zone), rows)


def _meeting_row(writer: Writer, one: str, slot: Slot, meeting: Meeting) -> str:
    partner = meeting.seller if one == meeting.buyer else meeting.buyer
    city = _flat(writer.story.about(partner, "city"))
    when = writer.when(slot, slot)
    return writer.say(
        "row",
        when=f"{when[0].upper()}{when[1:]}",
        table=meeting.table,
        partner=", ".join(filter(None, (writer.name(partner), city))),
        topic=_topic(writer, one, meeting),
    )


def _topic(writer: Writer, one: str, meeting: Meeting) -> str:
    """Say what a meeting is about, as one of the two sees it."""
    story = writer.story
    score = story.score_of(meeting)
    need = _flat(story.product("needs", score.get("need")))
    offer = _flat(story.product("offers", score.get("offer")))
    if not need or not offer:
        return writer.say("by_organiser")
    buys = one == meeting.buyer
    own, theirs = (need, offer) if buys else (offer, need)
    role = ROLES[buys, score.get("kind") == "investment"]
    same = "_same" if own.casefold() == theirs.casefold() else ""
    return writer.say(f"{role}{same}", own=own, theirs=theirs)


def too_few(writer: Writer, one: Participant) -> Iterator[Block]:
    """Say that there are fewer meetings than were hoped for, if so."""
    known, held = writer.known, writer.story.count_of(one.id)
    if known.told_nothing(one.id):
        yield Block(writer.say("nothing_noted"))
    elif held < one.min_meetings and held > 0:
        word = "too_few_hours" if known.has_no_time_left(one) else "too_few"
        yield Block(writer.say(word, wanted=str(one.min_meetings), held=str(held)))


def wishes_not_met(writer: Writer, one: Participant) -> Iterator[Block]:
    """Name those whom the business wished to meet and does not, by the reason."""
    known = writer.known
    others: dict[str, list[str]] = {}
    for other in known.wishes_not_met(one.id):
        others.setdefault(known.own_reason(one, other), []).append(other)
    details = {
        "side": known.side_of(one.id),
        "most": str(one.max_meetings),
    }
    for reason, some in others.items():
        lead = sentence_of(reason, writer.language, **details)
        yield Block(lead, tuple(map(writer.name, some)))


def lines_left(writer: Writer, one: Participant) -> Iterator[Block]:
    """Name the offers and needs that no meeting of the business is about."""
    rows = []
    for table in LINES:
        left = writer.known.lines_left(one.id, table)
        named = [_flat(line["product"]) for line in left[:MOST_LINES]]
        if len(left) > MOST_LINES:
            more = writer.say("and_more", number=str(len(left) - MOST_LINES))
            rows.append(writer.say(table, lines=f"{'; '.join(named)}; {more}"))
        elif left:
            rows.append(writer.say(table, lines="; ".join(named)))
    if rows:
        has_meetings = writer.story.count_of(one.id) > 0
        word = "lines_left" if has_meetings else "lines_noted"
        yield Block(writer.say(word), tuple(rows))


def to_prepare(writer: Writer, one: Participant) -> Iterator[Block]:
    """Name what the business has not said of the goods that its meetings are about."""
    rows = []
    for table in LINES:
        for line in writer.known.lines_met(one.id, table):
            missing = [name for name in ASKED[table] if _is_missing(line[name])]
            if missing and line["kind"] == "goods":
                facts = [missing_fact(name, writer.language) for name in missing]
                said = listed(facts, writer.language)
                rows.append(f"{_flat(line['product'])}: {said}")
    if rows:
        yield Block(writer.say("to_prepare"), tuple(dict.fromkeys(rows)))


def permits(writer: Writer, one: Participant) -> Iterator[Block]:
    """Name the permits that are asked for the business's own goods, and not noted."""
    rows = tuple(
        f"{_flat(product)}: {listed(names, writer.language)}"
        for product, names in writer.known.missing_permits(one.id).items()
    )
    if rows:
        yield Block(writer.say("permits"), rows)


def what_to_do(writer: Writer, one: Participant) -> Iterator[Block]:
    """Say when the business still has time, and where to go."""
    times = [] if writer.known.is_full(one) else list(_free_times(writer, one))
    if times:
        said = listed(times, writer.language)
        yield Block(writer.say("free", times=said))
    yield Block(writer.say("desk"))


def _free_times(writer: Writer, one: Participant) -> Iterator[str]:
    """Give the runs of slots, within a session, in which a business is free."""
    taken = {*one.unavailable, *writer.story.meetings_of.get(one.id, ())}

    def kind(slot: Slot) -> tuple[str | None, bool]:
        return slot.session, slot.id not in taken

    for (_, is_free), run in groupby(writer.story.problem.slots, key=kind):
        if is_free:
            slots = list(run)
            yield writer.when(slots[0], slots[-1])


def regards(writer: Writer, one: Participant) -> Iterator[Block]:
    """Sign the letter."""
    del one  # it is signed alike for all
    yield Block(writer.say("regards", mission=writer.story.config.mission.name))


def _flat(text: object) -> str:
    """Put a text of the tables on one line."""
    return " ".join(str(text).split())


def _is_missing(cell: Any) -> bool:
    return isinstance(cell, float) and math.isnan(cell)


ROLES: dict[tuple[bool, bool], str] = {
    (True, False): "buys",
    (False, False): "sells",
    (True, True): "invests",
    (False, True): "seeks",
}
"""What one does in a meeting: by whether it buys, and whether it is an investment."""

PARTS: tuple[Part, ...] = (
    greeting,
    own_day,
    too_few,
    to_prepare,
    wishes_not_met,
    lines_left,
    permits,
    what_to_do,
    regards,
)
"""The parts of a letter, in their order."""
