"""Articles come in by drop, by paste and by a path; what is refused is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

NO_KEYS = Qt.KeyboardModifier.NoModifier
NEWS = "Ferry stops\n\n“We wait,” the captain said.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(NEWS, "utf-8")
    return path


@pytest.fixture
def drop(window):
    """Drop something on the window."""

    def put(data: QMimeData) -> None:
        held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(200, 200), *held))
        QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), *held))

    return put


@pytest.fixture
def dialogs(qtbot):
    """Close each dialog that opens and keep its title."""
    titles: list[str] = []
    timer = QTimer(interval=20)

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            titles.append(dialog.windowTitle())
            dialog.close()

    timer.timeout.connect(close)
    timer.start()
    yield titles
    timer.stop()


def test_a_dropped_file_becomes_an_article_and_is_opened(window, qtbot, drop, news):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(news))])
    drop(data)
    qtbot.waitUntil(lambda: "We wait" in window.workspace.text)
    assert window.bench.library.model.rowCount() == 3


def test_a_dropped_text_becomes_an_article(window, qtbot, drop):
    data = QMimeData()
    data.setText(NEWS)
    drop(data)
    qtbot.waitUntil(lambda: "We wait" in window.workspace.text)


def test_a_pasted_text_becomes_an_article_and_undo_takes_it_back(window, press):
    QGuiApplication.clipboard().setText(NEWS)
    press(window.view, "Ctrl+V")
    assert "We wait" in window.workspace.text
    press(window.view, "Ctrl+Z")
    assert "We wait" not in window.workspace.text
    assert window.bench.library.model.rowCount() == 2


def test_paste_into_the_search_field_stays_there(window, press):
    QGuiApplication.clipboard().setText("ferry")
    search = window.bench.library.search
    search.setFocus()
    press(search, "Ctrl+V")
    assert search.text() == "ferry"
    assert window.bench.library.model.rowCount() == 2


def test_the_same_file_twice_is_one_article(window, news, dialogs):
    window.intake.take([news], "")
    window.intake.take([news], "")
    assert window.bench.library.model.rowCount() == 3
    assert "here already" in window.bench.status.line.sentence()


def test_a_bad_file_is_refused_with_its_reason_and_the_good_one_goes_in(
    window, news, tmp_path, dialogs
):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    window.intake.take([empty, news], "")
    assert window.bench.library.model.rowCount() == 3
    assert dialogs == ["What was imported"]


def test_a_dropped_project_is_opened_instead(make, window, project_file, tmp_path):
    other = tmp_path / "Other.annotator"
    window.workspace.project.save_copy(other)
    window.intake.take([other], "")
    assert window.workspace.project.path == other
