"""What a project can hold and a format may not: how it is called, counted and left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from annotator.domain.identity import derived_uid
from annotator.domain.records import ArticleRecord, SourceRecord
from annotator.formats.controls import controls, without_controls

Count = Callable[[ArticleRecord], int]
Without = Callable[[ArticleRecord], ArticleRecord | None]


@dataclass(frozen=True, slots=True)
class Thing:
    """One kind of loss, in words for a person; without `many` it is there or not.

    `count` says how many an article has; what hangs on the project is counted elsewhere.
    `without` is the article as it comes back from a format that cannot hold the thing, None when
    the whole article is gone: by it a format is held to its word.
    """

    one: str
    many: str = ""
    count: Count | None = None
    without: Without | None = None

    @property
    def words(self) -> str:
        """The thing without a number."""
        return self.many or self.one

    def counted(self, count: int) -> str:
        """`1 note`, `12 notes`."""
        if not self.many:
            return self.one
        return f"{count:,} {self.one if count == 1 else self.many}"


_ATTRIBUTION = frozenset({"source", "cue", "relay"})
_DETAILS = ("byline", "dateline", "url", "language")


def _stated(article: ArticleRecord, names: tuple[str, ...]) -> bool:
    return any(getattr(article, name) is not None for name in names)


def _without_details(article: ArticleRecord) -> ArticleRecord:
    return replace(article, status="to_do", byline=None, dateline=None, url=None, language=None)


def _is_bare(source: SourceRecord) -> bool:
    return source == SourceRecord(source.id, source.name)


def _without_entries(article: ArticleRecord) -> ArticleRecord:
    bare = tuple(SourceRecord(one.id, one.name) for one in article.sources)
    return replace(article, sources=bare)


def _without_all_entries(article: ArticleRecord) -> ArticleRecord:
    tags = tuple(replace(one, source=None) for one in article.annotations)
    return replace(article, sources=(), annotations=tags)


def _extra(article: ArticleRecord) -> int:
    kept = [article.extra, *(one.extra for one in article.annotations)]
    kept += [one.extra for ones in (article.links, article.comments) for one in ones]
    kept += [one.extra for one in article.sources]
    return sum(len(extra) for extra in kept)


def _without_extra(article: ArticleRecord) -> ArticleRecord:
    return replace(
        article,
        extra={},
        annotations=tuple(replace(one, extra={}) for one in article.annotations),
        links=tuple(replace(one, extra={}) for one in article.links),
        comments=tuple(replace(one, extra={}) for one in article.comments),
        sources=tuple(replace(one, extra={}) for one in article.sources),
    )


def _other_links(article: ArticleRecord) -> int:
    return sum(link.kind not in _ATTRIBUTION for link in article.links)


def _without_other_links(article: ArticleRecord) -> ArticleRecord:
    return replace(article, links=tuple(one for one in article.links if one.kind in _ATTRIBUTION))


def _interrupted(article: ArticleRecord) -> int:
    return sum(len(one.spans) > 1 for one in article.annotations)


def _in_pieces(article: ArticleRecord) -> ArticleRecord:
    """Every span an annotation of its own; the first keeps the id, and with it the links."""
    pieces = [
        replace(one, id=piece_id(one.id, number), spans=(span,))
        for one in article.annotations
        for number, span in enumerate(one.spans)
    ]
    return replace(article, annotations=tuple(pieces))


def piece_id(id: str, number: int) -> str:
    """The id under which one span of an annotation goes out when it must go alone."""
    return derived_uid("piece", id, str(number)) if number else id


def _without_attributes(article: ArticleRecord) -> ArticleRecord:
    return replace(
        article, annotations=tuple(replace(one, attributes={}) for one in article.annotations)
    )


def _dropping(**values: str) -> Without:
    """Leaves members of annotations at these values."""
    return lambda article: replace(
        article,
        annotations=tuple(replace(one, **values) for one in article.annotations),  # type: ignore[arg-type]  # all of these members are words
    )


THINGS = {
    "scheme": Thing("the scheme"),
    "scheme_details": Thing("keys, colours, required answers and ends of links of the scheme"),
    "sessions": Thing("session", "sessions"),
    "history": Thing("edit in the history", "edits in the history"),
    "originals": Thing(
        "imported file's original bytes",
        "original bytes of imported files",
        lambda article: int(article.original is not None),
        lambda article: replace(article, original=None, encoding=None),
    ),
    "articles": Thing("article", "articles", lambda article: 1, lambda article: None),
    "controls": Thing(
        "control character, which becomes U+FFFD",
        "control characters, which become U+FFFD",
        controls,
        without_controls,
    ),
    "texts": Thing("text of an article", "texts of articles", lambda article: 1),
    "articles_without_tags": Thing(
        "article without annotations",
        "articles without annotations",
        lambda article: int(not article.annotations),
        lambda article: article if article.annotations else None,
    ),
    "empty_articles": Thing(
        "article without annotations and comments",
        "articles without annotations and comments",
        lambda article: int(not (article.annotations or article.comments)),
        lambda article: article if article.annotations or article.comments else None,
    ),
    "article_details": Thing(
        "article with a by-line, dateline, address, language or state",
        "articles with a by-line, dateline, address, language or state",
        lambda article: int(_stated(article, _DETAILS) or article.status != "to_do"),
        _without_details,
    ),
    "regions": Thing(
        "region",
        "regions",
        lambda article: len(article.regions),
        lambda article: replace(article, regions=()),
    ),
    "links": Thing(
        "link other than source, cue and relay",
        "links other than source, cue and relay",
        _other_links,
        _without_other_links,
    ),
    "all_links": Thing(
        "link",
        "links",
        lambda article: len(article.links),
        lambda article: replace(article, links=()),
    ),
    "entries": Thing(
        "source entry with details",
        "source entries with details",
        lambda article: sum(not _is_bare(source) for source in article.sources),
        _without_entries,
    ),
    "all_entries": Thing(
        "source entry",
        "source entries",
        lambda article: len(article.sources),
        _without_all_entries,
    ),
    "comments": Thing(
        "comment",
        "comments",
        lambda article: len(article.comments),
        lambda article: replace(article, comments=()),
    ),
    "notes": Thing(
        "note",
        "notes",
        lambda article: sum(bool(one.note) for one in article.annotations),
        _dropping(note=""),
    ),
    "attributes": Thing(
        "attribute",
        "attributes",
        lambda article: sum(len(one.attributes) for one in article.annotations),
        _without_attributes,
    ),
    "reviews": Thing(
        "review state",
        "review states",
        lambda article: sum(one.review != "unreviewed" for one in article.annotations),
        _dropping(review="unreviewed"),
    ),
    "annotators": Thing(
        "annotation's annotator",
        "annotators of annotations",
        lambda article: sum(bool(one.annotator) for one in article.annotations),
        _dropping(annotator=""),
    ),
    "times": Thing(
        "annotation's times",
        "times of annotations",
        lambda article: sum(bool(one.created or one.modified) for one in article.annotations),
        _dropping(created="", modified=""),
    ),
    "interrupted": Thing(
        "interrupted annotation, of which each part goes alone",
        "interrupted annotations, of which each part goes alone",
        _interrupted,
        _in_pieces,
    ),
    "extra": Thing(
        "unknown key of an imported file", "unknown keys of imported files", _extra, _without_extra
    ),
}
"""Every kind of loss by the word with which a format's row names it."""
