"""What pydantic has against an input, as findings: path, value, and what to write."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from matchengine.errors import Finding, nearest

Loc = tuple[str | int, ...]

UNKNOWN_KEY = ("unexpected_keyword_argument", "extra_forbidden")
MISSING_KEY = ("missing", "missing_argument", "missing_keyword_only_argument")
ONE_OF = ("literal_error", "enum")

IN_OUR_WORDS = {
    "Input should": "the value should",
    "String should": "the text should",
    "a valid string": "a text",
    "a valid array": "a list",
    "a valid tuple": "a list",
    "a valid list": "a list",
    "a valid dictionary": "an object",
    "a valid boolean": "true or false",
    "a valid integer": "a whole number",
    "a valid number": "a number",
    "a valid datetime or date": "a time",
    "a valid datetime": "a time",
    "tuple should have": "the list should have",
    "Tuple should have": "the list should have",
    " after validation": "",
}

FIXES: tuple[tuple[str, str], ...] = (
    ("int_", "Write a whole number."),
    ("float_", "Write a number."),
    ("bool_", "Write true or false."),
    ("string_too_short", "Write at least one character."),
    ("string_", "Write text, in quotes."),
    ("datetime_", "Write a time with its offset, such as 2025-05-07T08:30:00+08:00."),
    ("timezone_", "Write a time with its offset, such as 2025-05-07T08:30:00+08:00."),
    ("date_", "Write a date, such as 2025-05-07."),
    ("dataclass_", "Write an object with its keys."),
    ("model_", "Write an object with its keys."),
    ("dict_", "Write an object with its keys."),
    ("tuple_", "Write a list."),
    ("list_", "Write a list."),
)
"""What to write instead, by the first letters of pydantic's name for the error."""


LIMITS = {
    "greater_than_equal": "Write {ge} or more.",
    "greater_than": "Write more than {gt}.",
    "less_than_equal": "Write {le} or less.",
    "less_than": "Write less than {lt}.",
    "too_long": "Write {max_length} at most.",
    "too_short": "Write {min_length} at least.",
}
"""The same where a limit is passed, with pydantic's own words for the limit."""


def findings_from_validation(
    error: ValidationError, source: str, model: type
) -> tuple[Finding, ...]:
    """Turn everything that pydantic found into findings.

    `model` is what was validated: a pydantic model or dataclass, or a plain one. An
    unknown key is answered with the nearest key of the record in which it stands.
    """
    details = error.errors(include_url=False)
    traces = [_trace(model, detail["loc"]) for detail in details]
    deeper = {trace.path[:n] for trace in traces for n in range(len(trace.path))}
    found: dict[Loc, Finding] = {}
    for detail, trace in zip(details, traces, strict=True):
        if trace.among_others and trace.path in deeper:
            continue  # another member of the union came further
        finding = _finding(detail, trace, source)
        before = found.get(trace.path)
        if before is not None and before.problem != finding.problem:
            problem = f"{before.problem}, or {finding.problem}"
            finding = dataclasses.replace(before, problem=problem)
        found[trace.path] = finding
    return tuple(found.values())


def faulty_paths(error: ValidationError, model: type) -> tuple[Loc, ...]:
    """Give the path of everything that pydantic found, as the input has it."""
    return tuple(_trace(model, detail["loc"]).path for detail in error.errors())


def json_path(loc: Iterable[str | int]) -> str:
    """Write a path as in `pairs[3].value`."""
    path = ""
    for step in loc:
        if isinstance(step, int):
            path += f"[{step}]"
        elif re.fullmatch(r"[\w-]+", step):
            path += f".{step}" if path else step
        else:
            path += f'["{step}"]'
    return path


@dataclasses.dataclass(frozen=True)
class _Trace:
    """Where an error stands: its path, and the keys known beside it."""

    path: Loc
    known: tuple[str, ...] = ()
    among_others: bool = False


def _trace(model: Any, loc: Loc) -> _Trace:
    """Follow a path through the types; pydantic names union members on the way."""
    at: Any = model
    path: list[str | int] = []
    known: tuple[str, ...] = ()
    among_others = False
    for step in loc:
        if step == "[key]":
            continue
        members = _members(at)
        among_others = len(members) > 1
        if among_others:
            at = _member(members, str(step))
            continue
        at = members[0] if members else Any
        keys = record_keys(at) if _is_record(at) else {}
        known = tuple(keys)
        path.append(step)
        at = keys.get(str(step), Any) if keys else _inside(at, step)
    return _Trace(tuple(path), known, among_others)


def _members(annotation: Any) -> list[Any]:
    """Give what a type allows apart from None."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) not in (Union, types.UnionType):
        return [annotation]
    return [
        member
        for option in get_args(annotation)
        if option is not type(None)
        for member in _members(option)
    ]


def _member(members: Sequence[Any], tag: str) -> Any:
    """Find the member of a union by the name that pydantic gives it."""
    for member in members:
        name = getattr(get_origin(member) or member, "__name__", "")
        if name and re.search(rf"\b{re.escape(name)}\b", tag):
            return member
    return Any


def _inside(annotation: Any, step: str | int) -> Any:
    """Give the type of what a list or mapping holds at a step."""
    origin, args = get_origin(annotation), get_args(annotation)
    if not isinstance(origin, type) or not args:
        return Any
    if issubclass(origin, Mapping):
        return args[1]
    if origin is tuple and isinstance(step, int) and Ellipsis not in args:
        return args[step] if step < len(args) else Any
    return args[0]


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and (
        issubclass(annotation, BaseModel) or dataclasses.is_dataclass(annotation)
    )


@cache
def record_keys(record: Any) -> dict[str, Any]:
    """Give the keys that a record may have, and their types."""
    hints = get_type_hints(record, include_extras=True)
    if issubclass(record, BaseModel):
        return {
            field.alias or name: hints[name]
            for name, field in record.model_fields.items()
        }
    return {
        field.name: hints[field.name]
        for field in dataclasses.fields(record)
        if field.init
    }


def _finding(detail: ErrorDetails, trace: _Trace, source: str) -> Finding:
    problem, fix = _problem_and_fix(detail, trace)
    whole = detail["type"] in (*MISSING_KEY, "json_invalid")
    value = None if whole else _scalar(detail["input"])
    return Finding(source, problem, fix, column=json_path(trace.path), value=value)


def _problem_and_fix(detail: ErrorDetails, trace: _Trace) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in UNKNOWN_KEY:
        return "there is no such key", _nearest(str(trace.path[-1]), trace.known)
    if kind in MISSING_KEY:
        return "it is missing", "Add it."
    if kind in ONE_OF:
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return "the value is not one of those known", nearest(
            str(detail["input"]), choices
        )
    if kind == "json_invalid":
        return f"it is not JSON: {context.get('error')}", "Correct it there."
    if kind in ("value_error", "assertion_error"):
        return str(context.get("error", detail["msg"])), "Correct it."
    shown = ", not null" if detail["input"] is None else ""
    return f"{_in_our_words(detail['msg'])}{shown}", _fix(kind, context)


@cache
def _nearest(key: str, known: tuple[str, ...]) -> str:
    """Seek once what a long list may get wrong in every record."""
    return nearest(key, known)


def _in_our_words(message: str) -> str:
    for theirs, ours in IN_OUR_WORDS.items():
        message = message.replace(theirs, ours)
    return message[:1].lower() + message[1:]


def _fix(kind: str, context: Mapping[str, Any]) -> str:
    limit = LIMITS.get(kind)
    if limit is not None:
        return limit.format(**context)
    return next((fix for start, fix in FIXES if kind.startswith(start)), "Correct it.")


def _scalar(value: object) -> object:
    """Give a value that is short enough to show; of a record, its place must do."""
    if isinstance(value, datetime):
        return value.isoformat()
    plain = (str, int, float, bool, Enum)
    return value if isinstance(value, plain) else None
