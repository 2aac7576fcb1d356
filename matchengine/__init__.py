"""Score buyer-seller pairs of a trade mission and prove a table schedule."""

__version__ = "0.1.0"

from matchengine.advising import advise as advise
from matchengine.building import build_problem as build_problem
from matchengine.config import RunConfig as RunConfig
from matchengine.errors import (
    FileError as FileError,
    Finding as Finding,
    InputError as InputError,
    InternalError as InternalError,
    MatchengineError as MatchengineError,
)
from matchengine.explaining import explain as explain
from matchengine.files.config_yaml import read_config as read_config
from matchengine.files.glossary_csv import read_glossary as read_glossary
from matchengine.files.problem_json import (
    read_problem as read_problem,
    write_problem as write_problem,
)
from matchengine.files.read_events import read_events as read_events
from matchengine.files.read_mission import read_mission as read_mission
from matchengine.files.read_outcomes import read_outcomes as read_outcomes
from matchengine.files.schedule_json import (
    read_schedule as read_schedule,
    write_schedule as write_schedule,
)
from matchengine.going_back import (
    GoneBack as GoneBack,
    History as History,
    go_back as go_back,
    history_of as history_of,
)
from matchengine.live import events as events
from matchengine.live.advising.records import Advice as Advice
from matchengine.live.at_risk import (
    AtRisk as AtRisk,
    OnCall as OnCall,
    Risks as Risks,
    StandBy as StandBy,
)
from matchengine.live.comparing import Comparison as Comparison, compare as compare
from matchengine.live.curve import (
    Curve as Curve,
    CurvePoint as CurvePoint,
    change_curve as change_curve,
)
from matchengine.live.granting.least_disturbing import Grant as Grant
from matchengine.live.granting.relaxations import Relaxation as Relaxation
from matchengine.live.replan import Replan as Replan, replan as replan
from matchengine.live.risks import risks as risks
from matchengine.live.suggest import suggest as suggest
from matchengine.live.suggestions import (
    Suggestion as Suggestion,
    Suggestions as Suggestions,
)
from matchengine.live.why_not import WhyNot as WhyNot, why_not as why_not
from matchengine.problem import Problem as Problem
from matchengine.records import (
    BaselineMeeting as BaselineMeeting,
    Fixed as Fixed,
    Goal as Goal,
    Pair as Pair,
    Participant as Participant,
    Resource as Resource,
    Rules as Rules,
    Slot as Slot,
    Table as Table,
)
from matchengine.results.changes import (
    Change as Change,
    changes_between as changes_between,
)
from matchengine.results.outcomes import (
    Commitment as Commitment,
    Outcomes as Outcomes,
)
from matchengine.run import Outcome as Outcome, run as run
from matchengine.schedule import (
    Certificate as Certificate,
    Conflict as Conflict,
    GoalResult as GoalResult,
    Meeting as Meeting,
    RunFacts as RunFacts,
    Schedule as Schedule,
    Status as Status,
)
from matchengine.scoring import (
    TERMS as TERMS,
    Scores as Scores,
    Scoring as Scoring,
    score_pairs as score_pairs,
)
from matchengine.screen.plot import plot as plot
from matchengine.screen.waterfall import plot_explanation as plot_explanation
from matchengine.solver import Progress as Progress, solve as solve
from matchengine.solving.rules import RULES as RULES
from matchengine.trade.commodities import Glossary as Glossary
from matchengine.trade.explanation import Explanation as Explanation
from matchengine.trade.mission import Mission as Mission
from matchengine.verify import (
    CHECKS as CHECKS,
    Report as Report,
    Violation as Violation,
    verify as verify,
)
