"""Fewest idle gaps by MaxSAT: the usual encoding, solved by RC2 of python-sat.

For events in which every meeting is required and everybody has one delegate. A literal
says that a meeting is in a slot, another that a participant is busy in it, a third that
it was busy in it or before; a gap ends where somebody is busy who was not in the slot
before, but earlier. Tables are counted by totalizers. Implied: everybody's busy slots
are as many as its meetings, and no more than two at each table are busy in a slot.
RC2 tells nothing before it is done, so it is ended from outside.
"""

from __future__ import annotations

from typing import Any

import matchengine as me
from rivals.common import Day, DoesNotFitError, Found, seated


def rc2(problem: me.Problem) -> Found:
    """Find the fewest idle gaps, and wait until that is proven."""
    from pysat.examples.rc2 import RC2  # noqa: PLC0415 -- may not be installed

    _refuse_what_it_does_not_encode(problem)
    encoding = Encoding(problem)
    # As RC2 was sent to contests: cores exhausted, at-most-ones looked for.
    with RC2(
        encoding.formula, solver="g4", adapt=True, exhaust=True, minz=True
    ) as best:
        model = best.compute()
        if model is None:
            return Found(None, proven=True)
        cost = best.cost
    true = {literal for literal in model if literal > 0}
    held = [option for option, x in encoding.meets.items() if x in true]
    day = encoding.day
    return Found(
        seated(day, [(e, s, day.own_tables(e) or day.pool) for e, s in held]),
        value=cost,
        bound=cost,
        proven=True,
    )


def _refuse_what_it_does_not_encode(problem: me.Problem) -> None:
    beyond = {
        "optional pairs": [p for p in problem.pairs if not p.must_be_held],
        "two delegates": [p for p in problem.participants if p.delegates > 1],
        "own tables": [p for p in problem.participants if p.table],
        "resources": problem.resources,
        "zones": problem.rules.zone_change_needs_free_slot,
    }
    asked = [name for name, there in beyond.items() if there]
    if asked:
        raise DoesNotFitError(f"not encoded: {', '.join(asked)}")


class Encoding:
    """The clauses of an event: the hard ones, and a soft one for every gap."""

    def __init__(self, problem: me.Problem) -> None:
        from pysat.formula import WCNF, IDPool  # noqa: PLC0415 -- may not be installed

        self.day, self.problem = Day(problem), problem
        self.formula, self.pool = WCNF(), IDPool()
        self.slots = self.day.slots
        self.meets = {
            (e, s): self._new()
            for e in range(len(problem.pairs))
            for s in self.day.allowed[e]
        }
        self._meetings()
        self._orders()
        self.busy: dict[int, list[int]] = {}
        gaps = [self._participant(p) for p in range(len(problem.participants))]
        for s in self.slots:
            there = [busy[s] for busy in self.busy.values()]
            self._count(there, 2 * max(0, self.day.seats[s]), "at most")
        self._spread([those for those in gaps if those is not None])

    def _new(self) -> int:
        return int(self.pool.id())

    def _clause(self, *literals: int) -> None:
        self.formula.append(list(literals))

    def _count(self, literals: list[int], bound: int, kind: str) -> None:
        """Let exactly or at most so many of the literals be true."""
        from pysat.card import CardEnc, EncType  # noqa: PLC0415 -- may not be installed

        ways: dict[str, Any] = {"exactly": CardEnc.equals, "at most": CardEnc.atmost}
        if len(literals) <= bound and kind == "at most":
            return
        encoding = EncType.pairwise if bound == 1 else EncType.totalizer
        made = ways[kind](
            lits=literals, bound=bound, vpool=self.pool, encoding=encoding
        )
        self.formula.extend(made.clauses)

    def _meetings(self) -> None:
        """Every pair meets once; a slot holds no more meetings than tables."""
        for e in range(len(self.problem.pairs)):
            own = [self.meets[e, s] for s in self.day.allowed[e]]
            if own:
                self._count(own, 1, "exactly")
            else:
                self.formula.append([])
        for s in self.slots:
            there = [x for (_, t), x in self.meets.items() if t == s]
            self._count(there, max(0, self.day.seats[s]), "at most")

    def _orders(self) -> None:
        """Of a precedence, the second pair never meets before or with the first."""
        for names in self.problem.precedences:
            first, second = (self.day.pair_number[name] for name in names)
            for s in self.day.allowed[first]:
                for t in self.day.allowed[second]:
                    if t <= s:
                        self._clause(-self.meets[first, s], -self.meets[second, t])

    def _participant(self, p: int) -> list[int] | None:
        """Say when somebody is busy; give the literals of the gaps that end."""
        both = zip(self.day.buyer, self.day.seller, strict=True)
        own = [e for e, pair in enumerate(both) if p in pair]
        if not own:
            return None
        busy = [
            self._any([self.meets[e, s] for e in own if (e, s) in self.meets])
            for s in self.slots
        ]
        for s in self.slots:
            there = [self.meets[e, s] for e in own if (e, s) in self.meets]
            if there:
                self._count(there, 1, "at most")
        self._count(busy, len(own), "exactly")
        self.busy[p] = busy
        before, gaps = busy[0], []
        for s in self.slots[1:]:
            gaps.append(self._all([before, -busy[s - 1], busy[s]]))
            self.formula.append([-gaps[-1]], weight=1)
            before = self._any([before, busy[s]])
        return gaps

    def _any(self, literals: list[int]) -> int:
        result = self._new()
        for one in literals:
            self._clause(-one, result)
        self._clause(-result, *literals)
        return result

    def _all(self, literals: list[int]) -> int:
        return -self._any([-one for one in literals])

    def _spread(self, gaps: list[list[int]]) -> None:
        """Let the gaps of any two participants differ by so many at most."""
        spread = self.problem.rules.max_idle_gap_spread
        if spread is None:
            return
        counts = [self._sorted(those) for those in gaps]
        fewest = [self._new() for _ in self.slots]
        for at_least in counts:
            for k, x in enumerate(at_least):
                self._clause(-fewest[k], x)
                if k >= spread:
                    self._clause(-x, fewest[k - spread])
            for k in range(len(at_least), len(fewest)):
                self._clause(-fewest[k])

    def _sorted(self, literals: list[int]) -> list[int]:
        """Give literals of which the k-th says that more than k of these are true."""
        counted: list[int] = []
        for one in literals:
            longer = []
            for k in range(len(counted) + 1):
                carried = one if k == 0 else self._all([one, counted[k - 1]])
                stays = [counted[k]] if k < len(counted) else []
                longer.append(self._any([carried, *stays]))
            counted = longer
        return counted
