"""Every format that can be read back: what comes is what went in, less what its row names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.records import ArticleRecord
from annotator.formats.losses import as_held
from annotator.formats.registry import formats

ROWS = [
    row
    for row in formats()
    if row.reads and row.writes and not row.whole and "texts" not in row.cannot_hold
]
each_reader = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


def in_order(article: ArticleRecord) -> ArticleRecord:
    """Links have no order of their own."""
    return replace(article, links=tuple(sorted(article.links, key=lambda link: link.id)))


@each_reader
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_comes_back_is_what_the_row_says(row, data, any_article, written, read_back) -> None:
    records = data.draw(st.lists(any_article, max_size=2, unique_by=lambda record: record.text))
    if row.missing():
        pytest.skip(f"{row.missing()} is not installed")
    expected = [held for record in records if (held := as_held(record, row)) is not None]
    found = read_back(row.name, written(row.name, records))
    assert [in_order(one) for one in found] == [in_order(one) for one in expected]


@each_reader
def test_the_emoji_probe_comes_back(row, probe, written, read_back) -> None:
    if row.missing():
        pytest.skip(f"{row.missing()} is not installed")
    (back,) = read_back(row.name, written(row.name, [probe]))
    assert [one.words(back.text) for one in back.annotations] == ["beta", "delta", "LASTWORD"]
    assert {(link.kind, link.target) for link in back.links} == {
        ("source", back.annotations[1].id),
        ("cue", back.annotations[2].id),
    }
