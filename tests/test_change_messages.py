"""What changed in a plan, told to those whom it touches and to nobody else."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from make import meeting, problem, schedule, slot, slots

from matchengine.config import LANGUAGES
from matchengine.live.events import EVENTS
from matchengine.results.change_messages import (
    COLUMNS,
    Cause,
    ChangedDay,
    change_files,
    change_table,
    messages,
)
from matchengine.results.change_words import (
    CAUSES,
    CHANGED,
    MESSAGE_WORDS,
    tell_cause,
)
from matchengine.results.changes import KINDS, changes_between
from matchengine.results.dates import told_clock

WITA = datetime.timezone(datetime.timedelta(hours=8))
PAIRS = ("A|X", "A|Y", "B|X", "B|Y", "C|Z")
NAMES = {"A": "UD Arjuno", "B": "CV Bromo", "X": "PT Xenia"}
BEFORE = ("C|Z s1 t3", "A|X s1 t1", "B|Y s2 t1", "A|Y s2 t2", "B|X s3 t1")
AFTER = ("C|Z s1 t3", "A|X s3 t2", "B|Y s2 t3", "B|X s3 t1")
"""A and X later, A and Y not at all, B and Y elsewhere, all else as it was."""


def timed(number: int, hour: int, minute: int = 0, day: int = 7) -> Any:
    start = datetime.datetime(2025, 5, day, hour, minute, tzinfo=WITA)
    return slot(f"s{number}", start, start + datetime.timedelta(minutes=20))


DAY = (timed(1, 13, 25), timed(2, 14), timed(3, 14, 15))


def changed(
    before: Sequence[str] = BEFORE,
    after: Sequence[str] = AFTER,
    when: Any = DAY,
    **more: Any,
) -> ChangedDay:
    asked = problem(PAIRS, slots=when, tables=3)
    changes = changes_between([*map(meeting, before)], [*map(meeting, after)])
    return ChangedDay(asked, schedule(*after), changes, **{"names": NAMES, **more})


def test_message_says_what_changed_and_then_the_rest_of_the_day() -> None:
    day = changed(past={"s1"}, causes={"A|Y": Cause("no_show", "Y")})
    assert messages(day, "en")["A"] == (
        "Dear UD Arjuno,\n"
        "\n"
        "The plan of your meetings had to be adjusted:\n"
        "• Moved: the meeting with PT Xenia is now at 14:15 at table t2, no longer at "
        "13:25 at table t1.\n"
        "• Cancelled: the meeting at 14:00 at table t2 with Y. The other business "
        "cannot be there.\n"
        "\n"
        "Your meetings from now on:\n"
        "• 14:15, table t2: PT Xenia\n"
        "\n"
        "We are sorry for the change, and thank you for bearing with us."
    )
    assert messages(day, "id")["B"] == (
        "Yth. CV Bromo,\n"
        "\n"
        "Jadwal pertemuan Anda perlu disesuaikan:\n"
        "• Pindah meja: pertemuan pukul 14.00 WITA dengan Y menjadi di meja t3, semula "
        "di meja t1.\n"
        "\n"
        "Jadwal Anda selanjutnya:\n"
        "• 14.00 WITA, meja t3: Y\n"
        "• 14.15 WITA, meja t1: PT Xenia\n"
        "\n"
        "Mohon maaf atas perubahan ini. Terima kasih atas pengertian Anda."
    )


def test_those_touched_are_told_by_time_then_name_and_nobody_else() -> None:
    assert list(messages(changed(), "id")) == ["X", "A", "B", "Y"]
    assert messages(changed(after=BEFORE), "id") == {}


def test_past_meetings_are_told_of_no_more() -> None:
    whole, rest, nothing = (
        messages(changed(past=past), "en")["B"].split("\n\n")[2]
        for past in ((), {"s1", "s2"}, {"s1", "s2", "s3"})
    )
    assert whole == (
        "All your meetings as they are now:\n"
        "• 14:00, table t3: Y\n"
        "• 14:15, table t1: PT Xenia"
    )
    assert rest == "Your meetings from now on:\n• 14:15, table t1: PT Xenia"
    assert nothing.startswith("There is no other meeting in your plan at present.")


def test_new_meeting_alone_is_no_reason_to_be_sorry() -> None:
    told = messages(changed(("B|X s3 t1",), ("B|X s3 t1", "A|X s1 t1")), "id")
    assert told["A"].endswith("\n\nSemoga pertemuannya bermanfaat.")
    assert "Pertemuan baru: pukul 13.25 WITA di meja t1 dengan PT Xenia." in told["A"]


def test_absentee_is_told_kindly_and_why_but_once() -> None:
    absent = {pair: Cause("no_show", "A") for pair in ("A|X", "A|Y")}
    day = changed(after=("B|Y s2 t1", "B|X s3 t1", "C|Z s1 t3"), causes=absent)
    told = messages(day, "en")["A"]
    assert told.count("We have noted that you cannot be there.") == 1
    assert "If you can come after all, please tell the organisers" in told
    assert list(messages(day, "en")) == ["X", "A", "Y"]


@pytest.mark.parametrize("word", ["veto", "must", "held", "a word of the caller's"])
def test_what_is_confidential_reads_as_if_nothing_were_known(word: str) -> None:
    assert word not in CAUSES
    known = changed(causes={"A|Y": Cause(word, "Y"), "A|X": Cause(word, "A")})
    for language in LANGUAGES:
        assert messages(known, language) == messages(changed(), language)


def test_slots_without_times_go_by_their_ids() -> None:
    told = messages(changed(when=slots(3)), "id")["A"]
    assert "menjadi pada slot s3 di meja t2, semula pada slot s1 di meja t1." in told
    assert told.splitlines()[-3] == "• Slot s3, meja t2: PT Xenia"


def test_times_of_several_days_come_with_the_day() -> None:
    days = (timed(1, 13, 25), timed(2, 14), timed(3, 9, day=8))
    told = messages(changed(when=days), "en")["A"]
    assert "is now on 8 May 2025 at 09:00 at table t2" in told
    assert told.splitlines()[-3] == "• 8 May 2025, 09:00, table t2: PT Xenia"


def test_slot_and_participant_that_are_gone_are_told_of_all_the_same() -> None:
    before, after = meeting("A|Q s9 t1"), meeting("A|X s1 t1")
    day = ChangedDay(
        problem(PAIRS, slots=DAY),
        schedule("A|X s1 t1"),
        changes_between([before], [after]),
    )
    assert list(messages(day, "en")) == ["A", "X", "Q"]
    assert (
        "Cancelled: the meeting in slot s9 at table t1 with A."
        in (messages(day, "en")["Q"])
    )


def test_table_has_a_row_for_each_change_of_each_participant() -> None:
    table = change_table(changed(), LANGUAGES)
    assert list(table.columns) == [*COLUMNS, "message_id", "message_en"]
    rows = table[["participant", "change", "partner"]].itertuples(index=False)
    assert [tuple(row) for row in rows] == [
        ("X", "moved", "A"),
        ("A", "moved", "X"),
        ("A", "cancelled", "Y"),
        ("B", "other_table", "Y"),
        ("Y", "cancelled", "A"),
        ("Y", "other_table", "B"),
    ]
    moved = table.iloc[1].to_dict()
    assert [moved[name] for name in COLUMNS[3:9]] == [
        *("13:25", "s1", "t1"),
        *("14:15", "s3", "t2"),
    ]


def test_files_hold_the_table_and_every_message() -> None:
    day = changed(names={**NAMES, "X": "=PT\nXenia"})
    files = change_files(day, LANGUAGES)
    assert list(files) == ["changes.csv", "messages.id.txt", "messages.en.txt"]
    assert (
        "A,UD Arjuno,moved,13:25,s1,t1,14:15,s3,t2,X,'=PT Xenia,"
        in (files["changes.csv"])
    )
    for language in LANGUAGES:
        told = messages(day, language)
        blocks = [f"----- {one} -----\n\n{text}\n" for one, text in told.items()]
        assert files[f"messages.{language}.txt"] == "\n".join(blocks)


def test_every_kind_and_word_is_there_in_both_languages() -> None:
    assert tuple(CHANGED) == KINDS
    assert set(CAUSES) <= set(EVENTS)
    said = [*CHANGED.values(), *MESSAGE_WORDS.values()]
    said += [text for cause in CAUSES.values() for text in cause]
    for indonesian, english in said:
        assert indonesian.strip()
        assert english.strip()
    assert tell_cause("table", False, "id") == "Meja yang semula tidak dapat dipakai."


@pytest.mark.parametrize(
    ("hours", "said"), [(7, "08.05 WIB"), (9, "08.05 WIT"), (2, "08.05")]
)
def test_clock_names_the_zone_of_indonesia(hours: int, said: str) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=hours))
    moment = datetime.datetime(2025, 5, 7, 8, 5, tzinfo=zone)
    assert told_clock(moment, "id") == said
    assert told_clock(moment, "en") == "08:05"
