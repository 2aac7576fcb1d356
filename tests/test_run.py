"""The main job on the small example: what it writes, and when it writes nothing."""

import hashlib
import json
import shutil
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from disks import plan_files
from make_config import DIY_SMALL, write_config

from matchengine.errors import FileError, InputError, InternalError
from matchengine.files.config_yaml import read_config
from matchengine.files.problem_json import read_problem
from matchengine.files.run_folder import FILES
from matchengine.files.schedule_json import read_schedule
from matchengine.preparing import prepare
from matchengine.run import Outcome, checked, run
from matchengine.schedule import Meeting, Schedule, Status
from matchengine.solver import Progress
from matchengine.verify import verify

PHASES = ("read", "score", "build", "verify", "write")


OWN_PART = """
import numpy as np

def half(lines, mission, scoring):
    return np.full(len(lines), 0.5)
"""


def done(tmp_path: Path, **changes: Any) -> Outcome:
    return run(read_config(write_config(tmp_path, **changes)))


def written(tmp_path: Path) -> list[str]:
    return sorted(plan_files(tmp_path / "out"))


def test_run_writes_all_of_its_files(tmp_path: Path) -> None:
    outcome = done(tmp_path)
    assert [path.name for path in outcome.written] == list(FILES)
    assert written(tmp_path) == sorted(FILES)
    # 16 pairs have a common product, and all of them fit (examples/diy-small)
    assert outcome.schedule.status is Status.OPTIMAL
    assert len(pd.read_csv(tmp_path / "out" / "schedule.csv")) == 16
    assert outcome.report.ok


def test_plan_is_found_even_if_reading_took_all_the_time(tmp_path: Path) -> None:
    # Where somebody must meet, the first plan takes a search.
    config = read_config(write_config(tmp_path, solver__time_limit_s=1))
    assert run(config, started=time.monotonic() - 5).schedule.has_plan


def test_written_plan_is_verified_anew(tmp_path: Path) -> None:
    outcome = done(tmp_path)
    problem = read_problem(tmp_path / "out" / "problem.json")
    schedule = read_schedule(tmp_path / "out" / "schedule.json")
    assert (problem, schedule) == (outcome.problem, outcome.schedule)
    assert verify(problem, schedule).ok


def test_manifest_says_what_the_run_was_made_from(tmp_path: Path) -> None:
    path = write_config(tmp_path, solver__seed=3)
    outcome = run(read_config(path), config_file=path)
    facts = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    lanes = hashlib.sha256((DIY_SMALL / "lanes.csv").read_bytes()).hexdigest()
    own = hashlib.sha256(path.read_bytes()).hexdigest()
    assert facts["inputs"]["lanes.csv"] == f"sha256:{lanes}"
    assert facts["inputs"]["config.yaml"] == f"sha256:{own}"
    assert facts["seed"] == facts["configuration"]["solver"]["seed"] == 3
    assert facts["goals"][0]["value"] == outcome.schedule.goals[0].value
    assert facts["status"] == "optimal"
    assert {"matchengine", "ortools", "python"} <= set(facts["versions"])


def test_manifest_has_the_hashes_of_all_that_the_scores_hang_on(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    shutil.copytree(DIY_SMALL, inputs)
    words = "commodity,indonesian\n"
    texts = {
        inputs / "pairs.csv": "buyer,seller,score\nD06,K02,0.9\n",
        tmp_path / "mine.csv": words + "zuq-wib,zuq wib\n",
        tmp_path / "mine.substitutes.csv": "one,other\nzuq-wib,telur-ayam\n",
        tmp_path / "own.py": OWN_PART,
        # another file of a name that is taken already
        tmp_path / "parts" / "own.py": OWN_PART + "\n",
    }
    (tmp_path / "parts").mkdir()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    done(
        tmp_path,
        inputs=str(inputs),
        glossary="mine.csv",
        solver__time_limit_s=60,
        scoring__terms={"one": "own:half", "two": "parts.own:half"},
    )
    facts = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in texts]
    named = facts["inputs"]
    assert {f"sha256:{digest}" for digest in digests} <= set(named.values())
    assert {path.name for path in texts} <= set(named)
    assert len([name for name in named if name.endswith("own.py")]) == 2


def test_workbook_gives_the_same_plan_as_the_folder(tmp_path: Path) -> None:
    book = tmp_path / "mission.xlsx"
    with pd.ExcelWriter(book) as writer:
        for path in DIY_SMALL.glob("*.csv"):
            frame = pd.read_csv(path, dtype=str)
            frame.to_excel(writer, sheet_name=path.stem, index=False)
    by_book = done(tmp_path, inputs=str(book))
    assert by_book.problem == prepare(read_config(write_config(tmp_path))).problem
    facts = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))
    assert list(facts["inputs"]) == ["mission.xlsx"]


def test_what_scoring_and_the_day_refuse_is_said_at_once(tmp_path: Path) -> None:
    people = pd.read_csv(DIY_SMALL / "participants.csv", dtype=str)
    people.loc[people["id"] == "K01", "province"] = ""
    shutil.copytree(DIY_SMALL, tmp_path / "in")
    people.to_csv(tmp_path / "in" / "participants.csv", index=False)
    (tmp_path / "in" / "meetings.csv").write_text(
        "buyer,seller,slot\nD06,K02,03:00\n", encoding="utf-8"
    )
    config = read_config(write_config(tmp_path, inputs=str(tmp_path / "in")))
    with pytest.raises(InputError) as refused:
        prepare(config)
    places = [(one.source, one.column) for one in refused.value.findings]
    assert places == [
        ("participants.csv", "province"),
        ("meetings.csv", "slot"),
    ]


def test_progress_tells_of_every_step(tmp_path: Path) -> None:
    news: list[Progress] = []
    run(read_config(write_config(tmp_path)), on_progress=news.append)
    phases = [one.phase for one in news]
    assert [phase for phase in phases if phase in PHASES] == list(PHASES)
    times = [one.elapsed_s for one in news]
    assert times == sorted(times)


def test_plan_of_who_wants_to_stop_is_written(tmp_path: Path) -> None:
    news: list[Progress] = []
    config = read_config(write_config(tmp_path, solver__time_limit_s=60))
    outcome = run(
        config,
        on_progress=news.append,
        should_stop=lambda: any(one.phase == "improve" for one in news),
    )
    assert outcome.schedule.has_plan
    assert written(tmp_path) == sorted(FILES)


def test_time_before_the_run_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("matchengine.watch"), "LEAST_SEARCH_S", 0.0)
    config = read_config(write_config(tmp_path, solver__time_limit_s=30))
    outcome = run(config, started=time.monotonic() - 100)
    assert outcome.summary.wall_s >= 100
    assert outcome.schedule.status is not Status.OPTIMAL


def test_run_says_that_it_is_infeasible(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    shutil.copytree(DIY_SMALL, inputs)
    wishes = inputs / "wishes.csv"
    # all tables are kept free, so that D12's must with K01 finds none
    assert "must" in wishes.read_text("utf-8")
    outcome = done(tmp_path, inputs=str(inputs), tables__keep_free=5)
    assert outcome.schedule.status is Status.INFEASIBLE
    assert written(tmp_path) == sorted(FILES)
    assert len(pd.read_csv(tmp_path / "out" / "agendas.csv")) == 0
    assert read_schedule(tmp_path / "out" / "schedule.json").conflicts


def test_input_that_does_not_hold_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        done(tmp_path, tables__count=99)
    assert not (tmp_path / "out").exists()


def test_folder_that_cannot_be_written_is_refused_before_the_work(
    tmp_path: Path,
) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(FileError, match=r"outputs\.folder"):
        done(tmp_path)
    (tmp_path / "out").unlink()
    (tmp_path / "out" / "run.json").mkdir(parents=True)
    with pytest.raises(FileError, match="a folder stands in its place"):
        done(tmp_path)
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["run.json"]


def test_plan_that_verify_refuses_is_a_fault_of_ours(tmp_path: Path) -> None:
    problem = prepare(read_config(write_config(tmp_path))).problem
    unknown = Meeting("A|B", "A", "B", "s01", "T01")
    with pytest.raises(InternalError, match="our own checker refused our plan"):
        checked(problem, Schedule(Status.FEASIBLE, meetings=(unknown,)))
