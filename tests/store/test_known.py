"""What is read of annotations stands in the file, whoever wrote it, and is not read twice."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from annotator.store.annotations import add_annotation, annotations_by_id, set_note
from annotator.store.known import MOST
from annotator.store.links import links_of
from annotator.text.span import Span
from tests.store.hand import Hand
from tests.store.samples import ANN


def read_afresh(opened, path):
    with opened(path, read_only=True) as fresh:
        ids = ids_in(fresh)
        return [
            annotations_by_id(fresh, ids),
            links_of(fresh, ids),
            *[links_of(fresh, [id]) for id in ids],
        ]


def read_again(project):
    """The same, one by one first: what is kept must not depend on who asked together."""
    ids = ids_in(project)
    each = [links_of(project, [id]) for id in ids]
    return [annotations_by_id(project, ids), links_of(project, ids), *each]


def ids_in(project):
    return [id for (id,) in project.query("SELECT id FROM annotation ORDER BY id")]


@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_stands_in_the_file_whatever_two_windows_do(project, article, opened, seed):
    chance = random.Random(seed)
    other = opened(project.path)
    hands = [Hand(project, chance), Hand(other, chance)]
    for _ in range(40):
        one = chance.choice(hands)
        act = chance.choice([one.act, one.act, one.project.undo, one.project.redo])
        act()
        stands = read_afresh(opened, project.path)
        for each in (project, other):
            each.poll()
            assert read_again(each) == stands


def test_an_edit_that_is_open_reads_its_own_changes_and_leaves_none_behind(project, article):
    (id, *_) = ids_in(project)
    (before,) = annotations_by_id(project, [id])
    edit = project.begin("Note")
    set_note(edit, id, "within")
    assert annotations_by_id(project, [id])[0].note == "within"
    project.rollback(edit)
    assert annotations_by_id(project, [id]) == [before]


def test_who_is_renamed_is_named_so_in_what_was_read_before(project, article):
    with project.edit("Tag") as edit:
        id = add_annotation(edit, article, "quote", [Span(0, 5)])
    assert annotations_by_id(project, [id])[0].annotator == ANN.name
    project.annotator = replace(ANN, name="Ann Lee")
    with project.edit("Tag") as edit:
        add_annotation(edit, article, "quote", [Span(6, 9)])
    assert annotations_by_id(project, [id])[0].annotator == "Ann Lee"


def test_what_was_read_is_not_read_again(project, article):
    ids = ids_in(project)
    found = annotations_by_id(project, ids), links_of(project, ids)
    said = []
    project.connection.set_trace_callback(said.append)
    assert (annotations_by_id(project, ids), links_of(project, ids)) == found
    project.connection.set_trace_callback(None)
    assert not [statement for statement in said if "SELECT" in statement]


def test_what_is_kept_has_an_end(project, article):
    with project.edit("Tag") as edit:
        length = len(project.text(article))
        places = [Span(low, high) for low in range(length) for high in range(low + 1, length + 1)]
        for span in places[: MOST + 10]:
            add_annotation(edit, article, "claim", [span])
    ids = ids_in(project)
    assert len(ids) > MOST
    assert [one.id for one in annotations_by_id(project, ids)] == ids
    assert project.known().annotations.of(ids, lambda missing: {}) == {}
