"""The calendars of a plan: one file for all meetings, one for each business."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from matchengine.handouts.calendar.file_names import file_names
from matchengine.handouts.calendar.numbering import Told, all_told, untimed
from matchengine.handouts.calendar.texts import Reader, Teller
from matchengine.handouts.calendar.words import tell
from matchengine.handouts.calendar.writing import Cover, calendar
from matchengine.results.edition import CALENDAR, Edition
from matchengine.results.story import Story

FOLDER = CALENDAR.partition("/")[0]
SIDES: tuple[Reader, Reader] = ("buyer", "seller")

Own = Sequence[tuple[Told, Reader]]
"""The meetings of a business, each with the side on which it is."""


def calendars(story: Story, edition: Edition) -> Mapping[str, bytes]:
    """Make the calendar of all meetings, and that of each business that has any.

    Without a plan there are none, and those handed out before still hold.
    """
    if not story.schedule.has_plan:
        return {}
    teller = Teller(story, story.config.outputs.languages[0])
    told = all_told(story, teller, edition.calendar, edition.moment)
    return {CALENDAR: _of_all(story, told), **dict(_of_each(story, told))}


def _of_all(story: Story, told: Sequence[Told]) -> bytes:
    name = story.config.mission.name
    cover = _cover(story, name, len(untimed(story)), mission=name)
    return calendar(cover, [(one.notice, one.texts["organiser"]) for one in told])


def _of_each(story: Story, told: Sequence[Told]) -> Iterator[tuple[str, bytes]]:
    """Go through the businesses, also those that left and had a meeting before."""
    own = _by_business(told)
    unlisted = Counter(p for m in untimed(story) for p in (m.buyer, m.seller))
    for business, file in file_names([*story.participants, *own]).items():
        meetings = own.get(business, ())
        if meetings or unlisted[business]:
            name = _name_of(story, business, meetings)
            title = f"{story.config.mission.name} · {name}"
            cover = _cover(story, title, unlisted[business])
            shown = [(one.notice, one.texts[side]) for one, side in meetings]
            yield f"{FOLDER}/{file}.ics", calendar(cover, shown)


def _cover(story: Story, name: str, unlisted: int, mission: str = "") -> Cover:
    language = story.config.outputs.languages[0]
    note = tell("untimed", language, number=str(unlisted)) if unlisted else ""
    settings = story.config.mission
    return Cover(name, ZoneInfo(settings.timezone), settings.date.year, note, mission)


def _by_business(told: Sequence[Told]) -> Mapping[str, Own]:
    own: dict[str, list[tuple[Told, Reader]]] = defaultdict(list)
    for one in told:
        for side, party in zip(SIDES, one.notice.parties, strict=True):
            own[party.id].append((one, side))
    return own


def _name_of(story: Story, business: str, meetings: Own) -> str:
    if business in story.participants:
        return str(story.about(business, "name"))
    one, side = meetings[0]
    return one.notice.parties[SIDES.index(side)].name
