"""What the figures were measured on: machine, versions, day."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def measured_on(packages: Sequence[str] = ("ortools", "numpy")) -> str:
    """Say on what was measured, in one sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = [f"{name} {_version(name)}" for name in packages]
    return (
        f"{date.today().isoformat()}; {_processor()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, {platform.system()}; Python {platform.python_version()}, "
        + ", ".join(versions)
    )


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
