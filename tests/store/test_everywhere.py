"""Words that were tagged everywhere are remembered in the edit that tagged them."""

from __future__ import annotations

import pytest

from annotator.domain.identity import new_uid
from annotator.domain.records import ArticleRecord, SourceRecord
from annotator.store.everywhere import everywhere, last_article, looked_through, remember
from annotator.store.intake import add_article
from annotator.store.scheme_labels import remove_label
from annotator.store.sources import add_source


@pytest.fixture
def come(project):
    """Let a further article come in; returns its id."""

    def add() -> int:
        with project.edit("Import") as edit:
            return add_article(edit, ArticleRecord(new_uid(), "Tom Reyes left."))

    return add


def test_words_are_remembered_with_their_label_their_entry_and_how_far(project, article):
    with project.edit("Tag all") as edit:
        reyes = add_source(edit, SourceRecord(new_uid(), "Tom Reyes"))
        remember(edit, "source", "Tom Reyes", reyes)
        remember(edit, "cue", "said", None)
    first, second = everywhere(project)
    assert (first.label, first.words, first.source, first.seen) == (
        *("source", "Tom Reyes", reyes, article),
    )
    assert (second.label, second.words, second.source) == ("cue", "said", None)


def test_the_same_words_again_are_one_memory_that_reaches_farther(project, article, come):
    for _ in range(2):
        last = come()
        with project.edit("Tag all") as edit:
            remember(edit, "cue", "said", None)
    (known,) = everywhere(project)
    assert known.seen == last == last_article(project)


def test_undo_forgets_them_and_redo_remembers(project, article):
    with project.edit("Tag all") as edit:
        remember(edit, "cue", "said", None)
    project.undo()
    assert everywhere(project) == []
    project.redo()
    assert [one.words for one in everywhere(project)] == ["said"]


def test_what_was_looked_through_is_not_new_until_undo(project, article, come):
    with project.edit("Tag all") as edit:
        remember(edit, "cue", "said", None)
    last = come()
    (known,) = everywhere(project)
    assert known.seen == article
    with project.edit("Look through") as edit:
        looked_through(edit, [known.id])
    assert [one.seen for one in everywhere(project)] == [last]
    project.undo()
    assert [one.seen for one in everywhere(project)] == [article]


def test_words_of_a_label_that_is_gone_are_not_offered(project, article):
    with project.edit("Tag all") as edit:
        remember(edit, "scare", "said", None)
        remember(edit, "cue", "said", None)
    with project.edit("Remove label") as edit:
        remove_label(edit, "scare")
    assert [one.label for one in everywhere(project)] == ["cue"]


def test_an_empty_project_has_no_last_article(project):
    assert last_article(project) == 0
