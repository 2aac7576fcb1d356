"""The configuration refuses what it does not know, and says where and what instead."""

import json
from pathlib import Path
from typing import Any

import pytest
from make_config import ROOT, config_data, make_config

from matchengine.config import RunConfig
from matchengine.errors import FileError, InputError
from matchengine.files.config_yaml import config_from_yaml, config_schema, read_config
from matchengine.records import Goal
from matchengine.slots import slots_of_day


def yaml_of(**changes: Any) -> str:
    return json.dumps(config_data(**changes))  # JSON is YAML too


def findings_of(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        config_from_yaml(text, "c.yaml")
    return [str(finding) for finding in caught.value.findings]


@pytest.mark.parametrize("path", sorted((ROOT / "configs").glob("*.yaml")), ids=str)
def test_committed_configuration_is_read(path: Path) -> None:
    config = read_config(path)
    assert config.inputs.is_dir()
    assert config.outputs.folder.parent == ROOT / "out"
    assert slots_of_day(config)


def test_defaults_hold_where_nothing_is_said() -> None:
    config = make_config()
    assert config.mission.across == "province"
    assert (config.tables.count, config.tables.keep_free) == (None, 0)
    assert config.solver.seed == 0
    assert config.outputs.languages == ("id", "en")
    assert config.scoring.min_score == 0.3


def test_goals_default_to_those_of_a_problem() -> None:
    data = config_data()
    del data["goals"]
    config = RunConfig.model_validate_json(json.dumps(data))
    assert config.goals[0] == Goal("shortfall")


def test_empty_section_keeps_its_defaults() -> None:
    assert config_from_yaml(yaml_of(rules=None, tables=None)) == make_config()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"tables__keepfree": 1}, "c.yaml, tables.keepfree: there is no such key"),
        ({"tables__keepfree": 1}, "Did you mean 'keep_free'?"),
        ({"attendance__absence": 1.5}, "attendance.absence"),
        ({"goals": [{"goal": "vlaue"}]}, "c.yaml, goals[0].goal: "),
        ({"goals": [{"goal": "vlaue"}]}, "Did you mean 'value'?"),
        ({"goals": [{"goal": "value"}] * 2}, "'value' is named 2 times"),
        ({"goals": [{"goal": "value", "give": -1}]}, "goals[0].give"),
        ({"mission__timezone": "Asia/Jakata"}, "such as Asia/Jakarta"),
        ({"mission__timezone": "Asia"}, "no such time zone"),
        ({"mission__date": "2025-02-30"}, "there is no such day"),
        ({"mission__date": "7 May"}, "write it as YYYY-MM-DD"),
        ({"mission__date": 20250507}, "write it as YYYY-MM-DD"),
        ({"day__meeting_minutes": "20"}, "Write a whole number"),
        ({"day__meeting_minutes": 0}, "greater than or equal to 1"),
        ({"day__sessions": []}, "day.sessions"),
        ({"solver__workers": 0}, "solver.workers"),
        ({"solver__seed": 1.5}, "Write a whole number"),
        ({"solver__time_limit_s": -1}, "greater than or equal to 0"),
        ({"outputs__formats": ["json", "docx"]}, "outputs.formats[1]"),
        (
            {"outputs__formats": ["json", "docx"]},
            "Known: json, csv, xlsx, pdf, ics, html.",
        ),
        ({"outputs__languages": ["fr"]}, "Known: id, en."),
        ({"inputs": 5}, "this is no path"),
        ({"scoring__min_score": 2}, "scoring.min_score"),
        ({"scoring__minscore": 0.2}, "Did you mean 'min_score'?"),
        ({"rules__max_idle_gap": 0}, "Did you mean 'max_idle_gap_spread'?"),
        (
            {"tables__keep_free": 2, "rules__free_tables_per_slot": 3},
            "they mean the same",
        ),
    ],
)
def test_configuration_that_does_not_hold_is_refused(
    changes: dict[str, Any], says: str
) -> None:
    assert says in "\n".join(findings_of(yaml_of(**changes)))


def session(start: Any, end: Any, name: str = "Pagi") -> dict[str, Any]:
    return {"name": name, "start": start, "end": end}


@pytest.mark.parametrize(
    ("sessions", "says"),
    [
        ([session("10:00", "09:00")], "not after its start"),
        ([session("09:00", "09:19")], "too few for one meeting"),
        ([session("9.00", "10:00")], 'write "HH:MM"'),
        ([session("24:00", "24:30")], 'write "HH:MM"'),
        ([session("09:00", "10:00"), session("11:00", "12:00")], "called 'Pagi'"),
        (
            [session("09:00", "10:00"), session("09:59", "12:00", "Siang")],
            "before session 'Pagi' ends",
        ),
    ],
)
def test_sessions_that_cannot_be_are_refused(
    sessions: list[dict[str, Any]], says: str
) -> None:
    assert says in "\n".join(findings_of(yaml_of(day__sessions=sessions)))
    # the neighbour that just fits
    fits = [session("09:00", "09:20"), session("09:20", "09:40", "Siang")]
    assert len(slots_of_day(make_config(day__sessions=fits))) == 2


def test_bare_time_is_refused_with_the_hint_to_quote_it() -> None:
    text = yaml_of().replace('"09:45"', "13:00")
    (finding,) = findings_of(text)
    assert finding.startswith("c.yaml, day.sessions[0].end: ")
    assert 'write it in quotes, such as "13:00"' in finding


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "there is nothing in it"),
        ("- a", "it holds a list"),
        ("5", "it holds a single value"),
        ("a: [1", "c.yaml, row 1: it is not YAML"),
        ("a: b\n---\nc: d", "single document"),
        ("a: \x00", "it is not YAML"),
        ("a: !odd 1", "'!odd'"),
        ("a: 2025-02-30", "day is out of range"),
        ("a: &a [*a]", "contains itself"),
        ("a: " + "[" * 3000, "nested too deeply"),
        ("a: " + "9" * 5000, "cannot be read"),
        ("? [a]\n: b", "unhashable"),
        ("1: 2", "c.yaml, 1: there is no such key"),
    ],
)
def test_text_that_is_no_configuration_is_refused(text: str, says: str) -> None:
    assert says in "\n".join(findings_of(text))


def test_key_that_stands_twice_is_refused() -> None:
    found = findings_of(yaml_of()[:-1] + ',\n"inputs": "elsewhere"}')
    assert found == [
        "c.yaml, row 2: the key 'inputs' already stands in row 1. Keep one of the two."
    ]


def test_all_that_does_not_hold_is_said_at_once() -> None:
    text = yaml_of(solver__seed=-1, inputs=5, nonsense=1)
    assert len(findings_of(text)) == 3


def test_paths_count_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "configs").mkdir()
    path = tmp_path / "configs" / "c.yaml"
    path.write_text(yaml_of(inputs="../tables", outputs__folder="out"))
    config = read_config(path)
    assert config.inputs == tmp_path / "tables"
    assert config.outputs.folder == tmp_path / "configs" / "out"


def test_unreadable_configuration_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        read_config(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9")
    with pytest.raises(FileError, match="not UTF-8"):
        read_config(tmp_path / "latin.yaml")


def test_slots_have_the_offset_of_the_zone() -> None:
    # 09:00-09:45 has floor((45 + 5) / (20 + 5)) = 2 slots
    first, second = slots_of_day(make_config())
    assert (first.id, first.session) == ("s01", "Pagi")
    assert first.start is not None
    assert first.end is not None
    assert second.start is not None
    assert first.start.isoformat() == "2025-05-07T09:00:00+08:00"
    assert first.end.isoformat() == "2025-05-07T09:20:00+08:00"
    assert second.start.isoformat() == "2025-05-07T09:25:00+08:00"


@pytest.mark.parametrize(
    ("end", "count"), [("09:20", 1), ("09:44", 1), ("09:45", 2), ("10:09", 2)]
)
def test_session_holds_as_many_slots_as_fit(end: str, count: int) -> None:
    config = make_config(day__sessions=[session("09:00", end)])
    assert len(slots_of_day(config)) == count


def test_slots_go_on_when_the_clocks_change() -> None:
    # Berlin skips 02:00-03:00 that night: one hour of time passes, not two
    config = make_config(
        mission__date="2025-03-30",
        mission__timezone="Europe/Berlin",
        day__sessions=[session("01:30", "03:30")],
        day__meeting_minutes=30,
        day__changeover_minutes=0,
    )
    starts = [slot.start.isoformat() for slot in slots_of_day(config) if slot.start]
    assert starts == ["2025-03-30T01:30:00+01:00", "2025-03-30T03:00:00+02:00"]


def test_schema_describes_every_key() -> None:
    schema = config_schema()
    assert schema["$schema"].endswith("2020-12/schema")
    assert set(schema["properties"]) == set(RunConfig.model_fields)
    for name in ("MissionSettings", "Session", "Day", "SolverSettings"):
        for field in schema["$defs"][name]["properties"].values():
            assert field["description"]
