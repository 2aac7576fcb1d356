"""The command that tells of scores: score."""

from __future__ import annotations

from matchengine.files.config_yaml import read_config
from matchengine.preparing import score
from matchengine.screen.options import (
    AsJson,
    ConfigFile,
)
from matchengine.screen.printing import (
    print_json,
    print_lines,
    say_readings,
)
from matchengine.screen.scores import score_lines


def score_command(config: ConfigFile, as_json: AsJson = False) -> None:
    """Score the pairs, with every part of each score."""
    mission, scores = score(read_config(config))
    say_readings(mission.warnings)
    if as_json:
        print_json(scores.as_json())
    else:
        print_lines(score_lines(mission, scores))
