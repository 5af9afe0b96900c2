from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.records import ArticleRecord, ProjectRecord, Region, SourceRecord
from annotator.formats.losses import THINGS, LossCount, loss, project_loss
from annotator.formats.registry import FORMATS, format_named

each_format = pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)


@each_format
def test_every_row_is_whole(row) -> None:
    assert format_named(row.name) is row
    assert row.title
    assert all(ending.startswith(".") for ending in row.extensions)
    assert set(row.cannot_hold) <= set(THINGS)
    assert row.writes or row.reads
    module = row.load()
    assert callable(module.write) is row.writes
    assert callable(getattr(module, "read", None)) is row.reads


def test_names_and_endings_are_given_once() -> None:
    names = [row.name for row in FORMATS]
    endings = [ending for row in FORMATS for ending in row.extensions]
    assert len(set(names)) == len(names)
    assert len(set(endings)) == len(endings)
    assert format_named("nothing") is None


@each_format
def test_nothing_to_write_is_a_file_too(row, written) -> None:
    records = ProjectRecord("a" * 32, "", {}) if row.whole else []
    text = written(row.name, records)
    assert text == "" or text.endswith("\n")


def test_what_a_table_cannot_hold_is_counted() -> None:
    article = ArticleRecord(
        id="1",
        text="Words.",
        byline="A B",
        regions=(Region(0, 2, "headline"), Region(3, 4, "boilerplate")),
        sources=(SourceRecord("2", "Plain"), SourceRecord("3", "With type", "person")),
        extra={"more": 1},
    )
    table, lines = format_named("csv"), format_named("jsonl")
    assert table is not None
    assert lines is not None
    found = {one.thing: one.count for one in loss([article], table)}
    assert found == {
        "texts": 1,
        "articles_without_tags": 1,
        "article_details": 1,
        "regions": 2,
        "entries": 1,
        "extra": 1,
    }
    assert loss([article], lines) == []
    assert all(one.words for one in loss([article], table))


def test_what_hangs_on_the_project_is_counted() -> None:
    lines, document = format_named("jsonl"), format_named("json")
    assert lines is not None
    assert document is not None
    project = ProjectRecord("1", "", {"key": "s"})
    assert [one.thing for one in project_loss(project, lines)] == ["scheme"]
    count = LossCount(document)
    count.add_project(scheme=1, sessions=2, history=7)
    assert [(one.thing, one.count) for one in count.losses()] == [("history", 7)]


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_counting_lets_the_same_articles_through(data, any_article) -> None:
    records = data.draw(st.lists(any_article, max_size=3))
    for row in FORMATS:
        count = LossCount(row)
        assert list(count.passing(records)) == records
        assert count.losses() == loss(records, row)
