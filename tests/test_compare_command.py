"""`matchengine compare`: an edit looked at before it breaks a published plan."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from make_config import DIY_SMALL, write_config

from matchengine.cli import main
from matchengine.files.config_yaml import read_config
from matchengine.files.events_json import DAY, day_to_json
from matchengine.live.events import NoShow, Telling, Veto
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


def test_what_the_day_brought_is_known_to_the_comparison(
    done: Path, tmp_path: Path, capsys: Captured
) -> None:
    copy = Path(shutil.copytree(done, tmp_path / "out"))
    meeting = json.loads((done / "schedule.json").read_text())["meetings"][0]
    told = Telling("09:00", (Veto(meeting["buyer"], meeting["seller"]), NoShow("K02")))
    (copy / DAY).write_text(day_to_json([told]), encoding="utf-8")
    assert main(["compare", str(copy), "--no-solve", "--json"]) == 0
    shown = capsys.readouterr()
    [one] = json.loads(shown.out)["impossible"]
    assert (one["pair"], one["reason"]) == (meeting["pair"], "veto")
    assert "the inputs do not know who is absent" in shown.err


def test_plan_of_another_problem_is_refused(
    done: Path, tmp_path: Path, capsys: Captured
) -> None:
    copy = Path(shutil.copytree(done, tmp_path / "out"))
    text = (copy / "schedule.json").read_text(encoding="utf-8")
    (copy / "schedule.json").write_text(text.replace('"slot":"s01"', '"slot":"s99"'))
    assert main(["compare", str(copy)]) == 3
    assert "name a slot that the problem does not have: s99" in capsys.readouterr().err


def test_inputs_and_configuration_together_are_refused(
    done: Path, capsys: Captured
) -> None:
    asked = ["compare", str(done), "--inputs", str(done), "--config", "x.yaml"]
    assert main(asked) == 2
