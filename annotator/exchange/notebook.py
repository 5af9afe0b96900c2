"""A project as scripts and notebooks see it: records, and data frames where pandas is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import FormatError
from annotator.domain.records import AnnotationRecord, ArticleRecord, Attributes
from annotator.domain.values import HEADS, PARTS
from annotator.store import project
from annotator.store.records import article_records
from annotator.text.span import Span

if TYPE_CHECKING:
    from pandas import DataFrame

FRAMES = ("articles", "annotations", "attributions")


@dataclass(frozen=True, slots=True)
class TaggedWords:
    """One annotation with its words. Offsets are code points; `source` is the entry's name."""

    id: str
    article: str
    label: str
    words: str
    start: int
    end: int
    spans: tuple[Span, ...]
    attributes: Attributes
    note: str
    review: str
    annotator: str
    created: str
    modified: str
    source: str | None


@dataclass(frozen=True, slots=True)
class AttributedWords:
    """A quote or claim with who said it: names of entries, else the words that name them."""

    id: str
    article: str
    label: str
    words: str
    attributes: Attributes
    sources: tuple[str, ...]
    cues: tuple[str, ...]
    relays: tuple[str, ...]
    review: str
    annotator: str


class Project(project.Project):
    """An open project file that also gives its contents as records and data frames."""

    def articles(self) -> Iterator[ArticleRecord]:
        """The articles in queue order with all that hangs on them, one in memory at a time."""
        return article_records(self)

    def annotations(self) -> Iterator[TaggedWords]:
        """Every annotation of every article."""
        for article in self.articles():
            names = {source.id: source.name for source in article.sources}
            for one in article.annotations:
                yield _tagged(article, one, names)

    def attributions(self) -> Iterator[AttributedWords]:
        """Every quote and claim with its sources, cues and relays."""
        for article in self.articles():
            yield from _attributed(article)

    def frame(self, what: str) -> DataFrame:
        """A pandas data frame of `articles`, `annotations` or `attributions`.

        Each attribute is a column of its own, `attribute.form`. Raises FormatError when pandas is
        not installed, and for any other name.
        """
        if what not in FRAMES:
            raise FormatError(f"There is no frame “{what:.40}”; choose: {', '.join(FRAMES)}.")
        try:
            from pandas import DataFrame
        except ImportError as error:
            raise FormatError(
                'Data frames need pandas; run: pip install "article-annotator[pandas]".'
            ) from error
        rows = {
            "articles": lambda: map(_article_row, self.articles()),
            "annotations": lambda: map(_row, self.annotations()),
            "attributions": lambda: map(_row, self.attributions()),
        }
        return DataFrame(list(rows[what]()))


def _tagged(article: ArticleRecord, one: AnnotationRecord, names: Mapping[str, str]) -> TaggedWords:
    return TaggedWords(
        id=one.id,
        article=article.id,
        label=one.label,
        words=one.words(article.text),
        start=one.spans[0].start,
        end=one.spans[-1].end,
        spans=one.spans,
        attributes=one.attributes,
        note=one.note,
        review=one.review,
        annotator=one.annotator,
        created=one.created,
        modified=one.modified,
        source=names.get(one.source or ""),
    )


def _attributed(article: ArticleRecord) -> Iterator[AttributedWords]:
    names = {source.id: source.name for source in article.sources}
    said = {
        one.id: names.get(one.source or "") or one.words(article.text)
        for one in article.annotations
    }
    ends: dict[tuple[str, str], list[str]] = {}
    for link in article.links:
        ends.setdefault((link.origin, link.kind), []).append(said[link.target])
    for one in article.annotations:
        if one.label in HEADS:
            sources, cues, relays = (tuple(ends.get((one.id, kind), ())) for kind in PARTS)
            yield AttributedWords(
                id=one.id,
                article=article.id,
                label=one.label,
                words=one.words(article.text),
                attributes=one.attributes,
                sources=sources,
                cues=cues,
                relays=relays,
                review=one.review,
                annotator=one.annotator,
            )


def _row(one: TaggedWords | AttributedWords) -> dict[str, Any]:
    """A flat row: spans as pairs, attributes as columns of their own."""
    row = asdict(one)
    if isinstance(one, TaggedWords):
        row["spans"] = [(span.start, span.end) for span in one.spans]
    attributes = row.pop("attributes")
    return row | {f"attribute.{key}": value for key, value in attributes.items()}


def _article_row(article: ArticleRecord) -> dict[str, Any]:
    details = ("id", "headline", "byline", "publisher", "published", "dateline", "url", "language")
    row = {name: getattr(article, name) for name in (*details, "status", "text")}
    return row | {"annotations": len(article.annotations), "links": len(article.links)}
