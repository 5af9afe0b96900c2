from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord, SourceRecord
from annotator.formats.csv_table import ESCAPED
from annotator.text.span import Span

TEXT = "“No,” Ines Obuya said, “never.” =SUM(A1)"


def rows(text: str) -> list[dict[str, str]]:
    """The rows as a person's program reads them, our own apostrophes taken away."""
    found = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    for row in found:
        for column in row[ESCAPED].split():
            assert row[column].startswith("'")
            row[column] = row[column][1:]
    return found


def article() -> ArticleRecord:
    def tag(id: str, label: str, *places: tuple[int, int], **more) -> AnnotationRecord:
        return AnnotationRecord(id, label, tuple(Span(*place) for place in places), **more)

    return ArticleRecord(
        id="0" * 32,
        text=TEXT,
        headline="Council delays vote",
        sources=(SourceRecord("5e", "Obuya, Ines"),),
        annotations=(
            tag("s", "source", (6, 16), source="5e"),
            tag("c", "cue", (17, 21)),
            tag("q", "quote", (0, 5), (23, 31), attributes={"form": "direct", "own": ["a", "b"]}),
            tag("x", "scare", (32, 40), note="-1\n2"),
        ),
        links=(LinkRecord("1", "source", "q", "s"), LinkRecord("2", "cue", "q", "c")),
    )


def test_a_row_says_who_said_what(written) -> None:
    quote = rows(written("csv", [article()]))[0]
    assert quote["words"] == "“No,” […] “never.”"
    assert (quote["label"], quote["form"]) == ("quote", "direct")
    assert (quote["source"], quote["cue"]) == ("Obuya, Ines", "said")
    assert quote["article"] == "Council delays vote"
    assert (quote["start"], quote["end"], quote["spans"]) == ("0", "31", "0-5;23-31")
    assert quote["attributes"] == "own=a; b"


def test_rows_stand_in_reading_order_and_end_as_the_standard_says(written) -> None:
    text = written("csv", [article()])
    assert [row["id"] for row in rows(text)] == ["q", "s", "c", "x"]
    assert text.count("\r\n") == 5


def test_what_a_spreadsheet_would_run_is_escaped_and_named(written) -> None:
    text = written("csv", [article()])
    (last,) = [row for row in csv.DictReader(io.StringIO(text)) if row["id"] == "x"]
    assert last["words"] == "'=SUM(A1)"
    assert last["note"] == "'-1\n2"
    assert last[ESCAPED] == "words note"


@pytest.mark.parametrize("first", "=+-@\t\r\n＝＋－＠")
def test_no_cell_begins_as_a_formula(first, written) -> None:
    tag = AnnotationRecord("1", "claim", (Span(0, 3),), note=first + "cmd")
    text = written(
        "csv", [ArticleRecord("2", f"{first}ab".replace("\r", "\n"), annotations=(tag,))]
    )
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in row)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_words_come_back_exactly(data, any_article, written) -> None:
    records = data.draw(st.lists(any_article, max_size=2))
    found = rows(written("csv", records))
    expected = sorted(
        (one.id, one.words(record.text), one.note)
        for record in records
        for one in record.annotations
    )
    assert sorted((row["id"], row["words"], row["note"]) for row in found) == expected


def test_the_emoji_probe(probe, written) -> None:
    words = [row["words"] for row in rows(written("csv", [probe]))]
    assert words == ["beta", "delta", "LASTWORD"]
