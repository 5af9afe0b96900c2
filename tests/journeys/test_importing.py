"""Articles come in by drop, by paste and by a path; what is refused is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from tests.exchange.press import press as written

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


def test_a_dropped_address_is_asked_about_before_it_becomes_an_article(window, drop, in_dialog):
    said = []

    def cancel(dialog):
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    in_dialog(cancel)
    data = QMimeData()
    data.setText(
        "https://example.org/news/2026/03/the-council-delays-its-vote-on-the-tide-gate.html"
    )
    drop(data)
    QApplication.processEvents()
    assert any("nothing is fetched" in sentence for sentence in said)
    assert window.bench.library.model.rowCount() == 2


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


def test_the_files_in_a_dropped_folder_go_in(window, qtbot, drop, news):
    below = news.parent / "north" / "coast"
    below.mkdir(parents=True)
    (below / "pier.txt").write_text("Pier falls\n\nNobody was there.\n", "utf-8")
    (below / ".hidden.txt").write_text("Never\n\nNobody reads this.\n", "utf-8")
    (below / "chart.xyz").write_bytes(b"\x00\x01")
    folder = news.parent / "north"
    news.rename(folder / news.name)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    drop(data)
    qtbot.waitUntil(lambda: window.bench.library.model.rowCount() == 4)


def test_a_folder_of_many_files_is_asked_about(window, qtbot, tmp_path, in_dialog):
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number}.txt").write_text(f"Story {number}\n\nIt rained.\n", "utf-8")
    (folder / "logo.xyz").write_bytes(b"\x00")
    asked = []

    def refuse(message) -> None:
        asked.append((message.sentence, message.details))
        message.choose(1)

    in_dialog(refuse)
    window.intake.take([folder], "")
    assert asked == [("Import 25 files from “archive”?", "Files of other kinds are left out: 1.")]
    assert window.bench.library.model.rowCount() == 2
    in_dialog(lambda message: message.choose(0))
    window.intake.take([folder], "")
    qtbot.waitUntil(lambda: window.bench.library.model.rowCount() == 27)


def test_a_folder_without_articles_is_said(window, tmp_path, in_dialog):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "logo.xyz").write_bytes(b"\x00")
    told = []

    def read(message) -> None:
        told.append(message.sentence)
        message.choose(0)

    in_dialog(read)
    window.intake.take([folder], "")
    assert told == ["There is no article in “pictures” that can be imported."]


def test_a_file_that_the_system_asks_to_open_is_taken(qapp, window, qtbot, news, project_file):
    qapp.window = window
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(news))))
    qtbot.waitUntil(lambda: window.bench.library.model.rowCount() == 3)
    other = project_file.with_name("Other.annotator")
    window.workspace.project.save_copy(other)
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(other))))
    qtbot.waitUntil(lambda: window.workspace.project.path == other)
    qapp.window = None


def test_what_the_system_asks_for_before_the_window_is_there_waits(qapp, make, qtbot, project_file):
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(project_file))))
    window = make()
    qapp.show_window(window)
    qtbot.waitUntil(lambda: window.workspace.is_open)
    assert window.workspace.project.path == project_file
    qapp.window = None


def test_a_colleagues_project_is_imported_where_it_is_chosen_for_that(
    window, qtbot, tmp_path, monkeypatch, project_file
):
    other = written(tmp_path / "Gate.annotator")
    monkeypatch.setattr("annotator.ui.intake.choose_files", lambda *asked: [other])
    window.actions_table["import_files"].trigger()
    qtbot.waitUntil(lambda: window.bench.library.model.rowCount() == 7)
    assert window.workspace.project.path == project_file
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: window.bench.library.model.rowCount() == 2)
