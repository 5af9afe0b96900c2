"""The report's figures are those that counting by hand gives."""

from __future__ import annotations

import pytest

from annotator.domain.report import source_class
from annotator.domain.review import Narrowing
from annotator.store import annotations as tags
from annotator.store import sources
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.report import report
from annotator.store.review_copy import completed, is_complete
from annotator.store.review_rows import leave_all
from annotator.store.stats import stats
from tests.store.samples import TEXT, at, news


@pytest.fixture
def told(project):
    """Three articles; in the second the source is anonymous, in the third a claim is verified."""
    with project.edit("Import") as edit:
        ids = [add_article(edit, news(number)) for number in range(3)]
        second = project.query("SELECT id FROM source ORDER BY id")[1][0]
        sources.set_source(edit, second, name="an inspector", naming="anonymous")
        claim = project.query("SELECT id FROM annotation WHERE label = 'claim' ORDER BY id")[2][0]
        tags.set_review(edit, claim, "verified")
        tags.set_attribute(edit, claim, "check_worthiness", "3")
        tags.set_attribute(edit, claim, "kind", "quantity")
        extra = tags.add_annotation(edit, ids[0], "quote", [at("“never arrived”")])
        tags.set_attribute(edit, extra, "form", "mixed")
    return project


def test_every_figure(told):
    found = report(told)
    assert (found.articles, found.articles_done) == (3, 0)
    assert (found.quotes, found.forms) == (4, {"direct": 3, "mixed": 1})
    assert (found.claims, found.claims_without_source) == (3, 3)
    assert found.claim_kinds == {"none": 2, "quantity": 1}
    assert found.worthiness == {"none": 2, "3": 1}
    assert found.classes == {"named": 2, "anonymous": 1, "unknown": 1}
    assert found.namings == {"named": 2, "anonymous": 1, "none": 1}
    assert (found.sources, found.anonymous, found.anonymous_articles) == (3, 1, 1)
    assert found.reviews == {"unreviewed": 4, "needs_work": 2, "verified": 1}
    assert [(one.name, one.quotes, one.words) for one in found.speakers] == [
        ("an inspector", 1, 7),
        ("Ines Obuya", 1, 7),
        ("Ines Obuya", 1, 7),
    ]
    (publisher,) = found.publishers
    assert (publisher.name, publisher.quotes, publisher.anonymous) == ("The Harbour Gazette", 4, 1)
    assert publisher.share == 0.25
    assert [len(line.places) for line in found.lines] == [2, 1, 1]
    first = found.lines[0].places[0]
    assert first.start == at("“The seals,”").start / len(TEXT)
    assert sum(found.tenths) == 4
    assert found.tenths[at("“The seals,”").start * 10 // len(TEXT)] == 3
    assert found.periods == {"2026-03-14": 4}


def test_the_same_figures_as_the_counts(told):
    found, counted = report(told), stats(told)
    assert found.quotes == counted.labels["quote"]
    assert found.claims == counted.labels["claim"]
    assert found.forms == counted.forms
    assert found.active_seconds == counted.active_seconds
    assert found.articles == counted.articles


def test_a_narrowing_counts_only_its_rows(told):
    found = report(told, Narrowing({"review": frozenset({"verified"})}))
    assert (found.quotes, found.claims, found.articles) == (0, 1, 3)
    assert report(told, Narrowing(publisher="Nobody")).quotes == 0
    assert report(told, Narrowing(publisher="The Harbour Gazette")).quotes == 4


def test_an_empty_project_has_a_report(project):
    found = report(project)
    assert (found.quotes, found.speakers, found.lines, found.periods) == (0, (), (), {})
    assert found.tenths == (0,) * 10


def test_what_is_only_read_is_counted_whole(told):
    expected = report(told)
    with told.edit("", kind="system") as edit:
        leave_all(edit)
    path = told.path
    told.close()
    before = path.read_bytes()
    with Project.open(path, read_only=True) as shown:
        assert not is_complete(shown)
        with completed(shown) as whole:
            assert report(whole) == expected
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("type", "naming", "expected"),
    [
        ("person", "named", "named"),
        ("person", "anonymous", "anonymous"),
        ("organization", "named", "organization"),
        ("data", "", "document"),
        ("place-as-institution", "named", "other"),
        ("", "", "unknown"),
    ],
)
def test_classes_of_sources(type, naming, expected):
    assert source_class(type, naming, known=bool(type or naming)) == expected
