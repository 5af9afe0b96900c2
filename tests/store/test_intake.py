"""Taking articles in: whole, once, and with everything that the scheme did not know."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.errors import RuleError, StoreError
from annotator.domain.identity import is_uid
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    SourceRecord,
)
from annotator.domain.region import Region
from annotator.domain.uids import with_uids
from annotator.store.annotations import add_annotation
from annotator.store.articles import (
    article_by_uid,
    article_ids,
    articles_with_text,
    original_of,
    remove_article,
)
from annotator.store.intake import add_article, merge_article
from annotator.store.project import Project
from annotator.store.records import article_record, article_records
from annotator.text.span import Span
from tests.formats.conftest import article_records as any_article
from tests.store.samples import ANN, TEXT, at, news, rows, uid


def take(project, record):
    with project.edit("Import") as edit:
        return add_article(edit, record)


def merge(project, id, record):
    with project.edit("Import again") as edit:
        count = merge_article(edit, id, record)
    return count, edit.change


def plain(record):
    """A record as it is compared: the text's hash is the store's own."""
    return replace(record, sha256="")


def test_an_article_comes_out_as_it_went_in(project):
    record = replace(news(), original=TEXT.encode("utf-16"), encoding="utf-16")
    id = take(project, record)
    assert plain(article_record(project, id, original=True)) == record
    assert plain(article_record(project, id)) == replace(record, original=None, encoding=None)
    assert article_by_uid(project, record.id) == id
    assert articles_with_text(project, article_record(project, id).sha256) == [id]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_article())
def test_any_article_comes_out_as_it_went_in(tmp_path_factory, record):
    path = tmp_path_factory.mktemp("any") / "p.annotator"
    with Project.create(path, annotator=ANN) as project:
        id = take(project, record)
        first = article_record(project, id)
        assert first.text == record.text
        assert [one.spans for one in first.annotations] == [one.spans for one in record.annotations]
        assert [one.extra for one in first.annotations] == [one.extra for one in record.annotations]
        assert first.extra == record.extra
        last = project.last_edit
        assert merge(project, id, record)[0] == 0
        assert merge(project, id, first)[0] == 0
        assert project.last_edit == last


def test_a_second_import_changes_nothing(project):
    id = take(project, news())
    before = rows(project)
    assert merge(project, id, news()) == (0, None)
    assert rows(project) == before


def test_a_second_import_of_what_says_little_changes_nothing(project):
    bare = ArticleRecord(
        "file:1",
        TEXT,
        annotations=(
            AnnotationRecord("T1", "quote", (at("never arrived"),)),
            AnnotationRecord("T2", "Person (named)", (at("Ines Obuya"),), {"Sure?": "yes"}),
        ),
        links=(LinkRecord("", "said by", "T1", "T2"), LinkRecord("", "said by", "T1", "T2")),
        comments=(CommentRecord("", "Hm.", "T2"), CommentRecord("", "Hm.", "T2")),
    )
    id = take(project, bare)
    assert merge(project, id, bare) == (0, None)
    found = article_record(project, id)
    assert all(is_uid(one.id) for one in (*found.annotations, *found.links, *found.comments))
    assert found.id == with_uids(bare).id
    assert (len(found.links), len(found.comments)) == (1, 1)


def test_a_copy_under_another_id_gets_ids_of_its_own_and_is_known_again(project):
    first = take(project, news(1))
    copy = replace(news(1), id=uid("9", 2))
    second = take(project, copy)
    assert article_ids(project) == [first, second]
    for id in (first, second):
        found = article_record(project, id)
        assert len(found.annotations) == 4
        assert {link.origin for link in found.links} <= {one.id for one in found.annotations}
    assert merge(project, second, copy) == (0, None)
    assert merge(project, first, news(1)) == (0, None)


def test_what_changed_in_the_file_changes_here_and_what_it_does_not_name_stays(project):
    id = take(project, news())
    with project.edit("Tag") as edit:
        mine = add_annotation(edit, id, "claim", [at("never arrived")])
    record = news()
    quote, source, cue, claim = record.annotations
    changed = replace(quote, attributes={"form": "mixed"}, spans=(at("“The seals,”"),), note="!")
    new = AnnotationRecord(uid("1", 99), "source", (at("the council"),))
    tie = LinkRecord(uid("6", 99), "relay", quote.id, new.id)
    same_tie = LinkRecord(uid("6", 98), "source", quote.id, source.id)
    count, change = merge(
        project,
        id,
        replace(record, annotations=(changed, cue, new), links=(tie, same_tie), comments=()),
    )
    assert count == 3
    found = {one.id: one for one in article_record(project, id).annotations}
    assert found[quote.id] == changed
    assert {source.id, claim.id, new.id} <= set(found)
    assert len(found) == 6
    assert mine not in change.annotations
    assert len(article_record(project, id).links) == 3
    project.undo()
    assert {one.id: one for one in article_record(project, id).annotations}[quote.id] == quote


def test_the_scheme_grows_by_what_it_lacks_and_shrinks_again_on_undo(project):
    before = project.scheme
    record = ArticleRecord(
        "",
        TEXT,
        sources=(SourceRecord("s", "X", attributes={"Party": "none"}),),
        annotations=(
            AnnotationRecord("1", "Named Entity", (Span(0, 7),), {"sub-type": ["a", "b"]}),
            AnnotationRecord("2", "quote", (Span(0, 7),), {"form": "sung", "mood": "glad"}),
            AnnotationRecord("3", "Zitat/“indirekt”", (Span(0, 7),)),
            AnnotationRecord("4", "entry", (Span(0, 7),)),
        ),
        links=(LinkRecord("5", "Spoken By", "2", "1"),),
    )
    id = take(project, record)
    scheme = project.scheme
    assert scheme.label("named_entity").title == "Named Entity"
    titles = {label.title for label in scheme.labels}
    assert {"Zitat/“indirekt”", "entry"} <= titles
    assert scheme.attribute("named_entity", "sub-type").many
    assert scheme.attribute("quote", "mood").free
    assert scheme.attribute("quote", "form").value("sung")
    assert scheme.attribute("entry", "party").free
    assert scheme.link_kind("spoken_by").ends == (("quote", "named_entity"),)
    assert merge(project, id, record) == (0, None)
    path = project.path
    project.close()
    with Project.open(path, annotator=ANN) as again:
        assert again.scheme == scheme
        again.undo()
        assert again.scheme == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"status": "lost"}, "“lost” is none of"),
        ({"regions": (Region(0, 9999, "byline"),)}, "A byline region lies outside"),
        ({"regions": (Region(5, 5, "byline"),)}, "A byline region lies outside"),
        ({"regions": (Region(0, 5, "advert"),)}, "“advert” is none of"),
        (
            {"annotations": (AnnotationRecord("x", "quote", (Span(0, 9999),)),)},
            "The quote “.*” lies outside the article's text",
        ),
        ({"annotations": (AnnotationRecord("x", "quote", ()),)}, "lies outside"),
        (
            {"annotations": (AnnotationRecord("x", "quote", (Span(0, 1),)),) * 2},
            "Two annotations of this article have the same id",
        ),
        (
            {"annotations": (AnnotationRecord("x", "quote", (Span(0, 1),), review="so"),)},
            "“so” is none of",
        ),
        (
            {
                "annotations": (AnnotationRecord("x", "source", (Span(0, 1),), source="who"),),
                "links": (),
                "comments": (),
            },
            "means the source entry “.*”, which is not there",
        ),
        ({"links": (LinkRecord("x", "source", uid("1", 1), "y"),)}, "that is not there"),
        ({"links": (LinkRecord("x", "cue", uid("1", 1), uid("1", 1)),)}, "to itself"),
        (
            {
                "links": (
                    LinkRecord("x", "source", uid("1", 1), uid("2", 1)),
                    LinkRecord("x", "cue", uid("1", 1), uid("3", 1)),
                )
            },
            "Two links of this article have the same id",
        ),
        ({"comments": (CommentRecord("x", "a", "nobody"),)}, "that is not there"),
        (
            {"comments": (CommentRecord("x", "a"), CommentRecord("x", "b"))},
            "Two comments on this article have the same id",
        ),
        ({"text": "two\r\nlines"}, "line ends or characters that are not kept"),
        ({"text": TEXT + "\ud800"}, "line ends or characters that are not kept"),
    ],
)
def test_what_contradicts_itself_is_refused_whole(project, change, sentence):
    before = rows(project)
    with pytest.raises(RuleError, match=sentence):
        take(project, replace(news(), **change))
    assert rows(project) == before
    assert project.query("SELECT count(*) FROM text") == [(0,)]


def test_an_article_is_taken_once_and_keeps_its_text(project, article):
    with pytest.raises(RuleError, match="in the project already"):
        take(project, news())
    with pytest.raises(RuleError, match="text of this article is another"):
        merge(project, article, replace(news(), text=TEXT + "!"))


def test_what_no_file_can_hold_is_refused_in_words(project):
    notes = (AnnotationRecord("1", "quote", (Span(0, 1),), note="\ud800"),)
    with pytest.raises(StoreError, match="cannot be stored in a project"):
        take(project, replace(news(), annotations=notes, links=(), comments=()))


def test_each_article_keeps_the_bytes_it_came_from(project):
    for number, encoding in ((1, "utf-8"), (2, "utf-16"), (3, "utf-16"), (4, None)):
        original = TEXT.encode(encoding) if encoding else None
        take(project, replace(news(number), original=original, encoding=encoding))
    found = [original_of(project, id) for id in article_ids(project)]
    assert [encoding for _, encoding in found] == ["utf-8", "utf-16", "utf-16", None]
    assert [raw and raw.decode(encoding) for raw, encoding in found] == [TEXT, TEXT, TEXT, None]
    assert project.query("SELECT count(*) FROM original") == [(2,)]


def test_records_are_filtered_with_what_hangs_on_them(project):
    take(project, news(1))
    take(project, replace(news(2), status="done"))
    (done,) = article_records(project, article_states={"done"})
    assert done.id == uid("9", 2)
    for record in article_records(project, labels={"quote", "source"}):
        assert [one.label for one in record.annotations] == ["quote", "source"]
        assert [link.kind for link in record.links] == ["source"]
        assert [one.name for one in record.sources] == ["Ines Obuya"]
    (cut, _) = article_records(project, reviews={"needs_work"})
    assert [one.label for one in cut.annotations] == ["claim"]
    assert (cut.links, cut.comments, cut.sources) == ((), (), ())


def test_a_removed_article_comes_back_whole(project, article):
    before, record = rows(project), article_record(project, article)
    with project.edit("Remove the article") as edit:
        remove_article(edit, article)
    assert article_ids(project) == []
    assert project.query("PRAGMA foreign_key_check") == []
    with pytest.raises(StoreError, match="This article has been deleted"):
        article_record(project, article)
    project.undo()
    assert rows(project) == before
    assert article_record(project, article) == record
