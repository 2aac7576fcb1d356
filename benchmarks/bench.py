"""matchengine beside what a user would take instead: same instances, same time.

Every way solves every instance that it can say, in a process of its own; every plan is
checked. Ratios are to matchengine. With --write the table and the picture go into
docs/benchmarks.md and docs/pictures.

    python benchmarks/bench.py [--quick] [--seconds 60] [--only TEXT ...] [--write]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from documents import PICTURES, write_between
from instances import ALL_RULES, DEMANDS, EXCHANGE, FAIR, MIDDLE, NARROW, VISITS
from machine import measured_on
from made_up_events import EVENTS
from ways import (
    CP_SAT,
    GRAD_VISITS,
    GREEDY,
    MIP,
    RC2,
    Answer,
    Asked,
    ours,
    rival,
)

PACKAGES = ("ortools", "scipy", "highspy", "python-sat", "grad-visitor-scheduler")
QUICK_SECONDS = 8
HEAD = (
    "| instance | way | {goal} | of ours | bound | gap | proven | wall s "
    "| times ours | peak GB | note |\n"
    "| --- | --- | ---: | ---: | ---: | ---: | --- | ---: | ---: | ---: | --- |"
)


@dataclass(frozen=True)
class Case:
    """An instance, the goal that is compared, and the ways that can say it."""

    instance: str
    goal: str
    rivals: tuple[str, ...]
    quick: bool = False

    @property
    def title(self) -> str:
        """The name by which tables and pictures speak of it."""
        name = Path(self.instance).stem
        return f"{name}, {self.goal}" if name == "example" else name


CASES = (
    Case(VISITS.name, "value", (CP_SAT, MIP, GREEDY, GRAD_VISITS), quick=True),
    Case(DEMANDS, "value", (CP_SAT, MIP, GREEDY), quick=True),
    Case(ALL_RULES, "value", (CP_SAT, MIP, GREEDY)),
    Case("example", "value", (CP_SAT, GREEDY)),
    Case(NARROW.name, "value", (CP_SAT, MIP, GREEDY), quick=True),
    Case(MIDDLE.name, "value", (CP_SAT, MIP, GREEDY)),
    Case(EXCHANGE.name, "value", (CP_SAT, MIP, GREEDY)),
    Case(FAIR.name, "value", (CP_SAT, MIP, GREEDY)),
    Case("example", "idle_gaps", (CP_SAT,)),
    *(
        Case(event.name, "idle_gaps", (CP_SAT, RC2), quick=event is not EVENTS[-1])
        for event in EVENTS
    ),
)


def compared(
    case: Case, seconds: float, seed: int, workers: int
) -> Iterator[tuple[Case, Answer]]:
    """Solve an instance by all ways, matchengine first: others keep its limits."""
    asked = Asked(case.instance, case.goal, seconds, seed, workers, {})
    first = ours(asked)
    yield case, first
    asked = replace(asked, limits=first.limits or {})
    for way in case.rivals:
        yield case, rival(way, asked)


def line(case: Case, answer: Answer, first: Answer) -> str:
    """Say what a way reached, as a row of the table."""
    shown = "{:.2%}" if case.goal == "value" else "x {:.1f}"
    cells = (
        case.title,
        answer.way,
        _count(answer.value),
        _ratio(answer.value, first.value, shown),
        _count(answer.bound),
        _percent(answer.gap),
        "yes" if answer.proven else "no",
        f"{answer.wall_s:.1f}",
        _ratio(answer.wall_s, first.wall_s, "x {:.1f}"),
        f"{answer.peak_gb:.2f}" if answer.peak_gb else "-",
        answer.note,
    )
    return f"| {' | '.join(cells)} |"


def _count(number: int | None) -> str:
    return "none" if number is None else f"{number:,}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.3%}" if share < 10 else "> 1000%"


def _ratio(one: float | None, other: float | None, shown: str) -> str:
    if one is None or other is None:
        return "-"
    if other == 0:
        return "same" if one == 0 else f"{one:g} : 0"
    return shown.format(one / other)


def tables(answers: Sequence[tuple[Case, Answer]]) -> Iterator[str]:
    """Give one table a goal."""
    for goal in dict.fromkeys(case.goal for case, _ in answers):
        yield HEAD.format(goal=goal)
        for case, answer in answers:
            if case.goal == goal:
                first = next(one for other, one in answers if other == case)
                yield line(case, answer, first)
        yield ""


def event_cases(folder: Path) -> tuple[Case, ...]:
    """Give a case for every event of a folder of B2B meeting scheduling problems."""
    return tuple(
        Case(str(file), "idle_gaps", (CP_SAT, RC2))
        for file in sorted(folder.glob("*.dzn"))
    )


def main() -> None:
    """Compare, print rows as they come, then write or print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="under five minutes")
    parser.add_argument("--seconds", type=float, help="of each way on each instance")
    parser.add_argument("--only", nargs="+", metavar="TEXT", help="instances named so")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    parser.add_argument("--b2b", type=Path, metavar="FOLDER", help="events as .dzn")
    asked = parser.parse_args()
    seconds = asked.seconds or (QUICK_SECONDS if asked.quick else 60)
    cases = (*CASES, *event_cases(asked.b2b)) if asked.b2b else CASES
    cases = tuple(case for case in cases if case.quick or not asked.quick)
    if asked.only:
        cases = tuple(c for c in cases if any(t in c.title for t in asked.only))
    answers: list[tuple[Case, Answer]] = []
    for case in cases:
        for _, answer in compared(case, seconds, asked.seed, asked.workers):
            answers.append((case, answer))
            print(f"{case.title}: {answer.way} {answer.value}", file=sys.stderr)
    how = (
        f"{seconds:g} s for each way on each instance, "
        f"{asked.workers} workers, seed {asked.seed}"
    )
    text = "\n".join([measured_on(how, PACKAGES), "", *tables(answers)])
    print(text)
    if asked.write:
        from picture import draw  # noqa: PLC0415 -- needs matplotlib, only here

        draw(answers, seconds, PICTURES / "value-against-time.svg")
        write_between("bench", text)


if __name__ == "__main__":
    main()
