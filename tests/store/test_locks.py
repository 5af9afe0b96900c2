"""Locks that hold: against other programs, whatever other threads of this one do."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import pytest

from annotator.domain.errors import StoreBusy
from annotator.store.annotations import add_annotation
from annotator.store.backup import make_rolling_backup
from annotator.store.check import check
from annotator.store.project import Project
from annotator.text.span import Span
from tests.store.samples import ANN, listing

OTHER_PROGRAM = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    other.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
else:
    print("locked nothing out")
"""


WRITER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("PRAGMA cache_size = " + sys.argv[2])
other.execute("BEGIN IMMEDIATE")
other.execute("UPDATE annotation SET note = printf('%3000s', 'not committed yet')")
other.execute("UPDATE article SET headline = printf('%9000s', 'not committed yet')")
print("writing", flush=True)
sys.stdin.read()
other.execute("ROLLBACK")
"""


@contextmanager
def writing(path, pages):
    """While another program writes, with so many pages held before they reach the file."""
    command = [sys.executable, "-S", "-c", WRITER, str(path), str(pages)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"writing\n"
        try:
            yield
        finally:
            writer.communicate()


def test_while_another_program_writes_its_journal_is_not_taken_for_an_interrupted_edit(saved):
    with writing(saved, 1000):
        assert saved.with_name("p.annotator-journal").stat().st_size > 0
        before = listing(saved.parent)
        assert read(saved) == 4
        assert check(saved).findings == ()
        with pytest.raises(StoreBusy, match="locked by another program"):
            Project.open(saved)
        assert listing(saved.parent) == before
    Project.open(saved).close()


def test_while_another_program_writes_pages_nobody_reads_the_half_of_it(saved):
    with writing(saved, 1):
        before = listing(saved.parent)
        for read_only in (False, True):
            with pytest.raises(StoreBusy):
                Project.open(saved, read_only=read_only)
        assert listing(saved.parent) == before
    assert check(saved).findings == ()


def another_program(path):
    """What another program meets that wants to write just now."""
    command = [sys.executable, "-S", "-c", OTHER_PROGRAM, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def read(path):
    with Project.open(path, read_only=True) as project:
        return len(project.query("SELECT id FROM annotation"))


@pytest.mark.parametrize(
    "look",
    [read, check, lambda path: make_rolling_backup(path, "a" * 32)],
    ids=["read", "check", "backup"],
)
def test_looking_into_the_file_in_another_thread_does_not_open_the_lock(saved, look):
    assert another_program(saved) == "locked nothing out"
    with Project.open(saved, annotator=ANN) as project, ThreadPoolExecutor(1) as threads:
        edit = project.begin("Tag")
        add_annotation(edit, 1, "claim", [Span(0, 7)])
        assert another_program(saved) == "database is locked"
        threads.submit(look, saved).result()
        assert another_program(saved) == "database is locked"
        project.commit(edit)
        assert another_program(saved) == "locked nothing out"
    assert check(saved).annotations == 5


def in_the_end(work, *given):
    """What it gives once nobody is in the way any more."""
    for _ in range(50):
        with suppress(StoreBusy):
            return work(*given)
    raise AssertionError("somebody was in the way fifty times")


def test_many_readers_in_threads_beside_a_writer(saved):
    with Project.open(saved, annotator=ANN) as project, ThreadPoolExecutor(4) as threads:

        def tag(start):
            with project.edit("Tag") as edit:
                add_annotation(edit, 1, "claim", [Span(start, start + 9)])

        counts = []
        for start in range(20):
            in_the_end(tag, start)
            counts.append(threads.submit(in_the_end, read, saved))
        assert all(4 < count.result() <= 24 for count in counts)
    assert check(saved).findings == ()
    assert check(saved).annotations == 24


def test_a_file_may_be_opened_again_after_it_was_closed(saved):
    for _ in range(3):
        with Project.open(saved, annotator=ANN), Project.open(saved, annotator=ANN):
            pass
    saved.write_bytes(b"something else")
    assert "not a project file" in check(saved).findings[0]
