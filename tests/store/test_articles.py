"""Articles with their regions and comments, and the entries behind their sources."""

from __future__ import annotations

import sqlite3

import pytest

from annotator.domain.errors import RuleError, StoreError
from annotator.domain.identity import new_uid
from annotator.domain.records import ArticleRecord, SourceRecord
from annotator.domain.region import Region
from annotator.store.annotations import add_annotation, reading_order, set_entry
from annotator.store.annotators import annotators
from annotator.store.articles import (
    article,
    article_ids,
    articles,
    remove_article,
    set_article,
    set_status,
)
from annotator.store.check import check, compact
from annotator.store.comments import add_comment, comments, remove_comment
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.regions import add_region, regions, remove_region
from annotator.store.sources import add_source, remove_source, set_source, source, sources
from annotator.text.span import Span
from tests.store.samples import ANN, TEXT, news


@pytest.fixture
def id(project):
    with project.edit("Import") as edit:
        return add_article(edit, news())


def test_metadata_is_corrected_and_only_metadata(project, id):
    with project.edit("Correct") as edit:
        set_article(edit, id, headline="New", publisher=None)
    found = article(project, id)
    assert (found.headline, found.title, found.publisher) == ("New", "New", None)
    assert (found.length, found.published) == (len(TEXT), "2026-03-14")
    assert edit.change.articles == {id}
    with pytest.raises(StoreError, match="An article has no status, text"):
        with_edit(project, lambda edit: set_article(edit, id, text="x", status="done"))


def with_edit(project, deed):
    with project.edit("Do") as edit:
        return deed(edit)


def test_articles_come_in_the_order_asked_for(project, id):
    others = [with_edit(project, lambda edit, n=n: add_article(edit, news(n))) for n in (2, 3)]
    assert article_ids(project) == [id, *others]
    assert [one.id for one in articles(project, [others[1], 99, id])] == [others[1], id]
    with_edit(project, lambda edit: remove_article(edit, others[0]))
    assert article_ids(project) == [id, others[1]]
    with pytest.raises(StoreError, match="This article has been deleted"):
        article(project, others[0])
    with pytest.raises(StoreError, match="This article has been deleted"):
        project.text(others[0])


def test_the_state_of_an_article(project, id):
    with_edit(project, lambda edit: set_status(edit, id, "done"))
    assert article(project, id).status == "done"
    with pytest.raises(RuleError, match="“lost” is none of"):
        with_edit(project, lambda edit: set_status(edit, id, "lost"))


def test_a_region_is_made_text_again_and_comes_back(project, id):
    byline, kept = regions(project, id)[1]
    assert kept == Region(32, 44, "byline")
    with_edit(project, lambda edit: remove_region(edit, byline))
    assert [region.kind for _, region in regions(project, id)] == ["headline"]
    project.undo()
    assert regions(project, id)[1] == (byline, kept)
    with_edit(project, lambda edit: add_region(edit, id, "boilerplate", Span(200, 250)))
    assert regions(project, id)[2][1] == Region(200, 250, "boilerplate")
    for kind, span, why in (
        ("advert", Span(0, 1), "“advert” is none of"),
        ("byline", Span(0, 9999), "ends behind the end"),
    ):
        with pytest.raises(RuleError, match=why):
            with_edit(project, lambda edit, k=kind, s=span: add_region(edit, id, k, s))


def test_comments_need_words_and_can_be_taken_back(project, id):
    (quote,) = reading_order(project, id, {"quote"})
    first = comments(project, id)[0][0]
    second = with_edit(project, lambda edit: add_comment(edit, id, "Why?", quote))
    assert [(one.text, one.annotator) for _, one in comments(project, id)] == [
        ("Ask her.", "Ann Obuya"),
        ("Why?", "Ann Obuya"),
    ]
    with_edit(project, lambda edit: remove_comment(edit, first))
    assert [number for number, _ in comments(project, id)] == [second]
    other = with_edit(project, lambda edit: add_article(edit, news(2)))
    for deed, why in (
        (lambda edit: add_comment(edit, id, " \n"), "needs some words"),
        (lambda edit: add_comment(edit, other, "Why?", quote), "belongs to another article"),
    ):
        with pytest.raises(RuleError, match=why):
            with_edit(project, deed)


def test_an_entry_lives_as_long_as_somebody_means_it(project, id):
    record = SourceRecord(new_uid(), "the Council", "body", aliases=("They", "it"), note="n")
    entry = with_edit(project, lambda edit: add_source(edit, record))
    found = source(project, entry)
    assert (found.uid, found.name, found.aliases) == (record.id, "the Council", ("They", "it"))
    assert [one.name for one in sources(project)] == ["Ines Obuya", "the Council"]
    mention = with_edit(project, lambda edit: add_annotation(edit, id, "source", [Span(200, 205)]))
    with_edit(project, lambda edit: set_entry(edit, mention, entry))
    with pytest.raises(RuleError, match="still referred to"):
        with_edit(project, lambda edit: remove_source(edit, entry))
    with_edit(project, lambda edit: set_entry(edit, mention, None))
    with_edit(project, lambda edit: set_source(edit, entry, name="A", aliases=[], role="x"))
    renamed = source(project, entry)
    assert (renamed.name, renamed.aliases, renamed.role) == ("A", (), "x")
    with_edit(project, lambda edit: remove_source(edit, entry))
    with pytest.raises(StoreError, match="This source has been deleted"):
        source(project, entry)
    for deed in (
        lambda edit: add_source(edit, SourceRecord("", "  ")),
        lambda edit: set_source(edit, 1, name=""),
    ):
        with pytest.raises(RuleError, match="A source needs a name"):
            with_edit(project, deed)


def test_an_entry_that_is_not_there_cannot_be_meant(project, id):
    (mention,) = reading_order(project, id, {"source"})
    with pytest.raises(StoreError):
        with_edit(project, lambda edit: set_entry(edit, mention, 999))


def test_people_are_kept_in_the_order_in_which_they_came(project, id):
    assert [one.name for one in annotators(project)] == ["Ann Obuya"]
    assert annotators(project)[0] == ANN


def test_a_text_that_was_damaged_is_not_shown(saved):
    other = sqlite3.connect(saved, isolation_level=None)
    other.execute("DROP TRIGGER text_update_refused")
    other.execute("UPDATE text SET text = replace(text, 'seals', 'deals')")
    other.execute(
        'CREATE TRIGGER "text_update_refused" BEFORE update ON "text" '
        "BEGIN SELECT RAISE(ABORT, 'this table is append-only'); END"
    )
    other.close()
    with Project.open(saved) as project, pytest.raises(StoreError, match="text of this article is"):
        project.text(1)


def test_compacting_drops_what_nothing_names_and_keeps_what_undo_needs(project, id):
    keep = ArticleRecord("", "To be removed, and to come back.", original=b"raw", encoding="ascii")
    gone = with_edit(project, lambda edit: add_article(edit, keep))
    with_edit(project, lambda edit: remove_article(edit, gone))
    project.connection.execute(
        "INSERT INTO text VALUES (printf('%064d', 1), 'named by nothing', 16)"
    )
    project.connection.execute("INSERT INTO original VALUES (printf('%064d', 1), zeroblob(99999))")
    size = project.path.stat().st_size
    assert compact(project) == 2
    assert project.path.stat().st_size < size
    assert compact(project) == 0
    project.undo()
    assert project.text(gone) == keep.text
    assert check(project.path).findings == ()
    with pytest.raises(sqlite3.OperationalError, match="too many attached"):
        project.connection.execute("ATTACH ':memory:' AS other")
