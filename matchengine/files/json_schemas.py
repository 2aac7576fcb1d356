"""JSON Schemas of the files that other programs may read and write."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from matchengine.problem import Problem
from matchengine.schedule import Schedule

DRAFT = "https://json-schema.org/draft/2020-12/schema"
RECORDS: dict[str, type] = {"problem": Problem, "schedule": Schedule}


def json_schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of `problem` or `schedule`."""
    schema = TypeAdapter(RECORDS[name]).json_schema()
    # A record made in Python knows its format; a file has to say it.
    required = ["format", *schema.get("required", ())]
    return {"$schema": DRAFT, **schema, "required": required}
