"""Files are written whole or not at all, several of them together."""

from pathlib import Path

import pytest
from disks import ROOM, all_files, full_disk

from matchengine.errors import FileError
from matchengine.files.writing import write_together, write_whole


def test_full_disk_leaves_every_earlier_file_as_it_was(tmp_path: Path) -> None:
    write_together({tmp_path / "a.csv": "old a", tmp_path / "b" / "c.ics": b"old c"})
    before = all_files(tmp_path)
    assert before == {"a.csv": b"old a", "b/c.ics": b"old c"}
    new = {
        tmp_path / "a.csv": "new a",
        tmp_path / "b" / "c.ics": b"new c",
        tmp_path / "big.pdf": bytes(ROOM + 1),
    }
    with full_disk(), pytest.raises(FileError, match=r"big\.pdf.*too large"):
        write_together(new)
    assert all_files(tmp_path) == before
    write_together(new)
    assert all_files(tmp_path)["a.csv"] == b"new a"


def test_folders_made_for_files_that_did_not_come_are_removed(tmp_path: Path) -> None:
    target = tmp_path / "new" / "deep" / "big.pdf"
    with full_disk(), pytest.raises(FileError):
        write_whole(target, bytes(ROOM + 1))
    assert list(tmp_path.iterdir()) == []


def test_folder_in_the_place_of_a_file_stops_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(FileError, match=r"page\.html: it cannot be written"):
        write_together({tmp_path / "a.csv": "new", tmp_path / "page.html": "new"})
    assert all_files(tmp_path) == {}


def test_files_in_new_folders_are_written(tmp_path: Path) -> None:
    write_together({tmp_path / "x" / "y" / "z": "text", tmp_path / "x" / "w": b"w"})
    assert all_files(tmp_path) == {"x/y/z": b"text", "x/w": b"w"}
