"""The numbers behind the charts: where the value lies, and how the day is shared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matchengine.config import Language
from matchengine.results.story import Story
from matchengine.results.words import SCALES, in_language, say
from matchengine.schedule import Meeting

SHOWN = 12
"""So many commodities have a bar of their own; the rest share one."""


@dataclass(frozen=True)
class Share:
    """What a group of meetings comes to. `trade` is rupiah a month where known."""

    name: str
    meetings: int
    value: int
    trade: float


@dataclass(frozen=True)
class OwnDay:
    """How full a business's day is; `idle_gaps` are runs of slots between meetings."""

    participant: str
    meetings: int
    wanted: int
    idle_gaps: int


def by_direction(story: Story) -> tuple[Share, ...]:
    """Share the value by where the goods come from and go to, largest first."""
    across = story.config.mission.across or "province"

    def direction(meeting: Meeting) -> str:
        ends = (story.about(one, across) for one in (meeting.seller, meeting.buyer))
        return " → ".join(str(end) or "?" for end in ends)

    return _shared(story, direction)


def by_commodity(story: Story, language: Language) -> tuple[Share, ...]:
    """Share the value by what is offered, the rest beyond `SHOWN` as one."""
    shares = _shared(story, lambda one: commodity_of(story, one, language))
    if len(shares) <= SHOWN:
        return shares
    rest = shares[SHOWN - 1 :]
    others = Share(
        say("other", language),
        sum(one.meetings for one in rest),
        sum(one.value for one in rest),
        sum(one.trade for one in rest),
    )
    return (*shares[: SHOWN - 1], others)


def by_scale(story: Story, language: Language) -> tuple[Share, ...]:
    """Share the value by the size of the smaller of the two businesses."""
    order = list(SCALES)

    def smaller(meeting: Meeting) -> str:
        scales = [
            str(story.about(one, "scale")) for one in (meeting.buyer, meeting.seller)
        ]
        return in_language(SCALES[min(scales, key=order.index)], language)

    return _shared(story, smaller)


def commodity_of(story: Story, meeting: Meeting, language: Language) -> str:
    """Name the commodity of a meeting's offer; the product as written if not known."""
    row = story.score_of(meeting).get("offer")
    return story.commodity("offers", row, language)


def own_days(story: Story) -> tuple[OwnDay, ...]:
    """Say how full each business's day is, in the order of the participants."""
    place = {name: i for i, name in enumerate(story.slots)}
    return tuple(
        OwnDay(
            one.id,
            story.count_of(one.id),
            one.min_meetings,
            _gaps(place[slot] for slot in story.meetings_of.get(one.id, ())),
        )
        for one in story.problem.participants
    )


def meetings_per_business(story: Story) -> Sequence[tuple[int, int]]:
    """Say how many businesses hold 0, 1, 2, … meetings."""
    counts = Counter(day.meetings for day in own_days(story))
    return [(n, counts[n]) for n in range(max(counts, default=-1) + 1)]


def _gaps(places: Iterable[int]) -> int:
    return sum(later > earlier + 1 for earlier, later in pairwise(sorted(places)))


def _shared(story: Story, group: Callable[[Meeting], str]) -> tuple[Share, ...]:
    meetings: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in story.schedule.meetings:
        meetings[group(meeting)].append(meeting)
    shares = [_share(story, name, held) for name, held in meetings.items()]
    return tuple(sorted(shares, key=lambda one: (-one.value, one.name)))


def _share(story: Story, name: str, held: Sequence[Meeting]) -> Share:
    trades = (story.score_of(one).get("trade_per_month") for one in held)
    return Share(
        name,
        len(held),
        sum(story.pairs[one.pair].value for one in held),
        float(sum(trade for trade in trades if trade is not None and trade == trade)),
    )
