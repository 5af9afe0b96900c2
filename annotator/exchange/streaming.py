"""Many records on their way through, without Python's collector looking at them all the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = 100_000
"""New objects between two walks of the collector; Python's own number is 700."""


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Let the collector walk seldom while records pass: hardly any hold one another in circles.

    It takes an eighth of an import otherwise. Where the collector is off it stays off.
    """
    usual = gc.get_threshold()
    if usual[0]:
        gc.set_threshold(max(_RARELY, usual[0]), *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
