"""The best plan so far on disk: kept in long runs, and gone after them."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import make
import pytest
from make_config import write_config

from matchengine import keeping
from matchengine.cli import main
from matchengine.files.problem_json import write_problem
from matchengine.files.schedule_json import read_schedule, write_schedule
from matchengine.keeping import Keeper, left_behind
from matchengine.problem import Problem
from matchengine.schedule import Schedule
from matchengine.solver import solve
from matchengine.verify import verify

Captured = pytest.CaptureFixture[str]

PROBLEM = make.problem([make.pair("A|B", 5), make.pair("A|C", 3)], slots=2, tables=1)
ONE = make.schedule("A|B s1 t1")
TWO = make.schedule("A|B s1 t1", "A|C s2 t1")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "AFTER_S", 0.0)
    monkeypatch.setattr(keeping, "EVERY_S", 0.0)
    monkeypatch.setattr(keeping, "LOOK_S", 0.01)


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not what():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_better_plans_are_kept_and_gone_at_the_end(tmp_path: Path) -> None:
    told: list[str] = []
    kept = tmp_path / "schedule.partial.json"
    with Keeper(tmp_path / "schedule.json", tell=told.append) as keeper:
        for plan in (ONE, TWO):
            keeper(lambda plan=plan: plan)
            wait_for(lambda plan=plan: kept.exists() and read_schedule(kept) == plan)
    assert kept.exists()
    assert len(told) == 1
    assert str(kept) in told[0]
    keeper.clear()
    assert list(tmp_path.iterdir()) == []


def test_short_run_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "AFTER_S", 60.0)
    with Keeper(tmp_path / "schedule.json") as keeper:
        keeper(lambda: pytest.fail("nobody wants this plan"))
        time.sleep(0.1)
    assert list(tmp_path.iterdir()) == []


def test_plan_of_an_earlier_run_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "schedule.json"
    earlier = tmp_path / "schedule.partial.json"
    write_schedule(TWO, earlier)
    assert left_behind(target) == (earlier,)
    with Keeper(target) as keeper:
        keeper(lambda: ONE)
        wait_for(lambda: keeper.kept is not None)
    assert keeper.kept == tmp_path / "schedule.partial-2.json"
    assert read_schedule(earlier) == TWO
    keeper.clear()
    # Who starts from it goes on where it ended, and takes it away at the end.
    assert left_behind(target, earlier) == ()
    with Keeper(target, start=earlier) as again:
        again(lambda: TWO)
        wait_for(lambda: again.kept == earlier)
    again.clear()
    assert list(tmp_path.iterdir()) == []


def test_place_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "file").write_text("")
    with Keeper(tmp_path / "file" / "schedule.json", tell=told.append) as keeper:
        keeper(lambda: ONE)
        wait_for(lambda: bool(told))
        keeper(lambda: TWO)
    assert len(told) == 1
    assert "cannot be kept" in told[0]


def problem_file(folder: Path, problem: Problem = PROBLEM) -> str:
    write_problem(problem, folder / "problem.json")
    return str(folder / "problem.json")


def test_solve_starts_from_a_file(tmp_path: Path, capsys: Captured) -> None:
    start, target = tmp_path / "start.json", tmp_path / "plan.json"
    write_schedule(make.schedule("A|C s2 t1", "X|Y s1 t1"), start)
    asked = problem_file(tmp_path)
    words = ["solve", asked, "-o", str(target), "--start", str(start)]
    assert main([*words, "--time-limit", "5"]) == 0
    said = "Start: 2 meetings; 1 kept as they were, 0 moved, 0 dropped, 1 of unknown"
    assert said in capsys.readouterr().err
    schedule = read_schedule(target)
    assert schedule.run is not None
    assert schedule.run.start is not None
    assert ("A|C", "s2") in {(one.pair, one.slot) for one in schedule.meetings}
    assert main([*words, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("text", ["{", '{"format": "matchengine.problem/1"}', None])
@pytest.mark.parametrize("command", ["solve", "run"])
def test_start_that_is_no_schedule_is_refused(
    tmp_path: Path, capsys: Captured, text: str | None, command: str
) -> None:
    start = tmp_path / "start.json"
    if text is not None:
        start.write_text(text)
    solves = command == "solve"
    what = problem_file(tmp_path) if solves else str(write_config(tmp_path))
    assert main([command, what, "--start", str(start)]) == 3
    assert "start.json" in capsys.readouterr().err


def test_run_starts_from_a_file_and_says_so_in_its_manifest(tmp_path: Path) -> None:
    plan = tmp_path / "earlier.json"
    write_schedule(make.schedule("D06|K02 s01 T1", "X|Y s1 t1"), plan)
    config = str(write_config(tmp_path))
    assert main(["run", config, "--quiet", "--start", str(plan)]) == 0
    facts = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert list(facts["start"]) == ["earlier.json"]
    run = read_schedule(tmp_path / "out" / "schedule.json").run
    assert run is not None
    assert run.start is not None
    assert (run.start.meetings, run.start.unknown) == (2, 1)


def test_what_an_ended_run_left_is_told_and_can_be_gone_on_from(
    tmp_path: Path, capsys: Captured
) -> None:
    # A run that is killed has handed over plans like these.
    plans: list[Callable[[], Schedule]] = []
    solve(PROBLEM, workers=1, on_plan=plans.append)
    left = tmp_path / "plan.partial.json"
    write_schedule(plans[-1](), left)
    assert verify(PROBLEM, read_schedule(left)).ok
    words = ["solve", problem_file(tmp_path), "-o", str(tmp_path / "plan.json")]
    assert main(words) == 0
    assert f"{left} is the best plan of an earlier run" in capsys.readouterr().err
    assert main([*words, "--start", str(left)]) == 0
    assert "an earlier run" not in capsys.readouterr().err
    assert not left.exists()


def test_fault_of_a_phase_is_told(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise RuntimeError("no solver today")

    monkeypatch.setattr("matchengine.solver.pursue", fails)
    words = ["solve", problem_file(tmp_path), "-o", str(tmp_path / "plan.json")]
    assert main([*words, "--quiet"]) == 0
    assert "improve value: RuntimeError: no solver today" in capsys.readouterr().err
