"""The run configuration as a YAML file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from matchengine.config import RunConfig
from matchengine.errors import Finding, InputError
from matchengine.files.json_reading import read_text
from matchengine.files.json_schemas import DRAFT
from matchengine.files.validation import findings_from_validation

LARGEST_FILE = 100_000
"""So many values at most: aliases can make a short file endless."""

TOP = (
    "Write the sections mission, inputs, day and outputs, as in configs/diy-small.yaml."
)


def read_config(path: str | Path) -> RunConfig:
    """Read a run configuration; its relative paths count from its own folder.

    So do the modules of `scoring.terms` that stand there: they become paths.

    Raises
    ------
    InputError
        With everything in it that does not hold.
    FileError
        If the file cannot be read.
    """
    config = config_from_yaml(read_text(path), Path(path).name)

    def from_there(other: Path) -> Path:
        return Path(os.path.abspath(Path(path).parent / other))

    folder = from_there(config.outputs.folder)
    return config.model_copy(
        update={
            "inputs": from_there(config.inputs),
            "glossary": config.glossary and from_there(config.glossary),
            "scoring": replace(
                config.scoring, terms=_beside(config.scoring.terms, from_there)
            ),
            "outputs": config.outputs.model_copy(update={"folder": folder}),
        }
    )


def _beside(
    terms: Mapping[str, str], from_there: Callable[[Path], Path]
) -> dict[str, str]:
    """Give the path of each module beside the configuration; the others as they are."""
    found = {}
    for name, spelled in terms.items():
        place, colon, function = spelled.rpartition(":")
        words = place.split(".")
        named = all(word.isidentifier() for word in words)
        path = from_there(
            Path(*words).with_suffix(".py") if named and place else Path(place)
        )
        there = path.suffix == ".py" and path.is_file()
        found[name] = f"{path}:{function}" if colon and there else spelled
    return found


def config_from_yaml(text: str, source: str = "configuration") -> RunConfig:
    """Read a run configuration from text; its paths stay as they are."""
    data, repeated = _parsed(text, source)
    try:
        config = RunConfig.model_validate_json(json.dumps(data, default=str))
    except ValidationError as error:
        findings = findings_from_validation(error, source, RunConfig)
        raise InputError([*repeated, *findings]) from error
    if repeated:
        raise InputError(repeated)
    return config


def config_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of the run configuration."""
    return {"$schema": DRAFT, **RunConfig.model_json_schema()}


class _Loader(yaml.SafeLoader):
    """A loader that says on which line a value stands that cannot be read."""

    def construct_object(self, node: Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, LookupError, AttributeError, TypeError) as error:
            raise yaml.constructor.ConstructorError(
                None, None, f"the value cannot be read: {error}", node.start_mark
            ) from error


def _parsed(text: str, source: str) -> tuple[dict[str, Any], list[Finding]]:
    """Parse YAML into a mapping; say too which keys stand there twice."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if not isinstance(node, MappingNode):
            raise InputError([_no_mapping(node, source)])
        if _size(node, (), {}) > LARGEST_FILE:
            raise InputError([_too_large(source)])
        data = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        raise InputError([_not_yaml(error, source)]) from error
    except yaml.YAMLError as error:
        problem = f"it is not YAML: {' '.join(str(error).split())}"
        fix = "Save it as text, in UTF-8."
        raise InputError([Finding(source, problem, fix)]) from error
    except RecursionError:
        problem, fix = "it is nested too deeply", "No section nests so deeply."
        raise InputError([Finding(source, problem, fix)]) from None
    return data, list(_repeated_keys(node, source))


def _no_mapping(node: Node | None, source: str) -> Finding:
    kinds: dict[type, str] = {SequenceNode: "a list", ScalarNode: "a single value"}
    if node is None:
        return Finding(source, "there is nothing in it", TOP)
    kind = kinds.get(type(node), "something else")
    return Finding(source, f"it holds {kind} where keys must stand", TOP)


def _too_large(source: str) -> Finding:
    return Finding(
        source,
        "it holds too much, or something that contains itself",
        "Write every section out, without aliases.",
    )


def _not_yaml(error: yaml.MarkedYAMLError, source: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    said = ", ".join(text for text in (error.context, error.problem) if text)
    return Finding(
        source,
        f"it is not YAML: {said}",
        "Correct it there; keys are indented by spaces, texts with : or # are quoted.",
        row=None if mark is None else mark.line + 1,
    )


def _size(node: Node, above: tuple[int, ...], known: dict[int, int]) -> int:
    """Count the values of a node, aliases written out; too many if it holds itself."""
    if id(node) in above:
        return LARGEST_FILE + 1
    if id(node) not in known:
        inner = (_size(one, (*above, id(node)), known) for one in _children(node))
        known[id(node)] = 1 + sum(inner)
    return known[id(node)]


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key
            yield value
    elif isinstance(node, SequenceNode):
        yield from node.value


def _repeated_keys(node: Node, source: str, trail: str = "") -> Iterator[Finding]:
    """Every key that stands twice in one mapping: YAML itself would take the last."""
    if isinstance(node, MappingNode):
        lines: dict[str, int] = {}
        for key, value in node.value:
            name = str(key.value)
            path = f"{trail}.{name}" if trail else name
            line = key.start_mark.line + 1
            if name in lines:
                yield Finding(
                    source,
                    f"the key '{path}' already stands in row {lines[name]}",
                    "Keep one of the two.",
                    row=line,
                )
            lines.setdefault(name, line)
            yield from _repeated_keys(value, source, path)
    elif isinstance(node, SequenceNode):
        for place, value in enumerate(node.value):
            yield from _repeated_keys(value, source, f"{trail}[{place}]")
