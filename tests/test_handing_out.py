"""Handouts of a run, made again from its folder."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from disks import all_files, full_disk, plan_files
from make_config import DIY_SMALL, write_config
from make_history import NOON

from matchengine.cli import main
from matchengine.errors import InputError
from matchengine.files.config_yaml import read_config
from matchengine.files.history.standing import what_stands
from matchengine.files.run_folder import FILES
from matchengine.handing_out import hand_out
from matchengine.handouts.every import HANDOUTS
from matchengine.run import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run whose inputs stand beside it."""
    folder = tmp_path_factory.mktemp("finished")
    shutil.copytree(DIY_SMALL, folder / "tables")
    path = write_config(folder, inputs=str(folder / "tables"))
    run(read_config(path))
    return folder / "out"


@pytest.fixture
def done(finished: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change; its inputs are those of the original."""
    return Path(shutil.copytree(finished, tmp_path / "out"))


def test_every_format_is_made_if_none_is_named(done: Path) -> None:
    made = {path.relative_to(done).as_posix() for path in hand_out(done).written}
    assert {name.rpartition(".")[2] for name in made} == set(HANDOUTS)
    assert set(plan_files(done)) == made | set(FILES)
    # an older version has left no history: all of them are known for what they are
    shutil.rmtree(done / "history")
    assert what_stands(done, [], NOON).contents == plan_files(done)


def test_handouts_made_again_are_those_of_the_run(tmp_path: Path) -> None:
    formats = [name for name in HANDOUTS if name != "ics"]
    config = read_config(write_config(tmp_path, outputs__formats=formats))
    written = run(config).written
    again = hand_out(tmp_path / "out", formats, folder=tmp_path / "again").written
    assert again
    for path in again:
        name = path.relative_to(tmp_path / "again")
        assert tmp_path / "out" / name in written
        assert path.read_bytes() == (tmp_path / "out" / name).read_bytes(), name


def test_language_and_format_are_those_asked_for(done: Path, tmp_path: Path) -> None:
    made = hand_out(done, ["xlsx"], ["en"], tmp_path / "new").written
    assert made
    assert {path.parent for path in made} == {tmp_path / "new"}
    assert {tuple(path.name.split(".")[1:]) for path in made} == {("en", "xlsx")}


def test_command_names_what_it_wrote(done: Path, capsys: Captured) -> None:
    arguments = ["handouts", str(done), "--format", "xlsx", "--language", "id"]
    assert main(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"Written: {done / 'workbook.id.xlsx'}" in lines
    assert main([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert str(done / "workbook.id.xlsx") in told["written"]
    assert told["changed"] == []


def test_inputs_that_changed_since_are_named(tmp_path: Path, capsys: Captured) -> None:
    shutil.copytree(DIY_SMALL, tmp_path / "tables")
    run(read_config(write_config(tmp_path, inputs=str(tmp_path / "tables"))))
    wishes = tmp_path / "tables" / "wishes.csv"
    wishes.write_text(wishes.read_text("utf-8").replace("want", "must", 1), "utf-8")
    assert main(["handouts", str(tmp_path / "out"), "--format", "html"]) == 0
    assert "wishes.csv" in capsys.readouterr().err


def test_plan_that_does_not_hold_is_refused(done: Path) -> None:
    path = done / "schedule.json"
    plan = json.loads(path.read_text("utf-8"))
    plan["meetings"][1] = plan["meetings"][0]
    path.write_text(json.dumps(plan), "utf-8")
    with pytest.raises(InputError, match="does not hold against"):
        hand_out(done, ["html"])
    assert sorted(plan_files(done)) == sorted(FILES)


def test_business_that_is_gone_from_the_tables_is_named(tmp_path: Path) -> None:
    shutil.copytree(DIY_SMALL, tmp_path / "tables")
    run(read_config(write_config(tmp_path, inputs=str(tmp_path / "tables"))))
    for table in (tmp_path / "tables").glob("*.csv"):
        lines = table.read_text("utf-8").splitlines(keepends=True)
        table.write_text("".join(one for one in lines if "D06" not in one), "utf-8")
    with pytest.raises(InputError, match="D06, who is no longer in the table"):
        hand_out(tmp_path / "out", ["html"])


def test_full_disk_is_told_and_leaves_the_earlier_run_as_it_was(
    tmp_path: Path, capsys: Captured
) -> None:
    config = str(write_config(tmp_path, outputs__formats=["xlsx"]))
    assert main(["run", config, "--quiet"]) == 0
    before = all_files(tmp_path / "out")
    capsys.readouterr()
    with full_disk(20_000):  # of the files, only the workbooks are larger
        assert main(["run", config, "--quiet", "--seed", "1"]) == 3
    assert "cannot be written: File too large" in capsys.readouterr().err
    assert all_files(tmp_path / "out") == before


def test_package_that_is_not_installed_is_told_before_the_work(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)  # as if it were not there
    assert main(["run", str(write_config(tmp_path, outputs__formats=["pdf"]))]) == 3
    told = capsys.readouterr().err
    assert "the format pdf needs a package that is not installed: typst" in told
    assert 'pip install "matchengine[pdf]"' in told
    assert not (tmp_path / "out").exists()


def test_folder_that_is_no_run_is_refused(tmp_path: Path, capsys: Captured) -> None:
    assert main(["handouts", str(tmp_path)]) == 3
    assert "no folder of a run" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
