"""Small edits may leave the review's rows for a moment: whoever reads them finds them made."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest

from annotator.store import annotations as tags
from annotator.store.check import check
from annotator.store.project import Project
from annotator.store.review_copy import completed, is_complete
from annotator.store.review_rows import FEW, catching_up, is_behind, list_due
from annotator.text.span import Span
from tests.store.hand import Hand
from tests.store.samples import BEN, at
from tests.store.test_review_rows import assert_rows_are_right, made_anew, rows


@pytest.fixture
def later(project, article):
    """The project, whose small edits leave their rows."""
    project.lists_later = True
    return project


def tag(project, article, words, label="quote"):
    with project.edit("Tag") as edit:
        return tags.add_annotation(edit, article, label, [at(words)])


def remove(project, annotation):
    with project.edit("Remove") as edit:
        tags.remove_annotations(edit, [annotation])


@pytest.mark.parametrize("seed", range(6))
def test_rows_are_those_made_anew_however_many_edits_left_them(project, article, seed):
    chance = random.Random(seed)
    hand = Hand(project, chance)
    for number in range(60):
        project.lists_later = chance.random() < 0.7
        chance.choice([hand.act, hand.act, hand.act, project.undo, project.redo])()
        if number % 10 == 4:
            list_due(project)
        if number % 10 == 9:
            assert_rows_are_right(project)
    assert len(rows(project)) > 1


def test_a_small_edit_leaves_its_rows_until_they_are_asked_for(later, article):
    before = rows(later)
    new = tag(later, article, "known")
    assert rows(later) == before
    assert is_behind(later)
    list_due(later)
    assert not is_behind(later)
    found = rows(later)
    assert len(found) == len(before) + 1
    assert new in [row[0] for row in found]
    assert "overlap" in found[0][13]


def test_a_large_edit_makes_them_itself_and_those_that_were_left(later, article):
    left = tag(later, article, "known")
    with later.edit("Tag many") as edit:
        for start in range(FEW + 1):
            tags.add_annotation(edit, article, "claim", [Span(start, start + 5)])
    assert not is_behind(later)
    assert left in [row[0] for row in rows(later)]
    assert len(rows(later)) == 2 + 1 + FEW + 1


def test_what_came_and_went_meanwhile_is_told_of_no_other(later, article):
    new = tag(later, article, "known")
    later.lists_later = False
    with later.edit("Note") as edit:  # makes rows while the other is there
        tags.set_note(edit, rows(later)[0][0], "looked at")
    assert "overlap" in rows(later)[0][13]
    later.lists_later = True
    remove(later, new)
    list_due(later)
    assert "overlap" not in rows(later)[0][13]
    assert rows(later) == made_anew(later)


def test_making_them_is_no_edit_that_anybody_sees_or_takes_back(later, article):
    tag(later, article, "known")
    last = later.last_edit
    list_due(later)
    assert later.last_edit == last
    assert later.undo_text() == "Tag"


def test_when_nothing_is_left_the_file_is_not_written(later, article):
    with closing(sqlite3.connect(later.path)) as other:
        before = other.execute("PRAGMA data_version").fetchone()
        list_due(later)
        assert other.execute("PRAGMA data_version").fetchone() == before


def test_another_program_finds_them_made(later, article, opened):
    tag(later, article, "known")
    theirs = opened(later.path, annotator=BEN)
    with completed(theirs) as whole:
        assert len(rows(whole)) == 3
    assert not is_behind(later)


def test_who_may_not_write_reads_a_whole_copy(later, article, opened):
    tag(later, article, "known")
    reading = opened(later.path, read_only=True)
    list_due(reading)  # which does nothing
    assert not is_complete(reading)
    with completed(reading) as whole:
        assert len(rows(whole)) == 3
    assert len(rows(later)) == 2


def test_catching_up_makes_them_too(later, article):
    tag(later, article, "known")
    assert [*catching_up(later)] == []
    assert len(rows(later)) == 3


def test_a_file_from_before_keeps_its_rows_and_is_not_behind(saved):
    with closing(sqlite3.connect(saved)) as bare:
        bare.execute("DROP TABLE review_due")
        bare.commit()
    with Project.open(saved, read_only=True) as reading:
        assert not is_complete(reading)
    with Project.open(saved) as project:
        assert is_complete(project)
        assert len(rows(project)) == 2
    assert not check(saved).findings
