"""What puts a remark right in one step: what its button says, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.values import Annotation

if TYPE_CHECKING:
    from annotator.domain.remarks import Remark
    from annotator.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Mend:
    """What the button says, and what it does."""

    title: str
    run: Callable[[], object]


Find = Callable[["MainWindow", "Remark", Annotation], Mend | None]
"""Finds the remedy of a remark about an annotation; None when a person has to think."""
