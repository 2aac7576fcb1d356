"""The calendars of a plan: one file for all meetings, one for each business."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
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


def calendars(story: Story, edition: Edition) -> Mapping[str, bytes]:
    """Make the calendar of all meetings, and that of each business that has any.

    Without a plan there are none, and those handed out before still hold.
    """
    if not story.schedule.has_plan:
        return {}
    language = story.config.outputs.languages[0]
    teller = Teller(story, language)
    told = all_told(story, teller, edition.calendar, edition.moment)
    mission = story.config.mission
    zone = ZoneInfo(mission.timezone)

    def cover(name: str, unlisted: int, known_by: str = "") -> Cover:
        note = tell("untimed", language, number=str(unlisted)) if unlisted else ""
        return Cover(name, zone, mission.date.year, note, known_by)

    unlisted = untimed(story)
    of_all = cover(mission.name, len(unlisted), mission.name)
    shown = [(one.notice, one.texts["organiser"]) for one in told]
    files = {CALENDAR: calendar(of_all, shown)}
    own = _by_business(told)
    missing = Counter(p for m in unlisted for p in (m.buyer, m.seller))
    named = file_names([*story.participants, *own])
    for business in dict.fromkeys([*story.participants, *own]):
        if business in own or business in missing:
            name = f"{mission.name} · {_name_of(business, story, own)}"
            meetings = [(one.notice, one.texts[side]) for one, side in own[business]]
            files[f"{FOLDER}/{named[business]}.ics"] = calendar(
                cover(name, missing[business]), meetings
            )
    return files


def _by_business(told: list[Told]) -> defaultdict[str, list[tuple[Told, Reader]]]:
    """Give the meetings of each business, and on which side of them it is."""
    own: defaultdict[str, list[tuple[Told, Reader]]] = defaultdict(list)
    for one in told:
        for side, party in zip(SIDES, one.notice.parties, strict=True):
            own[party.id].append((one, side))
    return own


def _name_of(
    business: str, story: Story, own: Mapping[str, list[tuple[Told, Reader]]]
) -> str:
    if business in story.participants:
        return str(story.about(business, "name"))
    one, side = own[business][0]
    return one.notice.parties[SIDES.index(side)].name
