"""Loading many small values without Python's collector walking over them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Leave the garbage collector out while rows are read and indexed.

    100,000 new tuples set it off some 150 times, and each full pass walks all that were made so
    far. What was loaded is then set aside (`gc.freeze`): later passes leave it out. It may
    be nested.
    """
    if not gc.isenabled():
        yield
        return
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
