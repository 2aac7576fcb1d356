"""The duals of a linear program: exact for small ones, nearly so for large ones."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from ortools.linear_solver.python import model_builder_helper
from ortools.pdlp import solvers_pb2
from scipy.optimize import linprog
from scipy.sparse import csc_array

from matchengine.solving.indexed import Floats

NEAR_ENOUGH = 1e-4
MOST_STEPS = 20_000
"""Where the first-order method ends: any prices prove a bound, these a tight one."""


def exact_duals(
    cost: Floats, matrix: csc_array, limit: Floats, seconds: float
) -> Floats | None:
    """Give the duals of min{cost·x : matrix·x <= limit, x >= 0}, if there is time."""
    solution = linprog(
        cost,
        A_ub=matrix,
        b_ub=limit,
        bounds=(0, None),
        method="highs-ipm",
        options={"time_limit": seconds} if math.isfinite(seconds) else {},
    )
    duals: Floats | None = None
    if solution.status == 0:
        duals = solution.ineqlin.marginals
    return duals


def near_duals(
    cost: Floats, matrix: csc_array, limit: Floats, seconds: float
) -> Floats | None:
    """Give the same as near as a first-order method gets in the time there is."""
    height, columns = matrix.shape
    # The plain interface of PDLP holds Python's lock: nobody could ask to stop.
    model: Any = model_builder_helper.ModelBuilderHelper()
    model.fill_model_from_sparse_data(
        np.zeros(columns),
        np.full(columns, np.inf),
        cost,
        np.full(height, -np.inf),
        limit,
        matrix.tocsr(),
    )
    asked = solvers_pb2.PrimalDualHybridGradientParams(num_threads=1)
    asked.termination_criteria.iteration_limit = MOST_STEPS
    asked.termination_criteria.simple_optimality_criteria.eps_optimal_relative = (
        NEAR_ENOUGH
    )
    solver: Any = model_builder_helper.ModelSolverHelper("PDLP")
    solver.set_solver_specific_parameters(str(asked))
    if math.isfinite(seconds):
        solver.set_time_limit_in_seconds(seconds)
    solver.solve(model)
    duals: Floats = solver.dual_values() if solver.has_response() else np.zeros(0)
    return duals if len(duals) == height else None
