"""Type-ahead: letters typed one after the other find what they begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDeadlineTimer

_PAUSE = 1000  # ms after which the next letter begins anew


class Typing:
    """What was typed just now, until one pauses."""

    def __init__(self) -> None:
        self._typed = ""
        self._until = QDeadlineTimer(0)

    @property
    def is_open(self) -> bool:
        """True while the next letter goes on with what is typed."""
        return bool(self._typed) and not self._until.hasExpired()

    def add(self, letter: str) -> str:
        """All that is typed, `letter` with it."""
        self._typed = self._typed + letter if self.is_open else letter.lstrip()
        self._until = QDeadlineTimer(_PAUSE)
        return self._typed


def typed_at(titles: Sequence[str], typed: str) -> int | None:
    """The first title that begins with what was typed, else that has a word that does, else
    that holds it; None when none does."""
    wanted = typed.casefold().strip()
    if not wanted:
        return None
    known = [title.casefold() for title in titles]
    for fits in (str.startswith, _has_word, str.__contains__):
        found = next((row for row, title in enumerate(known) if fits(title, wanted)), None)
        if found is not None:
            return found
    return None


def _has_word(title: str, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in title.split())
