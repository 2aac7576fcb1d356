"""What it costs to keep every plan: time and room, beside writing the files alone.

The files of a run are published again and again, as if each time a plan had changed::

    python benchmarks/publishing.py out/kaltim-2025
"""

from __future__ import annotations

import argparse
import datetime
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from matchengine.files.history.in_force import number_in_force
from matchengine.files.history.kept import HISTORY, path_of
from matchengine.files.history.publish import publish
from matchengine.files.run_folder import write_files
from matchengine.going_back import go_back, history_of

TIMES = 7
NOW = datetime.datetime.now(datetime.UTC)


def files_of(run: Path) -> dict[str, bytes]:
    """Read all files of a run, without its history."""
    paths = (path for path in sorted(run.rglob("*")) if path.is_file())
    names = {path.relative_to(run).as_posix(): path for path in paths}
    return {
        name: path.read_bytes()
        for name, path in names.items()
        if not name.startswith(f"{HISTORY}/")
    }


def measured(what: str, work: Callable[[int], object]) -> None:
    """Print the median of the processor and wall seconds of some work."""
    busy, wall = [], []
    for number in range(1, TIMES + 1):
        began = time.process_time(), time.perf_counter()
        work(number)
        busy.append(time.process_time() - began[0])
        wall.append(time.perf_counter() - began[1])
    print(f"{what:28} {median(busy):6.3f} s busy  {median(wall):6.3f} s")


def main() -> None:
    """Measure the files of a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="the outputs folder of a run")
    contents = files_of(parser.parse_args().run)
    size = sum(map(len, contents.values()))
    print(f"{len(contents)} files, {size / 1e6:.1f} MB")

    def changed(number: int) -> dict[str, bytes]:
        return {name: data + b" " * number for name, data in contents.items()}

    with tempfile.TemporaryDirectory() as folder:
        alone, kept = Path(folder, "alone"), Path(folder, "kept")
        measured("write the files alone", lambda n: write_files(alone, changed(n)))
        measured(
            "publish, all files changed",
            lambda n: publish(kept, changed(n), why="run", moment=NOW),
        )
        measured(
            "publish, the manifest changed",
            lambda n: publish(
                kept,
                {**changed(TIMES), "run.json": b"%d" % n},
                why="run",
                moment=NOW,
            ),
        )
        measured("list the plans", lambda n: history_of(kept))
        measured("go back", lambda n: go_back(kept, n))
        number = number_in_force(kept)
        assert number is not None
        print(f"a plan is kept in {path_of(kept, number).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
