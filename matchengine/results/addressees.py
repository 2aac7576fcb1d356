"""What a letter may tell its addressee: found from its own rows and what all may know.

No row of another business is looked at but for its name, its side and where it is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import Any

from matchengine.problem import Participant
from matchengine.results.story import LINES, Lines, Story
from matchengine.trade.permit_rules import (
    Rule,
    applicable_rules,
    statuses,
)

LONGEST_ACRONYM = 4
"""Tables write skkh and halal alike; people write SKKH, and halal."""

MUST_FIRST = {"must": 0, "want": 1}


class Addressees:
    """Looks up what concerns one business after the other."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def side_of(self, one: str) -> str:
        """Give a business's side of the mission; "" where sides are not told apart."""
        across = self.story.config.mission.across
        return "" if across is None else str(self.story.about(one, across))

    def told_nothing(self, one: str) -> bool:
        """Say whether a business has neither offers nor needs in the tables."""
        return not any(self.story.lines[table].get(one) for table in LINES)

    def has_no_time_left(self, one: Participant) -> bool:
        """Say whether all seats of a business are taken whenever it is there."""
        seats = one.delegates * (len(self.story.slots) - len({*one.unavailable}))
        return self.story.count_of(one.id) >= seats

    def is_full(self, one: Participant) -> bool:
        """Say whether a business has as many meetings as it may have."""
        most = one.max_meetings
        return most is not None and self.story.count_of(one.id) >= most

    def own_reason(self, one: Participant, other: str) -> str:
        """Say why a business does not meet another, where that lies with itself.

        It is a word of `reasons.SENTENCES`, "" where it does not. A business's own
        reasons come before all others: else one would stand out whom it does not meet
        for another.
        """
        if self.side_of(one.id) and self.side_of(one.id) == self.side_of(other):
            return "same_side"
        if self.told_nothing(one.id):
            return "offers_and_needs_nothing"
        if self.has_no_time_left(one):
            return "few_slots"
        return "own_maximum" if self.is_full(one) else ""

    def wishes_not_met(self, one: str) -> Sequence[str]:
        """Give those whom a business wished to meet and does not, a must first."""
        met = {
            meeting.seller if one == meeting.buyer else meeting.buyer
            for meetings in self.story.meetings_of.get(one, {}).values()
            for meeting in meetings
        }
        return [other for other in self._wishes.get(one, ()) if other not in met]

    def lines_left(self, one: str, table: Lines) -> Sequence[Mapping[str, Any]]:
        """Give a business's offers or needs that no meeting of its own is about."""
        lines = self._rows[table].get(one, {})
        about = self._rows_met[table]
        return [line for row, line in lines.items() if row not in about]

    def lines_met(self, one: str, table: Lines) -> Sequence[Mapping[str, Any]]:
        """Give a business's offers or needs that a meeting of its own is about."""
        lines = self._rows[table].get(one, {})
        about = self._rows_met[table]
        return [line for row, line in lines.items() if row in about]

    def missing_permits(self, one: str) -> Mapping[str, Sequence[str]]:
        """Give the permits asked for a business's offers that it has no note of.

        By product, as the table of permits writes them. What single buyers ask for
        beyond that is theirs to tell.
        """
        found: dict[str, list[str]] = defaultdict(list)
        for row, line in self._rows["offers"].get(one, {}).items():
            if line["kind"] != "goods":
                continue
            place = self._places[row]
            for rule in self._rules:
                name = self._permit_texts[rule.row]
                if (
                    self._concerns(rule, one, place)
                    and rule.permit not in self._said[place]
                    and name not in found[str(line["product"])]
                ):
                    found[str(line["product"])].append(name)
        return {product: names for product, names in found.items() if names}

    def _concerns(self, rule: Rule, one: str, place: int) -> bool:
        """Say whether a rule asks something for an offer, towards any other side."""
        code = self._codes[place]
        if not code or not code.startswith(rule.prefix) or not rule.offers[place]:
            return False
        if not rule.sellers[self._people[one]]:
            return False
        side, towards = self.side_of(one), self._sides_towards[rule.row]
        return bool(towards - {side} if side else towards)

    @cached_property
    def _wishes(self) -> Mapping[str, Sequence[str]]:
        wishes = self.story.mission.wishes
        columns = (wishes[name].tolist() for name in ("from", "to", "wish", "rank"))
        asked = [one for one in zip(*columns, strict=True) if one[2] in MUST_FIRST]
        # those without a rank come last: NaN would leave no order
        asked.sort(key=lambda one: (MUST_FIRST[one[2]], math.isnan(one[3]), one[3]))
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for one, other, _, _ in asked:
            found[one][other] = None
        return {one: tuple(others) for one, others in found.items()}

    @cached_property
    def _rows(self) -> Mapping[Lines, Mapping[str, Mapping[Any, Mapping[str, Any]]]]:
        """The lines of each business, by the row of the table."""
        return {table: dict(self._by_business(table)) for table in LINES}

    def _by_business(
        self, table: Lines
    ) -> Iterator[tuple[str, Mapping[Any, Mapping[str, Any]]]]:
        frame = self.story.mission.frame(table)
        rows: dict[str, list[Any]] = defaultdict(list)
        for row, one in frame["participant"].items():
            rows[str(one)].append(row)
        for one, own in rows.items():
            yield one, dict(zip(own, self.story.lines[table][one], strict=True))

    @cached_property
    def _rows_met(self) -> Mapping[Lines, frozenset[Any]]:
        """The rows of the offers and needs that a meeting of the plan is about."""
        scores = [self.story.score_of(one) for one in self.story.schedule.meetings]
        return {
            table: frozenset(score.get(table.removesuffix("s")) for score in scores)
            for table in LINES
        }

    @cached_property
    def _rules(self) -> Sequence[Rule]:
        return applicable_rules(self.story.mission, self.story.config.mission.date)

    @cached_property
    def _sides_towards(self) -> Mapping[int, frozenset[str]]:
        """The sides of the buyers whom a rule concerns, by its row."""
        sides = [self.side_of(one) for one in self._people]
        return {
            rule.row: frozenset(compress(sides, rule.buyers)) for rule in self._rules
        }

    @cached_property
    def _permit_texts(self) -> Sequence[str]:
        return [_permit_text(name) for name in self.story.mission.permits["permit"]]

    @cached_property
    def _said(self) -> Sequence[Mapping[str, str]]:
        """What each offer says of its permits; of a missing one it may say so too."""
        return [
            {name: state for name, state in said.items() if state != "missing"}
            for said in statuses(self.story.mission)
        ]

    @cached_property
    def _codes(self) -> Sequence[str]:
        return list(self.story.mission.meant("offers").codes)

    @cached_property
    def _places(self) -> Mapping[Any, int]:
        index = self.story.mission.offers.index
        return {row: place for place, row in enumerate(index)}

    @cached_property
    def _people(self) -> Mapping[str, int]:
        ids = self.story.mission.participants["id"]
        return {str(one): place for place, one in enumerate(ids)}


def _permit_text(name: object) -> str:
    words = str(name).replace("_", " ").split()
    return " ".join(
        word.upper() if len(word) <= LONGEST_ACRONYM else word for word in words
    )
