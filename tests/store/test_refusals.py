"""A file that is refused stays byte for byte what it was, and nothing appears beside it."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import OpenRefused, StoreError
from annotator.store.check import check
from annotator.store.project import Project
from tests.store.samples import ANN, listing


def refused(path, **options):
    """The sentence with which the file is refused, its whole folder being as it was."""
    before = listing(path.parent)
    with pytest.raises(OpenRefused) as refusal:
        Project.open(path, annotator=ANN, **options)
    assert check(path).findings == (str(refusal.value),)
    assert listing(path.parent) == before
    return str(refusal.value)


def altered(path, *statements):
    """Change the file through another program that keeps no promise of ours."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def patched(path, place, new):
    with path.open("r+b") as file:
        file.seek(place)
        file.write(new)


KINDS = {
    "empty": (b"", "“bad.annotator” is empty; it holds no project."),
    "one byte": (b"S", "not a project file: it is some other kind of file"),
    "text": ("Grüße".encode(), "not a project file: it is some other kind of file"),
    "zeros": (bytes(4096), "not a project file"),
    "html": (b" \n<!DOCTYPE html><p>", "it looks like HTML or XML; import it instead"),
    "json": (b'{"format": 1}', "it looks like JSON; import it instead"),
    "pdf": (b"%PDF-1.7", "it looks like a PDF"),
    "gzip": (gzip.compress(b"x"), "it looks like a compressed file"),
    "picture": (b"\x89PNG\r\n", "it looks like a picture"),
    "magic alone": (b"SQLite format 3\0", "is cut short: almost nothing of it is left"),
    "half a header": (b"SQLite format 3\0" + bytes(400), "cut short: almost nothing"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_kind_is_named(tmp_path, kind):
    content, sentence = KINDS[kind]
    path = tmp_path / "bad.annotator"
    path.write_bytes(content)
    assert sentence in refused(path)


def test_a_zip_is_named(tmp_path):
    path = tmp_path / "bad.annotator"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "b")
    assert "a zip archive" in refused(path)


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    assert "There is no file" in refused(tmp_path / "no.annotator")


def test_a_folder_a_pipe_and_links_that_lead_nowhere(tmp_path):
    folder, pipe = tmp_path / "folder", tmp_path / "pipe"
    folder.mkdir()
    os.mkfifo(pipe)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path / "pool")
    (tmp_path / "pool").symlink_to(tmp_path / "loop")
    assert "is a folder" in refused(folder)
    assert "no ordinary file; a project is a file" in refused(pipe)
    assert "There is no file" in refused(tmp_path / "dangling")
    assert "cannot be opened" in refused(tmp_path / "loop")


def test_a_name_that_leaves_no_room_for_a_recovery_file(saved):
    path = saved.rename(saved.with_name("q" * 250))
    assert "its name is too long" in refused(path)
    with pytest.raises(StoreError, match="its name is too long"):
        Project.create(path.with_name("p" * 250))
    with pytest.raises(StoreError, match="could not be written: File name too long"):
        Project.create(path.with_name("p" * 300))


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_folder_is_no_name_for_a_new_project(name):
    with pytest.raises(StoreError, match="is a folder; a project needs the name of a file"):
        Project.create(Path(name))


def test_another_programs_database(tmp_path):
    path = tmp_path / "other.annotator"
    altered(path, "CREATE TABLE notes (a)", "INSERT INTO notes VALUES (1)")
    assert "is a database of another program" in refused(path)
    altered(path, "PRAGMA application_id = 252006673")
    assert "is a database of another program" in refused(path)


@pytest.mark.parametrize("version", [2, 3, 2**31 - 1])
def test_a_newer_version(saved, version):
    altered(saved, f"PRAGMA user_version = {version}")
    assert f"its format is {version}, this program reads up to 1" in refused(saved)


def test_an_older_version_that_nobody_knows(saved):
    altered(saved, "PRAGMA user_version = 0")
    assert "cannot bring up to date" in refused(saved)
    saved.chmod(0o444)
    assert "cannot bring up to date" in refused(saved)


def test_a_file_in_wal_mode(saved):
    altered(saved, "PRAGMA journal_mode = WAL")
    assert "switched to another way of writing (WAL)" in refused(saved)


@pytest.mark.parametrize("left", [0.01, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file(saved, left):
    size = saved.stat().st_size
    os.truncate(saved, max(512, int(size * left)))
    assert "is cut short" in refused(saved)


@pytest.mark.parametrize("junk", [b"x", bytes(4096), b"more" * 5000])
def test_junk_behind_the_end(saved, junk):
    with saved.open("ab") as file:
        file.write(junk)
    assert f"has {len(junk):,} bytes behind its end" in refused(saved)


FOREIGN = {
    "table": "CREATE TABLE more (a)",
    "index": "CREATE INDEX more ON annotation (note)",
    "view": "CREATE VIEW more AS SELECT * FROM article",
    "endless view": (
        "CREATE VIEW more AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i FROM n"
    ),
    "trigger": "CREATE TRIGGER more AFTER INSERT ON span BEGIN DELETE FROM span; END",
    "endless trigger": (
        "CREATE TRIGGER more AFTER INSERT ON edit BEGIN INSERT INTO comment (uid) "
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n; END"
    ),
    "virtual table": "CREATE VIRTUAL TABLE more USING fts5 (a)",
    "statistics": "ANALYZE",
    "column": "ALTER TABLE article ADD COLUMN more TEXT",
    "generated column": "ALTER TABLE article ADD COLUMN more BLOB AS (zeroblob(900000000))",
    "missing table": "DROP TABLE suggestion",
    "missing rule": "DROP TRIGGER edit_update_refused",
    "missing index": "DROP INDEX span_annotation_start_end",
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_schema_that_is_not_ours(saved, kind):
    altered(saved, FOREIGN[kind])
    sentence = refused(saved)
    lacks = re.search(r"lacks \d of its tables and rules", sentence)
    assert "holds what the program did not put there" in sentence or lacks


@pytest.mark.parametrize(
    "disguise",
    [
        "UPDATE sqlite_schema SET name = 'sqlite_sequence' WHERE name = 'more'",
        "UPDATE sqlite_schema SET name = 'edit_update_refused' WHERE name = 'more'",
        "UPDATE sqlite_schema SET sql = NULL WHERE name = 'more'",
        "UPDATE sqlite_schema SET tbl_name = 'edit' WHERE name = 'more'",
        "UPDATE sqlite_schema SET tbl_name = 'span' WHERE name = 'edit_update_refused'",
    ],
)
def test_a_trigger_in_disguise(saved, disguise):
    altered(
        saved,
        "CREATE TRIGGER more AFTER INSERT ON span BEGIN DELETE FROM span; END",
        "PRAGMA writable_schema = ON",
        disguise,
    )
    sentence = refused(saved)
    assert "damaged" in sentence or "holds what the program did not put there" in sentence


def test_a_file_without_its_one_project(saved):
    altered(saved, "DELETE FROM project")
    assert "does not say which project it is" in refused(saved)


def test_a_project_whose_name_leads_out_of_its_folder(saved):
    altered(saved, "UPDATE project SET uid = '../../../../etc'")
    assert "does not say which project it is" in refused(saved)


def test_an_impossible_scheme(saved):
    altered(saved, "UPDATE label SET key = 'no key at all' WHERE key = 'cue'")
    assert "is damaged: The attribute certainty belongs to cue" in refused(saved)


def test_a_page_of_zeros(saved):
    pages = saved.stat().st_size // 4096
    whole = saved.read_bytes()
    for page in range(pages):
        saved.write_bytes(whole)
        patched(saved, page * 4096, bytes(4096))
        before = listing(saved.parent)
        assert check(saved).findings, f"page {page} of {pages}"
        assert listing(saved.parent) == before


@pytest.mark.parametrize("place", [16, 18, 19, 20, 24, 28, 56, 60, 68, 72, 92, 96])
def test_a_spoilt_header(saved, place):
    whole = saved.read_bytes()
    for value in (0x00, 0x01, 0x02, 0x80, 0xFF):
        saved.write_bytes(whole)
        patched(saved, place, bytes([value]))
        before = listing(saved.parent)
        check(saved)  # refused or harmless, never more
        assert listing(saved.parent) == before


def test_a_sentence_is_one_line_for_a_person(saved):
    shutil.copyfile(saved, saved.parent / "copy")
    altered(saved, FOREIGN["trigger"])
    sentence = refused(saved)
    assert re.fullmatch(r"“p\.annotator” [^\n]+\.", sentence)
    assert "sqlite" not in sentence.lower()
