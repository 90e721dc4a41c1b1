"""Where and when something was measured: what a reader needs to judge a figure, and nothing that names a machine."""

import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from store.embedded.binaries import find_binaries

T = TypeVar("T")

PACKAGES: Final = ("eventsourcing", "psycopg", "pydantic", "fastapi", "uvicorn", "cryptography")


class Conditions(NamedTuple):
    """The machine and the moment."""

    began: datetime
    seconds: float
    cores: int
    processor: str
    load_before: float
    """The load average of the last minute. Above the number of cores, others were in the way."""
    load_after: float

    def __str__(self) -> str:
        return (
            f"{self.began:%Y-%m-%d %H:%M} UTC, {self.seconds:.0f} s, {self.cores} cores ({self.processor}),"
            f" load {self.load_before:.1f} before and {self.load_after:.1f} after"
        )


def noted(measure: Callable[[], T]) -> tuple[T, Conditions]:
    """What was measured, and under which conditions."""
    began, load_before = datetime.now(UTC), os.getloadavg()[0]
    measured = measure()
    seconds = (datetime.now(UTC) - began).total_seconds()
    cores = len(os.sched_getaffinity(0))
    return measured, Conditions(began, seconds, cores, _processor(), load_before, os.getloadavg()[0])


def versions() -> str:
    """Of everything that does the work."""
    programs = [f"Python {platform.python_version()}", f"PostgreSQL {find_binaries().version}"]
    return ", ".join([*programs, *(f"{package} {version(package)}" for package in PACKAGES)])


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text("utf-8").splitlines() if information.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())
