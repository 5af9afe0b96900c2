from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.domain.records import ArticleRecord, ProjectRecord, SourceRecord
from annotator.domain.region import Region
from annotator.formats.losses import LossCount, as_held, loss, project_loss
from annotator.formats.registry import Format, Shape, format_named, formats
from annotator.formats.things import THINGS

each_format = pytest.mark.parametrize("row", formats(), ids=lambda row: row.name)


@each_format
def test_every_row_is_whole(row) -> None:
    assert format_named(row.name) is row
    assert row.title
    assert all(ending.startswith(".") for ending in row.extensions)
    assert all(row.thing(key).words for key in row.cannot_hold)
    assert row.writes or row.reads
    if row.missing():
        pytest.skip(f"{row.missing()} is not installed")
    module = row.load()
    assert callable(getattr(module, "write", None)) is row.writes
    assert callable(getattr(module, "read", None)) is row.reads


def test_names_are_given_once() -> None:
    names = [row.name for row in formats()]
    assert len(set(names)) == len(names)
    assert format_named("nothing") is None


@each_format
def test_nothing_to_write_is_a_file_too(row, written) -> None:
    if row.missing() or not row.writes:
        pytest.skip(f"{row.missing()} is not installed, or it is only read")
    records = ProjectRecord("a" * 32, "", {}) if row.whole else []
    made = written(row.name, records)
    if row.shape is Shape.TEXT:
        assert made == "" or made.endswith("\n")


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
    assert [one.told for one in loss([article], table)][3] == "2 regions"
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
    for row in formats():
        count = LossCount(row)
        assert list(count.passing(records)) == records
        assert count.losses() == loss(records, row)


@each_format
def test_what_a_format_that_reads_cannot_hold_can_be_left_out(row) -> None:
    on_project = {"scheme", "scheme_details", "sessions", "history", "texts"}
    if row.reads:
        for key in set(row.cannot_hold) - on_project:
            assert row.thing(key).without is not None, key


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_left_out_is_what_was_counted(data, any_article) -> None:
    """After a thing is left out none of it is there to be counted."""
    record = data.draw(any_article)
    for key, thing in THINGS.items():
        if thing.count is None or thing.without is None:
            continue
        left = thing.without(record)
        assert left is None or thing.count(left) == 0, key
        if thing.count(record) == 0:
            assert left == record, key


def test_a_format_whose_package_is_missing_says_what_to_install() -> None:
    row = Format(
        "far",
        "Far away",
        (".far",),
        "nowhere.at_all",
        reads=False,
        writes=True,
        cannot_hold=(),
        extra="far",
        needs=("no_such_package_here",),
    )
    with pytest.raises(FormatError, match=r"pip install .article-annotator\[far\]"):
        row.load()


PLUGIN = """
from annotator.formats.format import Format
from annotator.formats.things import Thing

ROW = Format(
    "shout", "Loud words", (".shout",), "shouting", reads=False, writes=True,
    cannot_hold=("quiet",),
    things={"quiet": Thing("quiet word", "quiet words", lambda article: len(article.annotations))},
)

def write(articles, out):
    for article in articles:
        out.write(article.text.upper() + "\\n")
"""
ENTRIES = """[article_annotator.formats]
shout = shouting:ROW
taken = shouting:write
gone = no_such_module:ROW
"""


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """A package of somebody else's that adds a format, installed for one test."""
    folder = tmp_path / "shouting-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1\n")
    (folder / "entry_points.txt").write_text(ENTRIES)
    (tmp_path / "shouting.py").write_text(PLUGIN)
    monkeypatch.syspath_prepend(str(tmp_path))
    formats.cache_clear()
    yield
    formats.cache_clear()
    sys.modules.pop("shouting", None)


@pytest.mark.usefixtures("plugin")
def test_packages_of_others_add_formats(written, probe, expected_logs) -> None:
    expected_logs += ["“gone” could not be loaded", "“taken” is left out"]
    row = format_named("shout")
    assert row is not None
    assert written("shout", [probe]) == probe.text.upper() + "\n"
    assert [one.told for one in loss([probe], row)] == ["3 quiet words"]
    assert format_named("jsonl") is not None


def test_leaving_out_everything_in_turn(probe) -> None:
    lines, table = format_named("jsonl"), format_named("csv")
    assert lines is not None
    assert table is not None
    assert as_held(probe, lines) == probe
    assert as_held(replace(probe, annotations=(), links=()), table) is None
