"""A rule of your own, in ten lines, and its twin for the checker.

After two meetings in a row everybody rests for a slot. The rule speaks to the solver,
the check to `verify`: neither knows the other. Read `02_read_a_score.py` before it and
`04_impossible_day.py` after it; the rules that ship stand in
`matchengine/solving/rules.py`.
"""

from collections.abc import Iterator

from ortools.sat.python import cp_model

import matchengine as me
from matchengine.solving.meetings import Meetings
from matchengine.verify import Facts


def nobody_meets_three_times_in_a_row(
    model: cp_model.CpModel, meetings: Meetings, problem: me.Problem
) -> None:
    """Of any three slots in a row, everybody meets in two at most."""
    for one in problem.participants:
        held = [meetings.where(participant=one.id, slot=s.id) for s in problem.slots]
        for three in zip(held, held[1:], held[2:], strict=False):
            model.add(sum(x for literals in three for x in literals) <= 2)


def nobody_met_three_times_in_a_row(facts: Facts) -> Iterator[me.Violation]:
    """The same, seen from a plan that is there."""
    for one, own in facts.by_participant.items():
        busy = {held.place for held in own}
        if any({place, place + 1, place + 2} <= busy for place in busy):
            what = f"{one} meets three times in a row; give it a rest."
            yield me.Violation("nobody_met_three_times_in_a_row", (one,), what)


config = me.read_config("configs/diy-small.yaml")
mission = me.read_mission(config.inputs)
problem = me.build_problem(mission, me.score_pairs(mission), config)
checks = (*me.CHECKS, nobody_met_three_times_in_a_row)

without = me.solve(problem, time_limit=5)
print(f"without the rule: {len(without.meetings)} meetings")
for violation in me.verify(problem, without, checks=checks).violations:
    print(f"  {violation.sentence}")

rested = me.solve(
    problem, time_limit=5, rules=(*me.RULES, nobody_meets_three_times_in_a_row)
)
report = me.verify(problem, rested, checks=checks)
print(f"with it: {len(rested.meetings)} meetings, checked: {report.ok}")
