"""Articles as a TEI corpus."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from annotator.domain.records import AnnotationRecord, ArticleRecord, CommentRecord, SourceRecord
from annotator.domain.region import Region
from annotator.formats.tei.features import (
    NAMESPACE,
    Features,
    feature_structure,
    of_scheme,
    paragraphs,
    xml_id,
)
from annotator.formats.xml_words import content, encoded, value
from annotator.text.segments import first_words
from annotator.text.span import Span

DETAILS = ("headline", "byline", "publisher", "published", "dateline", "url", "language", "status")
ENTRY = ("name", "type", "naming", "affiliation", "role", "note")
_MADE = ("annotator", "created", "modified")
_SPACE = f'xmlns="{NAMESPACE}"'


def write(articles: Iterable[ArticleRecord], out: BinaryIO) -> None:
    """One `teiCorpus` with a `TEI` for each article. Holds one article at a time."""
    out.writelines(encoded(_corpus(articles)))


def _corpus(articles: Iterable[ArticleRecord]) -> Iterator[str]:
    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    yield f"<teiCorpus {_SPACE}><teiHeader {_SPACE}>"
    yield _header("Annotated news articles", ())
    for article in articles:
        yield from _tei(article)
    yield "</teiCorpus>"


def _tei(article: ArticleRecord) -> Iterator[str]:
    yield f'<TEI {_SPACE} xml:id="{xml_id("a", article.id)}"><teiHeader>'
    yield _header(article.headline or first_words(article.text), _described(article))
    yield "<standOff>"
    yield from _stand_off(article)
    yield '</standOff><text><body xml:space="preserve">'
    yield from _text(article)
    yield "</body></text></TEI>"


def _header(title: str, described: Iterable[tuple[str, str]]) -> str:
    """A header but for its opening tag."""
    parts = "".join(f"<{name}>{content(words)}</{name}>" for name, words in described)
    source = f"<bibl>{parts}</bibl>" if parts else "<p>News articles.</p>"
    return (
        f"<fileDesc><titleStmt><title>{content(title)}</title></titleStmt>"
        "<publicationStmt><p>Written by Article Annotator.</p></publicationStmt>"
        f"<sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"
    )


def _described(article: ArticleRecord) -> Iterator[tuple[str, str]]:
    yield "title", article.headline or first_words(article.text)
    for name, words in (
        ("author", article.byline),
        ("publisher", article.publisher),
        ("date", article.published),
    ):
        if words:
            yield name, words


def _stand_off(article: ArticleRecord) -> Iterator[str]:
    """What is known of the article: details, entries, annotations, links, comments, regions."""
    details: Features = {name: getattr(article, name) for name in DETAILS}
    yield feature_structure(xml_id("d", article.id), "article", details)
    for source in article.sources:
        yield feature_structure(xml_id("s", article.id, source.id), "entry", _entry(source))
    if article.annotations:
        yield "<listAnnotation>"
        yield from (_annotation(article.id, one) for one in article.annotations)
        yield "</listAnnotation>"
        yield from map(_said, article.annotations)
    if article.links:
        yield "<linkGrp>"
        for link in article.links:
            ends = f"#{xml_id('t', link.origin)} #{xml_id('t', link.target)}"
            yield f'<link xml:id="{xml_id("l", link.id)}" n="{value(link.kind)}" target="{ends}"/>'
        yield "</linkGrp>"
    for comment in article.comments:
        yield _comment(article.id, comment)
    if article.regions:
        spans = "".join(_region(article.id, region) for region in article.regions)
        yield f'<spanGrp type="region">{spans}</spanGrp>'


def _annotation(article: str, one: AnnotationRecord) -> str:
    head = (
        f'<annotation xml:id="{xml_id("t", one.id)}" n="{value(one.label)}" '
        f'target="{_ends(article, one.spans)}" ana="#{xml_id("f", one.id)}"'
    )
    return f"{head}><note>{content(one.note)}</note></annotation>" if one.note else f"{head}/>"


def _said(one: AnnotationRecord) -> str:
    """What is said of an annotation, as features."""
    features: dict[str, str | list[str] | None] = {
        name: stated for name in _MADE if (stated := getattr(one, name))
    }
    features["review"] = one.review
    features["source"] = one.source
    if one.attributes:
        features |= of_scheme(one.attributes)
    return feature_structure(xml_id("f", one.id), "annotation", features)


def _comment(article: str, comment: CommentRecord) -> str:
    about = xml_id("a", article) if comment.annotation is None else xml_id("t", comment.annotation)
    on = xml_id("g", comment.id)
    features = {"annotator": comment.annotator or None, "created": comment.created or None}
    return (
        f'<note xml:id="{xml_id("c", comment.id)}" type="comment" target="#{about}" ana="#{on}">'
        f"{content(comment.text)}</note>{feature_structure(on, 'comment', features)}"
    )


def _region(article: str, region: Region) -> str:
    start, end = _ends(article, [Span(region.start, region.end)]).split()
    return f'<span n="{value(region.kind)}" from="{start}" to="{end}"/>'


def _entry(source: SourceRecord) -> Features:
    return {
        **{name: getattr(source, name) for name in ENTRY},
        "aliases": list(source.aliases),
        **of_scheme(source.attributes),
    }


@lru_cache(maxsize=2)
def _place_in(article: str) -> str:
    return xml_id("p", article)


def _ends(article: str, spans: Iterable[Span]) -> str:
    """The anchors at which spans begin and end, two for each."""
    place = _place_in(article)
    return " ".join([f"#{place}.{span.start} #{place}.{span.end}" for span in spans])


def _text(article: ArticleRecord) -> Iterator[str]:
    """The paragraphs with an anchor wherever something begins or ends.

    One within the blank line between two paragraphs stands between their elements.
    """
    ends = {end for one in article.annotations for span in one.spans for end in _pair(span)}
    ends |= {end for region in article.regions for end in (region.start, region.end)}
    places = sorted(ends)
    anchor = f'<anchor xml:id="{_place_in(article.id)}.'
    for start, words in paragraphs(article.text):
        end = start + len(words)
        here = places[bisect_left(places, start) : bisect_left(places, end + 1)]
        marks = [f'{anchor}{place}"/>' for place in here]
        cuts = [place - start for place in here]
        said = [content(words[a:b]) for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
        inside = said[0] + "".join(
            [mark + part for mark, part in zip(marks, said[1:], strict=True)]
        )
        yield f"<p>{inside}</p>" if inside else "<p/>"
        if end + 1 in ends and end < len(article.text):
            yield f'{anchor}{end + 1}"/>'


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end
