"""The evidence pack: it shows everything, loads nothing, and no words break out of it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.identity import sha256
from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.region import Region
from annotator.domain.scheme import default_scheme
from annotator.formats.pages.passages import passages

VOID = {"meta", "link", "br", "img"}
TAGS = set(
    "html head meta title style body a header p h1 h2 h3 nav ol ul li main article section aside "
    "div mark span dl dt dd details summary table thead tbody tr th td code".split()
)


class Page(HTMLParser):
    """Tags, attributes and the words of the article's lines."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.lines: list[str] = []
        self.ids: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag not in VOID:
            self.open.append((tag, found))
        if found.get("class", "").startswith("line"):
            self.lines.append("")

    def handle_endtag(self, tag) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data) -> None:
        classes = [one.get("class") or "" for _, one in self.open]
        in_line = any(name.split()[:1] == ["line"] for name in classes)
        if in_line and not any(name.startswith("chip") for name in classes):
            self.lines[-1] += data


def project(*articles: ArticleRecord, title: str = "") -> ProjectRecord:
    return ProjectRecord("a" * 32, title, default_scheme().to_dict(), articles)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_line_of_every_article_is_there_and_nothing_else(data, any_article, written) -> None:
    records = data.draw(st.lists(any_article, max_size=2))
    page = Page(written("html", project(*records)))
    assert page.open == []
    assert page.tags <= TAGS
    wanted = [line for one in records for line in one.text.split("\n") if line.strip()]
    assert page.lines == wanted


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>",
    "'); DROP",
    "]]>-->&lt;&amp;",
    "javascript:alert(1)",
    "\u202e\u2066",
    "{{ 7 * 7 }}{% x %}",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_out(words, written, probe) -> None:
    article = replace(
        probe,
        text=words + " " + probe.text,
        annotations=(),
        links=(),
        **dict.fromkeys(("headline", "byline", "publisher", "published", "url", "language"), words),
    )
    tagged = replace(
        probe,
        annotations=tuple(
            replace(one, note=words, annotator=words, attributes={words: words, "form": words})
            for one in probe.annotations
        ),
    )
    text = written("html", project(article, tagged, title=words))
    page = Page(text)
    assert page.tags <= TAGS
    allowed = {"lang", "charset", "name", "content", "http-equiv", "class", "href", "id", "open"}
    allowed |= {"aria-label", "aria-labelledby", "scope"}
    assert {name for name, _ in page.attributes} <= allowed
    assert all(value.startswith("#") for name, value in page.attributes if name == "href")


def test_it_loads_nothing_and_says_so(written, probe) -> None:
    text = written("html", project(probe))
    assert "default-src 'none'" in text
    assert not re.search(r"\b(src|srcset|action|poster|background)=|@import|url\(|<script", text)


def test_every_number_leads_to_a_note(written, probe) -> None:
    page = Page(written("html", project(probe)))
    assert len(set(page.ids)) == len(page.ids)
    targets = {value[1:] for name, value in page.attributes if name == "href"}
    assert targets <= set(page.ids)
    assert "a1-1" in targets


def test_the_words_are_marked_behind_emoji(written, probe) -> None:
    text = written("html", project(probe))
    assert re.findall(r"<mark[^>]*>([^<]*)</mark><a", text) == ["beta", "delta", "LASTWORD"]


def test_the_text_is_named_by_its_hash(written, probe) -> None:
    assert sha256(probe.text) in written("html", project(probe))


def test_a_headline_in_the_text_is_not_said_twice(written) -> None:
    article = ArticleRecord(
        "1",
        "Council delays vote\n\nWords.",
        headline="Council delays vote",
        regions=(Region(0, 19, "headline"),),
    )
    text = written("html", project(article))
    assert '<h2 id="h1" class="hidden">' in text
    assert '<p class="line headline">Council delays vote</p>' in text


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_pieces_put_together_are_the_text(data, any_article) -> None:
    record = data.draw(any_article)
    for passage in passages(record):
        spans = [piece.span for piece in passage.pieces]
        assert spans[0].start == passage.span.start
        assert spans[-1].end == passage.span.end
        assert all(one.end == other.start for one, other in pairwise(spans))
        for piece in passage.pieces:
            covering = [
                one
                for one in record.annotations
                if any(span.covers(piece.span) for span in one.spans)
            ]
            assert {one.id for one in piece.over} == {one.id for one in covering}
