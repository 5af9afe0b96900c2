"""What lies beside a project: our own recovery file is used, anything else is left alone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from annotator.domain.errors import OpenRefused, StoreError
from annotator.store.annotations import add_annotation
from annotator.store.articles import article_ids
from annotator.store.backup import restore
from annotator.store.check import check
from annotator.store.project import Project
from annotator.text.span import Span
from tests.store.samples import ANN, listing, rows

MAGIC = bytes.fromhex("d9d505f920a163d7")


def beside(path, ending):
    return path.with_name(path.name + ending)


HALF_WRITTEN = """
import os, sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the commit
other.execute("BEGIN IMMEDIATE")
other.execute("DELETE FROM span")
other.execute("UPDATE annotation SET note = printf('%3000s', 'half written')")
other.execute("UPDATE article SET headline = printf('%9000s', 'half written')")
os._exit(0)
"""


def interrupted(path):
    """Leave the file as a kill in mid-commit leaves it: half written, with its journal."""
    subprocess.run([sys.executable, "-S", "-c", HALF_WRITTEN, str(path)], check=True)
    assert beside(path, "-journal").stat().st_size > 512


def journal_naming(victim, path):
    """A rollback journal that names a super-journal: SQLite would delete that file."""
    name = os.fsencode(victim)
    pages = path.stat().st_size // 4096
    head = MAGIC + bytes(8) + b"".join(number.to_bytes(4) for number in (pages, 512, 4096))
    tail = (1).to_bytes(4) + name + len(name).to_bytes(4) + (sum(name) % 2**32).to_bytes(4) + MAGIC
    return head.ljust(512, b"\0") + tail


def refused(path):
    before = listing(path.parent)
    for read_only in (False, True):
        with pytest.raises(OpenRefused) as refusal:
            Project.open(path, read_only=read_only)
    assert check(path).findings == (str(refusal.value),)
    assert listing(path.parent) == before
    return str(refusal.value)


def test_a_journal_that_names_another_file_is_refused_and_that_file_survives(saved):
    victim = saved.parent / "victim-mj0123456789"
    victim.write_bytes(b"precious")
    beside(saved, "-journal").write_bytes(journal_naming(victim, saved))
    assert "not the program's own recovery file" in refused(saved)
    assert victim.read_bytes() == b"precious"


def test_the_trap_is_a_real_one(saved):
    """The same journal makes a bare SQLite delete the file (3.40 does)."""
    victim = saved.parent / "victim-mj0123456789"
    victim.write_bytes(b"precious")
    beside(saved, "-journal").write_bytes(journal_naming(victim, saved))
    with closing(sqlite3.connect(saved)) as other:
        other.execute("SELECT * FROM project").fetchall()
    if victim.exists():
        pytest.skip("this SQLite leaves the file alone")


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
@pytest.mark.parametrize("content", [b"", b"x" * 5000])
def test_a_wal_or_shm_beside_it_is_refused(saved, ending, content):
    beside(saved, ending).write_bytes(content)
    assert f"lies “p.annotator{ending}”, which is not the program's" in refused(saved)


@pytest.mark.parametrize(
    "content",
    [b"x", b"notes of mine\n" * 100, MAGIC + b"\xff" * 600, MAGIC + bytes(16) + (512).to_bytes(4)],
)
def test_a_journal_of_something_else_is_refused(saved, content):
    beside(saved, "-journal").write_bytes(content)
    assert "not the program's own recovery file" in refused(saved)


def test_a_folder_a_pipe_or_a_link_in_the_journals_place_is_refused(saved, tmp_path):
    journal = beside(saved, "-journal")
    journal.mkdir()
    refused(saved)
    journal.rmdir()
    os.mkfifo(journal)
    refused(saved)
    journal.unlink()
    (tmp_path / "elsewhere").write_bytes(b"")
    journal.symlink_to(tmp_path / "elsewhere")
    refused(saved)
    beside(saved, "-wal").symlink_to(tmp_path / "nowhere")
    refused(saved)


@pytest.mark.parametrize("content", [b"", bytes(512), bytes(12) + b"page size, and more"])
def test_an_empty_journal_is_normal(saved, content):
    """After a kill between two edits, and after a power cut before the first page of one."""
    before = saved.read_bytes()
    beside(saved, "-journal").write_bytes(content)
    with Project.open(saved) as project:
        assert article_ids(project) == [1]
    assert saved.read_bytes() == before
    assert list(listing(saved.parent)) == ["p.annotator"]


def test_an_interrupted_edit_is_taken_back(saved):
    whole = saved.read_bytes()
    interrupted(saved)
    assert saved.read_bytes() != whole
    with Project.open(saved, annotator=ANN) as project:
        assert saved.read_bytes() == whole
        with project.edit("Tag") as edit:
            add_annotation(edit, 1, "claim", [Span(0, 7)])
    assert check(saved).findings == ()
    assert list(listing(saved.parent)) == ["p.annotator"]


def test_read_only_with_an_interrupted_edit_works_on_a_copy(saved, opened):
    expected = rows(opened(saved, read_only=True))
    interrupted(saved)
    before = listing(saved.parent)
    with Project.open(saved, read_only=True) as project:
        assert rows(project) == expected
        assert project.read_only
    assert check(saved).findings == ()
    saved.chmod(0o444)
    with Project.open(saved) as project:
        assert rows(project) == expected
    saved.chmod(0o644)
    after = listing(saved.parent)
    assert {name: it[1:] for name, it in after.items()} == {
        name: it[1:] for name, it in before.items()
    }


def test_a_journal_cut_short_gives_a_whole_project_or_a_finding(saved, opened):
    expected = rows(opened(saved, read_only=True))
    interrupted(saved)
    half, journal = saved.read_bytes(), beside(saved, "-journal").read_bytes()
    found = 0
    for keep in range(0, len(journal), len(journal) // 20):
        saved.write_bytes(half)
        beside(saved, "-journal").write_bytes(journal[:keep])
        before = listing(saved.parent)
        findings = check(saved).findings
        found += bool(findings)
        if not findings:
            assert rows(opened(saved, read_only=True)) == expected
        assert listing(saved.parent) == before
    assert found > 5


def test_a_journal_of_another_project_does_not_spoil_this_one(saved, tmp_path):
    other = tmp_path / "other.annotator"
    with Project.create(other, annotator=ANN) as project, project.edit("Rename", kind="system"):
        pass
    interrupted_other = tmp_path / "interrupted.annotator"
    interrupted_other.write_bytes(saved.read_bytes())
    interrupted(interrupted_other)
    other_journal = beside(interrupted_other, "-journal").read_bytes()
    beside(other, "-journal").write_bytes(other_journal)
    before = listing(tmp_path)
    with pytest.raises(OpenRefused):
        Project.open(other)
    assert listing(tmp_path) == before


def test_while_another_window_writes_its_journal_is_left_alone(saved):
    with Project.open(saved, annotator=ANN) as writer:
        edit = writer.begin("Tag")
        add_annotation(edit, 1, "claim", [Span(0, 7)])
        writer.commit(edit)
        edit = writer.begin("Tag more")
        add_annotation(edit, 1, "claim", [Span(8, 13)])
        assert beside(saved, "-journal").stat().st_size > 0
        before = listing(saved.parent)
        with Project.open(saved, read_only=True) as reader:
            assert reader.undo_text() is None
            assert len(reader.query("SELECT 1 FROM annotation")) == 5
        assert listing(saved.parent) == before
        writer.commit(edit)
    assert check(saved).findings == ()


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_a_new_file_is_not_put_beside_anothers_recovery_file(saved, tmp_path, ending):
    place = tmp_path / "new.annotator"
    beside(place, ending).write_bytes(b"of another")
    before = listing(tmp_path)
    with Project.open(saved, read_only=True) as project:
        for attempt in (
            lambda: Project.create(place),
            lambda: project.save_copy(place),
            lambda: restore(saved, place),
        ):
            with pytest.raises(StoreError, match="would spoil the new file"):
                attempt()
    assert listing(tmp_path) == before


def test_restoring_over_an_interrupted_file_keeps_both_whole(saved, tmp_path):
    backup = tmp_path / "backup.annotator"
    with Project.open(saved, annotator=ANN) as project:
        project.save_copy(backup)
        with project.edit("Tag") as edit:
            add_annotation(edit, 1, "claim", [Span(0, 7)])
    interrupted(saved)
    aside = restore(backup, saved)
    assert (check(saved).findings, check(aside).findings) == ((), ())
    with Project.open(aside) as project:
        assert len(project.query("SELECT 1 FROM annotation")) == 5
    with Project.open(saved) as project:
        assert len(project.query("SELECT 1 FROM annotation")) == 4
