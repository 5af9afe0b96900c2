"""Work done in a process of its own, so that its memory is its own."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figures, Taken, taken


def apart(work: Callable[..., object], *given: Any) -> Figures:
    """Seconds that `work(*given)` takes in a fresh process, and the most megabytes it has there.

    By the clock, and of the processor alone: the rest is the disk, or others at work.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)  # a pool would need shared memory
    process = context.Process(target=_tell, args=(theirs, work, given))
    process.start()
    theirs.close()
    try:
        figures: Figures = ours.recv()
    finally:  # where it failed there is nothing to receive: its own traceback has been printed
        process.join()
    return figures


def peak_mb() -> int:
    """The most memory that this process had, in megabytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def _tell(out: Connection, work: Callable[..., object], given: tuple[Any, ...]) -> None:
    out.send(_measured(work, given))


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
