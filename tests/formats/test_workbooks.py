"""The sheets of `xlsx` and `ods`, opened by programs of others."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.formats.csv_table import ESCAPED
from annotator.formats.losses import loss
from annotator.formats.registry import format_named
from annotator.formats.tables.cells import LONGEST, shortened
from annotator.text.span import Span

SHEETS = ["annotations", "attributions", "sources", "articles", "codebook"]
each_kind = pytest.mark.parametrize("name", ["xlsx", "ods"])


def sheet(data: bytes, name: str) -> list[dict[str, object]]:
    """The rows of a sheet as a reader of both kinds of workbook gives them, by column.

    It leaves out tabs in the cells of OpenDocument.
    """
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    heading, *rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [dict(zip(heading, row, strict=True)) for row in rows]


@each_kind
def test_there_are_five_sheets_with_what_they_promise(name, probe, written) -> None:
    data = written(name, [probe])
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == SHEETS
    assert [row["words"] for row in sheet(data, "annotations")] == ["beta", "delta", "LASTWORD"]
    assert [row["start"] for row in sheet(data, "annotations")] == [9, 26, 38]
    (attribution,) = sheet(data, "attributions")
    assert (attribution["words"], attribution["source"], attribution["cue"]) == (
        *("beta", "delta", "LASTWORD"),
    )
    assert sheet(data, "articles")[0]["text"] == probe.text
    assert {row["key"] for row in sheet(data, "codebook")} >= {"quote", "form", "direct", "relay"}


@each_kind
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_words_and_notes_come_back_exactly(name, data, any_article, written) -> None:
    record = data.draw(any_article)
    rows = sheet(written(name, [record]), "annotations")
    found = {}
    for row in rows:
        for column in str(row[ESCAPED]).split():
            row[column] = str(row[column])[1:]
        found[row["id"]] = (row["words"], row["note"])
    expected = {
        one.id: (one.words(record.text), one.note.replace("\t", "") if name == "ods" else one.note)
        for one in record.annotations
    }
    if name == "ods":
        expected = {id: (words.replace("\t", ""), note) for id, (words, note) in expected.items()}
    assert found == expected


@each_kind
def test_no_cell_is_a_formula(name, written) -> None:
    tag = AnnotationRecord("1", "claim", (Span(0, 9),), note="+1", annotator="@x")
    data = written(name, [ArticleRecord("2", "=SUM(A1) -", annotations=(tag,), headline="\t-")])
    (row,) = sheet(data, "annotations")
    assert (row["words"], row["note"], row["annotator"]) == ("'=SUM(A1) ", "'+1", "'@x")
    assert row[ESCAPED] == "words article note annotator"
    if name == "xlsx":
        cells = [cell for page in openpyxl.load_workbook(io.BytesIO(data)) for cell in page.values]
        assert cells
        book = openpyxl.load_workbook(io.BytesIO(data))
        kinds = {cell.data_type for page in book for line in page.rows for cell in line}
        assert "f" not in kinds


@each_kind
def test_a_cell_that_is_too_long_is_cut_and_told(name, written) -> None:
    article = ArticleRecord("1", "🎉" * 20_000 + " end")
    data = written(name, [article])
    text = sheet(data, "articles")[0]["text"]
    assert str(text).endswith(" […]")
    assert len(str(text).encode("utf-16-le")) // 2 <= LONGEST
    row = format_named(name)
    assert row is not None
    assert {one.thing: one.count for one in loss([article], row)}["cut"] == 1
    assert loss([replace(article, text="short")], row) == []


def test_what_fits_exactly_is_not_cut() -> None:
    assert shortened("a" * LONGEST) == "a" * LONGEST
    assert shortened("a" * LONGEST + "b").endswith(" […]")


@each_kind
def test_control_characters_are_replaced_and_told(name, written) -> None:
    article = ArticleRecord("1", "a\x0bb\x1bc", headline="]]><x/>")
    (row,) = sheet(written(name, [article]), "articles")
    assert (row["text"], row["headline"]) == ("a\ufffdb\ufffdc", "]]><x/>")
    kind = format_named(name)
    assert kind is not None
    assert {one.thing: one.count for one in loss([article], kind)}["controls"] == 2
