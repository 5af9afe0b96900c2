"""Edits of one group are taken back as one, and brought back as one."""

from __future__ import annotations

import pytest

from annotator.domain.errors import UndoRefused
from annotator.store.annotations import add_annotation, annotation, reading_order, set_note
from annotator.text.span import Span
from tests.store.samples import BEN, rows


@pytest.fixture
def windows(saved, opened):
    """Ann's and Ben's windows on the same file."""
    return opened(saved), opened(saved, annotator=BEN)


def tag(project, label):
    with project.edit(f"Tag {label}") as edit:
        add_annotation(edit, 1, label, [Span(0, 7)])


def note(project, id, words, group=None):
    with project.edit("Write a note", group=group) as edit:
        set_note(edit, id, words)


def test_edits_of_one_group_are_taken_back_together_and_brought_back_together(windows):
    ann, ben = windows
    (claim,) = reading_order(ann, 1, {"claim"})
    tag(ann, "quote")
    for words in ("W", "Wh", "Why?"):
        note(ann, claim, words, group="note 4")
    before = rows(ann)
    ann.undo()
    assert annotation(ann, claim).note == "check this"
    assert ann.undo_text() == "Tag quote"
    (change, *_) = [change for change in ben.poll() if change.kind == "undo"]
    assert change.annotations == {claim}
    ann.redo()
    assert rows(ann) == before
    ann.undo()
    ann.undo()
    ann.redo()
    ann.redo()
    assert rows(ann) == before


def test_a_group_is_called_as_its_first_edit_whatever_another_does_between(windows):
    ann, ben = windows
    (claim,) = reading_order(ann, 1, {"claim"})
    with ann.edit("Tag quote", group="g") as edit:
        add_annotation(edit, 1, "quote", [Span(0, 2)])
    tag(ben, "claim")
    note(ann, claim, "why?", group="g")
    whole = rows(ann)
    for _ in range(2):
        assert ann.undo_text() == "Tag quote"
        assert ann.undo().text == ann.redo_text() == "Tag quote"
        assert annotation(ann, claim).note == "check this"
        assert ann.redo().text == "Tag quote"
        assert rows(ann) == whole


def test_a_group_is_parted_where_undo_stops_within_it(windows):
    ann, _ = windows
    (claim,) = reading_order(ann, 1, {"claim"})
    note(ann, claim, "one", group="g")
    first = ann.last_edit
    note(ann, claim, "two", group="g")
    ann.undo(after=first)
    assert annotation(ann, claim).note == "one"
    assert ann.undo(after=first) is None
    ann.redo()
    assert annotation(ann, claim).note == "two"
    ann.undo()
    assert annotation(ann, claim).note == "check this"


def test_a_group_in_which_another_stands_in_the_way_stays_whole(windows):
    ann, ben = windows
    (claim,) = reading_order(ann, 1, {"claim"})
    (cue,) = reading_order(ann, 1, {"cue"})
    note(ann, claim, "one", group="g")
    note(ann, cue, "two", group="g")
    note(ben, claim, "Ben's")
    before = rows(ann)
    with pytest.raises(UndoRefused):
        ann.undo()
    assert rows(ann) == before
