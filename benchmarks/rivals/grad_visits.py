"""The package grad-visitor-scheduler, on problems that fit what it can say.

It plans visits of students to hosts: one visit a slot, hosts and visitors may be away,
pairs may be forbidden or required, and everybody may have a smallest and a largest
number of meetings. It knows no tables, so there must be one for each host; no limit of
time either, so it is ended from outside. Values stand where it keeps its own weights.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path

import matchengine as me
from rivals.common import Day, DoesNotFitError, Found, seated

SOLVED = "optimal"


def grad_visits(problem: me.Problem) -> Found:
    """Plan with the package, and wait until it is done."""
    _refuse_what_it_cannot_say(problem)
    scheduler = _scheduler(problem)
    # It tells on stdout of what it reads and solves.
    with contextlib.redirect_stdout(io.StringIO()):
        solution = scheduler.schedule_visitors(
            group_penalty=0.0, max_visitors=len(problem.pairs), max_group=1
        )
    if solution is None:
        return Found(None)
    day = Day(problem)
    number = {(pair.buyer, pair.seller): e for e, pair in enumerate(problem.pairs)}
    held = [(number[b, s], t - 1) for b, s, t in solution.active_meetings]
    return Found(
        seated(day, [(e, s, day.pool) for e, s in held]),
        value=sum(problem.pairs[e].value for e, _ in held),
        bound=round(solution.objective_value),
        proven=solution.termination_condition == SOLVED,
    )


def _refuse_what_it_cannot_say(problem: me.Problem) -> None:
    buyers = {pair.buyer for pair in problem.pairs}
    sellers = {pair.seller for pair in problem.pairs}
    beyond = {
        "businesses that buy and sell": buyers & sellers,
        "resources": problem.resources,
        "precedences": problem.precedences,
        "two delegates": [p for p in problem.participants if p.delegates > 1],
        "own tables": [p for p in problem.participants if p.table],
        "few tables": len(problem.tables) < min(len(buyers), len(sellers)),
        "zones": problem.rules.zone_change_needs_free_slot,
        "a spread of gaps": problem.rules.max_idle_gap_spread is not None,
        "fixed pairs": [pair for pair in problem.pairs if pair.fixed],
    }
    asked = [name for name, there in beyond.items() if there]
    if asked:
        raise DoesNotFitError(f"it has no word for {', '.join(asked)}")


def _scheduler(problem: me.Problem) -> object:
    from grad_visit_scheduler import Scheduler  # noqa: PLC0415 -- may not be installed

    day = Day(problem)
    slots = list(range(1, len(problem.slots) + 1))
    buyers = sorted({pair.buyer for pair in problem.pairs})
    sellers = sorted({pair.seller for pair in problem.pairs})
    times = [
        f"{8 + n // 2}:{30 * (n % 2):02}-{8 + n // 2}:{30 * (n % 2) + 25:02}"
        for n in range(len(slots))
    ]
    with tempfile.TemporaryDirectory() as folder:
        visitors = Path(folder, "visitors.csv")
        visitors.write_text(
            "Name,Prof1,Area1,Area2\n" + "".join(f"{b},,,\n" for b in buyers)
        )
        scheduler = Scheduler(
            {"Hall": times},
            str(visitors),
            faculty_catalog={s: {"building": "Hall"} for s in sellers},
        )
    value = {(pair.buyer, pair.seller): pair.value for pair in problem.pairs}
    open_slots = {
        (pair.buyer, pair.seller): {s + 1 for s in day.allowed[e]}
        for e, pair in enumerate(problem.pairs)
    }
    for b in buyers:
        for s in sellers:
            if (b, s) not in value:
                scheduler.forbid_meeting(b, s)
                continue
            scheduler.student_preferences[b, s] = value[b, s]
            for slot in slots:
                if slot not in open_slots[b, s]:
                    scheduler.forbid_meeting(b, s, slot)
    for one in problem.participants:
        if one.id in buyers:
            scheduler.set_visitor_meeting_bounds(one.id, *_bounds(one))
        elif one.id in sellers:
            scheduler.set_faculty_meeting_bounds(one.id, *_bounds(one))
    for pair in problem.pairs:
        if pair.required:
            scheduler.require_meeting(pair.buyer, pair.seller)
    return scheduler


def _bounds(one: me.Participant) -> tuple[int, int | None]:
    return one.min_meetings, one.max_meetings
