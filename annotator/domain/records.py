"""Frozen records that travel between the rooms; formats and importers see only these.

Identity here is the `uid` (32 hex digits). Offsets are code points, spans sorted and disjoint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.region import Region
from annotator.text.span import Span, words

Attributes = Mapping[str, str | list[str]]
"""Attribute key -> value key, free text, or a list of value keys."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """The person, organisation or document behind source annotations."""

    id: str
    name: str
    type: str | None = None
    naming: str | None = None
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    role: str | None = None
    note: str = ""
    attributes: Attributes = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnnotationRecord:
    """One label on one or more spans. `source` is the uid of a `SourceRecord`."""

    id: str
    label: str
    spans: tuple[Span, ...]
    attributes: Attributes = field(default_factory=dict)
    note: str = ""
    annotator: str = ""
    created: str = ""
    modified: str = ""
    review: str = "unreviewed"
    source: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def words(self, text: str) -> str:
        """The exact words in reading order, parts joined by ` […] `."""
        return words(text, self.spans)


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A typed tie from one annotation to another of the same article."""

    id: str
    kind: str
    origin: str
    target: str
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """A remark on an annotation or, with `annotation` None, on the article."""

    id: str
    text: str
    annotation: str | None = None
    annotator: str = ""
    created: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article with everything that hangs on it. `text` is canonical and never changes."""

    id: str
    text: str
    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    dateline: str | None = None
    url: str | None = None
    language: str | None = None
    sha256: str = ""
    status: str = "to_do"
    regions: tuple[Region, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    annotations: tuple[AnnotationRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    comments: tuple[CommentRecord, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    original: bytes | None = None
    encoding: str | None = None
    replaced: Mapping[str, int] = field(default_factory=dict, compare=False)
    """What an importer made canonical, by kind: for its report, not kept."""
    doubts: tuple[str, ...] = field(default=(), compare=False)
    """What a reader could not place and kept as a comment, a sentence each: for its report."""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One sitting of one annotator. Active time leaves idle minutes out."""

    id: str
    annotator: str
    started: str
    ended: str | None = None
    active_seconds: int = 0


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """A whole project as one document: what the `json` format holds."""

    id: str
    title: str
    scheme: Mapping[str, Any]
    articles: tuple[ArticleRecord, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    sessions: tuple[SessionRecord, ...] = ()
    annotators: tuple[Mapping[str, str], ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    grows: bool = field(default=False, compare=False)
    """Its scheme is only to be added to the one that is there."""
    faults: tuple[str, ...] = field(default=(), compare=False)
    """What of it could not be read, a sentence each."""
