"""The best plan so far is kept on disk while a long run goes on.

It stands beside the place of the result, is replaced by better ones now and then, and
goes once the result is written. A run can start from it. What an earlier run has left
there is never touched, unless this run started from it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from matchengine.errors import InputError
from matchengine.files.schedule_json import write_schedule
from matchengine.schedule import Schedule

AFTER_S = 30.0
"""Shorter runs keep nothing: they are soon done again."""
EVERY_S = 15.0
LOOK_S = 0.25


class Keeper:
    """Keeps better plans as they come. To be given to the solver as `on_plan`.

    Parameters
    ----------
    target
        Where the result will be written.
    started
        When the run began, by `time.monotonic()`; now, if None.
    start
        The file that the run starts from, if any.
    tell
        Is called with what people should know.
    """

    def __init__(
        self,
        target: Path,
        *,
        started: float | None = None,
        start: Path | None = None,
        tell: Callable[[str], object] = lambda text: None,
    ) -> None:
        self._path = _free_place(target, start)
        self._goes_on = _is_same(self._path, start)
        self._due = AFTER_S + (time.monotonic() if started is None else started)
        self._tell = tell
        self._latest: Callable[[], Schedule] | None = None
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self.kept: Path | None = None

    def __call__(self, plan: Callable[[], Schedule]) -> None:
        """Take note of a better plan."""
        self._latest = plan
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep_on, daemon=True)
            self._thread.start()

    def __enter__(self) -> Keeper:
        return self

    def __exit__(self, *fault: object) -> None:
        self.end()

    def end(self) -> None:
        """Write nothing more; what was kept stays."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def clear(self) -> None:
        """Take away what was kept, now or by the run gone on from: it is done."""
        self.end()
        if self.kept is not None or self._goes_on:
            self._path.unlink(missing_ok=True)
            self.kept = None

    def _keep_on(self) -> None:
        while not self._ended.wait(LOOK_S):
            plan = self._latest
            if plan is None or time.monotonic() < self._due:
                continue
            self._latest = None
            try:
                self._write(plan())
            except (InputError, MemoryError) as error:
                self._tell(f"warning: the best plan so far cannot be kept: {error}")
                return
            self._due = time.monotonic() + EVERY_S

    def _write(self, schedule: Schedule) -> None:
        if self._ended.is_set():
            return
        write_schedule(schedule, self._path)
        if self.kept is None:
            self.kept = self._path
            self._tell(f"The best plan so far is kept in {self._path} until the end.")


def left_behind(target: Path, start: Path | None = None) -> tuple[Path, ...]:
    """Name the plans that runs to this target have left which did not get to its end.

    Without the one that this run starts from.
    """
    found: list[Path] = []
    for place in _places(target):
        if not place.exists():
            return tuple(found)
        if not _is_same(place, start):
            found.append(place)
    return tuple(found)


def _free_place(target: Path, start: Path | None) -> Path:
    places = _places(target)
    return next(one for one in places if _is_same(one, start) or not one.exists())


def _places(target: Path) -> Iterator[Path]:
    for number in count(1):
        which = "" if number == 1 else f"-{number}"
        yield target.with_name(f"{target.stem}.partial{which}{target.suffix}")


def _is_same(one: Path, other: Path | None) -> bool:
    return other is not None and one.exists() and other.exists() and one.samefile(other)
