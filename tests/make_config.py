"""Run configurations for tests: two slots, unless a test says otherwise."""

import copy
import json
from pathlib import Path
from typing import Any

import yaml

from matchengine.config import RunConfig

ROOT = Path(__file__).resolve().parent.parent
DIY_SMALL = ROOT / "examples" / "diy-small"

MORNING = {
    "mission": {"name": "Misi", "date": "2025-05-07", "timezone": "Asia/Makassar"},
    "inputs": str(DIY_SMALL),
    "day": {
        "meeting_minutes": 20,
        "changeover_minutes": 5,
        "sessions": [{"name": "Pagi", "start": "09:00", "end": "09:45"}],
    },
    "goals": [{"goal": "value"}],
    "solver": {"time_limit_s": 60, "workers": 1},
    "outputs": {"folder": "out"},
}


def config_data(**changes: Any) -> dict[str, Any]:
    """What the YAML holds; `day__sessions=…` sets a key of a section."""
    data: dict[str, Any] = copy.deepcopy(MORNING)
    for name, value in changes.items():
        *sections, key = name.split("__")
        at = data
        for section in sections:
            at = at.setdefault(section, {})
        at[key] = value
    return data


def make_config(**changes: Any) -> RunConfig:
    return RunConfig.model_validate_json(json.dumps(config_data(**changes)))


def write_config(folder: Path, **changes: Any) -> Path:
    """Write a configuration of the small example, all four slots, into a folder."""
    sessions = [{"name": "Pagi", "start": "09:00", "end": "10:40"}]
    changes = {"day__sessions": sessions, **changes}
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(config_data(**changes)), encoding="utf-8")
    return path
