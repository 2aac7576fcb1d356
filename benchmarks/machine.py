"""What the figures were measured on: machine, versions, day."""

from __future__ import annotations

import os
import platform
import textwrap
from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LINE = 95


def measured_on(how: str, packages: Sequence[str] = ("ortools", "numpy")) -> str:
    """Say on what was measured, and how; lines are as short as those of documents."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = [f"{name} {_version(name)}" for name in packages]
    said = (
        f"{date.today().isoformat()}; {_processor()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, {platform.system()}; Python {platform.python_version()}, "
        f"{', '.join(versions)}; {how}."
    )
    return textwrap.fill(said, LINE, break_on_hyphens=False)


def _processor() -> str:
    """Give the processor's name, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":")[1].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
