"""A large file shows how far it is, can be cancelled, and a broken one gives what is good of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton

from annotator.ui.dialogs.import_report import ImportReportWindow


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file that takes a while."""
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(1_500):
            text = f"Article {number}. “We wait,” she said. " * 40
            spans = [
                {"start": start, "end": start + 7, "exact": text[start : start + 7]}
                for start in range(0, 400, 40)
            ]
            tags = [{"label": "quote", "spans": [span]} for span in spans]
            out.write(json.dumps({"text": text, "annotations": tags}) + "\n")
    return path


def test_it_can_be_cancelled_and_leaves_nothing(window, qtbot, many):
    seen: list[int] = []
    timer = QTimer(interval=10)

    def cancel() -> None:
        for dialog in window.findChildren(QProgressDialog):
            if dialog.isVisible() and dialog.value() > 0:
                seen.append(dialog.value())
                button = dialog.findChild(QPushButton)
                qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    timer.timeout.connect(cancel)
    timer.start()
    window.intake.take([many], "")
    timer.stop()
    assert seen
    assert window.bench.library.model.rowCount() == 2
    assert "the rest was cancelled" in window.bench.status.line.sentence()
    window.intake.take([], "“We wait,” the captain said, and the ferry stopped.")
    assert window.bench.library.model.rowCount() == 3  # the project takes changes again


def test_the_good_articles_of_a_broken_file_are_offered(window, qtbot, tmp_path):
    path = tmp_path / "mixed.jsonl"
    path.write_text('{"text": "Good one."}\n{"text": 5}\n{"text": "Good two."}\n')
    titles: list[str] = []
    timer = QTimer(interval=20)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportReportWindow):
            offered = dialog.findChild(QPushButton, "primary")
            titles.append(offered.text() if offered else "")
            if offered:
                qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
            else:
                dialog.close()

    timer.timeout.connect(answer)
    timer.start()
    window.intake.take([path], "")
    qtbot.waitUntil(lambda: window.bench.library.model.rowCount() == 4)
    qtbot.waitUntil(lambda: len(titles) == 2)  # what was left out is told
    timer.stop()
    assert titles == ["Take the 2 articles that are good", ""]
