"""The documents tell every setting of the score with its default."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from matchengine.trade.settings import Scoring

FILES_DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "files.md"
ROW = re.compile(r"^\| `(\w+)` \| (.+) \| (.+) \|$", re.MULTILINE)


def told() -> dict[str, str]:
    """The defaults as the table of the keys of `scoring` tells them."""
    text = FILES_DOCUMENT.read_text(encoding="utf-8")
    section = text.split("The keys of `scoring`")[1].split("\n## ")[0]
    return {key: default for key, _, default in ROW.findall(section)}


def written(default: Any) -> str:
    """Write a default as the table does."""
    if dataclasses.is_dataclass(default) and not isinstance(default, type):
        return ", ".join(written(value) for value in dataclasses.astuple(default))
    if isinstance(default, dict):
        items = (f"{name} {value:g}" for name, value in default.items())
        return ", ".join(items) or "none"
    if isinstance(default, float):
        text = f"{default:,.6f}".rstrip("0").rstrip(".")
        return text.replace(",", " ")
    return "none" if default == () else str(default)


def test_every_setting_is_told_once_and_no_other() -> None:
    fields = {field.name for field in dataclasses.fields(Scoring)}
    assert set(told()) == fields


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(Scoring)])
def test_default_of_a_setting_is_the_one_told(field: str) -> None:
    assert told()[field] == written(getattr(Scoring(), field))
