"""The command line: exit codes, and what goes to stdout and to stderr."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from make import pair, participant, problem
from make_config import DIY_SMALL, ROOT, write_config

import matchengine
from matchengine.cli import COMMANDS, main
from matchengine.files.problem_json import problem_to_json, write_problem
from matchengine.files.schedule_json import (
    read_schedule,
    schedule_from_json,
    write_schedule,
)
from matchengine.problem import Problem
from matchengine.schedule import Status
from matchengine.screen.progress import ProgressPrinter, percent, progress_line
from matchengine.solver import Progress, solve

Captured = pytest.CaptureFixture[str]

FEASIBLE = problem([pair("A|B", 5), pair("A|C", 3)], slots=2, tables=1)
# A must meet two others in its only slot
INFEASIBLE = problem(
    [pair("A|B", required=True), pair("A|C", required=True)],
    slots=1,
    participants=[participant("A")],
)


def problem_file(folder: Path, asked: Problem = FEASIBLE) -> str:
    path = folder / "problem.json"
    write_problem(asked, path)
    return str(path)


def command(*words: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "matchengine", *words],
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
        **options,
    )


def test_run_prints_a_summary_and_writes_the_plan(
    tmp_path: Path, capsys: Captured
) -> None:
    assert main(["run", str(write_config(tmp_path))]) == 0
    shown = capsys.readouterr()
    assert "16 meetings of 16 possible pairs, in 4 slots" in shown.out
    assert "proven best; every rule re-checked" in shown.out
    assert "Rp 284 juta a month" in shown.out
    assert len(shown.out.splitlines()) <= 35
    assert "\x1b" not in shown.out + shown.err
    assert "checking the plan" in shown.err
    assert (tmp_path / "out" / "run.json").is_file()


def test_run_quietly_prints_data_only(tmp_path: Path, capsys: Captured) -> None:
    config = str(write_config(tmp_path))
    options = ["--json", "--quiet", "--seed", "7", "--workers", "1"]
    assert main(["run", config, *options]) == 0
    shown = capsys.readouterr()
    data = json.loads(shown.out)
    assert (data["meetings"], data["status"]) == (16, "optimal")
    assert len(data["written"]) == 7
    assert shown.err == ""
    facts = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert facts["seed"] == 7


def test_run_says_that_it_is_infeasible(tmp_path: Path, capsys: Captured) -> None:
    assert main(["run", str(write_config(tmp_path, tables__keep_free=5))]) == 4
    shown = capsys.readouterr()
    assert "No plan can hold all that is asked." in shown.out
    assert "\n- " in shown.out
    schedule = read_schedule(tmp_path / "out" / "schedule.json")
    assert schedule.status is Status.INFEASIBLE


def test_run_without_time_finds_no_plan(tmp_path: Path, capsys: Captured) -> None:
    config = str(write_config(tmp_path))
    code = main(["run", config, "--time-limit", "0"])
    schedule = read_schedule(tmp_path / "out" / "schedule.json")
    assert (code, schedule.status) in [(5, Status.NO_PLAN), (0, Status.FEASIBLE)]
    assert capsys.readouterr().out


def test_run_lists_all_that_does_not_hold(tmp_path: Path, capsys: Captured) -> None:
    config = write_config(tmp_path, solver__seed=-1, nonsense=1)
    assert main(["run", str(config)]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    lines = shown.err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("error: config.yaml, ") for line in lines)
    assert not (tmp_path / "out").exists()


def test_score_shows_the_best_pairs(tmp_path: Path, capsys: Captured) -> None:
    assert main(["score", str(write_config(tmp_path))]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("value  buyer")
    assert "16 pairs" in shown.out
    assert shown.err == ""


def test_score_as_json_holds_every_part(tmp_path: Path, capsys: Captured) -> None:
    assert main(["score", str(write_config(tmp_path)), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert len(data["pairs"]) == 16
    best = data["pairs"][0]
    assert sum(best["contributions"].values()) == best["value"]
    assert set(data) == {"pairs", "excluded", "cut"}


def test_solve_prints_the_schedule_and_nothing_else(
    tmp_path: Path, capsys: Captured
) -> None:
    assert main(["solve", problem_file(tmp_path)]) == 0
    schedule = schedule_from_json(capsys.readouterr().out)
    assert schedule.status is Status.OPTIMAL


def test_solve_writes_a_file_and_says_so(tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "deep" / "schedule.json"
    options = ["-o", str(target), "--quiet", "--time-limit", "5"]
    assert main(["solve", problem_file(tmp_path), *options]) == 0
    shown = capsys.readouterr()
    assert "Proven best." in shown.out
    assert shown.err == ""
    assert len(read_schedule(target).meetings) == 2
    assert main(["solve", problem_file(tmp_path), *options, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["written"] == [str(target)]


def test_solve_reads_stdin_and_verify_takes_what_it_writes(tmp_path: Path) -> None:
    asked = problem_to_json(FEASIBLE).encode()
    solved = command("solve", "-", "-o", "-", "--quiet", input=asked)
    assert (solved.returncode, solved.stderr) == (0, b"")
    checked = command("verify", problem_file(tmp_path), "-", input=solved.stdout)
    assert checked.returncode == 0
    assert checked.stdout.startswith(b"The plan holds (optimal): 2 meetings")


def test_solve_says_what_clashes(tmp_path: Path, capsys: Captured) -> None:
    assert main(["solve", problem_file(tmp_path, INFEASIBLE)]) == 4
    shown = capsys.readouterr()
    assert schedule_from_json(shown.out).conflicts
    assert "No plan can hold all that is asked." in shown.err


def test_solve_of_nothing_is_a_plan_without_meetings(
    tmp_path: Path, capsys: Captured
) -> None:
    empty = Problem(slots=(), tables=(), participants=(), pairs=())
    assert main(["solve", problem_file(tmp_path, empty)]) == 0
    assert schedule_from_json(capsys.readouterr().out).meetings == ()


def test_solve_with_a_work_limit_repeats_itself(
    tmp_path: Path, capsys: Captured
) -> None:
    options = ["--work-limit", "1", "--workers", "1", "--seed", "3", "--quiet"]
    plans = []
    for _ in range(2):
        assert main(["solve", problem_file(tmp_path), *options]) == 0
        plans.append(schedule_from_json(capsys.readouterr().out).meetings)
    assert plans[0] == plans[1]


def test_verify_refuses_a_plan_that_breaks_a_rule(
    tmp_path: Path, capsys: Captured
) -> None:
    asked = problem_file(tmp_path)
    good = solve(FEASIBLE, workers=1)
    moved = tuple(replace(m, slot="s1") for m in good.meetings)
    plan = tmp_path / "schedule.json"
    write_schedule(good, plan)
    assert main(["verify", asked, str(plan)]) == 0
    write_schedule(replace(good, meetings=moved), plan)
    assert main(["verify", asked, str(plan)]) == 6
    assert "Refused" in capsys.readouterr().out
    assert main(["verify", asked, str(plan), "--json"]) == 6
    data = json.loads(capsys.readouterr().out)
    assert data["ok"] is False
    assert {"participant_has_enough_delegates", "table_holds_one_meeting"} <= {
        violation["check"] for violation in data["violations"]
    }


def test_verify_refuses_another_format(tmp_path: Path, capsys: Captured) -> None:
    asked = problem_file(tmp_path)
    assert main(["verify", asked, asked]) == 3
    assert "this is another format" in capsys.readouterr().err


def test_check_counts_what_is_there(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", str(DIY_SMALL)]) == 0
    assert "24 participants" in capsys.readouterr().out
    assert main(["check", str(write_config(tmp_path))]) == 0
    assert "16 pairs" in capsys.readouterr().out
    assert main(["check", problem_file(tmp_path)]) == 0
    assert "2 slots" in capsys.readouterr().out


def test_check_lists_every_error(tmp_path: Path, capsys: Captured) -> None:
    for name in ("participants", "offers", "needs", "tables"):
        # K01 has an offer and a need, but is no participant any more
        text = (DIY_SMALL / f"{name}.csv").read_text("utf-8")
        wrong = text.replace("K01", "K99") if name == "participants" else text
        (tmp_path / f"{name}.csv").write_text(wrong, "utf-8")
    assert main(["check", str(tmp_path)]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].endswith("errors, 0 warnings.")
    assert all("no participant with this id" in line for line in lines[:-1])
    assert main(["check", str(tmp_path), "--json"]) == 3
    data = json.loads(capsys.readouterr().out)
    assert data["ok"] is False
    assert {"source", "row", "column", "value"} <= set(data["findings"][0])


def test_check_of_a_folder_tells_what_scoring_would_notice(
    tmp_path: Path, capsys: Captured
) -> None:
    texts = {
        "participants": "id,name,province,port\nJ,a,Jatim,IDSUB\nK,b,Kaltim,IDBPN\n",
        "offers": "participant,product,hs,unit,price\nJ,zuq wib,,ekor,9000\n",
        "needs": "participant,product,hs,unit,max_price\nK,zuq wib,,kg,9000\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    assert main(["check", str(tmp_path), "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    problems = " ".join(one["problem"] for one in findings)
    assert "no conversion to 'kilogram' is known from 'ekor'" in problems
    assert "there is no lane from IDSUB to IDBPN" in problems
    # a must within one side is an error by default, and none where sides do not count
    (tmp_path / "wishes.csv").write_text("from,to,wish\nJ,K,must\n", "utf-8")
    same = texts["participants"].replace("Kaltim", "Jatim")
    (tmp_path / "participants.csv").write_text(same, "utf-8")
    assert main(["check", str(tmp_path)]) == 0


def test_check_tells_of_codes_beside_errors(tmp_path: Path, capsys: Captured) -> None:
    for path in DIY_SMALL.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    offers = "participant,product,hs,price\nD01,walet,0410.00,x\n"
    (tmp_path / "offers.csv").write_text(offers, "utf-8")
    assert main(["check", str(tmp_path)]) == 3
    shown = capsys.readouterr().out
    assert "error: offers.csv, cell D2, column price" in shown
    assert "warning: offers.csv, cell C2, column hs" in shown


@pytest.mark.parametrize("name", ["problem", "schedule", "config"])
def test_schema_is_json_schema(name: str, capsys: Captured) -> None:
    assert main(["schema", name]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["plan"],
        ["run"],
        ["run", "c.yaml", "--fast"],
        ["run", "c.yaml", "--time-limit", "-1"],
        ["run", "c.yaml", "--time-limit", "nan"],
        ["run", "c.yaml", "--time-limit", "inf"],
        ["run", "c.yaml", "--workers", "0"],
        ["run", "c.yaml", "--seed", "x"],
        ["solve", "a.json", "b.json"],
        ["verify", "a.json"],
        ["verify", "-", "-"],
        ["schema", "mission"],
    ],
)
def test_wrong_usage_is_told_apart(arguments: list[str], capsys: Captured) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Usage: matchengine" in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "none.yaml"],
        ["score", "none.yaml"],
        ["solve", "none.json"],
        ["solve", "."],
        ["verify", "none.json", "none.json"],
    ],
)
def test_file_that_is_not_there_is_invalid_input(
    arguments: list[str], capsys: Captured
) -> None:
    assert main(arguments) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("error: ")
    assert len(shown.err.splitlines()) == 1


def test_version_is_said(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"matchengine {matchengine.__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_names_the_options(name: str, capsys: Captured) -> None:
    assert main([name, "--help"]) == 0
    assert "--help" in capsys.readouterr().out


def test_fault_of_ours_is_one_line_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def broken(path: Path) -> None:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr("matchengine.commands.scoring.read_config", broken)
    assert main(["score", "c.yaml"]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith("matchengine failed: ZeroDivisionError('by hand')\n")
    assert "Traceback" not in shown
    assert main(["--debug", "score", "c.yaml"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    target = Path("/dev/full")
    if not target.exists():
        pytest.skip("there is no full device here")
    with target.open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "matchengine", "schema", "problem"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert ended.returncode == 3
    assert ended.stderr.startswith(b"error: stdout: it cannot be written")


def test_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "matchengine", "schema", "problem"],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on Unix")
@pytest.mark.parametrize(("times", "code"), [(1, 0), (2, 130)])
def test_interrupt_stops_once_and_gives_up_twice(
    tmp_path: Path, times: int, code: int
) -> None:
    config = ROOT / "configs" / "kaltim-2025.yaml"
    text = config.read_text("utf-8").replace("../", f"{ROOT}/")
    own = tmp_path / "config.yaml"
    text = text.replace("xlsx, ics, html", "csv")  # handouts would only take time
    own.write_text(text.replace(f"{ROOT}/out/kaltim-2025", "out"), "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "matchengine", "run", str(own), "--time-limit", "120"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stderr is not None
    said = b""
    while b"improving" not in said:
        said = running.stderr.readline()
    for _ in range(times):
        running.send_signal(signal.SIGINT)
        time.sleep(0.02)
    out, err = running.communicate(timeout=60)
    assert running.returncode == code
    assert b"Stopping: the best plan so far" in err
    assert (b"every rule re-checked" in out) == (code == 0)
    assert (tmp_path / "out" / "run.json").exists() == (code == 0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_a_line_a_goal_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    printer = ProgressPrinter(stream)
    for value in range(5):
        printer(Progress(1.0, "improve", "value", value, 10))
    printer(Progress(2.0, "improve", "idle_gaps", 3, 0))
    printer.close()
    assert stream.getvalue().splitlines() == [
        "   1.0 s  improving  value  value 0  bound 10  gap 1000 %",
        "   2.0 s  improving  idle_gaps  value 3  bound 0  gap 100 %",
    ]


def test_progress_is_one_living_line_on_a_terminal() -> None:
    stream = Terminal()
    printer = ProgressPrinter(stream)
    printer(Progress(1.0, "read"))
    printer(Progress(1.1, "improve", "value", 9, 10))
    printer.close()
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[2K")


def test_progress_says_nothing_if_asked_to_be_quiet() -> None:
    stream = Terminal()
    printer = ProgressPrinter(stream, quiet=True)
    printer(Progress(1.0, "read"))
    printer.close()
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0 %"), (1.0, "100 %"), (0.000419, "0.0419 %"), (12.0, "1200 %")],
)
def test_percent_shows_the_digits_that_matter(share: float, shown: str) -> None:
    assert percent(share) == shown


def test_unknown_phase_is_shown_by_its_own_name() -> None:
    assert "dreaming" in progress_line(Progress(0.0, "dreaming"))
