"""What goes to stdout and to stderr: results to the one, messages to the other."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console

from matchengine.errors import FileError, Finding
from matchengine.screen.summary import HEADING

WARNINGS_SHOWN = 5


class ReaderGoneError(Exception):
    """Whoever read our stdout has seen enough."""


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says: programs read what we print."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def print_text(text: str) -> None:
    """Print a result as it is.

    Raises
    ------
    FileError
        If stdout cannot take it.
    ReaderGoneError
        If nobody reads it any more.
    """
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except UnicodeEncodeError as error:
        raise _not_written(error.reason) from error
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        raise _not_written(error.strerror or str(error)) from error


def print_json(data: Any) -> None:
    """Print a result for programs."""
    print_text(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False))


def print_lines(lines: Iterable[str]) -> None:
    """Print a result for people; headings stand out on a terminal."""
    if not sys.stdout.isatty():
        print_text("\n".join(line.removeprefix(HEADING) for line in lines))
        return
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for line in lines:
        style = "bold" if line.startswith(HEADING) else None
        console.print(line.removeprefix(HEADING), style=style, markup=False)


def finding_lines(findings: Iterable[Finding]) -> list[str]:
    """Give each finding on a line of its own."""
    return [f"{one.severity}: {' '.join(str(one).split())}" for one in findings]


def finding_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Give findings as plain data."""
    plain = (str, int, float, bool, type(None))
    return [
        {
            "severity": one.severity,
            "source": one.source,
            "row": one.row,
            "column": one.column,
            "value": one.value if isinstance(one.value, plain) else str(one.value),
            "problem": one.problem,
            "fix": one.fix,
            "cell": one.cell,
            "reading": one.reading,
        }
        for one in findings
    ]


def read_stdin() -> str:
    """Read all of stdin as UTF-8.

    Raises
    ------
    FileError
        If it cannot be read so.
    """
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"it is not UTF-8 (byte {error.start + 1})"
        raise FileError([Finding("stdin", problem, "Save it as UTF-8.")]) from error
    except OSError as error:
        problem = f"it cannot be read: {error.strerror or error}"
        raise FileError([Finding("stdin", problem, "Name a file.")]) from error


def say(text: str) -> None:
    """Say something on stderr; if nobody can hear it, that is all right."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        pass


def say_warnings(warnings: Iterable[Finding]) -> None:
    """Say the first warnings on stderr, and how many more there are."""
    lines = finding_lines(warnings)
    for line in lines[:WARNINGS_SHOWN]:
        say(line)
    if len(lines) > WARNINGS_SHOWN:
        say(f"… and {len(lines) - WARNINGS_SHOWN} more warnings, listed in run.json")


def _not_written(why: str) -> FileError:
    return FileError([Finding("stdout", f"it cannot be written: {why}", "Make room.")])
