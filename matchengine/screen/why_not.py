"""Why two meet in a plan or do not, as text that an organiser reads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from matchengine.config import Language
from matchengine.live.granting.least_disturbing import Grant
from matchengine.live.granting.relaxations import Relaxation
from matchengine.live.why_not import WhyNot
from matchengine.problem import Problem
from matchengine.results.changes import Change
from matchengine.results.numbers import decimal
from matchengine.results.story import clock
from matchengine.screen.explanation import plain
from matchengine.screen.summary import HEADING
from matchengine.screen.why_not_words import say
from matchengine.trade.explanation import LeftOut

OF_PEOPLE = ("more_meetings", "present", "delegate")
OF_PAIRS = ("order", "released")


def why_not_lines(
    told: WhyNot,
    problem: Problem,
    language: Language,
    left_out: Sequence[LeftOut] = (),
) -> Iterator[str]:
    """Give the lines; `left_out` is what kept the two from being proposed."""
    return _Speaker(told, problem, language).lines(left_out)


class _Speaker:
    """Says why two meet or do not, in one language."""

    def __init__(self, told: WhyNot, problem: Problem, language: Language) -> None:
        self.told, self.language = told, language
        self.labels = {one.id: plain(one.label) for one in problem.participants}
        self.pairs = {
            pair.id: f"{self.labels[pair.buyer]} · {self.labels[pair.seller]}"
            for pair in problem.pairs
        }
        self.slots = {
            slot.id: f"{slot.id}, {clock(slot)}" if slot.start else slot.id
            for slot in problem.slots
        }
        self.one, self.other = self.labels[told.one], self.labels[told.other]

    def lines(self, left_out: Sequence[LeftOut]) -> Iterator[str]:
        told = self.told
        yield HEADING + self.say("in_the_plan", one=self.one, other=self.other)
        if told.outcome == "held":
            yield from self.held()
            return
        yield self.reason()
        if left_out:
            yield self.say("to_be_a_pair")
            yield from map(self.to_be_a_pair, left_out)
        if told.grant is not None:
            yield from self.grant(told.grant)
        elif told.outcome in ("no_way", "open"):
            yield self.say(told.outcome)

    def say(self, word: str, **details: str) -> str:
        return say(word, self.language, **details)

    def held(self) -> Iterator[str]:
        where = self.told.standing
        assert where.meeting is not None  # it is held
        slot, table = self.slots[where.meeting.slot], where.meeting.table
        yield self.say("meets", slot=slot, table=table)
        if where.word == "must":
            yield self.say("must")
        yield self.say(
            "rank",
            value=str(self.told.worth),
            one=self.one,
            other=self.other,
            rank=str(where.rank_of_one),
            count=str(where.pairs_of_one),
            other_rank=str(where.rank_of_other),
            other_count=str(where.pairs_of_other),
        )

    def reason(self) -> str:
        where = self.told.standing
        there = [s for s, word in (where.obstacles or {}).items() if word == where.word]
        resources = where.pair.resources if where.pair else ()
        return self.say(
            where.word,
            one=self.one,
            other=self.other,
            slots=", ".join(self.slots[slot] for slot in there),
            resources=", ".join(dict.fromkeys(resources)),
        )

    def to_be_a_pair(self, one: LeftOut) -> str:
        details = {
            name: decimal(_down(value), self.language, 4)
            if isinstance(value, (int, float))
            else plain(str(value))
            for name, value in one.details.items()
        }
        return self.say(f"pair_{one.reason}", **details)

    def grant(self, grant: Grant) -> Iterator[str]:
        if grant.relaxations:
            yield self.say("gives")
            yield from map(self.gives, grant.relaxations)
            yield self.say("fewest" if grant.fewest else "maybe_fewer")
        meeting = grant.meeting
        word = "if_a_pair" if self.told.added else "would_meet"
        where = {"slot": self.slots[meeting.slot], "table": meeting.table}
        yield self.say(word, value=str(self.told.worth), **where)
        yield self.say("also" if grant.disturbed else "nothing_else")
        yield from map(self.change, grant.disturbed)
        if grant.besides:
            yield self.say("besides")
            yield from map(self.change, grant.besides)
        yield self.cost(grant)
        yield self.say("least" if grant.least else "maybe_less")

    def gives(self, one: Relaxation) -> str:
        ids = [self.slots.get(name, name) for name in one.ids]
        if one.kind in OF_PEOPLE:
            ids[0] = self.labels[one.ids[0]]
        if one.kind in OF_PAIRS:
            ids = [self.pairs.get(name, name) for name in one.ids]
        it, then = (*ids, "", "")[:2]
        return self.say(f"gives_{one.kind}", it=it, then=then)

    def change(self, one: Change) -> str:
        before, after = one.before, one.after
        buyer, seller = one.touched
        return self.say(
            one.kind,
            buyer=self.labels[buyer],
            seller=self.labels[seller],
            before=self.slots[before.slot] if before else "",
            after=self.slots[after.slot] if after else "",
            old_table=before.table if before else "",
            table=after.table if after else "",
        )

    def cost(self, grant: Grant) -> str:
        numbers = {"before": grant.rest_before, "after": grant.rest_after}
        word = "cost"
        if grant.rest_at_most not in (None, grant.rest_after):
            word, numbers["most"] = "cost_at_most", grant.rest_at_most or 0
        said = {name: decimal(n, self.language, 0) for name, n in numbers.items()}
        return self.say(word, people=str(len(grant.people)), **said)


def _down(number: float) -> float:
    """Round down: a least score that is met must not look higher than the score."""
    return math.floor(number * 10_000 + 1e-6) / 10_000
