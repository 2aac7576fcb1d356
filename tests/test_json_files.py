"""Problems and schedules survive their files; what does not hold is refused by path."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from matchengine.errors import FileError, InputError
from matchengine.files.json_schemas import json_schema
from matchengine.files.problem_json import (
    problem_from_json,
    problem_to_json,
    read_problem,
    write_problem,
)
from matchengine.files.schedule_json import (
    read_schedule,
    schedule_from_json,
    schedule_to_json,
    write_schedule,
)
from matchengine.files.validation import findings_from_validation, json_path
from matchengine.files.writing import write_whole
from matchengine.problem import (
    BaselineMeeting,
    Fixed,
    Goal,
    Pair,
    Participant,
    Problem,
    Resource,
    Rules,
    Slot,
    Table,
)
from matchengine.schedule import (
    Certificate,
    Conflict,
    GoalResult,
    Meeting,
    RunFacts,
    Schedule,
)

EMPTY: dict[str, Any] = {
    "format": "matchengine.problem/1",
    "slots": [],
    "tables": [],
    "participants": [],
    "pairs": [],
}

FULL = Problem(
    slots=[
        Slot("s1", "2025-05-07T08:30:00+08:00", "2025-05-07T08:50:00+08:00", "Pagi"),  # type: ignore[arg-type]
        Slot("s2"),
    ],  # type: ignore[arg-type]
    tables=[Table("T1", "A", unavailable=["s2"]), Table("T2")],  # type: ignore[arg-type]
    participants=(
        Participant(
            "P1", "Toko \u201cMéga\u201d", 2, ("s2",), 1, 3, "T1", {"note": [1]}, 0.25
        ),
        Participant("P2"),
        Participant("P3"),
    ),
    pairs=(
        Pair("P1", "P2", 812, fixed=Fixed("s1", "T1"), resources=("bank", "bank")),
        Pair("P2", "P3", id="x", required=True, slots=()),
        Pair("P1", "P3"),
    ),
    resources=(Resource("bank", 2),),
    precedences=(("P1|P2", "x"),),
    rules=Rules(1, (("A", "B"),), 1),
    baseline=(BaselineMeeting("x", slot="s1"),),
    goals=(Goal("value", 0.005), Goal("changes")),
    meta={"made": {"by": None}},
)

PLAN = Schedule(
    status="feasible",  # type: ignore[arg-type]
    goals=(GoalResult("value", 9, 10, 9, 10, 0.0, "certificate"),),
    meetings=(Meeting("P1|P2", "P1", "P2", "s1", "T1"),),
    certificate=Certificate(10.5, {"P1": 0.5, "P 2": {"s1": 1.0}}, {"s1": 0.25}),
    conflicts=(Conflict("tables", ("s1",), "There are too few.", "One more."),),
    run=RunFacts(0, 2, 1.5, 0.1, {"ortools": "9"}),
)


def refused(text: object, read: Any = problem_from_json) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text if isinstance(text, str) else json.dumps(text))
    return [str(finding) for finding in caught.value.findings]


def with_pair(**pair: object) -> dict[str, object]:
    slots = [{"id": "s1"}]
    people = [{"id": "P1"}, {"id": "P2"}]
    pairs = [{"buyer": "P1", "seller": "P2", **pair}]
    return {**EMPTY, "slots": slots, "participants": people, "pairs": pairs}


def test_problem_survives_its_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "problem.json"
    write_problem(FULL, path)
    assert read_problem(path) == FULL
    assert [file.name for file in path.parent.iterdir()] == ["problem.json"]


def test_schedule_survives_its_file(tmp_path: Path) -> None:
    write_schedule(PLAN, tmp_path / "schedule.json")
    assert read_schedule(tmp_path / "schedule.json") == PLAN


@pytest.mark.parametrize("status", ["infeasible", "no_plan"])
def test_schedule_without_a_plan_survives(status: Any) -> None:
    assert schedule_from_json(schedule_to_json(Schedule(status))) == Schedule(status)


IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5)


@given(
    st.lists(IDS, unique=True, max_size=6),
    st.dictionaries(IDS, st.one_of(IDS, st.integers(), st.none(), st.booleans())),
    st.data(),
)
def test_any_problem_survives(
    ids: list[str], meta: dict[str, Any], data: st.DataObject
) -> None:
    two = st.permutations(ids).map(lambda order: order[:2])
    pairs = data.draw(st.lists(two, max_size=4)) if len(ids) > 1 else []
    problem = Problem(
        slots=tuple(Slot(one) for one in ids),
        tables=(),
        participants=tuple(Participant(one, meta=meta or None) for one in ids),
        pairs=tuple(Pair(a, b, id=f"{n}") for n, (a, b) in enumerate(pairs)),
    )
    assert problem_from_json(problem_to_json(problem)) == problem


def test_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text(json.dumps(EMPTY), encoding="utf-8-sig")
    assert read_problem(path) == problem_from_json("\ufeff" + json.dumps(EMPTY))


def test_problem_leaves_out_what_is_at_its_default() -> None:
    lines = problem_to_json(FULL).splitlines()
    assert lines[1] == '"format": "matchengine.problem/1",'
    assert '{"id":"s2"}' in lines
    assert '{"id":"P2"},' in lines
    assert '{"buyer":"P1","seller":"P3","id":"P1|P3"}' in lines
    assert "null" not in json.dumps({**json.loads("\n".join(lines)), "meta": 0})


def test_schedule_states_what_is_not_known() -> None:
    plan = json.loads(
        schedule_to_json(Schedule("optimal", (GoalResult("value", 1, 1, 1),)))  # type: ignore[arg-type]
    )
    assert plan == {
        "format": "matchengine.schedule/1",
        "status": "optimal",
        "goals": [
            {"goal": "value", "value": 1, "best": 1, "limit": 1}
            | {"bound": None, "gap": None, "proof": None}
        ],
        "meetings": [],
        "certificate": None,
        "conflicts": [],
        "run": None,
    }


@pytest.mark.parametrize(
    ("pair", "finding"),
    [
        (
            {"value": "12"},
            "pairs[0].value: the value should be a whole number (value: '12'). "
            "Write a whole number.",
        ),
        (
            {"value": 1.5},
            "pairs[0].value: the value should be a whole number (value: 1.5). "
            "Write a whole number.",
        ),
        (
            {"value": -1},
            "pairs[0].value: the value should be greater than or equal to 0 "
            "(value: -1). Write 0 or more.",
        ),
        (
            {"value": None},
            "pairs[0].value: the value should be a whole number, not null. "
            "Write a whole number.",
        ),
        (
            {"required": 1},
            "pairs[0].required: the value should be true or false (value: 1). "
            "Write true or false.",
        ),
        (
            {"slots": "s1"},
            "pairs[0].slots: the value should be a list (value: 's1'). Write a list.",
        ),
        (
            {"slots": ["s1", 2]},
            "pairs[0].slots[1]: the value should be a text (value: 2). "
            "Write text, in quotes.",
        ),
        (
            {"fixed": {"slto": "s1", "slot": "s1"}},
            "pairs[0].fixed.slto: there is no such key (value: 's1'). "
            "Did you mean 'slot'?",
        ),
        (
            {"fixed": {}},
            "pairs[0].fixed.slot: it is missing. Add it.",
        ),
        (
            {"fixed": ["s1"]},
            "pairs[0].fixed: the value should be an object. "
            "Write an object with its keys.",
        ),
        (
            {"vlaue": 3},
            "pairs[0].vlaue: there is no such key (value: 3). Did you mean 'value'?",
        ),
        (
            {"buyer": "P9"},
            "pairs[0].buyer: there is no participant with this id (value: 'P9'). "
            "Known: P1, P2.",
        ),
    ],
)
def test_pair_that_does_not_hold_is_refused_by_its_path(
    pair: dict[str, object], finding: str
) -> None:
    assert problem_from_json(json.dumps(with_pair(value=12))).pairs[0].value == 12
    assert refused(with_pair(**pair)) == [f"problem.json, {finding}"]


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (
            {"paris": []},
            "paris: there is no such key. Did you mean 'pairs'?",
        ),
        (
            {"goals": [{"goal": "vlaue"}]},
            "goals[0].goal: the value is not one of those known (value: 'vlaue'). "
            "Did you mean 'value'?",
        ),
        (
            {"goals": [{"goal": "value", "give": 1.5}]},
            "goals[0]: a give of 1 or more counts whole units; 1.5 is not whole. "
            "Correct it.",
        ),
        (
            {"goals": [{"goal": "value", "give": True}]},
            "goals[0].give: the value should be a number (value: True). "
            "Write a number.",
        ),
        (
            {"goals": [{"goal": "value", "give": "0.1"}]},
            "goals[0].give: the value should be a number (value: '0.1'). "
            "Write a number.",
        ),
        (
            {"slots": [{"id": "s1", "start": "8:30"}]},
            "slots[0].start: the value should be a time (value: '8:30'). "
            "Write a time with its offset, such as 2025-05-07T08:30:00+08:00.",
        ),
        (
            {"slots": [{"id": "s1", "start": 1746577800}]},
            "slots[0].start: the value should be a time (value: 1746577800). ",
        ),
        (
            {"slots": [{"id": "s1", "end": "1746577800"}]},
            "slots[0].end: the value should be a time (value: '1746577800'). ",
        ),
        (
            {"slots": [{"id": "s1", "start": "2025-05-07T08:30:00"}]},
            "slots[0].start: the value should have timezone info "
            "(value: '2025-05-07T08:30:00'). ",
        ),
        (
            {"precedences": [["a"]]},
            "precedences[0][1]: it is missing. Add it.",
        ),
        (
            {"precedences": [["a", "b", "c"]]},
            "precedences[0]: the list should have at most 2 items, not 3. "
            "Write 2 at most.",
        ),
        (
            {"tables": [{"id": ""}]},
            "tables[0].id: the text should have at least 1 character",
        ),
        (
            {"format": "matchengine.problem/2"},
            "format: this is another format (value: 'matchengine.problem/2'). "
            'Here "matchengine.problem/1" is read.',
        ),
    ],
)
def test_problem_that_does_not_hold_is_refused_by_its_path(
    change: dict[str, object], finding: str
) -> None:
    [said] = refused({**EMPTY, **change})
    assert said.startswith(f"problem.json, {finding}")


def test_everything_that_does_not_hold_is_said_at_once() -> None:
    findings = refused({"slots": [1, {"id": 2}], "tables": [], "pairs": [], "a": 1})
    assert [said.split(":")[0] for said in findings] == [
        "problem.json, format",
        "problem.json, slots[0]",
        "problem.json, slots[1].id",
        "problem.json, participants",
        "problem.json, a",
    ]


def test_contradictions_are_said_beside_faulty_fields() -> None:
    pairs: list[dict[str, object]] = [
        {"buyer": "P1", "seller": "P9"},
        {"buyer": "P1", "seller": "P2", "fixed": {"table": "T1"}, "vlaue": 3},
    ]
    people = [{"id": "P1", "delegates": 0}, {"id": "P2"}, {"id": "P2"}]
    given = {**with_pair(), "pairs": pairs, "participants": people, "goals": [{}]}
    assert [said.split(": ")[0] for said in refused(given)] == [
        "problem.json, participants[0].delegates",
        "problem.json, pairs[1].fixed.slot",
        "problem.json, pairs[1].vlaue",
        "problem.json, goals[0].goal",
        "problem.json, participants[2].id",
        "problem.json, pairs[0].seller",
    ]


def test_what_a_faulty_list_would_have_named_is_not_held_against_the_rest() -> None:
    given = {**with_pair(), "participants": [{"id": "P1"}, {"ID": "P2"}]}
    assert [said.split(": ")[0] for said in refused(given)] == [
        "problem.json, participants[1].id",
        "problem.json, participants[1].ID",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "it is not JSON: Expecting value at line 1, column 1"),
        ('{\n "a": 1,\n}', "it is not JSON: "),
        ("[]", "it holds a list where an object must stand"),
        ("null", "it holds null where an object must stand"),
        ("3", "it holds a number where an object must stand"),
        ("[" * 100_000, "it is nested too deeply"),
        ('{"a": ' + "1" * 5000 + "}", "a number in it has too many digits"),
    ],
)
def test_text_that_is_no_json_object_is_refused(text: str, problem: str) -> None:
    [said] = refused(text)
    assert said.startswith(f"problem.json: {problem}")


def test_syntax_errors_name_line_and_column() -> None:
    [said] = refused('{\n  "a" 1}')
    assert "line 2, column 7" in said


def test_half_a_character_is_refused() -> None:
    said = refused(json.dumps({**EMPTY, "meta": {"a": "\ud800"}}))
    assert ["it is not JSON" in line for line in said] == [True]


def test_keys_that_stand_twice_are_refused() -> None:
    text = json.dumps(with_pair(value=1)).replace('"value"', '"value": 2, "value"')
    assert refused(text) == [
        "problem.json, pairs[0].value: the key stands twice in one object. Keep one."
    ]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_not_finite_are_refused(number: str) -> None:
    meta = json.dumps({**EMPTY, "meta": {"a b": [0]}}).replace("[0]", f"[{number}]")
    [said] = refused(meta)
    assert said.startswith('problem.json, meta["a b"][0]: the number is not finite')
    plan = schedule_to_json(PLAN).replace('"bound":10.5', f'"bound":{number}')
    [said] = refused(plan, schedule_from_json)
    assert said.startswith("schedule.json, certificate.bound: the number is not finite")


@pytest.mark.parametrize("price", ["true", '"3"', '{"s1": true}'])
def test_prices_are_numbers(price: str) -> None:
    text = schedule_to_json(PLAN).replace('"table_price":{"s1":0.25}', "")
    assert "table_price" not in text
    text = text.replace('"bound":10.5,', f'"bound":10.5,"table_price":{price},')
    [said] = refused(text.replace(",,", ","), schedule_from_json)
    assert "certificate.table_price" in said


def test_members_of_a_union_are_one_finding() -> None:
    plan = json.loads(schedule_to_json(PLAN))
    plan["certificate"]["time_price"] = {"P1": "x", "P2": {"s1": []}}
    one, other = refused(plan, schedule_from_json)
    assert one.startswith("schedule.json, certificate.time_price.P1: the value should")
    assert one.endswith(
        "or the value should be an object (value: 'x'). Write a number."
    )
    assert other.startswith("schedule.json, certificate.time_price.P2.s1: the value")


def test_schedule_is_no_problem() -> None:
    [said] = refused(schedule_to_json(PLAN))
    assert "this is another format" in said


def test_source_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text("{")
    with pytest.raises(InputError, match=r"^- mine.json: it is not JSON"):
        read_problem(tmp_path / "mine.json")


def test_file_that_cannot_be_read_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"nowhere.json: it cannot be read: No such"):
        read_problem(tmp_path / "nowhere.json")
    with pytest.raises(FileError, match="it cannot be read"):
        read_schedule(tmp_path)
    (tmp_path / "latin.json").write_bytes(b'{"a": "\xe9"}')
    with pytest.raises(FileError, match=r"it is not UTF-8 \(byte 8\)"):
        read_problem(tmp_path / "latin.json")


@pytest.mark.parametrize("meta", [{"a": object()}, {"a": float("nan")}])
def test_meta_that_json_cannot_hold_is_refused(meta: dict[str, Any]) -> None:
    problem = Problem((), (), (), (), meta=meta)
    with pytest.raises(InputError, match="it cannot be written as JSON"):
        problem_to_json(problem)


def test_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_whole(path, "one\n")
    write_whole(path, b"two\n")
    assert path.read_bytes() == b"two\n"
    with pytest.raises(FileError, match="no Unicode"):
        write_whole(path, "\ud800")
    assert path.read_bytes() == b"two\n"
    assert [file.name for file in path.parent.iterdir()] == ["b.txt"]


@pytest.mark.parametrize("place", ["file/below.txt", "folder"])
def test_file_that_cannot_be_written_is_a_file_error(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileError, match="it cannot be written"):
        write_whole(tmp_path / place, "text")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder"]


def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_whole(tmp_path / "link", "text")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "text"


def test_device_stays_a_device() -> None:
    write_whole("/dev/null", "text")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["problem", "schedule"])
def test_schema_knows_every_key_and_demands_the_format(name: str) -> None:
    schema = json_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert schema["properties"]["format"]["const"] == f"matchengine.{name}/1"
    needed = {"problem": list(EMPTY), "schedule": ["format", "status"]}
    assert schema["required"] == needed[name]
    written = problem_to_json(FULL) if name == "problem" else schedule_to_json(PLAN)
    assert set(json.loads(written)) <= set(schema["properties"])


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    weight: float = 0
    kind: Literal["goods", "service"] = "goods"


@dataclass
class Plain:
    inner: list[Inner] = field(default_factory=list)
    by_name: dict[str, Inner | int] = field(default_factory=dict)


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    plain: Plain | None = None


def test_validation_follows_models_and_dataclasses() -> None:
    data = {
        "plian": 1,
        "plain": {
            "inner": [{"wieght": 1, "kind": "good"}],
            "by_name": {"a b": {"knid": "goods"}, "c": {"weight": "much"}},
        },
    }
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Outer).validate_python(data)
    findings = findings_from_validation(caught.value, "run.yaml", Outer)
    assert {f.column: f.fix for f in findings} == {
        "plain.inner[0].kind": "Did you mean 'goods'?",
        "plain.inner[0].wieght": "Did you mean 'weight'?",
        'plain.by_name["a b"].knid': "Did you mean 'kind'?",
        "plain.by_name.c.weight": "Write a number.",
        "plian": "Did you mean 'plain'?",
    }
    assert {f.source for f in findings} == {"run.yaml"}


def test_path_is_written_as_in_json() -> None:
    assert json_path(()) == ""
    assert json_path(("pairs", 3, "value")) == "pairs[3].value"
    assert json_path(("prices", "P 1", "s1")) == 'prices["P 1"].s1'
