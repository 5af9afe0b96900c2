"""The history cannot be changed unnoticed, and what is gone from it cannot come back as new."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import OpenRefused
from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.store import chain
from annotator.store.annotations import add_annotation, remove_annotations, set_note
from annotator.store.articles import remove_article
from annotator.store.check import check
from annotator.store.examination import LAST_LINES
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.schema import statements
from annotator.text.span import Span
from tests.store.samples import ANN, news

TRIGGERS = [statement for statement in statements() if statement.startswith("CREATE TRIGGER")]


@pytest.fixture
def lived(saved):
    """A file with edits of every kind, blocks among them."""
    with Project.open(saved, annotator=ANN) as project:
        with project.edit("Tag", group="g") as edit:
            id = add_annotation(edit, 1, "claim", [Span(0, 7)])
        with project.edit("Note", group="g") as edit:
            set_note(edit, id, "ünïcode 🎉")
        project.undo()
        project.redo()
        with project.edit("Remove") as edit:
            remove_annotations(edit, [id])
        with project.edit("Import") as edit:
            second = add_article(edit, news(2))
        with project.edit("Remove the article") as edit:
            remove_article(edit, second)
    return saved


def tampered(path, *statements):
    """Change rows behind the triggers' backs, and put the triggers back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA synchronous = OFF")
        other.execute("BEGIN")
        for trigger in TRIGGERS:
            other.execute(f"DROP TRIGGER {trigger.split()[2]}")
        for statement in statements:
            other.execute(statement)
        for trigger in TRIGGERS:
            other.execute(trigger)
        other.execute("COMMIT")


def lines_of(path, table, most):
    """The first three lines of a table and its last ones, and its columns."""
    with closing(sqlite3.connect(path)) as other:
        columns = [name for _, name, *_ in other.execute(f"PRAGMA table_info({table})")]
        ids = [id for (id,) in other.execute(f"SELECT id FROM {table}")]
    return columns, [*ids[:3], *ids[max(3, len(ids) - most) :]]


@pytest.mark.parametrize("table", ["edit", "edit_row"])
def test_a_change_of_any_column_of_a_line_is_found(lived, table):
    whole = lived.read_bytes()
    new = {
        "id": "id + 1000",
        "kind": "CASE kind WHEN 'user' THEN 'system' ELSE 'user' END",
        "action": "CASE action WHEN 'insert' THEN 'delete' ELSE 'insert' END",
        "block": "CASE WHEN block IS NULL THEN x'00' ELSE substr(block, 2) END",
    }
    numbers = {"undoes", "schema", "article", "edit", "row", "count"}
    columns, ids = lines_of(lived, table, 8)
    for column in columns:
        changed = "coalesce({}, 0) + 1" if column in numbers else "coalesce({}, '') || 'x'"
        value = new.get(column) or changed.format(f'"{column}"')
        for id in ids:
            lived.write_bytes(whole)
            tampered(lived, f'UPDATE {table} SET "{column}" = {value} WHERE id = {id}')
            assert check(lived).findings, f"{column} of line {id}"


@pytest.mark.parametrize("table", ["edit", "edit_row"])
def test_a_line_that_is_missing_is_found(lived, table):
    whole = lived.read_bytes()
    for id in lines_of(lived, table, 20)[1]:
        lived.write_bytes(whole)
        tampered(lived, f"DELETE FROM {table} WHERE id = {id}")
        assert check(lived).findings, f"line {id}"


def test_a_history_without_its_last_edit_is_found(lived):
    """Also when the rows are made to fit it."""
    with closing(sqlite3.connect(lived)) as other:
        ((last,),) = other.execute("SELECT max(id) FROM edit")
    tampered(
        lived,
        f"DELETE FROM edit_row WHERE edit >= {last - 1}",
        f"DELETE FROM edit WHERE id >= {last - 1}",
    )
    assert any("The last lines of edit are missing" in line for line in check(lived).findings)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE annotation SET note = 'other' WHERE id = 1",
        "UPDATE article SET status = 'done'",
        "DELETE FROM comment",
        "INSERT INTO region (article, kind, start, \"end\") VALUES (1, 'byline', 1, 2)",
        "UPDATE source SET extra = '{\"a\":1}'",
        "UPDATE span SET article = 1, before = '' WHERE id = 1",
        "UPDATE project SET title = 'Mine'",
        "UPDATE annotator SET name = 'Me'",
        "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'annotation'",
        "UPDATE sqlite_sequence SET seq = 100000 WHERE name = 'link'",
        "DELETE FROM sqlite_sequence WHERE name = 'span'",
        "UPDATE text SET length = length + 1",
        "UPDATE text SET text = text || ' '",
    ],
)
def test_a_row_that_the_history_does_not_know_is_found(lived, statement):
    tampered(lived, statement)
    assert check(lived).findings


@pytest.mark.parametrize("table", ["edit", "edit_row", "text", "original"])
def test_the_file_itself_refuses_to_change_what_is_append_only(saved, table):
    with closing(sqlite3.connect(saved, isolation_level=None)) as other:
        if table == "original":
            other.execute("INSERT INTO original VALUES (printf('%064d', 0), x'00')")
        key = "sha256" if table in ("text", "original") else "id"
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            other.execute(f"UPDATE {table} SET {key} = {key}")
        if table.startswith("edit"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                other.execute(f"DELETE FROM {table}")


def test_tampering_with_the_last_lines_is_refused_at_the_door(lived):
    tampered(lived, "UPDATE edit SET text = 'Nothing' WHERE id = (SELECT max(id) FROM edit)")
    with pytest.raises(OpenRefused, match="was changed by another program: line"):
        Project.open(lived)


def test_the_door_looks_at_the_end_of_an_edit_of_any_length(saved):
    text = "So it is said. " * 3700
    said = tuple(
        AnnotationRecord(f"{i:032x}", "claim", (Span(i, i + 3),)) for i in range(len(text) - 3)
    )
    with Project.open(saved, annotator=ANN) as project, project.edit("Import") as edit:
        add_article(edit, ArticleRecord("", text, annotations=said))
        assert len(edit.lines) > LAST_LINES
    Project.open(saved).close()
    last = "id = (SELECT max(id) FROM edit_row)"
    tampered(saved, f"UPDATE edit_row SET count = count + 1 WHERE {last}")
    with pytest.raises(OpenRefused, match="table edit_row does not fit its hash"):
        Project.open(saved)


def test_numbers_are_not_used_again(project, article):
    with project.edit("Tag") as edit:
        first = add_annotation(edit, article, "claim", [Span(0, 7)])
    project.undo()
    with project.edit("Tag") as edit:
        second = add_annotation(edit, article, "claim", [Span(0, 7)])
    with project.edit("Remove") as edit:
        remove_article(edit, article)
    with project.edit("Import") as edit:
        other = add_article(edit, news(2))
    assert first < second
    assert other == article + 1
    ((least,),) = project.query("SELECT min(id) FROM annotation")
    assert least > second


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM article",
        "DELETE FROM annotation",
        "DELETE FROM source",
        "DELETE FROM annotator",
        "DELETE FROM text",
        "DELETE FROM link_kind",
        "INSERT INTO link (uid, kind, origin, target, extra) VALUES ('x', 'cue', 1, 999, '{}')",
    ],
)
def test_what_is_referred_to_cannot_be_deleted(project, article, statement):
    project.connection.execute("BEGIN")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        project.connection.execute(statement)
    project.connection.execute("ROLLBACK")


@given(st.dictionaries(st.text(), st.none() | st.integers() | st.text() | st.booleans()))
def test_the_same_value_is_always_written_the_same(value):
    turned = dict(reversed(value.items()))
    assert chain.canonical_json(value) == chain.canonical_json(turned)
    assert " " not in chain.canonical_json({"a": [1, {"b": None}]})


def test_a_hash_covers_the_line_before(lived):
    with closing(sqlite3.connect(lived)) as other:
        other.row_factory = sqlite3.Row
        edits = [*map(dict, other.execute("SELECT * FROM edit ORDER BY id"))]
        lines = [*map(dict, other.execute("SELECT * FROM edit_row ORDER BY edit, id"))]
    assert chain.broken_line(chain.in_order(edits, lines)) is None
    assert chain.broken_line(chain.in_order(edits, lines), "1" * 64) is not None
    assert chain.broken_line(chain.in_order(edits[1:], lines)) is not None
    assert chain.broken_line(chain.in_order(edits, lines[:3] + lines[4:])) is not None
    assert chain.broken_line(chain.in_order(edits, lines[:-1])) is None  # the counters tell
    swapped = [lines[1] | {"id": lines[0]["id"]}, lines[0] | {"id": lines[1]["id"]}, *lines[2:]]
    assert chain.broken_line(chain.in_order(edits, swapped)) is not None
