"""An edit is on disk as a whole or not at all, and can be done again; what it read stays known."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from annotator.domain.errors import StoreBusy, StoreFull
from annotator.store.annotations import add_annotation, annotations_by_id
from annotator.store.check import check
from annotator.store.links import links_of
from annotator.store.sessions import Sitting, sessions
from annotator.text.span import Span
from tests.store.samples import rows
from tests.store.test_full_disk import no_byte_may_be_written


def tag(project, article, start=2):
    with project.edit("Tag") as edit:
        return add_annotation(edit, article, "claim", [Span(start, start + 7)])


def on_disk(path):
    with closing(sqlite3.connect(path)) as other:
        return [id for (id,) in other.execute("SELECT id FROM annotation ORDER BY id")]


def test_while_somebody_reads_it_is_refused_as_a_whole_and_done_again_later(project, article):
    before = rows(project)
    with closing(sqlite3.connect(project.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM annotation").fetchone()
        for _ in range(2):
            with pytest.raises(StoreBusy):
                tag(project, article)
            assert rows(project) == before
    assert tag(project, article) in on_disk(project.path)
    assert check(project.path).findings == ()


def test_on_a_full_disk_nothing_of_it_is_there_and_it_is_done_again_later(project, article):
    before = rows(project)
    with no_byte_may_be_written(), pytest.raises(StoreFull):
        tag(project, article)
    assert rows(project) == before
    assert tag(project, article) in on_disk(project.path)
    assert check(project.path).findings == ()


def test_what_was_read_to_commit_an_edit_is_not_read_again(project, article):
    made = tag(project, article)
    said = []
    project.connection.set_trace_callback(said.append)
    (one,) = annotations_by_id(project, [made])
    assert links_of(project, [made]) == []
    project.connection.set_trace_callback(None)
    assert one.spans == (Span(2, 9),)
    assert not [statement for statement in said if "SELECT" in statement]


def test_the_journal_goes_on_behind_what_another_window_wrote(project, article, opened):
    tag(project, article)
    other = opened(project.path)
    tag(other, article, 20)
    tag(project, article, 40)
    tag(other, article, 60)
    assert check(project.path).findings == ()
    edits = [id for (id,) in project.query("SELECT id FROM edit ORDER BY id")]
    assert edits == list(range(1, len(edits) + 1))


def test_a_sitting_that_could_not_begin_begins_with_the_next_edit(project, article):
    sitting = Sitting(project)
    with closing(sqlite3.connect(project.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM annotation").fetchone()
        with pytest.raises(StoreBusy):
            sitting.start()
    assert project.session is None
    sitting.start()
    tag(project, article)
    sitting.flush(ended=True)
    (one,) = sessions(project)
    assert one.id == project.session
    assert one.ended
