"""Web Annotations of other programs come onto our articles; what does not fit is said."""

from __future__ import annotations

import json

import pytest

from annotator.domain.errors import FormatError
from annotator.domain.identity import sha256
from annotator.domain.records import ArticleRecord
from annotator.text.span import Span

URL = "https://example.org/ferry"
TEXT = "🎉🎊 “We wait,” the captain said. The ferry stopped."
ARTICLE = ArticleRecord("a" * 32, TEXT, url=URL, sha256=sha256(TEXT))


def item(*selectors: dict, **more: object) -> dict:
    return {
        "id": "https://other.example/1",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": "Speaker"}],
        "target": {"source": URL, "selector": list(selectors)},
        **more,
    }


def position(start: int, end: int) -> dict:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


@pytest.fixture
def taken(read_back):
    """What is read of some items, onto one article that is here."""
    return lambda *items: read_back("w3c", json.dumps(list(items)), [ARTICLE])[0]


START = TEXT.index("the captain")
WORDS = "the captain"


@pytest.mark.parametrize(
    "selectors",
    [
        [position(START, START + 11), quote(WORDS)],
        [position(START + 2, START + 13), quote(WORDS)],  # UTF-16 units
        [position(900, 911), quote(WORDS, "“We wait,” ")],  # another version of the text
        [quote(WORDS)],
        [position(START, START + 11)],
        [{"type": "XPathSelector", "value": "/p[1]", "refinedBy": quote(WORDS)}],
    ],
)
def test_words_are_found_by_offsets_or_by_themselves(taken, selectors) -> None:
    (one,) = taken(item(*selectors)).annotations
    assert one.spans == (Span(START, START + 11),)
    assert one.label == "Speaker"


def test_what_others_write_in_other_ways_is_understood(taken) -> None:
    creator = {"type": "Person", "nickname": "rosa"}
    found = item(quote(WORDS), creator=creator, body="He said so.", motivation="highlighting")
    (one,) = taken(found).annotations
    assert (one.label, one.note, one.annotator) == ("highlighting", "He said so.", "rosa")


def test_what_has_no_place_becomes_a_comment_and_is_told(taken) -> None:
    lost = item(position(3, 9), quote("the pilot"), id="lost")
    found = taken(item(quote(WORDS)), lost, item(id="tie", target=[lost["id"], item()["id"]]))
    assert [one.label for one in found.annotations] == ["Speaker"]
    (comment,) = found.comments
    assert "“the pilot” at 3-9" in comment.text
    assert len(found.doubts) == 2
    assert "could not be placed" in found.doubts[0]
    assert "“tie” lost an end" in found.doubts[1]


def test_an_article_that_is_not_here_is_a_fault_and_the_rest_comes(read_back) -> None:
    elsewhere = item(quote("x"), target={"source": "https://no.example", "selector": quote("x")})
    row = json.dumps({"type": "AnnotationPage", "items": [elsewhere, item(quote(WORDS))]})
    with pytest.raises(FormatError, match=r"item 1, target: .*no\.example.* not in the project"):
        read_back("w3c", row, [ARTICLE])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "the document: this is no JSON"),
        (b"{}", "neither an annotation nor"),
        (b"\xff", "not UTF-8"),
        (b'{"first": "https://x/page1"}', "a page of this collection is elsewhere"),
        (b"[5]", "item 1: an object is expected"),
        (b'[{"target": {"source": "x", "selector": 5}}]', "item 1"),
        (b'[{"body": "x"}]', "item 1, target: an annotation needs a target"),
        (b'[{"target": ["x", "y"]}]', "item 1, target: it leads to"),
    ],
)
def test_what_is_broken_is_named_with_its_place(read_back, data, reason) -> None:
    with pytest.raises(FormatError, match=reason):
        read_back("w3c", data, [ARTICLE])
