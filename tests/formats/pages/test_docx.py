"""The Word document, opened by another program."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.text.span import Span


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def covered(data: bytes) -> dict[str, str]:
    """The words that each comment is anchored to, by its first line."""
    document = opened(data)
    heads = {
        str(comment.comment_id): comment.paragraphs[0].text.split("\n")[0]
        for comment in document.comments
    }
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    open_now: set[str] = set()
    found = dict.fromkeys(heads.values(), "")
    for element in document.element.body.iter():
        if element.tag == f"{name}commentRangeStart":
            open_now.add(element.get(f"{name}id"))
        elif element.tag == f"{name}commentRangeEnd":
            open_now.discard(element.get(f"{name}id"))
        elif element.tag == f"{name}t":
            for id in open_now:
                found[heads[id]] += element.text or ""
    return found


def test_a_comment_stands_on_its_words_and_says_who_said_them(probe, written) -> None:
    tag = replace(probe.annotations[0], note="Look again.", annotator="R. Okafor")
    article = replace(probe, annotations=(tag, *probe.annotations[1:]))
    data = written("docx", [article])
    assert covered(data) == {"1 Quote · unreviewed": "beta"}
    (comment,) = opened(data).comments
    assert comment.author == "R. Okafor"
    assert comment.initials == "RO"
    assert comment.text.split("\n") == [
        "1 Quote · unreviewed",
        "Source: delta",
        "Cue: LASTWORD",
        "Look again.",
    ]


def test_every_comment_of_many_has_a_number_and_a_text_of_its_own(written) -> None:
    text = " ".join(f"word{number}" for number in range(100, 150))
    tags = tuple(
        AnnotationRecord(
            f"{number}", "quote", (Span(8 * number, 8 * number + 7),), note=f"n{number}"
        )
        for number in range(50)
    )
    article = ArticleRecord("2", text, annotations=tags)
    data = written("docx", [article, replace(article, id="3")])
    assert [one.comment_id for one in opened(data).comments] == [*range(100)]
    assert [one.text.split("\n")[-1] for one in opened(data).comments][:50] == [
        tag.note for tag in tags
    ]
    assert covered(data)["7 Quote · unreviewed"] == 2 * "word106"


def test_each_part_of_an_interrupted_quote_has_its_comment(written) -> None:
    tag = AnnotationRecord("1", "quote", (Span(0, 3), Span(8, 11)))
    data = written("docx", [ArticleRecord("2", "one two\ntwo\nmore", annotations=(tag,))])
    assert covered(data) == {
        "1 Quote · unreviewed · part 1 of 2": "one",
        "1 Quote · unreviewed · part 2 of 2": "two",
    }


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_line_of_the_text_is_a_paragraph(data, any_article, written) -> None:
    record = data.draw(any_article)
    paragraphs = [one.text for one in opened(written("docx", [record])).paragraphs]
    wanted = [line for line in record.text.split("\n") if line.strip()]
    assert paragraphs[len(paragraphs) - len(wanted) :] == wanted


@pytest.mark.parametrize("words", ["]]><w:p/>", "a\x0bb\x00", "&lt;", "\ufffe"])
def test_no_words_break_the_document(words, written) -> None:
    tag = AnnotationRecord("1", "quote", (Span(0, 2),), note=words, annotator=words)
    article = ArticleRecord("2", words + " more", headline=words, annotations=(tag,))
    data = written("docx", [article])
    (comment,) = opened(data).comments
    assert comment.text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
