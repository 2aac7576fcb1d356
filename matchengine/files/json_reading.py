"""Read a record from JSON, saying everything that does not hold by its path."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from matchengine.errors import FileError, Finding, InputError
from matchengine.files.validation import (
    Loc,
    faulty_paths,
    findings_from_validation,
    json_path,
)

Record = TypeVar("Record")


def read_text(path: str | Path) -> str:
    """Read a file of UTF-8 text, with or without a byte order mark."""
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        problem = f"it cannot be read: {error.strerror or error}"
        fix = "Check the path and whether you may read it."
    except UnicodeDecodeError as error:
        problem = f"it is not UTF-8 (byte {error.start + 1})"
        fix = "Save it as UTF-8."
    raise FileError([Finding(str(path), problem, fix)])


def record_from_json(
    text: str, source: str, model: type[Record], format_name: str
) -> Record:
    """Read a record of a named format, or raise every finding at once."""
    text = text.removeprefix("\ufeff")
    data, odd = parsed_json(text, source)
    findings = _oddities(data, odd, source, format_name)
    try:
        record = TypeAdapter(model).validate_json(text)
    except ValidationError as error:
        seen = {finding.column for finding in findings}
        more = findings_from_validation(error, source, model)
        findings += (finding for finding in more if finding.column not in seen)
        beside = _contradictions_beside(data, error, model)
        findings += (replace(finding, source=source) for finding in beside)
    except InputError as error:
        findings += (replace(finding, source=source) for finding in error.findings)
    if findings:
        raise InputError(findings)
    return record


class _Noted:
    """The hooks of a JSON parser that note what a plain one swallows."""

    def __init__(self) -> None:
        self.odd = False

    def pairs(self, items: list[tuple[str, Any]]) -> dict[str, Any]:
        plain = dict(items)
        if len(plain) == len(items):
            return plain
        self.odd = True
        return _Repeating(items)

    def number(self, text: str) -> float:
        value = float(text)
        self.odd = self.odd or not math.isfinite(value)
        return value


class _Repeating(dict[str, Any]):
    """An object in which a key stands twice."""

    def __init__(self, items: list[tuple[str, Any]]) -> None:
        super().__init__(items)
        self.repeated = [k for k, n in Counter(k for k, _ in items).items() if n > 1]


def parsed_json(text: str, source: str) -> tuple[Any, bool]:
    """Parse JSON; say too whether there is something odd in it.

    Raises
    ------
    InputError
        If it is none.
    """
    noted = _Noted()
    try:
        data = json.loads(
            text,
            object_pairs_hook=noted.pairs,
            parse_float=noted.number,
            parse_constant=noted.number,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        problem, fix = f"it is not JSON: {error.msg} at {place}", "Correct it there."
    except RecursionError:
        problem, fix = "it is nested too deeply", "No record nests so deeply."
    except ValueError:
        problem, fix = "a number in it has too many digits", "Write a smaller one."
    else:
        return data, noted.odd
    raise InputError([Finding(source, problem, fix)])


def _contradictions_beside(
    data: Any, error: ValidationError, model: type
) -> tuple[Finding, ...]:
    """What contradicts itself beside the faulty fields, if it can do without them."""
    fault: ValidationError | None = error
    while fault is not None:
        taken = [_take_out(data, path) for path in faulty_paths(fault, model)]
        if not any(taken):
            return ()
        try:
            TypeAdapter(model).validate_json(json.dumps(data))
        except ValidationError as next_fault:
            fault = next_fault
        except InputError as contradictions:
            return contradictions.findings
        else:
            fault = None
    return ()


def _take_out(data: Any, path: Loc) -> bool:
    """Take out what stands at a path, or what encloses it if nothing does."""
    holders: list[tuple[dict[str, Any], str]] = []
    at = data
    for step in path:
        if isinstance(at, dict) and step in at:
            holders.append((at, str(step)))
        elif not (isinstance(at, list) and isinstance(step, int) and step < len(at)):
            break
        at = at[step]
    if not holders:
        return False
    holder, key = holders[-1]
    del holder[key]
    return True


def _oddities(data: Any, odd: bool, source: str, format_name: str) -> list[Finding]:
    """What is wrong with the JSON itself and with the format that it names."""
    if not isinstance(data, dict):
        problem = f"it holds {_kind(data)} where an object must stand"
        fix = f'Write {{"format": "{format_name}", …}}.'
        raise InputError([Finding(source, problem, fix)])
    named = data.get("format", format_name)
    if named != format_name:
        problem, fix = "this is another format", f'Here "{format_name}" is read.'
        raise InputError([Finding(source, problem, fix, None, "format", named)])
    findings = odd_findings(data, source) if odd else []
    if "format" not in data:
        fix = f'Add "format": "{format_name}".'
        findings.append(Finding(source, "it is missing", fix, None, "format"))
    return findings


def odd_findings(data: Any, source: str) -> list[Finding]:
    """Find every key that stands twice and every number that is not finite."""
    return [
        Finding(source, problem, fix, None, json_path(path), value)
        for path, problem, fix, value in _odd_places(data, ())
    ]


def _odd_places(data: Any, path: Loc) -> Iterator[tuple[Loc, str, str, object]]:
    """Every key that stands twice and every number that is not finite."""
    if isinstance(data, _Repeating):
        for key in data.repeated:
            yield (*path, key), "the key stands twice in one object", "Keep one.", None
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _odd_places(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _odd_places(value, (*path, place))
    elif isinstance(data, float) and not math.isfinite(data):
        yield path, "the number is not finite", "Write a finite number.", str(data)


def _kind(data: object) -> str:
    kinds = {list: "a list", str: "a text", bool: "a truth value", type(None): "null"}
    return kinds.get(type(data), "a number")
