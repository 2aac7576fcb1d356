"""Runs and handouts in one folder: each is kept, and calendars only go on."""

from pathlib import Path

import pytest
from disks import plan_files
from make_config import write_config

import matchengine as me
from matchengine.cli import main
from matchengine.files.history.kept import contents_of, kept_plan, numbers
from matchengine.going_back import go_back
from matchengine.handing_out import hand_out
from matchengine.handouts.calendar.reading import calendar_before
from matchengine.results.edition import CALENDAR

LATER = [{"name": "Siang", "start": "13:00", "end": "14:40"}]


def sequences(folder: Path) -> set[int]:
    told = calendar_before((folder / CALENDAR).read_bytes(), "Misi", "all.ics")
    assert told.doubts == ()
    return {one.sequence for one in told.notices.values()}


def test_runs_handouts_and_calendars_in_one_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    in_ics = {"folder": "out", "formats": ["ics"]}
    first = me.run(me.read_config(write_config(tmp_path, outputs=in_ics)))
    afternoon = write_config(tmp_path, outputs=in_ics, day__sessions=LATER)
    second = me.run(me.read_config(afternoon))
    assert (first.number, second.number) == (1, 2)
    assert sequences(out) == {1}

    done = go_back(out, 1)
    assert plan_files(out) == contents_of(out, 1)
    assert (done.number, done.later_calendars) == (3, 2)
    assert sequences(out) == {0}
    # who has the calendars of plan 2 takes the old times only with a higher number
    capsys.readouterr()
    assert main(["history", str(out), "--back-to", "1"]) == 0
    command = capsys.readouterr().out.splitlines()[-1]
    assert command == f"  matchengine handouts {out} --format ics"
    assert main(command.split()[1:]) == 0
    assert sequences(out) == {2}
    assert kept_plan(out, 4).why == "handouts"
    assert go_back(out, 4).later_calendars is None

    # The same calendars again, or other files beside them, are no other plan.
    hand_out(out, ["ics"])
    hand_out(out, ["html"])
    hand_out(out, ["xlsx"], folder=tmp_path / "elsewhere")
    assert set(contents_of(out, 4)) == {*contents_of(out, 1), "page.html"}
    assert plan_files(out) == contents_of(out, 4)
    assert numbers(out) == (1, 2, 3, 4)
