"""Makes the page of advice: one HTML file a language, without scripts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from matchengine.config import Language
from matchengine.handouts.advice.curves import (
    BOTTOM,
    HEIGHT,
    LEFT,
    RIGHT,
    WIDTH,
    curve_of,
)
from matchengine.live.advising.records import Advice
from matchengine.live.advising.sheets import sheets_of
from matchengine.live.advising.telling import percent, sentences, unanswered
from matchengine.live.advising.words import advice_word
from matchengine.results.numbers import decimal

NAMES: dict[Language, str] = {"id": "Indonesia", "en": "English"}


def advice_pages(
    advice: Advice, mission: str, languages: Sequence[Language]
) -> Mapping[str, bytes]:
    """Give the page in each language, by file name."""
    return {
        file_name(language): _page(advice, mission, language, languages)
        for language in languages
    }


def file_name(language: Language) -> str:
    """Name the page of a language."""
    return f"advice.{language}.html"


def _page(
    advice: Advice, mission: str, language: Language, languages: Sequence[Language]
) -> bytes:
    style = "\n".join(
        (files(package) / "template" / name).read_text("utf-8")
        for package, name in STYLES
    )
    sheets = sheets_of(advice, language)
    html = (
        _environment()
        .get_template("advice.html.j2")
        .render(
            language=language,
            others=[(NAMES[one], file_name(one), one) for one in languages],
            mission=mission,
            style=Markup(style),
            style_hash=base64.b64encode(
                hashlib.sha256(style.encode()).digest()
            ).decode(),
            say=lambda word, **details: advice_word(word, language, **details),
            totals=_totals(advice, language),
            sentences=sentences(advice, language),
            sheets=[(sheet, curve_of(sheet, advice, language)) for sheet in sheets],
            unanswered=list(unanswered(advice, language)),
            frame={
                "width": WIDTH,
                "height": HEIGHT,
                "left": LEFT,
                "right": WIDTH - RIGHT,
                "bottom": HEIGHT - BOTTOM,
            },
        )
    )
    return html.encode()


def _totals(advice: Advice, language: Language) -> list[tuple[str, str]]:
    """Give the numbers of the mission as it is, each with its name."""
    base, served = advice.base, advice.base.served
    totals = [
        (advice_word("tables", language), str(base.tables)),
        (advice_word("slots", language), str(base.slots)),
    ]
    if served is not None:
        businesses = f"{served.businesses} / {advice.participants}"
        totals += [
            (advice_word("meetings", language), decimal(served.meetings, language)),
            (advice_word("businesses", language), businesses),
        ]
    if base.value and base.bound is not None:
        gap = percent((base.bound - base.value) / base.value, language)
        totals.append((advice_word("gap", language), gap))
    return totals


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("matchengine.handouts.advice", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


STYLES = (
    ("matchengine.handouts.page", "page.css"),
    ("matchengine.handouts.advice", "advice.css"),
)
"""The style of the mission's page, and what this one adds."""
