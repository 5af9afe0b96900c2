"""Export from the window: format, filter, preview, file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from annotator.formats.registry import format_named, formats
from annotator.ui.dialogs.export import ExportWindow
from annotator.ui.dialogs.verification import VerificationWindow


@pytest.fixture
def dialog(qtbot, window, drag_over, press) -> Iterator[ExportWindow]:
    """The export window over a project with a quote and a claim."""
    drag_over("“I never left,”")
    press(window.view, "Q", "Backspace")
    drag_over("rain is cheap")
    press(window.view, "C")
    made = ExportWindow(window, window.workspace, window.look)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()  # its project is closed after it, as the window does


def choose(dialog: ExportWindow, name: str) -> None:
    dialog.formats.choose(name)
    dialog.refresh()


def test_the_native_format_is_written_whole(dialog, tmp_path):
    choose(dialog, "jsonl")
    dialog.path.setText(str(tmp_path / "all.jsonl"))
    dialog.accept()
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    first = json.loads(lines[0])
    assert [one["label"] for one in first["annotations"]] == ["quote", "claim"]
    assert len(lines) == 2


def test_filters_let_through_what_is_ticked(dialog, tmp_path):
    choose(dialog, "csv")
    for key, box in dialog.choices.labels:
        box.setChecked(key == "claim")
    dialog.refresh()
    assert "rain is cheap" in dialog.preview.toPlainText()
    assert "I never left" not in dialog.preview.toPlainText()
    dialog.path.setText(str(tmp_path / "claims.csv"))
    dialog.accept()
    with (tmp_path / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["words"] for row in rows] == ["rain is cheap"]


def test_the_name_follows_the_format(dialog, project_file):
    choose(dialog, "csv")
    assert dialog.path.text() == str(project_file.with_suffix(".csv"))
    choose(dialog, "w3c")
    assert dialog.path.text() == str(project_file.with_suffix(".jsonld"))


def test_a_folder_that_is_not_there_is_said_and_the_window_stays(dialog, tmp_path):
    dialog.path.setText(str(tmp_path / "nowhere" / "x.jsonl"))
    dialog.accept()
    assert dialog.isVisible()
    assert "no such folder" in dialog.trouble()


def test_what_was_written_can_be_read_again_and_the_result_saved(dialog, qtbot, tmp_path):
    choose(dialog, "csv")
    assert not dialog.verify.isEnabled()
    choose(dialog, "jsonl")
    dialog.path.setText(str(tmp_path / "all.jsonl"))
    qtbot.mouseClick(dialog.verify, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    said: list[str] = []
    timer = QTimer(interval=20)

    def answer() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, VerificationWindow):
            said.append(shown.sentence)
            shown.save_to(tmp_path / "result.json")
            shown.close()

    timer.timeout.connect(answer)
    timer.start()
    dialog.accept()
    timer.stop()
    assert said == ["Everything that was written came back the same."]
    result = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert (result["same"], result["annotations"]) == (True, 2)


def test_a_format_is_found_by_typing_and_by_arrows(dialog, qtbot):
    qtbot.keyClicks(dialog.formats.field, "excel")
    assert dialog.name() == "xlsx"
    qtbot.keyClick(dialog.formats.field, Qt.Key.Key_Return)
    assert dialog.isVisible()  # Enter in the field goes on to the list; nothing is written
    dialog.formats.field.clear()
    assert dialog.name() == "xlsx"
    qtbot.keyClick(dialog.formats.field, Qt.Key.Key_Down)
    assert dialog.name() == "ods"
    qtbot.keyClicks(dialog.formats.field, "nothing of this kind")
    assert dialog.formats.model.rowCount() == 0
    assert format_named(dialog.name()) is not None


@pytest.mark.parametrize("row", [row for row in formats() if row.writes], ids=lambda row: row.name)
def test_every_format_says_what_it_is_for_and_shows_what_comes_out(row, dialog):
    if row.missing():
        pytest.skip(f"{row.missing()} is not installed")
    choose(dialog, row.name)
    assert dialog.name() == row.name
    assert row.purpose.endswith(".")
    assert dialog.trouble() == ""
    assert dialog.preview.toPlainText() or dialog.preview.placeholderText()
    assert set(dialog.choices.options) == {option.key for option in row.options}
    assert dialog.verify.isVisible() is row.comes_back


def test_a_choice_of_the_format_changes_what_is_shown_and_written(dialog, tmp_path):
    choose(dialog, "brat")
    dialog.choices.packing.setCurrentIndex(1)
    assert Path(dialog.path.text()).suffix == ""
    box = dialog.choices.options["attributions"]
    box.setCurrentIndex(box.findData("relations"))
    dialog.path.setText(str(tmp_path / "brat"))
    dialog.accept()
    assert not dialog.isVisible()
    tags = sorted((tmp_path / "brat").glob("*.ann"))[0].read_text("utf-8")
    assert "T1\tquote " in tags
    assert "E1\t" not in tags


def test_the_evidence_pack_and_the_workbook_are_written_from_the_window(dialog, tmp_path):
    for name, beginning in (("html", b"<!doctype html>"), ("xlsx", b"PK"), ("pdf", b"%PDF-")):
        if format_named(name) is None:  # the window's own comes in by its entry point
            continue
        choose(dialog, name)
        target = tmp_path / f"out.{name}"
        dialog.path.setText(str(target))
        dialog.accept()
        assert dialog.trouble() == ""
        assert target.read_bytes().startswith(beginning)


def test_what_is_not_ticked_is_said_to_be_left_out(window, dialog, drag_over, press):
    said = dialog.findChildren(QLabel)
    assert not any("Not ticked" in one.text() for one in said)
    for key, box in dialog.choices.labels:
        box.setChecked(key == "quote")
    dialog.refresh()
    (sentence,) = (one.text() for one in said if "Not ticked" in one.text())
    assert "Not ticked, so left out: annotations 1, links with them 0." in sentence
    dialog.choices.scope.setCurrentIndex(dialog.choices.scope.findData("done"))
    dialog.refresh()
    assert not any("Not ticked" in one.text() for one in said), "no article is done"
