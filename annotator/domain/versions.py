"""What a later version of an article still says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

ALIKE = 0.25
"""So much of two beginnings is the same when two articles are versions of one."""

COMPARED = 20_000
"""How many characters of two articles are compared."""


class Version:
    """The text of the newest version of an article; typography is no difference."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _row(self) -> str:
        return f" {' '.join(_words(self._text))} "

    def holds(self, words: str) -> bool:
        """True when it still has these words in a row; linear in the text."""
        return words in self._text or f" {' '.join(_words(words))} " in self._row


def sign(headline: str | None, publisher: str | None, url: str | None) -> str | None:
    """What versions of one article share: headline and publisher, else the address."""
    if headline and headline.strip() and publisher and publisher.strip():
        return "\n".join(" ".join(_words(part)) for part in (headline, publisher))
    return url.strip() or None if url else None


def are_versions(one: str, other: str) -> bool:
    """True when two texts have enough in common; columns of one title have not."""
    pairs = [set(pairwise(_words(text[:COMPARED]))) for text in (one, other)]
    return len(pairs[0] & pairs[1]) >= ALIKE * max(min(map(len, pairs)), 1)


def is_later(published: str | None, id: int, than: str | None, other: int) -> bool:
    """True when an article came out after another; where dates do not tell, when it came in."""
    if published and than and not published.startswith(than) and not than.startswith(published):
        return published > than
    return id > other


def _words(text: str) -> Sequence[str]:
    from annotator.text.wording import wording  # its patterns take a while to load

    return wording(text).words
