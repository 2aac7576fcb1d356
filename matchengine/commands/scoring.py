"""Commands that tell of scores: score, explain."""

from __future__ import annotations

from matchengine.files.config_yaml import read_config
from matchengine.preparing import score
from matchengine.run import explain_pair
from matchengine.screen.changed import say_changed
from matchengine.screen.explanation import explanation_lines
from matchengine.screen.options import (
    AsJson,
    BuyerId,
    ConfigFile,
    ConfigOrRun,
    LanguageName,
    SellerId,
)
from matchengine.screen.printing import (
    print_json,
    print_lines,
    say_readings,
    say_warnings,
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


def explain_command(
    source: ConfigOrRun,
    buyer: BuyerId,
    seller: SellerId,
    language: LanguageName = None,
    as_json: AsJson = False,
) -> None:
    """Explain the score of two businesses, or why they are no pair."""
    found = explain_pair(source, buyer, seller)
    spoken = language.value if language else found.config.outputs.languages[0]
    say_changed(found.changed, spoken)
    say_warnings(found.doubts)
    if as_json:
        print_json({**found.explanation.as_json(), "changed": list(found.changed)})
    else:
        print_lines(explanation_lines(found.explanation, spoken))
