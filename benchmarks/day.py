"""How long the questions of the day take, with the problem in memory.

Every row asks the same kind of question of one mission again and again. The plan that
it is asked of is solved once, and kept in the machine's folder for temporary files.

    python benchmarks/day.py [--only TEXT ...] [--quick] [--write]
"""

from __future__ import annotations

import argparse
import pickle
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from documents import write_between
from instances import FAIR, MISSION, instance
from machine import measured_on

import matchengine as me

NOT_PROVEN = "which meetings are held is not proven best"
SHORT_S, TEN_EVENTS_S = 1.4, 8.0
"""What the search is given; the rest goes into reading events and telling changes."""

Told = Callable[[], str]
Question = Callable[[me.Problem, me.Schedule, Random], Told]
"""Asks something of a plan; what it gives says in a word what came of it."""

HEAD = (
    "| question | mission | meetings | asked | median s | slowest s | aim s | reached "
    "| told |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- |"
)


@dataclass(frozen=True)
class Row:
    """A question, of which mission, how often, and how long it may take at most."""

    name: str
    mission: str
    ask: Question
    seconds: float
    times: int = 20
    solve_s: float = 60.0
    long: bool = False


def suggestions(problem: me.Problem, plan: me.Schedule, random: Random) -> Told:
    """Ask who could meet somebody in some slot."""
    one = random.choice(problem.participants)
    there = [slot.id for slot in problem.slots if slot.id not in one.unavailable]
    found = me.suggest(problem, plan, one.id, random.choice(there))
    return lambda: f"{found.free_partners} free, {found.busy_partners} busy"


def smallest_changes(problem: me.Problem, plan: me.Schedule, random: Random) -> Told:
    """Ask for a meeting that is not held, and what it would cost the rest."""
    held = {meeting.pair for meeting in plan.meetings}
    pair = random.choice([one for one in problem.pairs if one.id not in held])
    found = me.why_not(problem, plan, pair.buyer, pair.seller)
    grant = found.grant
    if grant is None:
        return lambda: found.outcome
    least = "" if grant.least else ", not proven"
    return lambda: f"disruption {grant.disruption}{least}"


def one_no_show(problem: me.Problem, plan: me.Schedule, random: Random) -> Told:
    """Re-plan because somebody who has meetings ahead does not come."""
    now, one = _a_moment(problem, plan, random)
    found = me.replan(
        problem, plan, [me.events.NoShow(one)], now=now, time_limit=SHORT_S
    )
    return lambda: _told(found)


def twenty_changes(problem: me.Problem, plan: me.Schedule, random: Random) -> Told:
    """The same, for the best plan with 20 changes."""
    now, one = _a_moment(problem, plan, random)
    found = me.replan(
        problem,
        plan,
        [me.events.NoShow(one)],
        now=now,
        max_changes=20,
        time_limit=SHORT_S,
    )
    return lambda: _told(found)


def run_again(problem: me.Problem, plan: me.Schedule, random: Random) -> Told:
    """Plan the rest of the day anew instead, begun from the plan there is."""
    now, one = _a_moment(problem, plan, random)
    nothing = me.replan(problem, plan, [me.events.NoShow(one)], now=now, time_limit=0)
    anew = replace(nothing.problem, baseline=(), goals=problem.goals)
    found = me.solve(anew, start=plan, time_limit=10)
    changes = me.changes_between(plan.meetings, found.meetings)
    people = {one for change in changes for one in change.touched}
    return lambda: f"{len(changes)} meetings, {len(people)} people"


def ten_events(problem: me.Problem, plan: me.Schedule, random: Random) -> Told:
    """Re-plan because of three no-shows, a lost slot and table, and five more."""
    now, _ = _a_moment(problem, plan, random, last=len(problem.slots) // 2)
    late = [slot.id for slot in problem.slots[len(problem.slots) // 2 :]]
    people = random.sample([one.id for one in problem.participants], 9)
    happened = me.events
    told = [
        *(happened.NoShow(one) for one in people[:3]),
        *(happened.Late(one, random.choice(late)) for one in people[3:5]),
        *(happened.Leaves(one, random.choice(late)) for one in people[5:7]),
        happened.Delegates(people[7], 2),
        happened.TableOut(random.choice(problem.tables).id),
        happened.SlotLost(random.choice(late)),
    ]
    found = me.replan(problem, plan, told, now=now, time_limit=TEN_EVENTS_S)
    return lambda: _told(found)


def no_show_at_a_fair(problem: me.Problem, plan: me.Schedule, random: Random) -> Told:
    """Re-plan a large fair because somebody does not come."""
    now, one = _a_moment(problem, plan, random)
    found = me.replan(
        problem, plan, [me.events.NoShow(one)], now=now, time_limit=TEN_EVENTS_S
    )
    return lambda: _told(found)


def _a_moment(
    problem: me.Problem, plan: me.Schedule, random: Random, last: int | None = None
) -> tuple[str, str]:
    """Give the next slot, and somebody who has a meeting in it or later."""
    places = range(last or len(problem.slots) - 1)
    place = random.choice(places)
    ahead = {slot.id for slot in problem.slots[place:]}
    busy = [m.buyer for m in plan.meetings if m.slot in ahead]
    busy += [m.seller for m in plan.meetings if m.slot in ahead]
    return problem.slots[place].id, random.choice(busy)


def _told(found: me.Replan) -> str:
    """Say what a re-planning came to: changes, people, and what is proven."""
    assert me.verify(found.problem, found.schedule).ok
    proven = [g.goal for g in found.schedule.goals if g.gap == 0]
    unproven = [g.goal for g in found.schedule.goals if g.gap != 0]
    must = {"changes", "disruption", "shortfall", "value"} & set(unproven)
    if found.schedule.goals[0].goal == "changes":
        must -= {"changes", "disruption"}
    missing = f"; {NOT_PROVEN}: {', '.join(sorted(must))}" if must else ""
    return (
        f"{len(found.changes)} meetings, {len(found.touched)} people, "
        f"{len(found.others)} others; proven: {', '.join(proven)}{missing}"
    )


ROWS = (
    Row("one no-show", "example", one_no_show, 2.0),
    Row("one no-show, up to 20 changes", "example", twenty_changes, 2.0),
    Row("one no-show, planned anew", "example", run_again, 60.0, times=5),
    Row("ten events", "example", ten_events, 10.0, times=10),
    Row("one no-show", MISSION.name, one_no_show, 2.0),
    Row("one no-show", FAIR.name, no_show_at_a_fair, 10.0, times=10, long=True),
    Row("suggest", "example", suggestions, 1.0),
    Row("suggest", MISSION.name, suggestions, 1.0),
    Row("suggest", FAIR.name, suggestions, 5.0, long=True),
    Row("why_not", "example", smallest_changes, 20.0, times=5),
    Row("why_not", MISSION.name, smallest_changes, 20.0, times=5),
)
"""What is asked, and how long the slowest answer may take."""


@cache
def planned(mission: str, seconds: float) -> tuple[me.Problem, me.Schedule]:
    """Give a mission and its plan, solved for so many seconds if it is not kept yet."""
    name = mission.replace(",", "").replace(" ", "-")
    folder = Path(tempfile.gettempdir()) / "matchengine-day"
    kept = folder / f"{name}-{seconds:g}.pickle"
    if kept.exists():
        problem, plan = pickle.loads(kept.read_bytes())
        return problem, plan
    problem = instance(mission)
    plan = me.solve(problem, time_limit=seconds)
    folder.mkdir(exist_ok=True)
    kept.write_bytes(pickle.dumps((problem, plan)))
    return problem, plan


def measured(row: Row) -> str:
    """Ask the question of a row, and say how long it took."""
    problem, plan = planned(row.mission, row.solve_s)
    random, walls, told = Random(0), [], []
    for _ in range(row.times):
        began = time.perf_counter()
        tell = row.ask(problem, plan, random)
        walls.append(time.perf_counter() - began)
        told.append(tell())
    reached = "yes" if max(walls) <= row.seconds else "no"
    slowest = told[walls.index(max(walls))]
    unproven = sum(NOT_PROVEN in one for one in told)
    slowest += f"; {NOT_PROVEN} in {unproven} of {row.times}" if unproven else ""
    return (
        f"| {row.name} | {row.mission} | {len(plan.meetings):,} | {row.times} "
        f"| {statistics.median(walls):.2f} | {max(walls):.2f} | {row.seconds:g} "
        f"| {reached} | {slowest} |"
    )


def asked_rows(only: list[str] | None, *, quick: bool) -> Iterator[Row]:
    """Give the rows that are asked for."""
    for row in ROWS:
        named = f"{row.name}, {row.mission}"
        if (only is None or any(text in named for text in only)) and not (
            quick and row.long
        ):
            yield row


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="TEXT", help="rows named so")
    parser.add_argument("--quick", action="store_true", help="the small missions only")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    asked = parser.parse_args()
    lines = [HEAD]
    print(HEAD)
    for row in asked_rows(asked.only, quick=asked.quick):
        lines.append(measured(row))
        print(lines[-1], flush=True)
    how = "2 workers; the slowest answer is told"
    lines += ["", measured_on(how)]
    print(*lines[-2:], sep="\n")
    if asked.write:
        write_between("day", "\n".join(lines))


if __name__ == "__main__":
    main()
