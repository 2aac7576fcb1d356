"""How long what people hold in their hands takes to make, and how large it is.

The example with its 172 businesses, and a made-up mission of 1,300 buyers, 1,100
sellers, 1,100 tables and 70 slots. Each kind of handout is made in a process of its
own, so that its peak of memory is its own::

    python benchmarks/handouts.py --write
    python benchmarks/handouts.py --only example

`--write` puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import datetime
import pickle
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from apart import Apart, run_apart
from documents import write_between
from machine import measured_on
from scoring import make_up

import matchengine as me
from matchengine.config import RunConfig
from matchengine.handouts.every import HANDOUTS
from matchengine.results.edition import edition_of
from matchengine.results.story import Story
from matchengine.trade.mission import Mission

ROOT = Path(__file__).parents[1]
BUYERS, SELLERS, TABLES, SLOTS = 1300, 1100, 1100, 70
CANDIDATES = 250
LONGEST_S = 900.0
LEFT_OUT = {("large", "pdf")}
"""Nobody prints thousands of agendas with 58 meetings each in one go, and it would take
more memory than the machine has."""
ZONE = ZoneInfo("Asia/Makassar")


@dataclass(frozen=True)
class Made:
    """What a maker came to: processor and wall seconds, files and their bytes."""

    busy_s: float
    wall_s: float
    files: int
    size: int


def the_example() -> tuple[Mission, RunConfig, float]:
    """Give the example mission, with ten seconds for its plan."""
    config = me.read_config(ROOT / "configs" / "kaltim-2025.yaml")
    return me.read_mission(config.inputs), config, 10.0


def a_large_one() -> tuple[Mission, RunConfig, float]:
    """Give a made-up mission as large as the largest fairs."""
    config = me.read_config(ROOT / "configs" / "kaltim-2025.yaml")
    day = config.day.model_copy(
        update={
            "meeting_minutes": 10,
            "changeover_minutes": 2,
            "sessions": (
                config.day.sessions[0].model_copy(
                    update={"start": "08:00", "end": "21:58"}
                ),
            ),
        }
    )
    tables = config.tables.model_copy(update={"count": TABLES, "keep_free": 0})
    scoring = replace(config.scoring, max_candidates=CANDIDATES)
    changed = {"day": day, "tables": tables, "scoring": scoring}
    return make_up(SELLERS, BUYERS), config.model_copy(update=changed), 60.0


def told(make: Callable[[], tuple[Mission, RunConfig, float]]) -> Story:
    """Score, build and solve, and give all that there is to tell."""
    mission, config, seconds = make()
    scores = me.score_pairs(mission, config.scoring, across=config.mission.across)
    problem = me.build_problem(mission, scores, config)
    schedule = me.solve(problem, time_limit=seconds, seed=0, workers=2)
    return Story(config, mission, scores, problem, schedule)


def make_handouts(path: str, format_: str, place: int) -> Made:
    """Make one kind of handout of a story that was kept in a file."""
    story = pickle.loads(Path(path).read_bytes())
    moment = datetime.datetime(2025, 5, 6, 8, tzinfo=ZONE)
    edition = edition_of(story, moment, wall_s=0.0)
    busy, began = time.process_time(), time.monotonic()
    made = HANDOUTS[format_][place](story, edition)
    return Made(
        time.process_time() - busy,
        time.monotonic() - began,
        len(made),
        sum(map(len, made.values())),
    )


def rows(name: str, story: Story) -> Iterator[str]:
    """Measure every handout of a story, a row each."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "story"
        kept.write_bytes(pickle.dumps(story))
        for format_, makers in HANDOUTS.items():
            if (name, format_) in LEFT_OUT:
                continue
            for place, maker in enumerate(makers):
                done = run_apart(
                    make_handouts, str(kept), format_, place, limit=LONGEST_S
                )
                yield _row(name, f"{format_}: {maker.__name__}", done)


def _row(name: str, what: str, done: Apart) -> str:
    begin, made = f"| {name} | {what.replace('_', ' ')} |", done.result
    if made is None:
        return f"{begin} {done.fault} | | | | {done.peak_gb:.1f} |"
    return (
        f"{begin} {made.wall_s:.1f} | {made.busy_s:.1f} | {made.files} "
        f"| {made.size / 1e6:.2f} | {done.peak_gb:.1f} |"
    )


MISSIONS = {"example": the_example, "large": a_large_one}
HEAD = """| mission | handout | seconds | of both cores | files | MB | GB of memory |
| --- | --- | --- | --- | --- | --- | --- |"""


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=MISSIONS)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lines = [HEAD]
    print(HEAD)
    facts = []
    for name in [asked.only] if asked.only else MISSIONS:
        story = told(MISSIONS[name])
        facts.append(
            f"{name}: {len(story.problem.participants):,} businesses, "
            f"{len(story.problem.pairs):,} pairs, "
            f"{len(story.schedule.meetings):,} meetings"
        )
        for line in rows(name, story):
            lines.append(line)
            print(line, flush=True)
    packages = ("xlsxwriter", "typst", "segno", "icalendar", "jinja2")
    how = f"languages id and en; {'; '.join(facts)}"
    print(text := "\n".join(lines) + "\n\n" + measured_on(how, packages))
    if asked.write:
        write_between("handouts", text)


if __name__ == "__main__":
    main()
