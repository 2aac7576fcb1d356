"""From data and a template to a PDF. The only place that knows typst.

The data goes in as JSON, never as markup: whatever a name holds prints as it is. The
compiler sees an empty folder and its own fonts only, so the same data gives the same
bytes on every machine.
"""

from __future__ import annotations

import importlib
import json
import re
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from typing import Any

from matchengine.config import Language
from matchengine.handouts.pdf.words import WORDS, says
from matchengine.results.calendar_facts import zone_name
from matchengine.results.dates import full_date
from matchengine.results.fingerprint import plan_mark
from matchengine.results.story import Story
from matchengine.results.words import STATUS, WORDS as SHARED, in_language

Data = Mapping[str, Any]

DRAWINGS = frozenset({"code"})
"""Keys of what is drawn, not written: it stays as it is."""

LONG_WORD = re.compile(r"\S{24}(?=\S)")
ZERO_WIDTH_SPACE = "\u200b"


def print_papers(
    template: str, story: Story, data: Mapping[Language, Data]
) -> dict[str, bytes]:
    """Print data in each language with a template of this package, by file name.

    Without a plan, or with nothing in the data, it is one page that says so: then no
    paper of an earlier plan is left to be taken for this one's.
    """
    names = [f"{template}.{language}.pdf" for language in data]
    # the compiler lets other threads run, so the languages are set side by side
    with ThreadPoolExecutor() as pool:
        jobs = [
            pool.submit(_printed, template, story, language, one)
            for language, one in data.items()
        ]
    return {name: job.result() for name, job in zip(names, jobs, strict=True)}


def printable(data: Any) -> Any:
    """Let every text be of one line, and every word of it narrower than a column."""
    if isinstance(data, str):
        flat = " ".join(data.split())
        return LONG_WORD.sub(lambda word: word[0] + ZERO_WIDTH_SPACE, flat)
    if isinstance(data, Mapping):
        return {
            key: value if key in DRAWINGS else printable(value)
            for key, value in data.items()
        }
    if isinstance(data, (list, tuple)):
        return [printable(one) for one in data]
    return data


def _printed(template: str, story: Story, language: Language, data: Data) -> bytes:
    title = says(template.replace("-", "_"), language)
    about = {"title": title, **_about(story, language)}
    if not story.schedule.has_plan:
        status = in_language(STATUS[story.schedule.status], language)
        said = f"{says('no_plan', language)} ({status})"
        return _compiled("notice", {**about, "said": said})
    if not any(data.values()):
        return _compiled("notice", {**about, "said": says("nobody", language)})
    return _compiled(template, {**about, **data})


def _compiled(template: str, data: Data) -> bytes:
    # typst is in the extra `pdf`: the package works without it
    typst = importlib.import_module("typst")
    with tempfile.TemporaryDirectory() as nothing:
        pdf: bytes = typst.compile(
            _source("common") + _source(template),
            root=nothing,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(printable(data), ensure_ascii=False)},
        )
    return pdf


def _source(template: str) -> bytes:
    return files("matchengine.handouts.pdf").joinpath(f"{template}.typ").read_bytes()


def _about(story: Story, language: Language) -> dict[str, Any]:
    mission = story.config.mission
    return {
        "language": language,
        "mission": mission.name,
        "date": full_date(mission.date, language),
        "venue": mission.venue,
        "time": says("local_time", language, zone=zone_name(story)),
        "mark": plan_mark(story.schedule),
        "words": {
            name: in_language(said, language)
            for name, said in {**SHARED, **WORDS}.items()
        },
    }
