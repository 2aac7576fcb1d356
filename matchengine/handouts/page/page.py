"""Makes the page: its data, style and scripts, put into one HTML file."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from matchengine.handouts.page.data import page_data
from matchengine.results.edition import Edition
from matchengine.results.story import Story

NAME = "page.html"


def page(story: Story, edition: Edition) -> Mapping[str, bytes]:
    """Give the page as one file, the same bytes for the same plan."""
    return {NAME: rendered(page_data(story, edition))}


def rendered(data: Mapping[str, Any]) -> bytes:
    """Put what the page knows, its style and its script into one HTML file."""
    style = "\n".join(_read(name) for name in STYLES)
    script = "\n".join(_read(name) for name in SCRIPTS)
    script = f'(() => {{\n"use strict";\n{script}}})();\n'
    html = _template().render(
        languages=data["languages"],
        mission=data["mission"]["name"],
        words=data["words"][0],
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=as_script(data),
    )
    return html.encode()


def as_script(data: Mapping[str, Any]) -> Markup:
    """Write data as JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.translate(ESCAPED))


def _hash(text: str) -> str:
    """Name a style or script in the page's security policy: no other one runs."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    folder = files("matchengine.handouts.page") / "template"
    return (folder / name).read_text("utf-8")


def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("matchengine.handouts.page", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")


ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

STYLES = ("page.css", "schedule.css", "parts.css", "narrow.css", "paper.css")
"""Parts of the one style, in order: what is later overrides."""

SCRIPTS = (
    "elements.js",
    "data.js",
    "words.js",
    "numbers.js",
    "bars.js",
    "columns.js",
    "filters.js",
    "grid.js",
    "grid_keys.js",
    "list.js",
    "schedule.js",
    "agenda.js",
    "businesses.js",
    "waterfall.js",
    "meeting.js",
    "figures.js",
    "unserved.js",
    "places.js",
    "start.js",
)
"""Parts of the one script, in order: each may use those before it when it loads."""
