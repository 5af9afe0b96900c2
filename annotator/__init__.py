"""Article Annotator: mark who said what, and what was claimed, in news articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.exchange.notebook import Project

__version__ = "0.1.0"
__all__ = ["Project", "__version__"]


def __getattr__(name: str) -> object:
    """`annotator.Project`, loaded on first use so that `import annotator` stays cheap."""
    if name == "Project":
        from annotator.exchange.notebook import Project

        return Project
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
