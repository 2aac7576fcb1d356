"""`matchengine compare`: an edit looked at before it breaks a published plan."""

import json
import shutil
from pathlib import Path
from typing import Any

import make
import pytest
from make_config import DIY_SMALL, write_config

from matchengine.cli import main
from matchengine.files.config_yaml import read_config
from matchengine.files.problem_json import write_problem
from matchengine.files.schedule_json import write_schedule
from matchengine.run import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run whose inputs stand beside it."""
    folder = tmp_path_factory.mktemp("done")
    shutil.copytree(DIY_SMALL, folder / "tables")
    run(read_config(write_config(folder, inputs=str(folder / "tables"))))
    return folder / "out"


def edited(done: Path, folder: Path, table: str, old: str, new: str) -> Path:
    """A copy of the tables with something written otherwise."""
    shutil.copytree(done.parent / "tables", folder / "edited")
    path = folder / "edited" / f"{table}.csv"
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    return folder / "edited"


def files_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def compared(capsys: Captured, *arguments: str | Path) -> dict[str, Any]:
    assert main(["compare", *map(str, arguments), "--json", "--quiet"]) == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def test_inputs_as_they_were_leave_the_plan_as_it_is(
    done: Path, capsys: Captured
) -> None:
    before = files_of(done)
    data = compared(capsys, done)
    assert (data["impossible"], data["required"], data["changes"]) == ([], [], [])
    assert files_of(done) == before


def test_edited_tables_are_told_with_reasons_and_changes(
    done: Path, tmp_path: Path, capsys: Captured
) -> None:
    wishes = (DIY_SMALL / "wishes.csv").read_text(encoding="utf-8")
    meetings = json.loads((done / "schedule.json").read_text())["meetings"]
    two = [(m["buyer"], m["seller"]) for m in meetings]
    [one, other], *_ = [
        ends
        for ends in two
        if ",".join(ends) not in wishes and ",".join(ends[::-1]) not in wishes
    ]
    tables = edited(done, tmp_path, "wishes", "rank\n", f"rank\n{one},{other},no,\n")
    data = compared(capsys, done, "--inputs", tables)
    pair = f"{one}|{other}"
    assert [(m["pair"], m["reason"]) for m in data["impossible"]] == [(pair, "veto")]
    cancelled = [m["before"] for m in data["changes"] if m["kind"] == "cancelled"]
    assert [m["pair"] for m in cancelled] == [pair]
    assert {one, other} <= {*data["touched"]}


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Cannot stay as they are: ", "Nothing was written; ")),
        ("id", ("Tidak dapat tetap seperti apa adanya: ", "Tidak ada yang ditulis; ")),
    ],
)
def test_edit_is_told_in_either_language(
    done: Path, tmp_path: Path, capsys: Captured, language: str, lines: tuple[str, ...]
) -> None:
    tables = edited(done, tmp_path, "tables", "T02,A\n", "")
    asked = ["compare", str(done), "--inputs", str(tables), "--language", language]
    assert main([*asked, "--no-solve"]) == 0
    told = capsys.readouterr().out
    assert all(line in told for line in lines)


def test_edited_configuration_is_compared_too(
    done: Path, tmp_path: Path, capsys: Captured
) -> None:
    path = write_config(
        tmp_path,
        inputs=str(done.parent / "tables"),
        day__sessions=[{"name": "Pagi", "start": "09:25", "end": "10:40"}],
    )
    data = compared(capsys, done, "--config", path)
    assert data["slots_cut_anew"] is True
    assert {one["start"] for one in data["impossible"]} >= {"09:00"}


def test_what_happened_on_the_day_stays_so(
    done: Path, tmp_path: Path, capsys: Captured
) -> None:
    copy = Path(shutil.copytree(done, tmp_path / "out"))
    events = tmp_path / "events.txt"
    events.write_text("no_show K02\nslot s04 lost\ntable T03 out\n", encoding="utf-8")
    asked = ["replan", str(copy), str(events), "--now", "09:25", "--quiet"]
    assert main(asked) == 0
    capsys.readouterr()
    same = compared(capsys, copy)
    assert (same["impossible"], same["required"], same["changes"]) == ([], [], [])
    tables = edited(done, tmp_path, "tables", "T03,A\n", "")
    data = compared(capsys, copy, "--inputs", tables)
    assert data["impossible"] == []
    moved = [one for one in data["changes"] if one["before"]]
    assert "09:00" not in {one["before"]["start"] for one in moved}


def test_plan_of_another_problem_is_refused(
    done: Path, tmp_path: Path, capsys: Captured
) -> None:
    copy = Path(shutil.copytree(done, tmp_path / "out"))
    text = (copy / "schedule.json").read_text(encoding="utf-8")
    (copy / "schedule.json").write_text(text.replace('"slot":"s01"', '"slot":"s99"'))
    assert main(["compare", str(copy)]) == 3
    assert "name a slot that the problem does not have: s99" in capsys.readouterr().err


def test_bare_plan_is_compared_with_an_edited_problem(
    tmp_path: Path, capsys: Captured
) -> None:
    before = make.problem(["A|X", "B|X"], slots=2)
    after = make.problem(["A|X"], slots=2)
    plan = make.schedule("A|X s1 t1", "B|X s2 t1")
    write_problem(before, tmp_path / "problem.json")
    write_problem(after, tmp_path / "edited.json")
    write_schedule(plan, tmp_path / "schedule.json")
    files = [tmp_path / "problem.json", tmp_path / "schedule.json"]
    for source in ([tmp_path], files):
        data = compared(capsys, *source, "--problem", tmp_path / "edited.json")
        assert [one["reason"] for one in data["impossible"]] == ["participant_gone"]
    assert main(["compare", str(tmp_path)]) == 3
    assert "no tables behind this plan" in capsys.readouterr().err


def test_inputs_and_configuration_together_are_refused(
    done: Path, capsys: Captured
) -> None:
    asked = ["compare", str(done), "--inputs", str(done), "--config", "x.yaml"]
    assert main(asked) == 2
