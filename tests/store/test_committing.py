"""While an edit is written other work goes on; then it is on disk, or nothing of it is."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest

from annotator.domain.errors import StoreBusy, StoreFull
from annotator.store.annotations import add_annotation, annotations_by_id
from annotator.text.span import Span
from tests.store.samples import listing, rows
from tests.store.test_full_disk import no_byte_may_be_written


class Told:
    """What was told before the edit was written, and whether anything was done meanwhile."""

    def __init__(self, project):
        self.project = project
        self.found = []
        self.done = 0

    def __call__(self, change):
        self.found = annotations_by_id(self.project, sorted(change.annotations))
        return self.do

    def do(self):
        self.done += 1


def tag(project, article, told):
    with project.edit("Tag", meanwhile=told) as edit:
        made = add_annotation(edit, article, "claim", [Span(2, 9)])
    return made, edit.change


def on_disk(path):
    with closing(sqlite3.connect(path)) as other:
        return [id for (id,) in other.execute("SELECT id FROM annotation ORDER BY id")]


def test_what_changed_can_be_read_before_it_is_written_and_then_is_on_disk(project, article):
    told = Told(project)
    made, change = tag(project, article, told)
    assert told.done == 1
    assert [(one.id, one.spans) for one in told.found] == [(made, (Span(2, 9),))]
    assert change.annotations == {made}
    assert made in on_disk(project.path)


def test_who_wants_to_do_nothing_meanwhile_is_asked_all_the_same(project, article):
    asked = []
    made, change = tag(project, article, asked.append)
    assert asked == [change]
    assert made in on_disk(project.path)


def test_an_edit_that_changes_nothing_tells_nothing(project, article):
    asked = []
    with project.edit("Nothing", meanwhile=asked.append) as edit:
        pass
    assert asked == []
    assert edit.change is None


def test_while_somebody_reads_it_is_refused_after_the_other_work(project, article):
    before, told = rows(project), Told(project)
    with closing(sqlite3.connect(project.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM annotation").fetchone()
        with pytest.raises(StoreBusy):
            tag(project, article, told)
    assert told.done == 1
    assert rows(project) == before
    assert annotations_by_id(project, [told.found[0].id]) == []
    made, _ = tag(project, article, told)
    assert told.done == 2
    assert made in on_disk(project.path)


def test_on_a_full_disk_nothing_of_it_is_there_and_it_can_be_done_again(project, article):
    before, told = rows(project), Told(project)
    with no_byte_may_be_written(), pytest.raises(StoreFull):
        tag(project, article, told)
    assert rows(project) == before
    tag(project, article, told)
    assert len(rows(project)) > 0
    assert len(on_disk(project.path)) == len(project.query("SELECT id FROM annotation"))


def test_what_fails_meanwhile_is_raised_and_the_edit_is_on_disk(project, article):
    def fail():
        raise ValueError("nothing to do with the file")

    with pytest.raises(ValueError, match="nothing to do"):
        tag(project, article, lambda change: fail)
    assert len(on_disk(project.path)) == len(project.query("SELECT id FROM annotation"))
    made, _ = tag_elsewhere(project, article)
    assert made == max(on_disk(project.path))


def tag_elsewhere(project, article):
    with project.edit("Tag") as edit:
        made = add_annotation(edit, article, "quote", [Span(0, 4)])
    return made, edit.change


def test_a_closed_project_leaves_no_thread_and_nothing_beside_it(project, article):
    tag(project, article, Told(project))
    project.close()
    assert not [one for one in threading.enumerate() if one.name.startswith("committing")]
    assert listing(project.path.parent).keys() == {project.path.name}
