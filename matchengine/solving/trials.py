"""Trials of whether some demands can be met, all others dropped.

Each one counts, and then asks a model without objective, with one worker: the answers
of both can be trusted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from matchengine.problem import Problem
from matchengine.solving.changes import Change, changed, only_what_is_required
from matchengine.solving.deadline import Deadline, Time, Turn
from matchengine.solving.demand import Demand
from matchengine.solving.demands import demands_of
from matchengine.solving.easy_causes import easy_clash
from matchengine.solving.exact import resolve
from matchengine.solving.guessing import narrowed
from matchengine.solving.indexed import Indexed, index_problem
from matchengine.solving.meetings import Meetings
from matchengine.solving.options import all_options
from matchengine.solving.placing import coarsest_places, required_plan
from matchengine.solving.plan import empty_plan
from matchengine.solving.rules import RULES, Rule, required_pair_meets
from matchengine.solving.task import Ended, Task

MANY_OPTIONS = 50_000
"""A trial of more than that takes more than a moment."""
MOST_OPTIONS = 300_000
"""A model of more than that takes seconds to build, heedless of time: it is not asked.
"""
MANY_TO_PLACE = 300
"""Above so many pairs times slots a guess of the slots is quicker than a search."""
SHARE_OF_A_TRIAL = 0.25
WORK_OF_A_TRIAL = 60.0
"""So much of the time that is left, and so much work: what takes more stays open."""


def is_large(problem: Problem) -> bool:
    """Say whether a trial of all that is required takes more than a moment."""
    spread = problem.rules.max_idle_gap_spread is not None
    pairs = sum(spread or pair.must_be_held for pair in problem.pairs)
    return pairs * len(problem.slots) > MANY_OPTIONS


@dataclass(frozen=True)
class Trials:
    """A problem that clashes, to be tried with fewer demands.

    `counted` says that it clashes by mere counting, so that few demands are to spare.
    """

    problem: Problem
    rules: Sequence[Rule]
    deadline: Deadline
    counted: bool = False

    @cached_property
    def demands(self) -> list[Demand]:
        """Everything that can be dropped."""
        return demands_of(self.problem)

    def hold(
        self,
        kept: Collection[Demand],
        *,
        relaxed: Iterable[Change] = (),
        time: Time | None = None,
    ) -> bool | None:
        """Say whether these demands can be met; None if there is no time to tell."""
        time = self._turn() if time is None else time
        if time.over:
            return None
        indexed = index_problem(self.without_others(kept, relaxed))
        # Searching for what counting refutes can take forever: pigeons in their holes.
        if set(RULES) <= set(self.rules) and easy_clash(indexed) is not None:
            return False
        many = int(indexed.must.sum()) * indexed.slots > MANY_TO_PLACE
        if many and indexed.problem.rules.max_idle_gap_spread is None:
            guess = narrowed(indexed)
            if guess is not None and self._search(index_problem(guess), time):
                return True
        return self._search(indexed, time)

    def _search(self, indexed: Indexed, time: Time) -> bool | None:
        if indexed.pairs * indexed.slots > MOST_OPTIONS:
            return None
        places = coarsest_places(indexed, self.rules)
        ended = required_plan(indexed, places, self.rules, time).ended
        if ended is Ended.IMPOSSIBLE:
            return False
        return None if ended is Ended.NOTHING else True

    def without_others(
        self, kept: Collection[Demand], relaxed: Iterable[Change] = ()
    ) -> Problem:
        """Drop all other demands, relax these, and leave out what does not matter."""
        keys = {demand.key for demand in kept}
        dropped = [one.drop for one in self.demands if one.key not in keys]
        smaller = changed(self.problem, [*dropped, *relaxed])
        ours = set(self.rules) <= set(RULES)
        return only_what_is_required(smaller) if ours else smaller

    def pairs_in_a_clash(self) -> set[str]:
        """Guess which of the pairs that must be held clash; none if there is no guess.

        CP-SAT names assumptions that it could not keep together. They are neither
        fewest nor to be relied on: whoever asks looks whether they clash.
        """
        indexed = index_problem(self.without_others(self.demands))
        if indexed.pairs * indexed.slots > MOST_OPTIONS:
            return set()
        assumed: dict[int, str] = {}

        def required_pair_is_assumed_to_meet(
            model: cp_model.CpModel, meetings: Meetings, problem: Problem
        ) -> None:
            options = {group.key[0]: group.literals for group in meetings.per_pair()}
            for e in indexed.must.nonzero()[0].tolist():
                meets = model.new_bool_var("")
                model.add_bool_or(options.get(e, [])).only_enforce_if(meets)
                model.add_assumption(meets)
                assumed[meets.index] = problem.pairs[e].id

        places = coarsest_places(indexed, self.rules)
        others = (rule for rule in self.rules if rule is not required_pair_meets)
        task = Task(
            indexed=indexed,
            places=places,
            free=all_options(indexed, places),
            plan=empty_plan(indexed),
            rules=(*others, required_pair_is_assumed_to_meet),
        )
        outcome = resolve(task, self._turn())
        return {assumed[index] for index in outcome.core if index in assumed}

    def _turn(self) -> Turn:
        return limited_turn(self.deadline, SHARE_OF_A_TRIAL, WORK_OF_A_TRIAL)


def limited_turn(deadline: Deadline, share: float, work: float) -> Turn:
    """Set aside a share of what is left, and no more work than that."""
    return Turn(
        deadline,
        until_s=deadline.elapsed_s + share * deadline.seconds_left,
        until_work=deadline.work_done + min(work, share * deadline.work_left),
    )
