"""Tags: what is allowed, what is kept, and what goes with them."""

from __future__ import annotations

import pytest

from annotator.domain.errors import RuleError, StoreError
from annotator.domain.records import ArticleRecord, SourceRecord
from annotator.store.annotations import (
    add_annotation,
    add_span,
    annotation,
    annotations_by_id,
    marks,
    marks_of,
    reading_order,
    remove_annotations,
    set_attribute,
    set_entry,
    set_label,
    set_note,
    set_review,
    set_spans,
)
from annotator.store.comments import add_comment, comments
from annotator.store.intake import add_article
from annotator.store.links import add_link, links_in
from annotator.store.records import article_record
from annotator.store.sources import add_source
from annotator.text.span import Span
from tests.store.samples import TEXT, at


def tag(project, article, label, words, **more):
    with project.edit("Tag") as edit:
        return add_annotation(edit, article, label, [at(words)], **more)


def test_a_tag_keeps_its_words_and_what_stands_beside_them(project, article):
    id = tag(project, article, "quote", "never arrived", attributes={"form": "mixed"}, note="n")
    one = annotation(project, id)
    assert (one.label, one.attributes, one.note) == ("quote", {"form": "mixed"}, "n")
    assert (one.review, one.annotator) == ("unreviewed", "Ann Obuya")
    span = at("never arrived")
    assert one.spans == (span,)
    kept = project.query("SELECT exact, before, after FROM span WHERE annotation = ?", (id,))
    assert kept == [
        (
            "never arrived",
            TEXT[span.start - 32 : span.start],
            TEXT[span.end : span.end + 32],
        )
    ]


@pytest.mark.parametrize("words", ["🎉", "beta", "👨‍👩‍👧 delta", "LASTWORD"])
def test_words_within_and_behind_emoji_are_those_at_the_offsets(project, words):
    text = "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD"
    with project.edit("Import and tag") as edit:
        article = add_article(edit, ArticleRecord("", text))
        id = add_annotation(edit, article, "claim", [at(words, text)])
    ((start, end, *_),) = marks_of(project, [id])
    assert project.text(article)[start:end] == words
    assert article_record(project, article).annotations[0].words(text) == words


def test_an_interrupted_quote_is_one_annotation_with_two_spans(project, article):
    parts = [at("The work"), at("the contractor")]
    with project.edit("Tag") as edit:
        id = add_annotation(edit, article, "quote", reversed(parts))
    assert annotation(project, id).spans == tuple(parts)
    assert [mark[2] for mark in marks_of(project, [id])] == [id, id]
    assert reading_order(project, article, {"quote"})[-1] == id


def test_spans_that_overlap_or_touch_become_one(project, article):
    with project.edit("Tag") as edit:
        id = add_annotation(edit, article, "quote", [Span(0, 5), Span(3, 8), Span(8, 9)])
        add_span(edit, id, Span(12, 14))
        add_span(edit, id, Span(9, 10))
    assert annotation(project, id).spans == (Span(0, 10), Span(12, 14))


@pytest.mark.parametrize(
    ("label", "spans", "attributes", "sentence"),
    [
        ("rumour", [Span(0, 3)], {}, "The scheme has no label “rumour”."),
        ("quote", [], {}, "There are no words to tag: select some first."),
        ("quote", [Span(0, 9999)], {}, "The words to tag end behind the end of the article."),
        ("quote", [Span(0, 3)], {"form": "sung"}, "Form has no value “sung”."),
        ("quote", [Span(0, 3)], {"form": ["direct"]}, "Form takes one value."),
        ("cue", [Span(0, 3)], {"form": "direct"}, "The label cue has no attribute “form”."),
    ],
)
def test_what_the_scheme_forbids_is_refused_in_words(
    project, article, label, spans, attributes, sentence
):
    before = project.last_edit
    with pytest.raises(RuleError) as refusal, project.edit("Tag") as edit:
        add_annotation(edit, article, label, spans, attributes=attributes)
    assert str(refusal.value) == sentence
    assert project.last_edit == before


def test_the_same_words_bear_a_label_once_from_one_person(project, article):
    tag(project, article, "claim", "never arrived")
    with pytest.raises(RuleError, match="These words are tagged as Claim already"):
        tag(project, article, "claim", "never arrived")
    tag(project, article, "quote", "never arrived")
    with project.edit("Tag") as edit:  # a further span makes it another thing
        add_annotation(edit, article, "claim", [at("never arrived"), at("The work")])


def test_set_spans_moves_a_tag_and_its_links_stay(project, article):
    quote, source = reading_order(project, article, {"quote", "source"})
    ties = links_in(project, article)
    with project.edit("Move") as edit:
        set_spans(edit, source, [at("Obuya")])
    assert annotation(project, source).spans == (at("Obuya"),)
    assert links_in(project, article) == ties
    assert quote in {tie[2] for tie in ties}


def test_moving_a_tag_to_where_it_is_writes_nothing(project, article):
    (quote,) = reading_order(project, article, {"quote"})
    with project.edit("Move") as edit:
        set_spans(edit, quote, annotation(project, quote).spans)
    assert edit.change is None


def test_another_label_keeps_what_that_label_can_have(project, article):
    with project.edit("Tag") as edit:
        entry = add_source(edit, SourceRecord("", "The council"))
        id = add_annotation(
            edit, article, "source", [at("the council")], attributes={"mention": "name"}
        )
        set_entry(edit, id, entry)
    with project.edit("Change") as edit:
        set_label(edit, id, "claim")
    one = annotation(project, id)
    assert (one.label, one.attributes, one.source) == ("claim", {}, None)


def test_a_linked_tag_does_not_become_what_its_links_forbid(project, article):
    (source,) = reading_order(project, article, {"source"})
    for label, why in (
        ("cue", "A source link cannot go from quote to cue"),
        ("rumour", "no label “rumour”"),
    ):
        with pytest.raises(RuleError, match=why), project.edit("Change") as edit:
            set_label(edit, source, label)


def test_attributes_are_set_checked_and_cleared(project, article):
    (quote,) = reading_order(project, article, {"quote"})
    with project.edit("Set") as edit:
        set_attribute(edit, quote, "form", "indirect")
    assert annotation(project, quote).attributes == {"form": "indirect"}
    for key, value, why in (
        ("form", "sung", "Form has no value “sung”"),
        ("tempo", "slow", "The label quote has no attribute “tempo”"),
    ):
        with pytest.raises(RuleError, match=why), project.edit("Set") as edit:
            set_attribute(edit, quote, key, value)
    with project.edit("Clear") as edit:
        set_attribute(edit, quote, "form", None)
    assert annotation(project, quote).attributes == {}


def test_notes_and_reviews(project, article):
    (quote,) = reading_order(project, article, {"quote"})
    with project.edit("Note") as edit:
        set_note(edit, quote, "two\r\nlines 🎉")
        set_review(edit, quote, "verified")
    assert annotation(project, quote).note == "two\r\nlines 🎉"
    assert annotation(project, quote).review == "verified"
    with pytest.raises(RuleError, match="“fine” is none of"), project.edit("Review") as edit:
        set_review(edit, quote, "fine")


def test_a_note_that_no_file_can_hold_is_made_one(project, article):
    (quote,) = reading_order(project, article, {"quote"})
    with project.edit("Note \ud800") as edit:
        set_note(edit, quote, "a\0b\udfffc")
    assert annotation(project, quote).note == "a\ufffdb\ufffdc"
    assert project.undo_text() == "Note \ufffd"


def test_only_a_source_annotation_means_an_entry(project, article):
    (quote,) = reading_order(project, article, {"quote"})
    with pytest.raises(RuleError, match="Only a source annotation"), project.edit("Set") as edit:
        set_entry(edit, quote, 1)


def test_removing_a_tag_takes_its_links_and_comments_along(project, article):
    (quote,) = reading_order(project, article, {"quote"})
    with project.edit("Tag") as edit:
        other = add_annotation(edit, article, "quote", [at("never arrived")])
        add_link(edit, "nested_in", quote, other)
        add_comment(edit, article, "Of the other.", other)
    with project.edit("Remove") as edit:
        remove_annotations(edit, [quote])
    assert annotation(project, quote) is None
    assert links_in(project, article) == []
    assert [one.text for _, one in comments(project, article)] == ["Of the other."]
    assert quote in edit.change.annotations
    assert other in edit.change.annotations
    assert project.query("PRAGMA foreign_key_check") == []


def test_what_is_gone_cannot_be_changed(project, article):
    (quote,) = reading_order(project, article, {"quote"})
    with project.edit("Remove") as edit:
        remove_annotations(edit, [quote])
    for change in (
        lambda edit: set_note(edit, quote, "x"),
        lambda edit: set_spans(edit, quote, [Span(0, 1)]),
        lambda edit: remove_annotations(edit, [quote]),
    ):
        gone = pytest.raises(StoreError, match="deleted in the meantime")
        with gone, project.edit("Change") as edit:
            change(edit)


def test_a_write_outside_an_open_edit_is_refused(project, article):
    with project.edit("Tag") as edit:
        pass
    with pytest.raises(StoreError, match="This edit is closed"):
        add_annotation(edit, article, "claim", [Span(0, 3)])
    refused = pytest.raises(StoreError, match="Another change is still under way")
    with project.edit("Outer"), refused, project.edit("Inner"):
        pass


def test_an_edit_that_fails_half_way_leaves_nothing(project, article):
    before = marks(project, article)
    with pytest.raises(ZeroDivisionError), project.edit("Tag") as edit:
        add_annotation(edit, article, "claim", [Span(0, 3 // (article - article))])
    assert marks(project, article) == before
    with project.edit("Nothing") as edit:
        pass
    assert edit.change is None


def test_marks_are_in_the_order_of_the_text_and_by_id_in_the_order_asked(project, article):
    found = marks(project, article)
    assert found == sorted(found)
    ids = reading_order(project, article)
    assert {mark[2] for mark in found} == set(ids)
    asked = [*reversed(ids), 10_000]
    assert [one.id for one in annotations_by_id(project, asked)] == asked[:-1]
    shorter = tag(project, article, "claim", "“The seals,” said")  # begins where the quote begins
    assert reading_order(project, article)[:2] == [ids[0], shorter]
