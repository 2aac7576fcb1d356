"""Commands about what is handed in: check, template, schema."""

from __future__ import annotations

import typer

from matchengine.commands.exits import INVALID
from matchengine.files.config_yaml import config_schema
from matchengine.files.json_schemas import json_schema
from matchengine.screen.checking import check_and_fix, check_input
from matchengine.screen.fixing import write_template
from matchengine.screen.options import (
    AsJson,
    FixFile,
    Force,
    InputsFile,
    LanguageChoice,
    Record,
    RecordName,
    TemplateFile,
    TemplateLanguage,
)
from matchengine.screen.printing import print_json, print_lines


def check_command(
    inputs: InputsFile,
    fix: FixFile = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Check inputs only: list every error, warning and reading in them."""
    result = check_and_fix(inputs, fix, force=force) if fix else check_input(inputs)
    if as_json:
        print_json(result.as_json())
    else:
        print_lines(result.lines())
    if not result.ok:
        raise typer.Exit(INVALID)


def template_command(
    target: TemplateFile,
    language: TemplateLanguage = LanguageChoice.ID,
    force: Force = False,
) -> None:
    """Write an empty workbook to fill in, with lists, examples and help."""
    write_template(target, language.value, force=force)
    print_lines([f"Written: {target}"])


def schema_command(record: RecordName) -> None:
    """Print the JSON Schema (draft 2020-12) of a file."""
    if record is Record.CONFIG:
        print_json(config_schema())
    else:
        print_json(json_schema(record.value))
