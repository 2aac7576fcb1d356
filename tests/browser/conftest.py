"""The browser that the page is opened in: Chromium, started without a window."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from looking import DESKTOP
from make_page import plain_page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Looked for on the search path, the first one found is taken."""

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_BROWSER = (
    "no browser: the page was NOT tried out. Install Chromium "
    "(on Debian and Ubuntu: apt install chromium), then run make test-browser"
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip(NO_BROWSER)
    api = pytest.importorskip("playwright.sync_api", reason=NO_BROWSER)
    with api.sync_playwright() as playwright:
        # Each start has a new and empty profile of its own.
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a page as from a USB stick; whatever it complains of fails the test."""
    complaints: list[str] = []
    tabs: list[Any] = []
    numbers = itertools.count()

    def open_page(
        content: bytes | None = None,
        place: str = "",
        size: tuple[int, int] = DESKTOP,
        **settings: Any,
    ) -> Any:
        path = tmp_path / f"page{next(numbers)}.html"
        path.write_bytes(plain_page() if content is None else content)
        width, height = size
        tab = browser.new_page(viewport={"width": width, "height": height}, **settings)
        tab.set_default_timeout(30_000)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: complaints.append(dialog.message))
        tab.on("request", lambda one: tab.asked.append(one.url))
        tab.asked = []
        tab.goto(path.as_uri() + place)
        tabs.append(tab)
        return tab

    yield open_page
    for tab in tabs:
        tab.close()
    assert complaints == []
