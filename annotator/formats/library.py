"""The texts that are here already, for formats whose files hold none."""

from __future__ import annotations

from typing import Protocol


class Library(Protocol):
    """Finds articles that a file of annotations is about."""

    def find(self, *, id: str = "", sha256: str = "", url: str = "") -> tuple[str, str] | None:
        """The id and the text of an article by one of its names, None when it is not here."""
