"""What could not be written is not on the screen, and comes there once it is on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage


@pytest.fixture
def reader(project_file: Path) -> Iterator[sqlite3.Connection]:
    """Another program that begins to read when it is told to, and then holds up every commit."""
    connection = sqlite3.connect(project_file, isolation_level=None)
    yield connection
    connection.close()


def read_on(reader: sqlite3.Connection) -> None:
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM annotation").fetchone()


def painted(window) -> QImage:
    return window.view.viewport().grab().toImage()


def test_a_tag_that_waits_is_not_shown_and_is_shown_when_it_is_written(
    window, reader, qtbot, drag_over, press, tagged
):
    drag_over("rain is cheap")
    press(window.view, "C", "Escape")
    first, heads = window.workspace.picked, window.bench.panel.heads
    drag_over("two engineers")
    read_on(reader)
    press(window.view, "C")
    assert "aiting" in window.bench.status.line.sentence()
    assert heads.rowCount() == 1
    assert window.workspace.picked == first
    assert len(window.view.marks) == 1
    reader.execute("COMMIT")
    qtbot.waitUntil(lambda: window.workspace.attempts.waiting == 0)
    assert tagged("claim") == ["two engineers", "rain is cheap"]
    assert heads.rowCount() == 2
    assert window.workspace.picked.id == heads.id_at(0)


@pytest.mark.parametrize("key", ["Delete", "Ctrl+Z"])
def test_what_is_taken_away_stays_until_that_is_written(
    window, reader, qtbot, drag_over, press, key
):
    drag_over("rain is cheap")
    press(window.view, "C", "Escape")
    heads, picked = window.bench.panel.heads, window.workspace.picked
    before = painted(window)
    read_on(reader)
    press(window.view, key)
    assert heads.rowCount() == 1
    assert window.workspace.picked == picked
    assert painted(window) == before
    reader.execute("COMMIT")
    qtbot.waitUntil(lambda: window.workspace.attempts.waiting == 0)
    assert heads.rowCount() == 0
    assert window.workspace.picked is None
    assert len(window.view.marks) == 0


def test_what_is_brought_again_is_shown_when_that_is_written(
    window, reader, qtbot, drag_over, press
):
    drag_over("rain is cheap")
    press(window.view, "C", "Escape", "Ctrl+Z")
    heads = window.bench.panel.heads
    read_on(reader)
    press(window.view, "Ctrl+Shift+Z")
    assert heads.rowCount() == 0
    assert window.workspace.picked is None
    reader.execute("COMMIT")
    qtbot.waitUntil(lambda: window.workspace.attempts.waiting == 0)
    assert heads.rowCount() == 1
    assert window.workspace.picked.id == heads.id_at(0)


def test_all_that_is_painted_is_on_disk(window, project_file, qtbot, drag_over, press):
    """At every painting the file holds as many tags as the list and the article show."""
    told: list[tuple[int, int, int]] = []

    class Look(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                with closing(sqlite3.connect(project_file)) as other:
                    ((count,),) = other.execute("SELECT count(*) FROM annotation").fetchall()
                told.append((count, len(window.view.marks), window.bench.panel.heads.rowCount()))
            return False

    look = Look()
    window.view.viewport().installEventFilter(look)
    for words in ("rain is cheap", "two engineers", "finished late"):
        drag_over(words)
        press(window.view, "C", "Escape")
        qtbot.waitUntil(lambda: bool(told) and told[-1][2] == window.bench.panel.heads.rowCount())
    assert {count for count, _, _ in told} >= {1, 2, 3}
    assert all(count == marks == listed for count, marks, listed in told)
