"""Events from tables, JSON and lines of text: what is read, and what is refused."""

from __future__ import annotations

import datetime
import json
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given, strategies as st

from matchengine.errors import InputError
from matchengine.files.events_json import day_from_json, day_to_json, events_to_json
from matchengine.files.read_events import events_from_text, read_events
from matchengine.live.event_lines import line_of
from matchengine.live.events import (
    EVENTS,
    Back,
    Delegates,
    Held,
    Late,
    Leaves,
    Must,
    NoShow,
    NotHeld,
    Row,
    SlotLost,
    TableOut,
    Telling,
    Veto,
    WalkIn,
    WalkInRows,
)
from matchengine.records import Pair, Participant

ALL = (
    NoShow("P012"),
    Late("P031", "10:20"),
    Leaves("P044", "14:00"),
    Back("P045", "s07"),
    WalkIn(Participant("P173")),
    TableOut("T07"),
    SlotLost("s05"),
    Delegates("P003", 2),
    Veto("P001", "P090"),
    Must("P001", "P091"),
    Held("P001", "P092"),
    NotHeld("P001", "P093"),
)

LINES = """
no_show P012
late P031 until 10:20  # as they rang
leaves P044 from 14:00

# a comment alone
back P045 from s07
walk_in P173
table T07 out
slot s05 lost
delegates P003 2
veto P001 P090
must P001|P091
held P001|P092
not_held P001 P093
"""

LINES_ID = """
tidak hadir P012
terlambat P031 sampai 10:20
pulang P044 dari 14:00
kembali P045 mulai s07
tamu_baru P173
meja T07 rusak
slot s05 hilang
delegasi P003 2
larang P001 dan P090
WAJIB P001 P091
jadi P001 P092
tidak_jadi P001 P093
"""

TABLE = """Event,Participant,other,until,from,table,slot,delegates,pair,Note
no_show,P012,,,,,,,,
late,P031,,10:20,,,,,,as they rang
leaves,P044,,,14:00,,,,,
back,P045,,,s07,,,,,
walk-in,P173,,,,,,,,
table,,,,,T07,,,,
slot,,,,,,s05,,,
delegates,P003,,,,,,2,,
veto,P001,P090,,,,,,,
must,,,,,,,,P001|P091,
held,P001,P092,,,,,,P001|P092,
Not held,P001,P093,,,,,,,
"""

TABLE_ID = """Laporan;;;;;;;
Kejadian;ID Peserta;Dengan;Pukul;Meja;Slot;Jumlah Delegasi;Catatan
tidak hadir;P012;;;;;;
terlambat;P031;;10.20 WITA;;;;menelepon
pulang;P044;;14:00;;;;
kembali;P045;;s07;;;;
peserta baru;P173;;;;;;
meja;;;;T07;;;
slot;;;;;s05;;
delegasi;P003;;;;;2;
dilarang;P001;P090;;;;;
wajib bertemu;P001;P091;;;;;
terlaksana;P001;P092;;;;;
tidak terlaksana;P001;P093;;;;;
"""


def told(path):
    """The events of a file, without their notes."""
    return without_notes(read_events(path).events)


def without_notes(events):
    return tuple(type(e)(**{**vars(e), "note": ""}) for e in events)


def refused(text, tmp_path, name="events.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_events(path)
    return [(one.row, one.column, one.problem) for one in raised.value.findings]


def workbook(path, **sheets):
    with xlsxwriter.Workbook(path) as book:
        clock = book.add_format({"num_format": "hh:mm"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, datetime.time):
                        sheet.write_datetime(at, place, cell, clock)
                    else:
                        sheet.write(at, place, cell)
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("events.txt", LINES),
        ("events.csv", LINES),
        ("events.csv", "event\n" + LINES.lstrip()),
        ("kejadian.txt", LINES_ID),
        ("events.csv", TABLE),
        ("events.tsv", TABLE.replace(",", "\t")),
        ("kejadian.csv", TABLE_ID),
        ("events.csv", "\ufeff" + TABLE),
    ],
)
def test_every_form_tells_the_same(name, text, tmp_path):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert told(path) == ALL


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings_are_read(encoding, tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes("event,participant\nno_show,Café 1\n".encode(encoding))
    assert told(path) == (NoShow("Café 1"),)


def test_json_tells_the_same_in_objects_lines_and_around(tmp_path):
    objects = json.loads(events_to_json(ALL))
    lines = [line for line in LINES.splitlines() if line and line[0] != "#"]
    for data in (objects, lines, {"events": objects}, [*objects[:5], *lines[5:]]):
        path = tmp_path / "events.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        assert told(path) == ALL


def test_every_kind_of_event_is_told_above():
    assert {type(event) for event in ALL} == set(EVENTS.values())


def test_workbook_is_read_with_its_times(tmp_path):
    rows = [["event", "participant", "until", "from", "delegates"]]
    rows += [["late", "P1", datetime.time(10, 20), "", ""]]
    rows += [["late", "P2", 10.333333333333334 - 10, "", ""]]
    rows += [["leaves", 12, "", 0.4305555556, ""], ["delegates", "P4", "", "", 3]]
    path = workbook(tmp_path / "day.xlsx", Events=rows)
    assert told(path) == (
        Late("P1", "10:20"),
        Late("P2", "08:00"),
        Leaves("12", "10:20"),
        Delegates("P4", 3),
    )


def test_workbook_with_lines_is_read(tmp_path):
    path = workbook(tmp_path / "day.xlsx", Sheet1=[["no_show P1"], ["late P2 10:20"]])
    assert told(path) == (NoShow("P1"), Late("P2", "10:20"))


def test_notes_are_kept_and_readings_told():
    read = events_from_text("late P1 until pukul 10.20 # rang", "day.txt")
    assert read.events == (Late("P1", "10:20", note="rang"),)
    assert [str(one) for one in read.findings] == [
        "day.txt, row 1: read as '10:20' (value: 'pukul 10.20'): a time of the day. "
        "Write 10:20, if that is meant."
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("what P1", "no event is called 'what'"),
        ("no_show", "there is something missing in the line"),
        ("no_show P1 P2", "'P2' is more than a no_show tells"),
        ("late P1", "there is something missing in the line"),
        ("late P1 until 25:00", "there is no such time of the day"),
        ("late P1 until 1:30", "the hour may be of the morning or the afternoon"),
        ("leaves P1 from 0.43", "this may be a share of a day, or a time"),
        ("back", "there is something missing in the line"),
        ("walk_in P1 P2", "'P2' is more than a walk_in tells"),
        ("table T1 burned", "'burned' is more than a table tells"),
        ("slot", "there is something missing in the line"),
        ("delegates P1 two", "this is no plain number"),
        ("delegates P1 2.5", "the number is not whole"),
        ("veto P1", "there is something missing in the line"),
        ("must P1|", "this is no pair"),
        ("held P1 P2 P3", "'P3' is more than a held tells"),
        ("not_held |P1", "this is no pair"),
        ('no_show "P1', "a quote is not closed, or stands inside a word"),
    ],
)
def test_line_that_tells_nothing_certain_is_refused(line, problem):
    with pytest.raises(InputError) as raised:
        events_from_text(f"no_show OK\n{line}\n")
    assert [(f.row, f.problem) for f in raised.value.findings] == [(2, problem)]


def test_all_faults_of_a_table_are_told_at_once(tmp_path):
    table = "event,participant,until,from,table,delegates,pair\n"
    table += "late,P1,,10:20,,,\n"  # the time is in the column of leaves
    table += ",P2,,,,,\nabsnt,P3,,,,,\ntable,P4,,,T1,,\nveto,P5,,,,,P6|P7\n"
    table += "delegates,P8,,,,-1,\nno_show P9,P9,,,,,\n"
    assert refused(table, tmp_path) == [
        (2, "until", "it is missing"),
        (2, "from", "'late' takes no such thing"),
        (3, "event", "it is missing"),
        (4, "event", "no event is called so"),
        (5, "participant", "'table' takes no such thing"),
        (6, "pair", "the pair is not of those named beside it"),
        (7, "delegates", "the number is below 0"),
        (8, "event", "no event is called so"),
    ]


def test_all_faults_of_json_are_told_by_their_path(tmp_path):
    data = [
        "what",
        5,
        {"evnt": "no_show", "participant": "P1"},
        {"event": "late", "participant": "P1", "until": []},
        {"event": "veto", "participant": "P1", "peserta": "P2"},
        {"event": "must", "participant": "P1", "other": {"id": 1}},
    ]
    text = '{"events": ' + json.dumps(data) + ', "now": "10:00", "noww": 1}'
    assert refused(text, tmp_path, "events.json") == [
        (None, "now", "there is no such key"),
        (None, "noww", "there is no such key"),
        (None, "events[0].event", "no event is called 'what'"),
        (None, "events[1]", "this is no event"),
        (None, "events[2].evnt", "there is no such key"),
        (None, "events[3].until", "this is no time of the day"),
        (None, "events[4].peserta", "two keys mean participant"),
        (None, "events[4].other", "it is missing"),
        (None, "events[5].other", "dict is not understood here"),
    ]


def test_record_of_a_day_holds_no_new_events(tmp_path):
    text = day_to_json([Telling("09:00", ALL)])
    assert refused(text, tmp_path, "events.json") == [
        (None, "told", "it holds no new events")
    ]


@pytest.mark.parametrize("text", ["[", "{}", "[1e999]", '{"events": 3}', "[null]"])
def test_json_that_is_none_or_holds_no_events_is_refused(text, tmp_path):
    assert refused(text, tmp_path, "events.json")


WALK_IN = {
    "event": "walk_in",
    "participant": {"id": "P173", "nama": "CV Contoh", "province": "Jawa Timur"},
    "offers": [{"product": "kopi bubuk", "harga": 90000}],
    "needs": [{"product": "gula", "quantity_per_month": "2 ton"}],
}


def test_walk_in_of_json_brings_its_rows():
    [event] = events_from_text(json.dumps([WALK_IN])).events
    assert event.participant == Participant("P173", name="CV Contoh")
    assert event.rows == WalkInRows(
        Row(WALK_IN["participant"]),
        (Row({"participant": "P173", **WALK_IN["offers"][0]}),),
        (Row({"participant": "P173", **WALK_IN["needs"][0]}),),
    )


def test_walk_in_of_a_bare_problem_brings_its_pairs():
    told = {"id": "W", "delegates": 2, "unavailable": ["s1"]}
    pairs = [{"buyer": "W", "seller": "B", "value": 7}]
    text = json.dumps([{"event": "walk_in", "participant": told, "pairs": pairs}])
    [event] = events_from_text(text).events
    one = Participant("W", delegates=2, unavailable=("s1",))
    assert event == WalkIn(one, (Pair("W", "B", 7),))


SHEETS = {
    "participants": [["id", "name"], ["P173", "CV Contoh"]],
    "offers": [["participant", "product", "Harga"], ["P173", "kopi", 90000]],
    "needs": [["peserta", "produk"], ["P173", "gula"]],
}


def test_walk_in_takes_its_rows_from_the_tables_beside(tmp_path):
    events = {"events": [["event", "participant"], ["walk_in", "P173"]]}
    book = workbook(tmp_path / "day.xlsx", **events, **SHEETS)
    folder = tmp_path / "day"
    folder.mkdir()
    for name, rows in {**events, **SHEETS}.items():
        lines = [",".join(map(str, row)) for row in rows]
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    [of_book], [of_folder] = told(book), told(folder)
    assert of_book.rows.participant == Row({"id": "P173", "name": "CV Contoh"})
    assert [row.cells["Harga"] for row in of_book.rows.offers] == [90000]
    assert [row.cells["Harga"] for row in of_folder.rows.offers] == ["90000"]
    assert of_folder.rows.needs == of_book.rows.needs


def test_faults_beside_the_events_are_told_with_them(tmp_path):
    rows = {
        "events": [["event", "participant"], ["walk_in", "P1"], ["walk_in", "P2"]],
        "participants": [["id", "name", "leaves"], ["P1", "A", "99:00"]],
        "offers": [["participant", "product"], ["P2", "kopi"], ["P9", "gula"]],
        "tables": [["id"], ["T1"]],
    }
    path = workbook(tmp_path / "day.xlsx", **rows)
    with pytest.raises(InputError) as raised:
        read_events(path)
    assert [one.problem for one in raised.value.findings] == [
        "the table 'tables' stands beside the events, and is not read there",
        "no event says that it walks in",
        "it has 0 rows in the table participants",
        "there is no such time of the day",
    ]


def test_tables_of_a_whole_mission_beside_the_events_are_told_once(tmp_path):
    people = [[f"P{n}", f"CV {n}"] for n in range(20)]
    rows = {
        "events": [["event", "participant"], ["no_show", "P1"]],
        "participants": [["id", "name"], *people],
    }
    path = workbook(tmp_path / "day.xlsx", **rows)
    assert refused_path(path) == (
        "20 businesses in it do not walk in, by the events (P0, P1, P2, P3, P4, …)"
    )


def test_bad_walk_ins_are_refused(tmp_path):
    data = [
        {**WALK_IN, "participant": {"name": "No id"}},
        {**WALK_IN, "participant": "P1"},
        {**WALK_IN, "pairs": []},
        {**WALK_IN, "offers": "kopi"},
        {**WALK_IN, "offers": [{"participant": "P2", "product": "kopi"}], "needs": []},
        {"event": "walk_in", "participant": "P1", "pairs": [{"buyer": "P1"}]},
        {"event": "walk_in", "participant": {"id": "P3", "name": "B", "arrives": "x"}},
    ]
    found = refused(json.dumps(data), tmp_path, "events.json")
    assert [problem for _, _, problem in found] == [
        "its id is missing",
        "its own row is missing",
        "pairs are given, and lines from which they would be scored",
        "pairs are given, and lines from which they would be scored",
        "there is no such key",
        "there is no such key",
        "this is no list of rows",
        "row 1 of it is of P2, not of P173",
        "it is missing",
        "this is no time of the day",
    ]


IDS = st.text('aB1 -|#",;é\u00a0', min_size=1, max_size=5).filter(
    lambda said: said.strip(" -\u00a0")
)
MOMENTS = st.one_of(
    st.times().map(lambda at: f"{at:%H:%M}"), st.integers(1, 99).map("s{:02d}".format)
)
CELLS = st.one_of(
    st.integers(0, 99), st.floats(0, 9), st.booleans(), IDS, st.lists(IDS, min_size=1)
)
ROWS = st.dictionaries(st.sampled_from(["product", "harga", "x y"]), CELLS).map(Row)


@st.composite
def walk_ins(draw):
    one = draw(st.sampled_from(["P1", "P 1", "é"]))
    if draw(st.booleans()):
        pairs = draw(st.lists(st.builds(Pair, IDS, IDS, st.integers(0, 9))))
        count = draw(st.integers(1, 3))
        return WalkIn(Participant(one, delegates=count), tuple(pairs))
    [offers, needs] = (
        tuple(Row({"participant": one, **row.cells}) for row in rows)
        for rows in draw(st.tuples(st.lists(ROWS), st.lists(ROWS)))
    )
    rows = WalkInRows(Row({"id": one, "name": "A"}), offers, needs)
    return WalkIn(Participant(one, name="A"), (), rows)


NOTES = st.one_of(st.just(""), IDS)
EVENT = st.one_of(
    st.builds(NoShow, IDS, note=NOTES),
    st.builds(Late, IDS, MOMENTS, note=NOTES),
    st.builds(Leaves, IDS, MOMENTS, note=NOTES),
    st.builds(Back, IDS, MOMENTS, note=NOTES),
    st.builds(TableOut, IDS, note=NOTES),
    st.builds(SlotLost, MOMENTS, note=NOTES),
    st.builds(Delegates, IDS, st.integers(0, 99), note=NOTES),
    st.builds(Veto, IDS, IDS, note=NOTES),
    st.builds(Must, IDS, IDS, st.integers(0, 999), note=NOTES),
    st.builds(Held, IDS, IDS, note=NOTES),
    st.builds(NotHeld, IDS, IDS, note=NOTES),
)


@given(st.lists(st.builds(Telling, st.none() | MOMENTS, st.lists(EVENT).map(tuple))))
def test_day_written_to_json_reads_back_the_same(day):
    assert day_from_json(day_to_json(day)) == tuple(day)
    events = tuple(event for telling in day for event in telling.events)
    assert events_from_text(events_to_json(events)).events == events


@given(walk_ins())
def test_walk_in_written_to_json_reads_back_the_same(event):
    day = (Telling("10:00", (event,)),)
    assert day_from_json(day_to_json(day)) == day


@given(st.lists(EVENT))
def test_line_of_an_event_tells_it_again(events):
    plain = [
        event
        for event in events
        if all(one == " ".join(one.split()) and "|" not in one for one in ids(event))
    ]
    text = "\n".join(map(line_of, plain))
    assert events_from_text(text).events == without_notes(plain)


def ids(event):
    return [str(value) for key, value in vars(event).items() if key != "note"]


WORDS = st.sampled_from(
    [*'[]{}|#:,;\n"1', "no_show", "late", "until", "P1", "10:20", "0.43", "event"]
)
ANY = st.one_of(
    st.text('a1|"#,;\n\x00\ufeff[{é', max_size=9),
    st.lists(WORDS, max_size=12).map(" ".join),
)
KEYS = st.sampled_from(
    ["event", "participant", "until", "other", "offers", "needs", "pairs", "id"]
)
MORE = st.sampled_from(["buyer", "product", "price", "events", "certificates"])
VALUES = ANY | st.sampled_from([None, True, 1, -1, 0.5, 1e999, "walk_in", "late", "P1"])
JSONS = st.recursive(
    VALUES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | MORE, inner, max_size=4)
    ),
    max_leaves=8,
)


def ends_well(read, given):
    with suppress(InputError):
        read(given)


@given(st.one_of(ANY, JSONS.map(json.dumps)))
def test_whatever_text_gives_events_or_findings(text):
    ends_well(events_from_text, text)
    ends_well(day_from_json, text)


@given(JSONS)
def test_whatever_walk_in_gives_an_event_or_findings(data):
    fields = data if isinstance(data, dict) else {"participant": data, "offers": data}
    ends_well(events_from_text, json.dumps([{**fields, "event": "walk_in"}]))


@given(
    ANY, st.sampled_from(["", "event,participant,until\n", "event\n", "kejadian;jam\n"])
)
def test_whatever_table_gives_events_or_findings(tmp_path_factory, text, header):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(header + text, encoding="utf-8", errors="replace")
    ends_well(read_events, path)


def test_file_that_is_not_there_or_no_text_is_refused(tmp_path):
    assert refused_path(tmp_path / "none.csv") == "there is no such file"
    (tmp_path / "picture.csv").write_bytes(b"\x00\x01\x02" * 50)
    assert refused_path(tmp_path / "picture.csv") == "it is not a text file"
    (tmp_path / "day").mkdir()
    assert refused_path(tmp_path / "day") == "nothing in it is called events"
    (tmp_path / "book.xlsx").write_bytes(b"PK")
    assert refused_path(tmp_path / "book.xlsx").startswith("it cannot be read")


def refused_path(path):
    with pytest.raises(InputError) as raised:
        read_events(path)
    [finding] = raised.value.findings
    return finding.problem
