"""The sheets of a workbook: annotations, attributions, sources, articles, codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.records import ArticleRecord, SourceRecord
from annotator.domain.scheme import ENTRY, Scheme
from annotator.formats import csv_table
from annotator.formats.csv_table import Row, harmless
from annotator.text.segments import first_words
from annotator.text.span import GAP

Rows = Callable[[ArticleRecord], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its columns, and the rows that an article adds to it."""

    name: str
    columns: tuple[str, ...]
    rows: Rows

    @property
    def heading(self) -> tuple[str, ...]:
        """The columns, and the one that names the cells which were escaped."""
        return (*self.columns, csv_table.ESCAPED)

    def cells(self, article: ArticleRecord) -> Iterator[list[str]]:
        """The rows of an article, each cell such that no spreadsheet runs it."""
        for row in self.rows(article):
            yield harmless([row.get(column, "") for column in self.columns], self.columns)


_ATTRIBUTION = (
    *("words", "label", "form", "source", "source_words", "cue", "relay"),
    *("article", "publisher", "published", "review", "annotator", "article_id", "id"),
)
_SOURCE = (
    *("name", "type", "naming", "affiliation", "role", "aliases", "attributes", "note"),
    *("mentions", "article", "article_id", "id"),
)
_ARTICLE = (
    *("headline", "byline", "publisher", "published", "dateline", "url", "language", "status"),
    *("annotations", "characters", "text", "sha256", "id"),
)
_SHOWN = (34, 6, 9, 20, 20, 12, 16)
"""How wide the first columns of the attributions are in a preview."""
_CODEBOOK = ("what", "on", "key", "title", "rule")


def sheets() -> tuple[Sheet, ...]:
    """The four sheets that articles fill; the codebook comes from the scheme."""
    return (
        Sheet("annotations", csv_table.all_columns(), csv_table.rows),
        Sheet("attributions", _ATTRIBUTION, _attributions),
        Sheet("sources", _SOURCE, _sources),
        Sheet("articles", _ARTICLE, _article),
    )


def preview(articles: Iterable[ArticleRecord], scheme: Scheme) -> str:
    """The sheet of attributions as lines, for a look at a workbook before it is written."""
    sheet = sheets()[1]
    rows = [list(sheet.columns), *(row for article in articles for row in sheet.cells(article))]
    names = [*(one.name for one in sheets()), codebook(scheme)[0].name]
    table = (
        "  ".join(_fitted(cell, width) for cell, width in zip(row, _SHOWN, strict=False))
        for row in rows
    )
    return "\n".join((" | ".join(names), "", *table))


def _fitted(cell: str, width: int) -> str:
    flat = " ".join(cell.split())
    return (flat if len(flat) <= width else flat[: width - 1] + "…").ljust(width)


def codebook(scheme: Scheme) -> tuple[Sheet, list[list[str]]]:
    """The sheet of the scheme and its rows: labels, their questions and answers, links."""
    rows = [harmless(list(row), _CODEBOOK) for row in _codebook(scheme)]
    return Sheet("codebook", _CODEBOOK, lambda article: iter(())), rows


def _attributions(article: ArticleRecord) -> Iterator[Row]:
    """The annotations that somebody is credited with, each with the words that say so."""
    words = {one.id: one.words(article.text) for one in article.annotations}
    credited: dict[str, list[str]] = {}
    for link in article.links:
        if link.kind == "source":
            credited.setdefault(link.origin, []).append(words[link.target])
    tied = {link.origin for link in article.links if link.kind in ("source", "cue", "relay")}
    for row in csv_table.rows(article):
        if row["id"] in tied:
            yield row | {"source_words": GAP.join(credited.get(row["id"], ()))}


def _sources(article: ArticleRecord) -> Iterator[Row]:
    """A row for each source in each article that names it."""
    mentions: dict[str, int] = {}
    for one in article.annotations:
        if one.source is not None:
            mentions[one.source] = mentions.get(one.source, 0) + 1
    for entry in article.sources:
        yield {
            **_entry(entry),
            "mentions": str(mentions.get(entry.id, 0)),
            "article": article.headline or first_words(article.text),
            "article_id": article.id,
        }


def _entry(entry: SourceRecord) -> Row:
    attributes = {key: csv_table.joined(value) for key, value in entry.attributes.items()}
    return {
        "name": entry.name,
        "type": entry.type or "",
        "naming": entry.naming or "",
        "affiliation": entry.affiliation or "",
        "role": entry.role or "",
        "aliases": "; ".join(entry.aliases),
        "attributes": "; ".join(f"{key}={value}" for key, value in attributes.items()),
        "note": entry.note,
        "id": entry.id,
    }


def _article(article: ArticleRecord) -> Iterator[Row]:
    words = ("headline", "byline", "publisher", "published", "dateline", "url", "language")
    yield {
        **{key: getattr(article, key) or "" for key in words},
        "status": article.status,
        "annotations": str(len(article.annotations)),
        "characters": str(len(article.text)),
        "text": article.text,
        "sha256": article.sha256,
        "id": article.id,
    }


def _codebook(scheme: Scheme) -> Iterator[tuple[str, str, str, str, str]]:
    for label in scheme.labels:
        yield "label", "", label.key, label.title, label.rule
        for item in scheme.attributes_of(label.key):
            yield "attribute", label.key, item.key, item.title, ""
            for value in item.values:
                yield "value", f"{label.key}.{item.key}", value.key, value.title, ""
    for item in scheme.attributes_of(ENTRY):
        yield "attribute", "source entry", item.key, item.title, ""
        for value in item.values:
            yield "value", f"source entry.{item.key}", value.key, value.title, ""
    for kind in scheme.link_kinds:
        ends = "; ".join(f"{origin} → {target}" for origin, target in kind.ends)
        yield "link", ends, kind.key, kind.title, ""
