"""A whole project as one record: out of one file and into another, and again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain.errors import RuleError
from annotator.domain.identity import is_uid
from annotator.domain.records import ArticleRecord, ProjectRecord, SessionRecord, SourceRecord
from annotator.domain.scheme import default_scheme
from annotator.domain.uids import with_uids
from annotator.store.annotations import add_annotation
from annotator.store.articles import article_by_uid, set_status
from annotator.store.intake import add_article, merge_article
from annotator.store.project import Project
from annotator.store.records import project_record
from annotator.store.sessions import Sitting
from annotator.store.sources import add_source, sources
from annotator.store.whole_projects import add_project_frame
from annotator.text.span import Span
from tests.store.samples import ANN, BEN, news, rows


@pytest.fixture
def record(project, article):
    """A project that two people worked on, with a grown scheme and an entry nobody means."""
    Sitting(project).start()
    with project.edit("Add") as edit:
        add_article(edit, replace(news(2), annotations=(), links=(), comments=(), sources=()))
        unknown = replace(news(3).annotations[0], label="rumour", attributes={"heard": "twice"})
        add_article(edit, ArticleRecord("", "x" * 200, annotations=(unknown,)))
        add_source(edit, SourceRecord("", "The council", "body", aliases=("They",)))
        set_status(edit, article, "done")
    with Project.open(project.path, annotator=BEN) as other, other.edit("Tag") as edit:
        add_annotation(edit, article, "claim", [Span(0, 7)])
    return project_record(project)


def take(project, record):
    with project.edit("Import") as edit:
        add_project_frame(edit, record)
        ids = []
        for article in record.articles:
            present = article_by_uid(project, with_uids(article).id)
            if present is None:
                ids.append(add_article(edit, article))
            else:
                merge_article(edit, present, article)
                ids.append(present)
    return ids, edit.change


def comparable(record):
    """All but what every file has of its own: its uid, and the order of the annotators."""
    people = sorted(one["name"] for one in record.annotators)
    return replace(record, id="", annotators=tuple(people))


def test_a_project_comes_out_of_another_file_as_it_went_in(record, tmp_path):
    with Project.create(tmp_path / "other.annotator", annotator=ANN) as other:
        ids, _ = take(other, record)
        assert len(ids) == 3
        assert comparable(project_record(other)) == comparable(record)
        assert other.scheme.to_dict() == record.scheme
        assert other.title == record.title


def test_taking_it_again_changes_nothing(record, project, tmp_path):
    before = rows(project)
    assert take(project, record)[1] is None
    assert rows(project) == before
    with Project.create(tmp_path / "other.annotator", annotator=BEN) as other:
        take(other, record)
        before = rows(other)
        assert take(other, record)[1] is None
        assert rows(other) == before


def test_it_is_taken_back_in_one_step(record, tmp_path):
    with Project.create(tmp_path / "other.annotator", annotator=ANN) as other:
        scheme = other.scheme
        take(other, record)
        other.undo()
        assert other.scheme == scheme == default_scheme()
        assert other.query("SELECT count(*) FROM article") == [(0,)]
        assert other.title == "other"
        other.redo()
        assert comparable(project_record(other)) == comparable(record)


def test_a_project_with_articles_keeps_its_own_title_and_scheme(record, tmp_path):
    with Project.create(tmp_path / "other.annotator", annotator=ANN, title="Mine") as other:
        with other.edit("Import") as edit:
            add_article(edit, ArticleRecord("", "My own."))
        take(other, replace(record, title="Theirs", scheme={"key": "x", "title": "x"}))
        assert other.title == "Mine"
        assert other.scheme.key == default_scheme().key
        assert other.scheme.label("rumour") is not None


def test_foreign_ids_of_entries_and_sessions_are_the_same_each_time(tmp_path):
    entry = SourceRecord("who", "Ines Obuya")
    tagged = replace(news().annotations[1], id="t1", source="who")
    article = ArticleRecord("a1", news().text, annotations=(tagged,))
    session = SessionRecord("s1", "Ann Obuya", "2026-03-14T09:00:00.000Z", active_seconds=5)
    record = ProjectRecord("p", "P", {}, (article,), (entry,), (session,))
    with Project.create(tmp_path / "other.annotator", annotator=ANN) as other:
        take(other, record)
        (one,) = sources(other)
        assert is_uid(one.uid)
        assert project_record(other).articles[0].annotations[0].source == one.uid
        assert take(other, record)[1] is None
        assert take(other, project_record(other))[1] is None


def test_a_scheme_that_contradicts_itself_is_refused_whole(project, record, tmp_path):
    with Project.create(tmp_path / "other.annotator", annotator=ANN) as other:
        before = rows(other)
        bad = {"key": "x", "title": "x", "labels": [], "link_kinds": [{"key": "a"}]}
        with pytest.raises(RuleError):
            take(other, replace(record, scheme=bad))
        assert rows(other) == before
