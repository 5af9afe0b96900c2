"""A stretch of an article that is drawn in its own style."""

from __future__ import annotations

from annotator.frozen import frozen_ordered


@frozen_ordered
class Region:
    """A stretch of the text that is drawn in the style of its kind; boilerplate is dimmed."""

    start: int
    end: int
    kind: str
