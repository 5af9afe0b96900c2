"""A file of an earlier version is brought up to date whole, or stays as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import OpenRefused, StoreFull
from annotator.store.check import check
from annotator.store.migrating import migrate
from annotator.store.project import Project
from annotator.store.schema import statements
from tests.store.samples import ANN, listing, rows

ROOT = Path(__file__).resolve().parents[2]

WAIVERS = [line for line in statements() if '"waiver"' in line]
OLDER = """
from __future__ import annotations

def up(migrator, database):
    for statement in {statements!r}:
        database.execute_sql(statement)
    {then}
"""


@pytest.fixture
def older(saved):
    """The file as a made-up version 0 had it: without waivers."""
    with closing(sqlite3.connect(saved, isolation_level=None)) as other:
        other.execute("DROP TABLE waiver")
        other.execute("PRAGMA user_version = 0")
        other.execute("VACUUM")
    return saved


@pytest.fixture
def steps(tmp_path):
    """A folder for migration steps, and a way to write the one that leads to version 1."""
    folder = tmp_path / "steps"
    folder.mkdir()

    def write(then="pass", made=WAIVERS):
        (folder / "0001_waivers.py").write_text(OLDER.format(statements=made, then=then))
        return folder

    return write


def test_an_earlier_file_becomes_one_of_today_and_a_copy_is_kept(older, steps):
    before = older.read_bytes()
    kept = migrate(older, 0, steps=steps())
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (0,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert kept.stat().st_size == len(before)
    assert check(older).findings == ()
    with Project.open(older, annotator=ANN) as project:
        assert rows(project)["waiver"] == []
        assert project.undo_text() == "Import"
        project.undo()
    assert list(listing(older.parent)) == ["p.annotator"]


def test_a_second_update_does_nothing(older, steps):
    migrate(older, 0, steps=steps())
    before = older.read_bytes()
    migrate(older, 0, steps=steps())
    assert older.read_bytes() == before


def refused(path, steps, **more):
    before = listing(path.parent)
    with pytest.raises(OpenRefused) as refusal:
        migrate(path, 0, steps=steps, **more)
    assert listing(path.parent) == before
    return str(refusal.value)


def test_without_a_step_it_is_refused(older, steps, tmp_path):
    (tmp_path / "none").mkdir()
    assert "cannot bring up to date" in refused(older, tmp_path / "none")
    assert "cannot bring up to date" in refused(older, steps(), to=2)
    before = listing(older.parent)
    with pytest.raises(OpenRefused, match="cannot bring up to date"):
        Project.open(older)
    assert listing(older.parent) == before


def test_a_step_that_does_not_reach_todays_schema_changes_nothing(older, steps):
    assert "could not be brought up to date" in refused(older, steps(made=WAIVERS[:-1]))
    extra = [*WAIVERS, "CREATE TABLE more (a)"]
    assert "could not be brought up to date" in refused(older, steps(made=extra))


def test_a_step_that_breaks_a_reference_changes_nothing(older, steps):
    then = "database.execute_sql('DELETE FROM annotation')"
    assert "refers to what is not there" in refused(older, steps(then))


def test_a_step_that_fails_changes_nothing(older, steps):
    then = "database.execute_sql('SELECT one FROM nowhere')"
    assert "no such table: nowhere" in refused(older, steps(then))


def test_a_crash_in_the_middle_leaves_the_old_file(older, steps):
    then = """import os
    database.execute_sql("PRAGMA cache_size = 1")
    database.execute_sql("UPDATE label SET rule = printf('%90000s', 'x')")
    os._exit(9)"""
    folder = steps(then)
    before = older.read_bytes()
    script = (
        "import sys; from pathlib import Path; from annotator.store.migrating import migrate; "
        "migrate(Path(sys.argv[1]), 0, steps=Path(sys.argv[2]))"
    )
    done = subprocess.run([sys.executable, "-c", script, older, folder], cwd=ROOT)
    assert done.returncode == 9
    assert older.read_bytes() != before
    with closing(sqlite3.connect(older)) as other:  # takes the half of it back
        assert other.execute("PRAGMA user_version").fetchone() == (0,)
    assert older.read_bytes() == before
    migrate(older, 0, steps=steps())
    assert check(older).findings == ()


def test_without_room_for_the_copy_nothing_is_begun(older, steps):
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    folder = steps()
    before = listing(older.parent)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises((OpenRefused, StoreFull), match="make room, then try again"):
            migrate(older, 0, steps=folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert listing(older.parent) == before
