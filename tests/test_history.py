"""Plans that were published: kept under numbers, listed, and gone back to."""

import json
import threading
import zipfile
from pathlib import Path

import pytest
from disks import all_files, full_disk, plan_files
from make_history import FIRST, NOON, SECOND, THIRD, publish_plan, put

import matchengine as me
from matchengine.cli import main
from matchengine.files.history.in_force import number_in_force
from matchengine.files.history.kept import contents_of, kept_plan, numbers, path_of
from matchengine.files.history.records import Differences
from matchengine.files.history.replacing import alone
from matchengine.going_back import copy_plan, go_back, history_of
from matchengine.publishing import publish, publish_further

Captured = pytest.CaptureFixture[str]
PLANS = (FIRST, SECOND, THIRD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder into which three plans were published, among files of others."""
    put(tmp_path / "out", {"notes.txt": b"not ours"})
    for plan in PLANS:
        publish_plan(tmp_path / "out", plan)
    return tmp_path / "out"


def told(source: Path, capsys: Captured, *more: str) -> str:
    capsys.readouterr()
    assert main(["history", str(source), *more]) == 0
    return capsys.readouterr().out


def test_every_plan_is_kept_with_all_of_its_bytes(folder: Path) -> None:
    assert numbers(folder) == (1, 2, 3)
    assert number_in_force(folder) == 3
    assert [contents_of(folder, n) for n in (1, 2, 3)] == list(PLANS)
    assert plan_files(folder) == {**THIRD, "notes.txt": b"not ours"}


def test_going_back_and_forth_restores_every_byte(folder: Path) -> None:
    for number, back_to in enumerate((1, 3, 2, 4, 3), 4):
        done = go_back(folder, back_to)
        assert (done.number, done.is_new) == (number, True)
        there = plan_files(folder)
        assert there.pop("notes.txt") == b"not ours"
        assert there == contents_of(folder, back_to) == contents_of(folder, number)
    assert [contents_of(folder, n) for n in (1, 2, 3)] == list(PLANS)


def test_what_is_in_force_already_gets_no_new_number(folder: Path) -> None:
    before = all_files(folder)
    assert publish_plan(folder, THIRD).number == 3
    done = go_back(folder, 3)
    assert (done.number, done.is_new, done.differences) == (3, False, None)
    assert all_files(folder) == before


def test_listing_says_what_each_plan_changed(folder: Path, capsys: Captured) -> None:
    second, third = history_of(folder).plans[1:]
    # A|B moved from s1 to s2, A|C fell away; then A|B changed its table, D|B came
    assert second.differences == Differences(1, 1, 1, 0, 0, 3)
    assert third.differences == Differences(2, 0, 0, 1, 1, 3)
    lines = told(folder, capsys).splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["plan", "1", "2", "3"]
    assert lines[2].endswith("1 cancelled, 1 moved; 3 people")
    assert "2025-05-07 12:00" in lines[3]
    assert lines[-1] == "In force: plan 3"
    data = json.loads(told(folder, capsys, "--json"))
    assert data["in_force"] == 3
    assert [one["meetings"] for one in data["plans"]] == [2, 1, 2]


def test_plan_that_an_older_version_wrote_is_kept_first(tmp_path: Path) -> None:
    own = {"calendar/own.ics": b"BEGIN:VCALENDAR", "page.txt": b"mine"}
    then = "2025-05-06T17:00:00+08:00"
    first = {**FIRST, "run.json": json.dumps({"ended": then}).encode()}
    put(tmp_path, {**first, **own})
    assert history_of(tmp_path).plans == ()
    assert publish_plan(tmp_path, SECOND).number == 2
    assert contents_of(tmp_path, 1) == first
    found = kept_plan(tmp_path, 1)
    assert (found.why, found.moment.isoformat()) == ("found", then)
    assert plan_files(tmp_path) == {**SECOND, **own}


def test_what_was_changed_by_hand_is_kept_before_it_goes(
    folder: Path, capsys: Captured
) -> None:
    by_hand = {**THIRD, "schedule.json": FIRST["schedule.json"]}
    put(folder, by_hand)
    assert "Changed since it was published: schedule.json" in told(folder, capsys)
    assert publish_plan(folder, SECOND).number == 5
    assert contents_of(folder, 4) == by_hand
    assert kept_plan(folder, 4).why == "found"


def test_file_of_others_in_the_place_of_a_new_one_is_kept(folder: Path) -> None:
    put(folder, {"calendar/A.ics": b"somebody's own"})
    publish_plan(folder, SECOND)
    assert contents_of(folder, 4) == {**THIRD, "calendar/A.ics": b"somebody's own"}


def test_bare_plan_can_be_published_too(tmp_path: Path) -> None:
    bare = {n: data for n, data in FIRST.items() if n.startswith(("prob", "sched"))}
    put(tmp_path, bare)
    publish_plan(tmp_path, {**bare, "schedule.json": SECOND["schedule.json"]})
    go_back(tmp_path, 1)
    assert plan_files(tmp_path) == bare


def test_further_files_come_to_the_plan_in_force(folder: Path) -> None:
    page = {"page.html": b"page"}
    done = publish_further(folder, page, why="handouts", moment=NOON)
    assert (done.number, done.is_new) == (3, False)
    assert done.written == (folder / "page.html",)
    assert contents_of(folder, 3) == {**THIRD, **page}
    assert list(kept_plan(folder, 3).files)[-1] == "run.json"
    assert (kept_plan(folder, 3).why, numbers(folder)) == ("run", (1, 2, 3))
    # another page takes nothing away from plan 3
    done = publish_further(folder, {"page.html": b"2"}, why="handouts", moment=NOON)
    assert (done.number, done.is_new) == (4, True)
    assert contents_of(folder, 3)["page.html"] == b"page"
    go_back(folder, 1)
    assert plan_files(folder) == {**FIRST, "notes.txt": b"not ours"}


def test_plan_that_hangs_on_another_than_that_in_force_is_refused(folder: Path) -> None:
    before = all_files(folder)
    with pytest.raises(me.InputError, match="plan 3 is in force there by now, and no"):
        publish(folder, FIRST, why="replan", moment=NOON, based_on=2)
    assert all_files(folder) == before
    # other handouts of the same plan are no other plan
    publish_plan(folder, {**THIRD, "page.html": b"page"})
    assert number_in_force(folder) == 4
    publish(folder, FIRST, why="replan", moment=NOON, based_on=3)


def test_two_that_publish_at_once_come_one_after_the_other(folder: Path) -> None:
    plans = [{**FIRST, "page.html": str(n).encode()} for n in range(4)]
    threads = [
        threading.Thread(target=publish_plan, args=(folder, one)) for one in plans
    ]
    with alone(folder):
        for one in threads:
            one.start()
        assert plan_files(folder) == {**THIRD, "notes.txt": b"not ours"}
    for one in threads:
        one.join()
    assert numbers(folder) == (1, 2, 3, 4, 5, 6, 7)
    kept = [contents_of(folder, n) for n in (4, 5, 6, 7)]
    assert sorted(one["page.html"] for one in kept) == [b"0", b"1", b"2", b"3"]
    assert plan_files(folder) == {**kept[-1], "notes.txt": b"not ours"}


def test_who_waits_too_long_for_another_is_told(folder: Path) -> None:
    with (
        alone(folder),
        pytest.raises(me.FileError, match="somebody else has been publishing"),
        alone(folder, wait_s=0.01),
    ):
        pytest.fail("both are alone")


def test_full_disk_leaves_the_plan_in_force(folder: Path) -> None:
    before = all_files(folder)
    with full_disk(), pytest.raises(me.FileError, match="File too large"):
        publish_plan(folder, {**FIRST, "page.html": b"large" * 10_000})
    assert all_files(folder) == before


def test_unknown_number_names_those_that_are_known(
    folder: Path, capsys: Captured
) -> None:
    before = all_files(folder)
    assert main(["history", str(folder), "--back-to", "9"]) == 3
    assert "no plan 9 is kept. Known: 1, 2, 3." in capsys.readouterr().err
    assert all_files(folder) == before


def test_folder_without_any_plan_is_refused(tmp_path: Path, capsys: Captured) -> None:
    assert main(["history", str(tmp_path)]) == 3
    assert "there is no plan in it" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_damaged_plan_is_told_and_the_others_are_of_use(
    folder: Path, capsys: Captured
) -> None:
    path = path_of(folder, 2)
    data = path.read_bytes()
    for damage in (b"", b"no zip", data[:200], data.replace(b"edition", b"notition")):
        path.write_bytes(damage)
        assert [one.number for one in history_of(folder).plans] == [1, 3]
        assert main(["history", str(folder), "--back-to", "2"]) == 3
        error = capsys.readouterr().err
        assert f"{path}: the plan that is kept in it is damaged" in error
    assert numbers(folder) == (1, 2, 3)


def test_byte_that_changed_in_a_kept_plan_is_noticed(folder: Path) -> None:
    with zipfile.ZipFile(path_of(folder, 1)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path_of(folder, 1), "w") as packed:
        for name, content in {**parts, "run.json": b"{}"}.items():
            packed.writestr(name, content)
    with pytest.raises(me.InputError, match=r"run\.json is not as it was published"):
        go_back(folder, 1)


def test_kept_plan_never_writes_outside_of_its_folder(folder: Path) -> None:
    with zipfile.ZipFile(path_of(folder, 1)) as packed:
        about = packed.read("edition.json")
    for name in (b"../x.json", b"history/in.js", b"/etc/x.json"):
        with zipfile.ZipFile(path_of(folder, 1), "w") as packed:
            packed.writestr("edition.json", about.replace(b"run.json", name))
        with pytest.raises(me.InputError, match="it has a file"):
            go_back(folder, 1)


def test_plan_in_force_whose_kept_file_is_gone_does_not_stop_the_next(
    folder: Path,
) -> None:
    path_of(folder, 3).unlink()
    done = publish_plan(folder, FIRST)
    assert [one.problem for one in done.doubts] == ["no plan 3 is kept"]
    assert done.number == 5
    assert contents_of(folder, 4) == THIRD


def test_note_of_the_plan_in_force_that_is_damaged_is_told(
    folder: Path, capsys: Captured
) -> None:
    note = folder / "history" / "in_force.json"
    note.write_text("{")
    assert main(["history", str(folder)]) == 3
    assert f"{note}: it is not JSON" in capsys.readouterr().err
    note.unlink()
    assert "It is not noted which of them is in force" in told(folder, capsys)
    assert publish_plan(folder, FIRST).number == 4


@pytest.mark.parametrize(
    "command", ["history .", "verify problem.json schedule.json", "handouts ."]
)
def test_publishing_that_broke_off_is_told_by_the_next_command(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(folder)
    before = plan_files(folder)
    note = {
        "format": "matchengine.publishing/1",
        "before": 3,
        "after": 4,
        "files": list(FIRST),
    }
    put(folder, {**FIRST, "history/publishing.json": json.dumps(note).encode()})
    for often in (1, 0):
        main(command.split())
        error = capsys.readouterr().err
        assert error.count("publishing plan 4 broke off, and plan 3 is in") == often
        assert plan_files(folder) == before


def test_plan_that_cannot_be_put_back_is_told_with_the_way_out(
    folder: Path, capsys: Captured
) -> None:
    note = folder / "history" / "publishing.json"
    begun = {"before": 3, "after": 4, "files": ["run.json"]}
    note.write_text(json.dumps({"format": "matchengine.publishing/1", **begun}))
    path_of(folder, 3).write_bytes(b"no zip")
    before = all_files(folder)
    assert main(["history", str(folder)]) == 3
    error = capsys.readouterr().err
    assert "plan 4 broke off, and what was before is not put back" in error
    assert f"Or delete {note}" in error
    assert f"{path_of(folder, 3)}: the plan that is kept in it is damaged" in error
    assert all_files(folder) == before
    note.unlink()
    assert main(["history", str(folder)]) == 0


def test_command_says_what_going_back_changed(folder: Path, capsys: Captured) -> None:
    assert told(folder, capsys, "--back-to", "1").splitlines() == [
        "In force: plan 4, which is plan 1 again",
        "Against plan 3: 1 cancelled, 1 moved, 1 new; 4 people",
    ]
    assert told(folder, capsys, "--back-to", "1").splitlines() == [
        "Plan 1 is in force already, as plan 4"
    ]


def test_plan_can_be_copied_elsewhere(
    folder: Path, tmp_path: Path, capsys: Captured
) -> None:
    told(folder, capsys, "--copy", "1", "-o", str(tmp_path / "copy"))
    assert all_files(tmp_path / "copy") == FIRST
    with pytest.raises(me.InputError, match="holds the plan in force"):
        copy_plan(folder, 1, folder)
    assert main(["history", str(folder), "--copy", "1"]) == 2
    assert plan_files(folder) == {**THIRD, "notes.txt": b"not ours"}
