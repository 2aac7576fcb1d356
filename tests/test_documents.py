"""What the documents claim: examples run, code blocks too, names and links exist."""

import dataclasses
import importlib
import re
import runpy
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
import yaml
from pydantic import BaseModel

from matchengine import records, schedule
from matchengine.cli import main
from matchengine.config import RunConfig
from matchengine.files.config_yaml import read_config
from matchengine.files.problem_json import problem_from_json
from matchengine.files.run_folder import FILES
from matchengine.problem import Problem
from matchengine.run import run
from matchengine.scoring import TERMS
from matchengine.solving.goals import GOALS
from matchengine.solving.options import FILTERS
from matchengine.solving.rules import RULES
from matchengine.trade.columns import TABLE_ALIASES, TABLES
from matchengine.trade.settings import Compliance, Scoring, WishValues

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "matchengine"
CODE_DOCUMENTS = (
    *sorted(ROOT.glob("README*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
)
DOCUMENTS = (*CODE_DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md")
EXAMPLES = sorted((ROOT / "examples").glob("0*.py"))
CONFIGS = sorted((ROOT / "configs").glob("*.yaml"))

FILES_DOCUMENT = ROOT / "docs" / "files.md"

LONG = "# about a minute"
"""Ends the command lines that a test leaves alone."""
GAP = "…"
"""Stands in shown output for whatever is there."""
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
QUOTED = re.compile(r"`([^`\n]+)`")
DOTTED = re.compile(r"[a-z_]+(\.[A-Za-z_]+)+")

# Every section of the configuration, and every record of the two JSON files.
SECTIONS = ("mission", "day", "tables", "attendance", "solver", "outputs")
RECORDS = (
    Problem,
    records.Slot,
    records.Table,
    records.Participant,
    records.Pair,
    records.Fixed,
    records.Resource,
    records.Rules,
    records.BaselineMeeting,
    records.Goal,
    schedule.Schedule,
    schedule.GoalResult,
    schedule.Meeting,
    schedule.Certificate,
    schedule.Conflict,
    schedule.RunFacts,
    Scoring,
    Compliance,
    WishValues,
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> list[str]:
    return [code for kind, code in FENCE.findall(text_of(path)) if kind == language]


def quoted(path: Path) -> set[str]:
    """Everything in `such quotes`, outside of blocks."""
    return set(QUOTED.findall(FENCE.sub("", text_of(path))))


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the documents work on, as the current folder."""
    for folder in ("configs", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_example_runs_from_the_root(
    example: Path,
    checkout: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script = checkout / "examples" / example.name
    monkeypatch.syspath_prepend(script.parent)  # as Python does for a script
    runpy.run_path(str(script), run_name="__main__")
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.stem)
def test_configuration_is_read(config: Path) -> None:
    assert read_config(config).inputs.exists()


@pytest.mark.parametrize("document", CODE_DOCUMENTS, ids=name_of)
def test_python_blocks_run_in_order(document: Path, checkout: Path) -> None:
    names: dict[str, Any] = {"__name__": "document"}
    for code in blocks(document, "python"):
        exec(compile(code, name_of(document), "exec"), names)


def commands(document: Path) -> Iterator[tuple[str, list[str]]]:
    """Each command line of the console blocks, with the output that is shown of it."""
    for block in blocks(document, "console"):
        said: list[str] = []
        for line in block.splitlines():
            if line.startswith("$ "):
                said = []
                yield line.removeprefix("$ "), said
            else:
                said.append(line)


SHOWN = [
    pytest.param(line, said, id=f"{name_of(document)}: {line}")
    for document in CODE_DOCUMENTS
    for line, said in list(commands(document))
    if line.startswith("matchengine ") and not line.endswith(LONG)
]


@pytest.mark.parametrize(("line", "said"), SHOWN)
def test_command_says_what_is_shown(
    line: str, said: list[str], checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare_files(line, checkout)
    assert main(shlex.split(line, comments=True)[1:]) == 0
    printed = capsys.readouterr().out
    for shown in filter(str.strip, said):
        pattern = ".*".join(map(re.escape, shown.strip().split(GAP)))
        assert re.search(pattern, printed), f"'{shown}' is not in:\n{printed}"


def prepare_files(line: str, checkout: Path) -> None:
    """Do the run whose files a command reads."""
    if "out/" in line:
        run(read_config(checkout / "configs" / "diy-small.yaml"))


def test_the_yaml_of_the_readme_is_the_one_of_the_example() -> None:
    (shown,) = blocks(ROOT / "README.md", "yaml")
    there = text_of(ROOT / "configs" / "diy-small.yaml")
    assert yaml.safe_load(shown) == yaml.safe_load(there)


def test_the_problem_of_the_formats_is_read() -> None:
    (shown,) = blocks(FILES_DOCUMENT, "json")
    assert len(problem_from_json(shown).pairs) == 2


def test_there_are_commands_and_blocks() -> None:
    assert len(SHOWN) >= 4
    assert blocks(ROOT / "README.md", "python")


def test_the_model_names_functions_that_exist() -> None:
    tops = {path.stem for path in PACKAGE.iterdir()} - {"__init__", "__main__"}
    model = ROOT / "docs" / "model.md"
    written = [*quoted(model), *" ".join(blocks(model, "text")).split()]
    named = [
        name
        for name in sorted(set(written))
        if DOTTED.fullmatch(name) and name.split(".")[0] in tops
    ]
    named = [name for name in named if not name.endswith((".py", ".json"))]
    assert len(named) > 50
    assert [name for name in named if not exists(name)] == []


def exists(name: str) -> bool:
    """Whether `package.module.thing.attribute` is there."""
    found: Any = importlib.import_module("matchengine")
    for part in name.split("."):
        if isinstance(found, ModuleType):
            try:
                found = importlib.import_module(f"{found.__name__}.{part}")
                continue
            except ModuleNotFoundError:
                pass
        fields = getattr(found, "__dataclass_fields__", {})
        if not hasattr(found, part):
            return part in fields
        found = getattr(found, part)
    return True


def test_the_model_names_every_rule_goal_and_part() -> None:
    named = quoted(ROOT / "docs" / "model.md")
    due = [
        *(f"solving.rules.{rule.__name__}" for rule in RULES),
        *(f"solving.options.{rule.__name__}" for rule in FILTERS),
        *(f"solving.goals.{goal.__name__}" for goal in GOALS.values()),
        *(f"scoring.{part}" for part in TERMS),
    ]
    assert [name for name in due if name not in named] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(document: Path) -> None:
    targets = LINK.findall(FENCE.sub("", text_of(document)))
    local = [target for target in targets if not target.startswith("http")]
    assert [one for one in local if not leads_somewhere(document, one)] == []


def leads_somewhere(document: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    there = document.parent / path if path else document
    return there.exists() and (not anchor or anchor in anchors(there))


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", text_of(document)), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", heading.casefold()) for heading in headings)
    return {heading.replace(" ", "-") for heading in kept}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_lines_are_short(document: Path) -> None:
    lines = FENCE.sub("", text_of(document)).splitlines()
    long = [line for line in lines if len(line) > 100 and not line.startswith("|")]
    assert long == []


@pytest.mark.parametrize("table", TABLES)
def test_every_column_of_the_tables_is_told(table: str) -> None:
    named = quoted(FILES_DOCUMENT)
    due = [name for c in TABLES[table] for name in (c.name, *c.aliases)]
    due += [table, *TABLE_ALIASES.get(table, ())]
    assert [name for name in due if name not in named] == []


def test_every_column_that_a_run_writes_is_told(checkout: Path) -> None:
    outcome = run(read_config("configs/diy-small.yaml"))
    named = quoted(FILES_DOCUMENT)
    assert [name for name in FILES if name not in named] == []
    for path in outcome.written:
        if path.suffix == ".csv":
            columns = pd.read_csv(path, encoding="utf-8-sig", nrows=0).columns
            assert [name for name in columns if name not in named] == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_a_record_is_told(record: Any) -> None:
    named = quoted(FILES_DOCUMENT)
    fields = [field.name for field in dataclasses.fields(record)]
    assert [name for name in fields if name not in named] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_every_key_of_the_configuration_is_told(section: str) -> None:
    named = quoted(FILES_DOCUMENT)
    assert [name for name in RunConfig.model_fields if name not in named] == []
    model = RunConfig.model_fields[section].annotation
    assert isinstance(model, type)
    assert issubclass(model, BaseModel)
    keys = [f"{section}.{name}" for name in model.model_fields]
    assert [name for name in keys if name not in named] == []
