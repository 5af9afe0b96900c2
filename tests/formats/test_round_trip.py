"""Every format that can be read back: what comes is what went in, less what its row names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.identity import sha256
from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.scheme import default_scheme
from annotator.formats.losses import as_held
from annotator.formats.registry import Format, formats

SCHEME = default_scheme().to_dict()
ROWS = [
    row
    for row in formats()
    if row.reads and row.writes and not row.whole and "texts" not in row.cannot_hold
]
each_reader = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
JOINED = [
    row
    for row in formats()
    if row.reads and row.writes and (row.whole or row.on_known) and not row.missing()
]
each_joined = pytest.mark.parametrize("row", JOINED, ids=lambda row: row.name)


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


def parts(record: ArticleRecord) -> dict[str, object]:
    """The article by its members; the order of what hangs on it does not count."""
    found = {field.name: getattr(record, field.name) for field in fields(record) if field.compare}
    for name in ("regions", "sources", "annotations", "links", "comments"):
        found[name] = sorted(found[name], key=repr)
    return found


def project_of(records: Iterable[ArticleRecord]) -> ProjectRecord:
    """A project that holds these articles."""
    articles = tuple(records)
    sources = {source.id: source for article in articles for source in article.sources}
    return ProjectRecord("f" * 32, "Made up", SCHEME, articles, tuple(sources.values()))


def there_and_back(row: Format, records: list[ArticleRecord], written, read_back) -> list:
    """What came back, once it is what the row says; articles are known by their ids."""
    made = written(row.name, project_of(records) if row.whole else iter(records))
    found = read_back(row.name, made, records)
    articles = found.articles if isinstance(found, ProjectRecord) else found
    held = [held for record in records if (held := as_held(record, row)) is not None]
    assert {one.id: parts(one) for one in articles} == {one.id: parts(one) for one in held}
    assert [doubt for one in articles for doubt in one.doubts] == []
    return list(articles)


@each_joined
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whole_projects_and_tags_alone_come_back(
    row, data, meant_article, written, read_back
) -> None:
    records = data.draw(st.lists(meant_article, max_size=2, unique_by=lambda one: one.sha256))
    there_and_back(row, records, written, read_back)


@each_joined
def test_the_emoji_probe_comes_back_from_them(row, probe, written, read_back) -> None:
    for back in there_and_back(row, [probe], written, read_back):
        words = {one.label: one.words(back.text) for one in back.annotations}
        assert words == {"quote": "beta", "source": "delta", "cue": "LASTWORD"}
        assert sha256(back.text) == probe.sha256
