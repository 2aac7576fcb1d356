"""Parts of a score that the user wrote: from their names in the YAML to functions.

Code of others is imported here and nowhere else, and only `run` asks for it.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import inspect
import sys
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType

from matchengine.errors import Finding, InputError
from matchengine.scoring import TERMS, Term
from matchengine.trade.settings import Scoring

FORM = 'Write "package.module:function", such as "own_parts:nearness".'
ARGUMENTS = ("lines", "mission", "scoring")


class _NotLoadedError(Exception):
    """What is wrong with a name, and what to write instead."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.problem, self.fix = problem, fix


def load_terms(scoring: Scoring) -> dict[str, Term]:
    """Give all parts by name: `TERMS`, and those that `scoring.terms` names.

    A module is imported as Python finds it; a path that ends in .py is read as it
    stands (`read_config` makes such a path of a module beside the configuration).

    Raises
    ------
    InputError
        With everything that cannot be loaded, or that cannot be called as a part.
    """
    terms: dict[str, Term] = dict(TERMS)
    findings = []
    for name, spelled in scoring.terms.items():
        try:
            terms[name] = _function(spelled)
        except _NotLoadedError as error:
            findings.append(
                Finding(
                    "configuration",
                    error.problem,
                    error.fix,
                    column=f"scoring.terms.{name}",
                    value=spelled,
                )
            )
    if findings:
        raise InputError(findings)
    return terms


def files_of(scoring: Scoring) -> tuple[Path, ...]:
    """Name the files of the modules in `scoring.terms`, once these were loaded.

    What such a module imports in its turn is not followed.
    """
    found = []
    for spelled in scoring.terms.values():
        place, _, _ = spelled.rpartition(":")
        file = getattr(sys.modules.get(place), "__file__", None)
        if place.endswith(".py"):
            found.append(Path(place))
        elif file is not None:  # built into Python: there is none
            found.append(Path(file))
    return tuple(dict.fromkeys(found))


def _function(spelled: str) -> Term:
    place, _, name = spelled.rpartition(":")
    if not (place and name.isidentifier()):
        raise _NotLoadedError("this does not name a module and a function", FORM)
    module = _module(place)
    found = getattr(module, name, None)
    if found is None:
        functions = dict(inspect.getmembers(module, inspect.isfunction))
        close = get_close_matches(name, functions, n=1)
        known = ", ".join(sorted(functions)[:12]) or "none"
        hint = f"Did you mean '{close[0]}'?" if close else f"Its functions: {known}."
        raise _NotLoadedError(f"there is no '{name}' in '{place}'", hint)
    if not callable(found):
        raise _NotLoadedError(f"'{name}' is no function", FORM)
    _takes_what_a_part_takes(found, name)
    term: Term = found
    return term


def _module(place: str) -> ModuleType:
    try:
        if place.endswith(".py"):
            return _from_file(Path(place))
        return importlib.import_module(place)
    except ModuleNotFoundError as error:
        if error.name and place.split(".")[0] == error.name.split(".")[0]:
            fix = "Put it beside the configuration, or install it."
            raise _NotLoadedError(f"there is no module '{place}'", fix) from error
        raise _NotLoadedError(
            f"the module '{place}' imports '{error.name}', which is not there",
            "Install it, or take the import out.",
        ) from error
    except (Exception, SystemExit) as error:  # whatever its own lines may do
        said = " ".join(f"{type(error).__name__}: {error}".split())
        fix = "Correct the module; python can be asked to import it alone."
        raise _NotLoadedError(
            f"the module '{place}' cannot be imported: {said}", fix
        ) from error


def _from_file(path: Path) -> ModuleType:
    """Import a file, under a name that no other module bears."""
    if not path.is_file():
        raise ModuleNotFoundError(f"no file {path}", name=str(path))
    digest = hashlib.sha256(str(path).encode()).hexdigest()[:16]
    name = f"_matchengine_own_{digest}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look themselves up there
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _takes_what_a_part_takes(found: object, name: str) -> None:
    try:
        signature = inspect.signature(found)  # type: ignore[arg-type] # tried: it may be none
    except (TypeError, ValueError):
        return  # written in C: it will be seen when it is called
    try:
        signature.bind(*ARGUMENTS)
    except TypeError as error:
        raise _NotLoadedError(
            f"'{name}{signature}' cannot be called as a part: {error}",
            f"A part is a function of {', '.join(ARGUMENTS)}.",
        ) from error
