"""The one place where an expected failure becomes a sentence on screen."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator.domain.errors import AnnotatorError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)


@contextmanager
def telling(show: Callable[[str], object]) -> Iterator[None]:
    """Log an AnnotatorError of the block and `show` its sentence; anything else is a bug."""
    try:
        yield
    except AnnotatorError as error:
        _log.info("told: %s", error)
        show(str(error))


def tell(parent: QWidget, sentence: str, details: str = "") -> None:
    """Say in a window of its own what the person must know before going on."""
    from annotator.ui.dialogs.basics import tell as show  # loaded when there is something to say

    show(parent, sentence, details)
