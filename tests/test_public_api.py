"""The names that other programs may rely on."""

import inspect
import subprocess
import sys
from importlib.metadata import version

import matchengine as me

EXPORTED = {
    "AtRisk",
    "Advice",
    "BaselineMeeting",
    "CHECKS",
    "Certificate",
    "Change",
    "Comparison",
    "Curve",
    "CurvePoint",
    "Replan",
    "change_curve",
    "changes_between",
    "compare",
    "read_events",
    "replan",
    "Commitment",
    "Conflict",
    "Explanation",
    "FileError",
    "Finding",
    "Fixed",
    "Glossary",
    "Goal",
    "GoalResult",
    "GoneBack",
    "History",
    "Grant",
    "InputError",
    "InternalError",
    "MatchengineError",
    "Meeting",
    "Mission",
    "OnCall",
    "Outcome",
    "Outcomes",
    "Pair",
    "Participant",
    "Problem",
    "Progress",
    "RULES",
    "Relaxation",
    "Report",
    "Resource",
    "Risks",
    "Rules",
    "RunConfig",
    "RunFacts",
    "Schedule",
    "Scores",
    "Scoring",
    "Slot",
    "StandBy",
    "Status",
    "Suggestion",
    "Suggestions",
    "TERMS",
    "Table",
    "Violation",
    "WhyNot",
    "advise",
    "build_problem",
    "explain",
    "go_back",
    "history_of",
    "plot",
    "plot_explanation",
    "read_config",
    "read_glossary",
    "read_mission",
    "read_outcomes",
    "read_problem",
    "read_schedule",
    "risks",
    "run",
    "score_pairs",
    "solve",
    "suggest",
    "verify",
    "why_not",
    "write_problem",
    "write_schedule",
}


def test_exported_names_are_those_promised() -> None:
    names = {
        name
        for name, value in vars(me).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert names == EXPORTED


def test_exported_names_have_docstrings() -> None:
    named = (getattr(me, name) for name in EXPORTED)
    assert all(inspect.getdoc(one) for one in named if callable(one))


def test_version_is_that_of_the_metadata() -> None:
    assert me.__version__ == version("matchengine")


def test_functions_are_not_hidden_by_modules_of_the_same_name() -> None:
    # `matchengine.run` and `matchengine.verify` are modules too
    code = "import matchengine.run, matchengine.verify, matchengine as me; " + (
        "assert callable(me.run) and callable(me.verify)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
