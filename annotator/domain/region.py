"""A stretch of an article that is drawn in its own style."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Region:
    """A stretch of the text that is drawn in the style of its kind; boilerplate is dimmed."""

    start: int
    end: int
    kind: str
