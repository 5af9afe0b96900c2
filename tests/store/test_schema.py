"""The shipped schema is that of the tables, and it keeps its own promises."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from peewee import SqliteDatabase

from annotator.store.columns import columns, table_name
from annotator.store.file_header import read_header
from annotator.store.journal_tables import APPEND_ONLY
from annotator.store.review_tables import DERIVED
from annotator.store.schema import APPLICATION_ID, DERIVED_NAMES, VERSION, objects, statements
from annotator.store.table_list import JOURNALED, TABLES


def listed(connection):
    return set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


def test_the_shipped_statements_make_what_the_tables_say():
    database = SqliteDatabase(":memory:")
    with database.bind_ctx(TABLES):
        database.create_tables(TABLES, safe=False)
    for trigger in APPEND_ONLY:
        database.execute_sql(trigger)
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in statements():
            made.execute(statement)
        assert listed(made) == listed(database.connection()) == objects(VERSION)
    database.close()


def test_the_derived_tables_are_known_by_name():
    assert {table_name(row) for row in DERIVED} == DERIVED_NAMES


def test_a_version_that_never_was_has_no_schema():
    assert objects(0) is None
    assert objects(VERSION + 1) is None


def test_all_tables_are_strict_and_their_numbers_are_never_used_again():
    for statement in statements():
        if statement.startswith("CREATE TABLE"):
            assert statement.endswith(" STRICT")
            own = "AUTOINCREMENT" in statement or '"sha256" TEXT NOT NULL PRIMARY KEY' in statement
            assert own or '"review_' in statement  # derived: another table's numbers
        assert "CASCADE" not in statement


def test_every_foreign_key_refuses_to_let_its_parent_go(project):
    for row in TABLES:
        for *_, on_delete, _ in project.query(f"PRAGMA foreign_key_list({row._meta.table_name})"):
            assert on_delete == "RESTRICT"


def test_every_reference_is_found_through_an_index_or_is_of_a_small_table(project):
    """What is asked for by a foreign key in a large table must not be looked for line by line."""
    small = {"annotator", "attribute", "link_kind"}
    for row in TABLES:
        name = row._meta.table_name
        begun = set()
        for _, index, *_ in project.query(f'PRAGMA index_list("{name}")'):
            begun.add(project.query(f'PRAGMA index_info("{index}")')[0][2])
        keys = project.query(f'PRAGMA foreign_key_list("{name}")')
        missing = {key[3] for key in keys if key[2] not in small} - begun
        assert not missing, f"{name}: {missing}"


def test_the_journaled_tables_begin_with_their_number():
    for row in JOURNALED:
        assert columns(row)[0] == "id"
        assert table_name(row) != "edit"


def test_the_header_of_a_new_file(saved):
    header = read_header(saved)
    assert (header.user_version, header.page_size) == (VERSION, 4096)
    assert saved.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4) == b"AAnn"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("mmap_size", 0),
        ("busy_timeout", 200),
        ("temp_store", 2),
        ("encoding", "UTF-8"),
    ],
)
def test_a_project_is_opened_with(project, pragma, value):
    assert project.query(f"PRAGMA {pragma}") == [(value,)]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO span VALUES (NULL, 1, 1, 5, 5, '', '', '')",
        "INSERT INTO span VALUES (NULL, 1, 1, -1, 5, '', '', '')",
        "INSERT INTO span VALUES (NULL, 1, 1, 'one', 5, '', '', '')",
        "UPDATE article SET status = 'lost'",
        "UPDATE annotation SET review = 'fine'",
        "UPDATE annotation SET note = NULL",
        "UPDATE annotation SET note = x'00'",
        "UPDATE region SET kind = 'advert'",
        "UPDATE link SET target = origin",
        "INSERT INTO text VALUES ('short', '', 0)",
        "INSERT INTO annotator (uid, name) SELECT uid, name FROM annotator",
    ],
)
def test_the_database_keeps_its_own_promises(project, article, statement):
    with pytest.raises(sqlite3.IntegrityError):
        project.connection.execute(statement)
