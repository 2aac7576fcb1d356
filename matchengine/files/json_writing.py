"""Write records as JSON: compact, one record of a list on each line."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any

from matchengine.errors import Finding, InputError

ALWAYS = object()
"""Equal to no value: the default of a field that is always written."""


def json_text(record: Any, source: str, *, sparse: Collection[str] = ()) -> str:
    """Give a record as JSON text.

    `meta` is left out where there is none; the records in the lists named in `sparse`
    leave out everything that is at its default.
    """
    dump = json.JSONEncoder(
        ensure_ascii=False, allow_nan=False, separators=(",", ":")
    ).encode
    parts: list[str] = []
    try:
        for name, value in _given(record, sparse=False):
            thin = name in sparse
            if isinstance(value, tuple) and value:
                lines = ",\n".join(dump(_plain(one, sparse=thin)) for one in value)
                text = f"[\n{lines}\n]"
            else:
                text = dump(_plain(value, sparse=thin))
            parts.append(f"{dump(name)}: {text}")
    except (TypeError, ValueError, RecursionError) as error:
        problem = f"it cannot be written as JSON ({error})"
        fix = "Let meta hold texts, finite numbers, lists and objects only."
        raise InputError([Finding(source, problem, fix)]) from error
    return "{\n" + ",\n".join(parts) + "\n}\n"


def plain_json(record: Any) -> Any:
    """Give a record as what JSON has, without what is at its default."""
    return _plain(record, sparse=True)


def _plain(value: Any, *, sparse: bool) -> Any:
    """Turn records, tuples and times into what JSON has."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [_plain(one, sparse=sparse) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one, sparse=sparse) for key, one in value.items()}
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value):
        given = _given(value, sparse=sparse)
        return {name: _plain(one, sparse=sparse) for name, one in given}
    return value


def _given(record: Any, *, sparse: bool) -> Iterator[tuple[str, Any]]:
    """Go through what is to be written of a record."""
    for name, default in _fields(record.__class__, sparse=sparse):
        value = getattr(record, name)
        if value != default:
            yield name, value


@cache
def _fields(record: type, *, sparse: bool) -> tuple[tuple[str, Any], ...]:
    """Give the fields of a record, the format first, and what need not be written."""
    own = sorted(fields(record), key=lambda field: field.name != "format")
    return tuple(
        (f.name, _default(f) if sparse or f.name == "meta" else ALWAYS) for f in own
    )


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return ALWAYS if field.default is MISSING else field.default
