"""Calendars in the folder of a run: what they go on from, and what is said of it."""

from pathlib import Path

from make_config import write_config

import matchengine as me
from matchengine.handing_out import hand_out
from matchengine.results.edition import CALENDAR

DAMAGED = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"


def test_run_goes_on_from_the_calendar_in_its_folder(tmp_path: Path) -> None:
    path = write_config(tmp_path, outputs={"folder": "out", "formats": ["ics"]})
    config = me.read_config(path)
    calendar = config.outputs.folder / CALENDAR
    calendar.parent.mkdir(parents=True)
    calendar.write_bytes(DAMAGED)

    first = me.run(config)
    told = [w for w in first.warnings if w.source == str(calendar)]
    assert [w.problem.partition(":")[0] for w in told] == [
        "it cannot be read as a calendar of matchengine's"
    ]
    content = calendar.read_bytes()
    assert content.count(b"BEGIN:VEVENT") == len(first.schedule.meetings) > 0

    copied = hand_out(config.outputs.folder, ["ics"], folder=tmp_path / "copy")
    assert copied.doubts == ()
    assert (tmp_path / "copy" / CALENDAR).read_bytes() == content
