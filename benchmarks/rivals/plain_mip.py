"""The time-indexed model as a mixed-integer program, solved by HiGHS through scipy.

A binary for every pair and slot. Minds all rules but own tables, zones and the spread
of idle gaps; its only goal is `value`. Minimums are held if `shortfall` must be 0.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

import matchengine as me
from rivals.common import LARGEST, Day, DoesNotFitError, Found, seated

LEAVES_OUT = (
    "own_table_is_used",
    "idle_gaps_are_spread_evenly",
    "zone_change_has_a_free_slot",
)
TOLERANCE = 1e-6
Row = tuple[list[int], float, float]
"""Of these variables so many at least, and so many at most."""


def plain_mip(problem: me.Problem, seconds: float, minimums: bool = True) -> Found:
    """Build the program, and let HiGHS search it."""
    began = time.monotonic()
    day = Day(problem)
    if sum(map(len, day.allowed)) > LARGEST:
        raise DoesNotFitError(f"{sum(map(len, day.allowed)):,} variables")
    options = [(e, s) for e, slots in enumerate(day.allowed) for s in slots]
    rows = list(_rows(day, options, minimums))
    worth = np.array([problem.pairs[e].value for e, _ in options], dtype=float)
    matrix = csr_array(
        (
            np.ones(sum(len(row[0]) for row in rows)),
            (
                np.repeat(np.arange(len(rows)), [len(row[0]) for row in rows]),
                np.concatenate([row[0] for row in rows]),
            ),
        ),
        shape=(len(rows), len(options)),
    )
    result = milp(
        -worth,
        integrality=np.ones(len(options)),
        bounds=(0, 1),
        constraints=LinearConstraint(
            matrix, [row[1] for row in rows], [row[2] for row in rows]
        ),
        options={"time_limit": max(0.1, seconds - (time.monotonic() - began))},
    )
    bound = _bound(result.mip_dual_bound)
    if result.x is None:
        return Found(None, bound=bound, leaves_out=LEAVES_OUT)
    held = [options[i] for i in np.flatnonzero(result.x > 0.5)]
    tables = tuple(table.id for table in problem.tables)
    return Found(
        seated(day, [(e, s, _table_of(problem, e) or tables) for e, s in held]),
        value=sum(problem.pairs[e].value for e, _ in held),
        bound=bound,
        proven=result.status == 0,
        leaves_out=LEAVES_OUT,
    )


def _bound(of_costs: float | None) -> int | None:
    """Round a bound down to an integer; HiGHS is exact to a millionth only."""
    if of_costs is None or not np.isfinite(of_costs):
        return None
    return int(np.floor(-of_costs + TOLERANCE * max(1.0, abs(of_costs))))


def _table_of(problem: me.Problem, e: int) -> tuple[str, ...]:
    fixed = problem.pairs[e].fixed
    return (fixed.table,) if fixed and fixed.table else ()


def _rows(day: Day, options: list[tuple[int, int]], minimums: bool) -> Iterator[Row]:
    """Give the rows of the program, rule by rule."""
    of_pair, of_slot, of_person = (defaultdict(list) for _ in range(3))
    of_person_and_slot, of_resource = defaultdict(list), defaultdict(list)
    for x, (e, s) in enumerate(options):
        of_pair[e].append(x)
        of_slot[s].append(x)
        for p in (day.buyer[e], day.seller[e]):
            of_person[p].append(x)
            of_person_and_slot[p, s].append(x)
        for resource in day.problem.pairs[e].resources:
            of_resource[resource, s].append(x)
    people = day.problem.participants
    for e, listed in of_pair.items():
        yield listed, float(day.problem.pairs[e].must_be_held), 1.0
    for s, listed in of_slot.items():
        # A row that says nothing new costs HiGHS a lot: measured, seconds or minutes.
        if _most_at_once(day, [options[x][0] for x in listed]) > day.seats[s]:
            yield listed, 0.0, float(day.seats[s])
    for (p, _), listed in of_person_and_slot.items():
        yield listed, 0.0, float(people[p].delegates)
    for p, listed in of_person.items():
        most = people[p].max_meetings
        least = people[p].min_meetings if minimums else 0
        if most is not None or least:
            yield listed, float(least), np.inf if most is None else float(most)
    capacity = {one.id: one.capacity for one in day.problem.resources}
    for (resource, _), listed in of_resource.items():
        yield listed, 0.0, float(capacity[resource])
    yield from _orders(day, options)


def _most_at_once(day: Day, pairs: list[int]) -> int:
    """Give a number that meetings of these pairs at the same time cannot pass."""
    people = day.problem.participants
    return min(
        sum(people[p].delegates for p in {side[e] for e in pairs})
        for side in (day.buyer, day.seller)
    )


def _orders(day: Day, options: list[tuple[int, int]]) -> Iterator[Row]:
    """Of an earlier pair late and a later pair early, one holds at most."""
    slots_of: dict[int, dict[int, int]] = defaultdict(dict)
    for x, (e, s) in enumerate(options):
        slots_of[e][s] = x
    for names in day.problem.precedences:
        first, second = (slots_of[day.pair_number[name]] for name in names)
        for s in day.slots:
            late = [x for t, x in first.items() if t >= s]
            early = [x for t, x in second.items() if t <= s]
            yield late + early, 0.0, 1.0
