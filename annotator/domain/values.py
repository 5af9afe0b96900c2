"""The values the program works with: what the store reads out, by the project's own integer ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.frozen import frozen
from annotator.text.span import Span

if TYPE_CHECKING:
    from annotator.domain.records import Attributes

HEADS = frozenset({"quote", "claim"})
"""Labels that an attribution is about."""

PARTS = ("source", "cue", "relay")
"""Link kinds that tie an attribution together, in the order in which they are shown."""


@frozen
class Article:
    """An article's metadata; its text is read apart. `length` is in code points.

    `beginning` is that of the text, only for an article without headline.
    """

    id: int
    uid: str
    headline: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    dateline: str | None
    url: str | None
    language: str | None
    status: str
    sha256: str
    length: int
    beginning: str = ""

    @property
    def title(self) -> str:
        """What a list shows: the headline, else the first words of the text."""
        if self.headline:
            return self.headline
        from annotator.text.segments import first_words  # its patterns take a while to load

        return first_words(self.beginning)


@frozen
class Annotation:
    """One label on one or more spans. `source` is the entry that a source annotation means."""

    id: int
    uid: str
    article: int
    label: str
    spans: tuple[Span, ...]
    attributes: Attributes
    note: str
    review: str
    annotator: str
    created: str
    modified: str
    source: int | None

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


@frozen
class Link:
    """A tie of one kind from an annotation to another of the same article."""

    id: int
    uid: str
    kind: str
    origin: int
    target: int


@frozen
class Source:
    """One entry: the person, organisation or document behind source annotations of all articles.

    `link` leads to a page about it. `protected`: exports name it by another name. `distinct` are
    the uids of entries that somebody said are not the same.
    """

    id: int
    uid: str
    name: str
    type: str | None
    naming: str | None
    aliases: tuple[str, ...]
    affiliation: str | None
    role: str | None
    note: str
    attributes: Attributes
    link: str = ""
    protected: bool = False
    distinct: tuple[str, ...] = ()


@frozen
class Attribution:
    """A quote or claim with what is linked to it: handled as one thing."""

    head: Annotation
    links: tuple[Link, ...]
    parts: Mapping[int, Annotation]

    def of(self, kind: str) -> list[Annotation]:
        """The annotations at the far ends of its links of `kind`, in link order."""
        ends = [
            link.target for link in self.links if link.kind == kind and link.origin == self.head.id
        ]
        return [self.parts[end] for end in ends if end in self.parts]

    def own(self) -> tuple[int, ...]:
        """The head and what is linked to it as a part; not what it merely lies in or disputes."""
        ends = [link.target for link in self.links if link.kind in PARTS]
        return tuple(dict.fromkeys([self.head.id, *ends]))
