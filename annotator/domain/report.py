"""The figures of a project's report, as values: what the window, files and scripts all show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CLASSES = ("named", "anonymous", "organization", "document", "other", "unknown")
"""What kind of source speaks: a named person, an anonymous one, a body, a document, another."""

_TYPES = {"person": "named", "group": "named", "organization": "organization"}
_DOCUMENTS = ("document", "data", "media")


def source_class(type: str, naming: str, *, known: bool) -> str:
    """The class of a source by its entry's type and naming; `unknown` where there is no entry."""
    if naming == "anonymous":
        return "anonymous"
    if type in _TYPES:
        return _TYPES[type]
    if type in _DOCUMENTS:
        return "document"
    return "other" if known else "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source with how much it is quoted; `source` is its entry, None for words without one."""

    source: int | None
    name: str
    kind: str
    quotes: int
    words: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands in its article, as shares of the article's length."""

    annotation: int
    start: float
    end: float
    kind: str


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article with the places of its quotes."""

    article: int
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Reliance:
    """How much of what a publisher or an article quotes is anonymous."""

    name: str
    article: int | None
    quotes: int
    anonymous: int

    @property
    def share(self) -> float:
        return self.anonymous / self.quotes if self.quotes else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """All figures. `classes` are quotes by class of source, `periods` quotes by day or month.

    `tenths` count where in the article quotes begin: its first tenth, its second, …
    """

    title: str
    articles: int
    articles_done: int
    active_seconds: int
    quotes: int
    forms: Mapping[str, int]
    reviews: Mapping[str, int]
    sources: int
    anonymous: int
    anonymous_articles: int
    claims: int
    claims_without_source: int
    claim_kinds: Mapping[str, int]
    worthiness: Mapping[str, int]
    speakers: tuple[Speaker, ...]
    classes: Mapping[str, int]
    types: Mapping[str, int]
    namings: Mapping[str, int]
    publishers: tuple[Reliance, ...]
    relying: tuple[Reliance, ...]
    lines: tuple[ArticleLine, ...]
    tenths: tuple[int, ...]
    periods: Mapping[str, int]
