"""Score buyer-seller pairs of a trade mission and prove a table schedule."""

__version__ = "0.1.0"

from matchengine.building import build_problem as build_problem
from matchengine.config import RunConfig as RunConfig
from matchengine.errors import FileError as FileError
from matchengine.errors import Finding as Finding
from matchengine.errors import InputError as InputError
from matchengine.errors import InternalError as InternalError
from matchengine.errors import MatchengineError as MatchengineError
from matchengine.files.config_yaml import read_config as read_config
from matchengine.files.problem_json import read_problem as read_problem
from matchengine.files.problem_json import write_problem as write_problem
from matchengine.files.read_mission import read_mission as read_mission
from matchengine.files.schedule_json import read_schedule as read_schedule
from matchengine.files.schedule_json import write_schedule as write_schedule
from matchengine.problem import Problem as Problem
from matchengine.records import BaselineMeeting as BaselineMeeting
from matchengine.records import Fixed as Fixed
from matchengine.records import Goal as Goal
from matchengine.records import Pair as Pair
from matchengine.records import Participant as Participant
from matchengine.records import Resource as Resource
from matchengine.records import Rules as Rules
from matchengine.records import Slot as Slot
from matchengine.records import Table as Table
from matchengine.run import Outcome as Outcome
from matchengine.run import run as run
from matchengine.schedule import Certificate as Certificate
from matchengine.schedule import Conflict as Conflict
from matchengine.schedule import GoalResult as GoalResult
from matchengine.schedule import Meeting as Meeting
from matchengine.schedule import RunFacts as RunFacts
from matchengine.schedule import Schedule as Schedule
from matchengine.schedule import Status as Status
from matchengine.scoring import TERMS as TERMS
from matchengine.scoring import Scores as Scores
from matchengine.scoring import Scoring as Scoring
from matchengine.scoring import score_pairs as score_pairs
from matchengine.solver import Progress as Progress
from matchengine.solver import solve as solve
from matchengine.solving.rules import RULES as RULES
from matchengine.trade.mission import Mission as Mission
from matchengine.verify import CHECKS as CHECKS
from matchengine.verify import Report as Report
from matchengine.verify import Violation as Violation
from matchengine.verify import verify as verify
