"""A broken project file: said, left as it is, and a backup opened instead from the same window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from annotator.store.backup import make_rolling_backup, uid_in
from annotator.ui.dialogs.backups import BackupsWindow
from annotator.ui.dialogs.basics import Message


@pytest.fixture
def broken(window, project_file, drag_over, press) -> Path:
    """A project that was worked in, backed up, closed, and then overwritten with rubbish."""
    drag_over("rain is cheap")
    press(window.view, "C")
    uid = window.workspace.project.uid
    assert make_rolling_backup(project_file, uid) is not None
    window.files.close()
    project_file.write_bytes(b"SQLite format 3\0" + b"rubbish " * 900)
    return project_file


def buttons(message: Message) -> list[str]:
    return [one.text() for one in message.findChildren(QPushButton)]


def test_a_broken_file_offers_its_backups(
    qtbot, window, broken, tmp_path, in_dialog, tagged, monkeypatch
):
    restored = tmp_path / "again.annotator"
    monkeypatch.setattr("annotator.ui.rescuing.choose_new_project", lambda *asked: restored)
    before = broken.read_bytes()

    def choose(message: Message) -> None:
        assert buttons(message) == ["Restore a backup…", "Close"]
        assert message.details == "The file was left as it is."
        in_dialog(lambda dialog: dialog.accept() if isinstance(dialog, BackupsWindow) else None)
        message.choose(0)

    in_dialog(choose)
    window.files.open(broken)
    assert window.workspace.project.path == restored
    assert tagged("claim", restored) == ["rain is cheap"]
    assert broken.read_bytes() == before


def test_a_file_that_is_gone_offers_them_too(window, broken, in_dialog):
    broken.unlink()
    seen = []

    def look(message: Message) -> None:
        seen.append(buttons(message))
        message.choose(1)

    in_dialog(look)
    window.files.open(broken)
    assert seen == [["Restore a backup…", "Close"]]
    assert not window.workspace.is_open


def test_a_foreign_file_offers_nothing(window, tmp_path, in_dialog):
    foreign = tmp_path / "letter.annotator"
    foreign.write_text("Dear Sir,", "utf-8")
    seen = []

    def look(message: Message) -> None:
        seen.append(buttons(message))
        message.choose(0)

    in_dialog(look)
    window.files.open(foreign)
    assert seen == [["Close"]]
    assert foreign.read_text("utf-8") == "Dear Sir,"


def test_the_uid_of_a_file_is_read_without_touching_it(project_file, window):
    uid = window.workspace.project.uid
    window.files.close()
    before = sorted(one.name for one in project_file.parent.iterdir())
    assert uid_in(project_file) == uid
    assert sorted(one.name for one in project_file.parent.iterdir()) == before
    assert uid_in(project_file.with_name("none.annotator")) is None


def test_a_copy_elsewhere_is_named_in_the_title(window, tmp_path, monkeypatch):
    assert window.windowTitle() == "Quay – Article Annotator"
    elsewhere = tmp_path / "Harbour.annotator"
    monkeypatch.setattr("annotator.ui.project_files.choose_new_project", lambda *asked: elsewhere)
    window.files.save_elsewhere()
    assert window.windowTitle() == "Quay (Harbour.annotator) – Article Annotator"


def test_recent_projects_are_in_the_menu(qtbot, window, project_file, tmp_path, monkeypatch):
    other = tmp_path / "Other.annotator"
    monkeypatch.setattr("annotator.ui.project_files.choose_new_project", lambda *asked: other)
    window.files.save_elsewhere()
    menu = next(
        one.menu()
        for one in window.actions_table.part("file").actions()
        if one.menu() and one.text() == "Open &recent"
    )
    menu.aboutToShow.emit()
    (entry,) = menu.actions()
    assert entry.text() == "&1 Quay"
    entry.trigger()
    assert window.workspace.project.path == project_file
