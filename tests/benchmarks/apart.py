"""Work done in a process of its own, so that its memory is its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figures, Taken, taken


def apart(work: Callable[..., object], *given: Any) -> Figures:
    """Seconds that `work(*given)` takes in a fresh process, and the most megabytes it has there.

    By the clock, and of the processor alone: the rest is the disk, or others at work.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measured, work, given).result()


def peak_mb() -> int:
    """The most memory that this process had, in megabytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def _measured(work: Callable[..., object], given: tuple[Any, ...]) -> Figures:
    found: list[object] = []
    times = taken(lambda: found.append(work(*given)))
    if isinstance(found[0], Taken):  # the work may leave out a part
        times = found[0]
    return {
        "s": round(times.clock / 1000, 2),
        "cpu_s": round(times.own / 1000, 2),
        "peak_mb": peak_mb(),
    }
