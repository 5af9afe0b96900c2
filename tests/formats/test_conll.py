from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.formats.losses import as_held
from annotator.formats.registry import format_named
from annotator.text.span import Span


def chunks(article: ArticleRecord) -> list[tuple[str, str]]:
    """Label and letters of every part in reading order."""
    parts = [(span, one.label) for one in article.annotations for span in one.spans]
    return [
        (label, "".join(article.text[span.start : span.end].split()))
        for span, label in sorted(parts)
    ]


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_the_longest_spans_come_back_with_their_letters(
    data, any_article, written, read_back
) -> None:
    record = data.draw(any_article)
    row = format_named("conll")
    assert row is not None
    found = read_back("conll", written("conll", [record]))
    held = as_held(record, row)
    assert held is not None
    assert [chunks(one) for one in found] == ([chunks(held)] if record.text.split() else [])


def test_a_token_a_line_and_the_longest_span(written) -> None:
    tags = (
        AnnotationRecord("1", "quote", (Span(0, 9),)),
        AnnotationRecord("2", "source", (Span(1, 3),)),
        AnnotationRecord("3", "cue", (Span(13, 17),)),
    )
    text = written("conll", [ArticleRecord("0", "“We go,” she said. Then no.", annotations=tags)])
    lines = text.splitlines()
    assert lines[:2] == ["-DOCSTART- -X- _ O", ""]
    assert lines[2:9] == [
        "“ -X- _ B-quote",
        "We -X- _ I-quote",
        "go -X- _ I-quote",
        ", -X- _ I-quote",
        "” -X- _ I-quote",
        "she -X- _ O",
        "said -X- _ B-cue",
    ]
    assert lines[10:12] == ["", "Then -X- _ O"]


def test_files_of_others_are_read(read_back) -> None:
    text = (
        "# sent_id = 1\nAna\tNNP\tS-PER\nmet\tVB\tO\nAl\tNNP\tB-PER\nGore\tNNP\tE-PER\n\n"
        "New I-LOC\nYork I-LOC\nBob I-PER\n"
    )
    (article,) = read_back("conll", text)
    assert article.text == "Ana met Al Gore\nNew York Bob"
    assert [(one.label, one.words(article.text)) for one in article.annotations] == [
        ("PER", "Ana"),
        ("PER", "Al Gore"),
        ("LOC", "New York"),
        ("PER", "Bob"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"one O\ntwo\n", "line 2: “two” is no tag"),
        (b"one B-\n", "line 1: “B-” is no tag"),
        (b"one O\n\xff O\n", "line 2: byte 1 is not UTF-8"),
    ],
)
def test_what_has_no_tag_is_refused_with_its_line(data, reason, read_back) -> None:
    with pytest.raises(FormatError, match=reason):
        read_back("conll", data)


def test_the_emoji_probe(probe, written) -> None:
    tagged = [line.split() for line in written("conll", [probe]).splitlines() if "B-" in line]
    assert [(columns[0], columns[-1]) for columns in tagged] == [
        ("beta", "B-quote"),
        ("delta", "B-source"),
        ("LASTWORD", "B-cue"),
    ]
