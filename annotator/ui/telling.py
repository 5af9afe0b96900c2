"""The one place where an expected failure becomes a sentence on screen."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from annotator.domain.errors import AnnotatorError

_log = logging.getLogger(__name__)


@contextmanager
def telling(show: Callable[[str], object]) -> Iterator[None]:
    """Log an AnnotatorError of the block and `show` its sentence; anything else is a bug."""
    try:
        yield
    except AnnotatorError as error:
        _log.info("told: %s", error)
        show(str(error))
