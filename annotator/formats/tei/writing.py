"""Articles as a TEI corpus."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import BinaryIO

from lxml import etree

from annotator.domain.records import ArticleRecord, CommentRecord, SourceRecord
from annotator.formats.controls import storable_in_xml, without_controls
from annotator.formats.strict_xml import Element
from annotator.formats.tei.features import (
    ID,
    NAMESPACE,
    NS,
    SPACE,
    Features,
    add_features,
    of_scheme,
    paragraphs,
    xml_id,
)
from annotator.text.segments import first_words
from annotator.text.span import Span

DETAILS = ("headline", "byline", "publisher", "published", "dateline", "url", "language", "status")
ENTRY = ("name", "type", "naming", "affiliation", "role", "note")


def write(articles: Iterable[ArticleRecord], out: BinaryIO) -> None:
    """One `teiCorpus` with a `TEI` for each article. Holds one article at a time."""
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{NS}teiCorpus", nsmap={None: NAMESPACE}):
            xml.write(_header("Annotated news articles", ()))
            for article in articles:
                xml.write(_tei(without_controls(article)))


def _tei(article: ArticleRecord) -> Element:
    tei = etree.Element(f"{NS}TEI", {ID: xml_id("a", article.id)}, nsmap={None: NAMESPACE})
    title = article.headline or first_words(article.text)
    tei.append(_header(title, _described(article)))
    _add_stand_off(tei, article)
    body = etree.SubElement(etree.SubElement(tei, f"{NS}text"), f"{NS}body", {SPACE: "preserve"})
    _add_text(body, article)
    return tei


def _header(title: str, described: Iterable[tuple[str, str]]) -> Element:
    header = etree.Element(f"{NS}teiHeader", nsmap={None: NAMESPACE})
    file = etree.SubElement(header, f"{NS}fileDesc")
    etree.SubElement(etree.SubElement(file, f"{NS}titleStmt"), f"{NS}title").text = title
    published = etree.SubElement(file, f"{NS}publicationStmt")
    etree.SubElement(published, f"{NS}p").text = "Written by Article Annotator."
    source = etree.SubElement(file, f"{NS}sourceDesc")
    parts = list(described)
    if not parts:
        etree.SubElement(source, f"{NS}p").text = "News articles."
        return header
    bibliography = etree.SubElement(source, f"{NS}bibl")
    for name, words in parts:
        etree.SubElement(bibliography, NS + name).text = words
    return header


def _described(article: ArticleRecord) -> Iterator[tuple[str, str]]:
    yield "title", article.headline or first_words(article.text)
    for name, words in (
        ("author", article.byline),
        ("publisher", article.publisher),
        ("date", article.published),
    ):
        if words:
            yield name, words


def _add_stand_off(tei: Element, article: ArticleRecord) -> None:
    """What is known of the article: details, entries, annotations, links, comments, regions."""
    apart = etree.SubElement(tei, f"{NS}standOff")
    details: Features = {name: getattr(article, name) for name in DETAILS}
    add_features(apart, xml_id("d", article.id), "article", details)
    for source in article.sources:
        add_features(apart, xml_id("s", article.id, source.id), "entry", _entry(source))
    if article.annotations:
        _add_annotations(apart, article)
    if article.links:
        group = etree.SubElement(apart, f"{NS}linkGrp")
        for link in article.links:
            ends = f"#{xml_id('t', link.origin)} #{xml_id('t', link.target)}"
            made = {ID: xml_id("l", link.id), "n": link.kind, "target": ends}
            etree.SubElement(group, f"{NS}link", made)
    for comment in article.comments:
        _add_comment(apart, article.id, comment)
    if article.regions:
        group = etree.SubElement(apart, f"{NS}spanGrp", type="region")
        for region in article.regions:
            start, end = _ends(article, [Span(region.start, region.end)])
            made = {"n": region.kind, "from": start, "to": end}
            etree.SubElement(group, f"{NS}span", made)


def _add_annotations(apart: Element, article: ArticleRecord) -> None:
    listing = etree.SubElement(apart, f"{NS}listAnnotation")
    for one in article.annotations:
        made = {ID: xml_id("t", one.id), "n": storable_in_xml(one.label)}
        made["target"] = " ".join(_ends(article, one.spans))
        made["ana"] = "#" + xml_id("f", one.id)
        annotation = etree.SubElement(listing, f"{NS}annotation", made)
        if one.note:
            etree.SubElement(annotation, f"{NS}note").text = one.note
    for one in article.annotations:
        features: dict[str, str | list[str] | None] = {
            "annotator": one.annotator or None,
            "created": one.created or None,
            "modified": one.modified or None,
            "review": one.review,
            "source": one.source,
            **of_scheme(one.attributes),
        }
        add_features(apart, xml_id("f", one.id), "annotation", features)


def _add_comment(apart: Element, article: str, comment: CommentRecord) -> None:
    about = xml_id("a", article) if comment.annotation is None else xml_id("t", comment.annotation)
    made = {ID: xml_id("c", comment.id), "type": "comment", "target": "#" + about}
    made["ana"] = "#" + xml_id("g", comment.id)
    etree.SubElement(apart, f"{NS}note", made).text = comment.text
    features = {"annotator": comment.annotator or None, "created": comment.created or None}
    add_features(apart, xml_id("g", comment.id), "comment", features)


def _entry(source: SourceRecord) -> Features:
    return {
        **{name: getattr(source, name) for name in ENTRY},
        "aliases": list(source.aliases),
        **of_scheme(source.attributes),
    }


@lru_cache(maxsize=2)
def _place_in(article: str) -> str:
    return xml_id("p", article)


def _anchor(article: str, offset: int) -> str:
    return f"{_place_in(article)}.{offset}"


def _ends(article: ArticleRecord, spans: Iterable[Span]) -> Iterator[str]:
    """The anchors at which spans begin and end, two for each."""
    for span in spans:
        for offset in (span.start, span.end):
            yield "#" + _anchor(article.id, offset)


def _add_text(body: Element, article: ArticleRecord) -> None:
    """The paragraphs with an anchor wherever something begins or ends.

    One within the blank line between two paragraphs stands between their elements.
    """
    ends = {end for one in article.annotations for span in one.spans for end in _pair(span)}
    ends |= {end for region in article.regions for end in (region.start, region.end)}
    places = sorted(ends)
    for start, words in paragraphs(article.text):
        end = start + len(words)
        paragraph = etree.SubElement(body, f"{NS}p")
        at, last = start, None
        for place in places[bisect_left(places, start) : bisect_left(places, end + 1)]:
            _add_words(paragraph, last, words[at - start : place - start])
            last = etree.SubElement(paragraph, f"{NS}anchor", {ID: _anchor(article.id, place)})
            at = place
        _add_words(paragraph, last, words[at - start :])
        if end + 1 in ends and end < len(article.text):
            etree.SubElement(body, f"{NS}anchor", {ID: _anchor(article.id, end + 1)})


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _add_words(paragraph: Element, after: Element | None, words: str) -> None:
    if not words:
        return
    if after is None:
        paragraph.text = words
    else:
        after.tail = words
