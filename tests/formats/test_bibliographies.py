"""The articles as references: CSL-JSON and RIS."""

from __future__ import annotations

import json

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.records import ArticleRecord

ARTICLE = ArticleRecord(
    id="1" * 32,
    text="Words.",
    headline="Council 🎉 delays\nvote",
    byline="By Mara Lindqvist",
    publisher="Northshore Wire",
    published="2026-03-14",
    dateline="PORT ALDER",
    url="https://example.org/a?b=1",
    language="en",
)


def test_a_reference_of_csl_has_what_is_known(written) -> None:
    assert json.loads(written("csl-json", [ARTICLE])) == [
        {
            "id": "1" * 32,
            "type": "article-newspaper",
            "title": "Council 🎉 delays vote",
            "author": [{"literal": "Mara Lindqvist"}],
            "issued": {"date-parts": [[2026, 3, 14]]},
            "container-title": "Northshore Wire",
            "publisher-place": "PORT ALDER",
            "URL": "https://example.org/a?b=1",
            "language": "en",
        }
    ]


def test_a_reader_of_ris_finds_the_same(written) -> None:
    (found,) = rispy.loads(written("ris", [ARTICLE]))
    assert found["type_of_reference"] == "NEWS"
    assert found["title"] == "Council 🎉 delays vote"
    assert found["authors"] == ["Mara Lindqvist"]
    assert (found["year"], found["date"]) == ("2026", "2026/03/14/")
    assert found["secondary_title"] == "Northshore Wire"
    assert found["urls"] == ["https://example.org/a?b=1"]
    assert found["language"] == "en"


@pytest.mark.parametrize(
    ("published", "parts", "date"),
    [("2026", [2026], "2026///"), ("2026-03-14T09:41:00+02:00", [2026, 3, 14], "2026/03/14/")],
)
def test_a_date_is_said_as_far_as_it_is_known(published, parts, date, written) -> None:
    article = ArticleRecord("1", "Words.", published=published)
    assert json.loads(written("csl-json", [article]))[0]["issued"] == {"date-parts": [parts]}
    assert f"DA  - {date}\r\n" in written("ris", [article])


def test_a_date_in_words_stays_in_words(written) -> None:
    article = ArticleRecord("1", "Words.", published="last spring")
    assert json.loads(written("csl-json", [article]))[0]["issued"] == {"literal": "last spring"}
    assert "DA  - last spring\r\n" in written("ris", [article])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_article_breaks_out_of_its_reference(data, any_article, written) -> None:
    records = data.draw(st.lists(any_article, max_size=3))
    assert [item["id"] for item in json.loads(written("csl-json", records))] == [
        record.id for record in records
    ]
    found = rispy.loads(written("ris", records))
    assert [one["id"] for one in found] == [record.id for record in records]
