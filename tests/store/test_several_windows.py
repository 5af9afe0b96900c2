"""Two people, or one person twice, on one file: each undoes their own, and sees the others'."""

from __future__ import annotations

import pytest

from annotator.domain.errors import StoreError, UndoRefused
from annotator.domain.identity import Annotator
from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.store.annotations import (
    add_annotation,
    annotation,
    reading_order,
    remove_annotations,
    set_note,
)
from annotator.store.check import check
from annotator.store.intake import add_article
from annotator.store.links import add_link, links_of, remove_link
from annotator.store.sessions import Sitting
from annotator.text.span import Span
from tests.store.samples import ANN, BEN, news, rows


@pytest.fixture
def windows(saved, opened):
    """Ann's and Ben's windows on the same file."""
    return opened(saved), opened(saved, annotator=BEN)


def tag(project, label="claim", start=0, end=7):
    with project.edit(f"Tag {label}") as edit:
        return add_annotation(edit, 1, label, [Span(start, end)])


def note(project, id, words, group=None):
    with project.edit("Write a note", group=group) as edit:
        set_note(edit, id, words)
    return edit.change


def test_each_sees_what_the_other_did(windows):
    ann, ben = windows
    assert ben.poll() == []
    id = tag(ann)
    note(ann, id, "why")
    assert annotation(ben, id).note == "why"
    assert [change.text for change in ben.poll()] == ["Tag claim", "Write a note"]


def test_polling_tells_each_edit_once_with_what_it_touched(windows):
    ann, ben = windows
    id = tag(ann)
    changes = ben.poll()
    assert [change.text for change in changes] == ["Tag claim"]
    assert changes[0].annotations == {id}
    assert changes[0].articles == {1}
    assert changes[0].of("annotation") == {id}
    assert ben.poll() == []
    assert ann.poll() == []
    tag(ben)
    assert [change.kind for change in ann.poll()] == ["system", "user"]
    assert ben.last_edit == ann.last_edit


def test_what_the_other_did_is_told_even_when_one_wrote_in_between(windows):
    ann, ben = windows
    tag(ann)
    tag(ben)
    assert [change.text for change in ben.poll()] == ["Tag claim"]
    ann.undo()
    tag(ben, "quote")
    assert [change.kind for change in ben.poll()] == ["undo"]
    assert check(ann.path).findings == ()


def test_the_scheme_of_one_window_follows_the_other(windows):
    ann, ben = windows
    rumour = AnnotationRecord("x", "rumour", (Span(0, 3),))
    with ann.edit("Import") as edit:
        add_article(edit, ArticleRecord("", "Who knows?", annotations=(rumour,)))
    ben.poll()
    assert ben.scheme.label("rumour") is not None
    ann.undo()
    tag(ben)
    assert ben.scheme.label("rumour") is None
    ann.redo()
    assert tag(ben, "rumour", 9, 12)


def test_undo_takes_back_only_ones_own(windows):
    ann, ben = windows
    first = tag(ann)
    second = tag(ben, "quote")
    third = tag(ann, "source")
    assert (ben.undo_text(), ann.undo_text()) == ("Tag quote", "Tag source")
    assert second in ben.undo().annotations
    assert ben.undo() is None
    assert third in ann.undo().annotations
    assert first in ann.undo().annotations
    assert ann.undo_text() == "Import"
    assert ben.redo().annotations == {second}
    assert annotation(ann, second) is not None
    assert check(ann.path).findings == ()


def test_a_new_edit_of_another_does_not_clear_redo_but_ones_own_does(windows):
    ann, ben = windows
    tag(ann)
    ann.undo()
    tag(ben, "quote")
    assert ann.redo_text() == "Tag claim"
    tag(ann, "source")
    assert ann.redo_text() is None
    assert ann.redo() is None


def test_an_undo_that_would_undo_another_persons_work_is_refused_with_who_and_what(windows):
    ann, ben = windows
    id = tag(ann)
    note(ben, id, "Ben's")
    before = rows(ann)
    with pytest.raises(UndoRefused) as refusal:
        ann.undo()
    assert str(refusal.value).startswith(
        "“Tag claim” cannot be taken back: Ben Ilves did “Write a note” since ("
    )
    assert rows(ann) == before
    ben.undo()
    assert id in ann.undo().annotations
    assert check(ann.path).findings == ()


def test_an_undo_that_would_leave_anothers_link_dangling_is_refused(windows):
    ann, ben = windows
    id = tag(ann, "source")
    (quote,) = reading_order(ben, 1, {"quote"})
    with ben.edit("Link") as edit:
        add_link(edit, "relay", quote, id)
    before = rows(ann)
    with pytest.raises(UndoRefused, match="cannot be taken back: what it changed has been built"):
        ann.undo()
    assert rows(ann) == before


def test_bringing_back_what_another_made_anew_is_refused(windows):
    ann, ben = windows
    (quote, source) = reading_order(ann, 1, {"quote", "source"})
    with ann.edit("Remove the link") as edit:
        (link,) = (tie.id for tie in links_of(ann, [quote]) if tie.kind == "source")
        remove_link(edit, link)
    with ben.edit("Link") as edit:
        add_link(edit, "source", quote, source)
    with pytest.raises(UndoRefused, match="cannot be taken back"):
        ann.undo()
    assert check(ann.path).findings == ()


def test_a_redo_over_anothers_change_is_refused(windows):
    ann, ben = windows
    (claim,) = reading_order(ann, 1, {"claim"})
    note(ann, claim, "Ann's")
    ann.undo()
    note(ben, claim, "Ben's")
    with pytest.raises(UndoRefused, match="“Write a note” cannot be brought back: Ben Ilves did"):
        ann.redo()
    assert annotation(ann, claim).note == "Ben's"


def test_an_import_that_another_built_upon_stays(windows):
    ann, ben = windows
    with ann.edit("Import two") as edit:
        id = add_article(edit, news(2))
        add_article(edit, news(3))
    with ben.edit("Tag") as edit:
        add_annotation(edit, id, "claim", [Span(0, 7)])
    before = rows(ann)
    with pytest.raises(UndoRefused):
        ann.undo()
    assert rows(ann) == before
    with ben.edit("Note") as edit:
        set_note(edit, reading_order(ben, id)[0], "changed in a block")
    with pytest.raises(UndoRefused):
        ann.undo()
    assert rows(ann)["article"] == before["article"]
    ben.undo()
    ben.undo()
    ann.undo()
    assert check(ann.path).findings == ()


def test_one_person_in_two_windows_has_one_history(saved, opened):
    here, there = opened(saved), opened(saved)
    tag(here)
    tag(there, "quote")
    assert here.undo_text() == "Tag quote"
    here.undo()
    assert there.undo_text() == "Tag claim"
    there.undo()
    assert there.redo_text() == "Tag claim"
    here.redo()
    here.redo()
    assert here.redo_text() is there.redo_text() is None
    assert len(reading_order(there, 1)) == 6


def test_nobody_in_particular_can_undo_too(saved, opened):
    project = opened(saved, annotator=None)
    tag(project)
    assert project.undo_text() == "Tag claim"
    project.undo()
    assert project.undo_text() is None


def test_undo_says_which_article_to_show_and_survives_a_session(windows):
    ann, _ = windows
    Sitting(ann).start()
    with ann.edit("Import") as edit:
        other = add_article(edit, news(2))
    tag(ann)
    assert ann.undo().articles == {1}
    assert ann.undo().articles == {other}


def test_what_is_not_there_to_remove_is_said(windows):
    ann, ben = windows
    id = tag(ann)
    with ben.edit("Remove") as edit:
        remove_annotations(edit, [id])
    with pytest.raises(StoreError, match="deleted in the meantime"):
        note(ann, id, "too late")
    with pytest.raises(UndoRefused, match="Ben Ilves did “Remove” since"):
        ann.undo()


def test_two_annotators_of_one_name_are_two(saved, opened):
    twin = Annotator("e" * 32, ANN.name)
    ann, other = opened(saved), opened(saved, annotator=twin)
    tag(ann)
    tag(other)  # the same words, by another person
    assert other.undo_text() == "Tag claim"
    other.undo()
    assert other.undo_text() is None
    assert ann.undo_text() == "Tag claim"
