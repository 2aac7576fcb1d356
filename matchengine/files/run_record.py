"""What a run noted of itself: its configuration, and what it was made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from matchengine.config import RunConfig
from matchengine.errors import FileError, Finding, InputError
from matchengine.files.events_json import DAY, read_day
from matchengine.files.history.replacing import settle
from matchengine.files.json_reading import read_text
from matchengine.files.validation import findings_from_validation
from matchengine.live.events import Telling
from matchengine.results.manifest import MANIFEST_FORMAT

MANIFEST = "run.json"
CONFIG_SUFFIXES = (".yaml", ".yml")
FIX = "Name the outputs folder of a run, as `matchengine run` wrote it."


@dataclass(frozen=True)
class RunRecord:
    """The configuration of a run, and the hash of every input file by its name.

    `day` is what was told on its day, in the order in which it was told.
    `doubts` say so if a publishing had broken off there, and the plan before was put
    back.
    """

    config: RunConfig
    inputs: Mapping[str, str]
    day: tuple[Telling, ...] = ()
    doubts: tuple[Finding, ...] = ()

    def changed(self, now: Mapping[str, str]) -> tuple[str, ...]:
        """Name the input files that are not as they were.

        Parameters
        ----------
        now
            Their hashes as they are now. The configuration's file is left aside: the
            record has what stood in it.
        """
        then = {
            name: digest
            for name, digest in self.inputs.items()
            if not name.casefold().endswith(CONFIG_SUFFIXES)
        }
        names = sorted(then.keys() | now.keys())
        return tuple(name for name in names if then.get(name) != now.get(name))


def read_run(folder: Path) -> RunRecord:
    """Read what a run noted of itself in its outputs folder.

    If a publishing broke off there, the plan before is put back first.

    Raises
    ------
    FileError
        If there is no manifest, or if it cannot be read.
    InputError
        If it is not one of ours, or of another version.
    """
    doubts = settle(folder)
    path = folder / MANIFEST
    if not path.exists():
        problem = f"this is no folder of a run: there is no {MANIFEST} in it"
        raise FileError([Finding(str(folder), problem, FIX)])
    try:
        data: Any = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise InputError([Finding(str(path), "it is not JSON", FIX)]) from error
    if not isinstance(data, dict) or data.get("format") != MANIFEST_FORMAT:
        problem = f"it is not of the format {MANIFEST_FORMAT}"
        raise InputError([Finding(str(path), problem, FIX)])
    inputs = data.get("inputs")
    if not isinstance(inputs, dict):
        problem = "the hashes of the inputs are missing"
        raise InputError([Finding(str(path), problem, FIX, column="inputs")])
    try:
        configuration = json.dumps(data.get("configuration"))
        config = RunConfig.model_validate_json(configuration)
    except ValidationError as error:
        source = f"{path}, configuration"
        raise InputError(findings_from_validation(error, source, RunConfig)) from error
    digests = {str(k): str(v).removeprefix("sha256:") for k, v in inputs.items()}
    return RunRecord(config, digests, read_day(folder / DAY), doubts)
