"""Progress on stderr: one living line on a terminal, else a line now and then."""

from __future__ import annotations

import time
from typing import TextIO

from rich.console import Console

from matchengine.screen.aligned import shortened
from matchengine.solver import Progress

EVERY_S = 5.0
REDRAW_S = 0.1
CLEAR_LINE = "\r\x1b[2K"

PHASES = {
    "read": "reading the tables",
    "score": "scoring pairs",
    "build": "building the problem",
    "place": "placing meetings",
    "price": "pricing what is scarce",
    "improve": "improving",
    "prove": "proving",
    "settle": "settled",
    "explain": "finding what clashes",
    "verify": "checking the plan",
    "write": "writing",
}
"""What the phases are called; another is shown by its own name."""


class ProgressPrinter:
    """Prints what a run tells of itself. To be called with a `Progress`."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._stream = stream
        self._quiet = quiet
        self._live = stream.isatty()
        self._width = Console(file=stream).width
        self._shown_at = float("-inf")
        self._shown_of: tuple[str | None, ...] = ()
        self._open_line = False

    def __call__(self, news: Progress) -> None:
        """Show news, if it is time."""
        now = time.monotonic()
        about = (news.goal,)
        waited = now - self._shown_at
        if self._quiet or (about == self._shown_of and waited < self._pause):
            return
        self._shown_at, self._shown_of = now, about
        line = progress_line(news)
        if self._live:
            line = shortened(line, max(20, self._width - 1))
            self._stream.write(f"{CLEAR_LINE}{line}")
            self._open_line = True
        else:
            self._stream.write(f"{line}\n")
        self._stream.flush()

    @property
    def _pause(self) -> float:
        return REDRAW_S if self._live else EVERY_S

    def interrupt(self, text: str) -> None:
        """Say something else in between."""
        self.close()
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def close(self) -> None:
        """Take the living line away."""
        if self._open_line:
            self._stream.write(CLEAR_LINE)
            self._stream.flush()
            self._open_line = False


def progress_line(news: Progress) -> str:
    """Say how far a run is: elapsed time, phase, goal, value, bound, gap."""
    parts = [f"{news.elapsed_s:6.1f} s", PHASES.get(news.phase, news.phase)]
    if news.goal is not None:
        parts.append(news.goal)
    if news.value is not None:
        parts.append(f"value {news.value}")
    if news.bound is not None:
        parts.append(f"bound {news.bound}")
    if news.gap is not None:
        parts.append(f"gap {percent(news.gap)}")
    return "  ".join(parts)


def percent(share: float) -> str:
    """Give a share in percent with the digits that matter."""
    shown = f"{100 * share:.3g}"
    return f"{float(shown):.0f} %" if "e" in shown else f"{shown} %"
