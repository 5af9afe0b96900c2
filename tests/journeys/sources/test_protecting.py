"""Protected sources leave the project under other names: the switch, and what it says."""

from __future__ import annotations

import pytest

from annotator.cli.main import main
from annotator.store.project import Project
from annotator.ui.dialogs.export import ExportWindow


@pytest.fixture
def dialog(qtbot, desk, window, go_to, press):
    """The export window of a project in which one source was protected by its key."""
    press(go_to("Ines Obuya"), "P")
    made = ExportWindow(window, window.workspace, window.look)
    qtbot.addWidget(made)
    made.show()
    return made


def told(dialog):
    """All that the window says below the first lines."""
    return " ".join(dialog.told())


def test_a_project_can_be_closed_while_its_sources_are_shown(desk, window, go_to, press, qtbot):
    press(go_to("Ines Obuya"), "Return")
    window.files.close()
    qtbot.waitUntil(lambda: not window.workspace.is_open)
    window.grab()
    desk.page.grab()
    assert desk.entry.said.keyed.rowCount() == 0


def test_a_key_protects_the_chosen_and_an_undo_shows_them_again(desk, go_to, entry, press, facet):
    entries = go_to("I. Obuya")
    press(entries, "Shift+Down", "P")
    assert entry("I. Obuya").protected
    assert entry("Ines Obuya").protected
    assert desk.entry.form.protected.isChecked()
    press(entries, "Ctrl+Z")
    assert not entry("Ines Obuya").protected


def test_the_switch_says_what_is_hidden_and_hides_it(dialog, tmp_path):
    assert dialog.choices.protected.isVisible()
    assert "Obuya" not in dialog.preview.toPlainText()
    assert "████" in dialog.preview.toPlainText()
    assert "1 protected sources go out under other names" in told(dialog)
    dialog.path.setText(str(tmp_path / "hidden.jsonl"))
    dialog.accept()
    written = (tmp_path / "hidden.jsonl").read_text("utf-8")
    assert "Ines" not in written
    assert "Protected source 1" in written
    assert "“Gate 0.0 holds,” ████ █████ said" in written


def test_the_switch_can_be_turned_off(dialog, tmp_path):
    choices = dialog.choices.protected
    choices.setCurrentIndex(choices.findData("renamed"))
    dialog.refresh()
    assert "Texts, headlines and notes may still hold their names." in told(dialog)
    choices.setCurrentIndex(choices.findData("shown"))
    dialog.refresh()
    assert "protected" not in told(dialog)
    dialog.path.setText(str(tmp_path / "shown.jsonl"))
    dialog.accept()
    assert "Ines Obuya" in (tmp_path / "shown.jsonl").read_text("utf-8")


def test_without_protected_sources_there_is_no_switch(qtbot, window):
    made = ExportWindow(window, window.workspace, window.look)
    qtbot.addWidget(made)
    made.show()
    assert not made.choices.protected.isVisible()


@pytest.mark.parametrize("kind", [".html", ".csv", ".svg"])
def test_a_saved_report_names_them_otherwise(desk, window, go_to, press, qtbot, tmp_path, kind):
    press(go_to("Ines Obuya"), "P")
    press(window, "Ctrl+3")
    report = window.views.report
    qtbot.waitUntil(lambda: report.page.sheet.report is not None)
    report.save(tmp_path / f"report{kind}")
    written = (tmp_path / f"report{kind}").read_text("utf-8")
    assert "Ines" not in written
    assert "Protected source 1" in written
    assert "protected sources have other names" in window.bench.status.line.sentence()
    assert any("Ines" in one.name for one in report.page.sheet.report.speakers)


def test_the_command_line_hides_them_too(desk, window, go_to, press, tmp_path, capfd):
    press(go_to("Ines Obuya"), "P")
    path = window.workspace.project.path
    window.files.close()
    with Project.open(path, read_only=True):
        pass
    assert main(["export", str(path), "--format", "csv", "--output", "-"]) == 0
    out, err = capfd.readouterr()
    assert "Ines" not in out
    assert "1 name of a protected source" in err
    shown = ["export", str(path), "--format", "csv", "--output", "-", "--protected", "shown"]
    assert main(shown) == 0
    assert "Ines Obuya" in capfd.readouterr().out
    assert main(["report", str(path), "--output", str(tmp_path / "r.html")]) == 0
    assert "Ines" not in (tmp_path / "r.html").read_text("utf-8")
