"""What the visiting side does in a meeting: it sells, it buys, or money is invested.

Records of such missions are told from the side that travels: "Jatim sells 599 billion,
buys 230, invests 224". A business is on a side by its value in the column `across`.
"""

from __future__ import annotations

from collections import Counter

from matchengine.results.commitment_columns import Verb
from matchengine.results.story import Story
from matchengine.schedule import Meeting


def visiting_side(story: Story) -> str | None:
    """Name the side that visits; None where sides are not told apart.

    It is the one that the configuration names. Else it is the one with the fewest
    businesses, since visitors travel and hosts live there; of equal ones, the first in
    the table.
    """
    settings = story.config.mission
    if settings.across is None or settings.visiting is not None:
        return settings.visiting
    sides = Counter(str(one[settings.across]) for one in story.people.values())
    return min(sides, key=sides.__getitem__, default=None)


def verb_of(story: Story, meeting: Meeting, visiting: str | None) -> Verb:
    """Say what the visiting side does in a meeting.

    Between two of whom none visits, or where nobody does, the seller's side is told.
    """
    if story.score_of(meeting).get("kind") == "investment":
        return "investasi"
    across = story.config.mission.across
    if visiting is None or across is None:
        return "jual"
    buyer, seller = (
        str(story.about(p, across)) for p in (meeting.buyer, meeting.seller)
    )
    return "beli" if buyer == visiting != seller else "jual"
