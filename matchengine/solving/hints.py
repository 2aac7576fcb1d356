"""A hint that says all: only then does a search start from the plan itself."""

from __future__ import annotations

from ortools.sat.python import cp_model

MOST_WORK = 2.0
"""With all meetings said the rest follows at once; if not, it is not worth more."""


def complete_hint(model: cp_model.CpModel) -> None:
    """Extend a hint to all variables, if there is a plan with what it says.

    A search takes a complete hint as its first plan; of another it makes little.
    """
    hint = model.proto.solution_hint
    said = list(zip(hint.vars, hint.values, strict=True))
    copy = model.clone()
    copy.clear_hints()  # type: ignore[no-untyped-call] # no stub has it
    for variable, value in said:
        copy.add(copy.get_int_var_from_proto_index(variable) == value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = MOST_WORK
    if solver.solve(copy) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return
    model.clear_hints()  # type: ignore[no-untyped-call] # no stub has it
    for variable, value in enumerate(solver.response_proto.solution):
        model.add_hint(model.get_int_var_from_proto_index(variable), value)
