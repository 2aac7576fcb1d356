"""Publishing that breaks off at any touch of the disk leaves one plan whole."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from breaking_off import (
    PowerCutError,
    cut,
    disk_that,
    is_reached,
    refuse_on,
    refuse_once,
)
from disks import all_files, plan_files
from make_history import FIRST, NOON, SECOND, THIRD, publish_plan, put

from matchengine.errors import FileError
from matchengine.files.history.in_force import number_in_force
from matchengine.files.history.kept import contents_of, numbers
from matchengine.files.history.publish import publish_further
from matchengine.files.history.replacing import settle

FOREIGN = {"notes.txt": b"not ours", "calendar/own.ics": b"not ours either"}
FURTHER = {"letters/A.txt": b"Dear A", "letters/C.txt": b"Dear C"}
MIDST = 35
"""A touch at which some files are replaced and others not."""
OLD, NEW = {**FOREIGN, **FIRST}, {**FOREIGN, **SECOND}


@pytest.fixture(autouse=True)
def _no_power_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda file: None)  # it takes most of the time


def published(folder: Path) -> None:
    put(folder, FOREIGN)
    publish_plan(folder, FIRST)


def made_by_an_older_version(folder: Path) -> None:
    put(folder, OLD)


def without_a_plan(folder: Path) -> None:
    put(folder, FOREIGN)


def add_further(folder: Path) -> None:
    publish_further(folder, FURTHER, why="letters", moment=NOON)


def publish_second(folder: Path) -> None:
    publish_plan(folder, SECOND)


def each_touch(
    begun: Path,
    then: Callable[[int], None],
    step: int = 1,
    publish: Callable[[Path], None] = publish_second,
) -> Iterator[tuple[Path, bool]]:
    """Publish in copies of a folder, and meet `then` at one touch after the other.

    Gives the folder, and whether publishing ended well.
    """
    folder = begun.with_name("try")
    for k in count(1, step):
        shutil.copytree(begun, folder)
        ended = False
        with suppress(FileError, PowerCutError), disk_that(then, k):
            publish(folder)
            ended = True
        if not is_reached():
            assert k > 20
            return
        yield folder, ended
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("begin", "then", "step"),
    [
        (published, cut, 1),
        (published, refuse_on, 4),
        (made_by_an_older_version, cut, 3),
        (without_a_plan, cut, 3),
    ],
)
def test_folder_that_is_opened_again_holds_one_of_the_two_plans(
    tmp_path: Path,
    begin: Callable[[Path], None],
    then: Callable[[int], None],
    step: int,
) -> None:
    begin(tmp_path / "begun")
    old = plan_files(tmp_path / "begun")
    seen = []
    for folder, ended in each_touch(tmp_path / "begun", then, step):
        settle(folder)
        there, last = plan_files(folder), max(numbers(folder), default=None)
        assert there == (NEW if there == NEW else old)
        assert number_in_force(folder) in ({last} if there == NEW else {None, 1})
        assert there == NEW or not ended
        seen.append(there == NEW)
        assert settle(folder) == ()
    assert sorted(seen) == seen  # from some touch on it is the new one
    assert seen[0] is False


@pytest.mark.parametrize("then", [cut, refuse_once])
def test_further_files_come_together_or_not_at_all(
    tmp_path: Path, then: Callable[[int], None]
) -> None:
    published(tmp_path / "begun")
    for folder, ended in each_touch(tmp_path / "begun", then, 2, add_further):
        settle(folder)
        there = plan_files(folder)
        grown = {**OLD, **FURTHER}
        assert there in ([grown] if ended else [OLD, grown])
        assert {**FOREIGN, **contents_of(folder, 1)} == there
        assert numbers(folder) == (1,)


def test_putting_back_may_break_off_too(tmp_path: Path) -> None:
    published(tmp_path / "begun")
    with suppress(PowerCutError), disk_that(cut, MIDST):
        publish_plan(tmp_path / "begun", SECOND)
    assert plan_files(tmp_path / "begun") not in (OLD, NEW)
    for k in count(1):
        folder = tmp_path / "try"
        shutil.copytree(tmp_path / "begun", folder)
        with suppress(PowerCutError), disk_that(cut, k):
            settle(folder)
        if not is_reached():
            break
        settle(folder)
        assert plan_files(folder) == OLD
        assert number_in_force(folder) == 1
        assert numbers(folder) == (1,)
        shutil.rmtree(folder)
    assert k > 10


def test_old_plan_is_put_back_at_once_where_the_disk_says_no(tmp_path: Path) -> None:
    published(tmp_path / "begun")
    before = all_files(tmp_path / "begun")
    for folder, ended in each_touch(tmp_path / "begun", refuse_once):
        assert plan_files(folder) == (NEW if ended else OLD)
        left = {n for n in all_files(folder) if "/." in n}
        assert ended or not left
        assert ended or all_files(folder) == before


def test_next_plan_clears_away_what_a_power_cut_left(tmp_path: Path) -> None:
    published(tmp_path / "begun")
    for folder, _ in each_touch(tmp_path / "begun", cut, 5):
        publish_plan(folder, THIRD)
        assert plan_files(folder) == {**FOREIGN, **THIRD}
        assert [n for n in all_files(folder) if n.rpartition("/")[2][0] == "."] == []
