"""A project file that cannot be opened: its backups are offered in the same window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator.store.backup import backups, restore, uid_in
from annotator.ui.chooser import choose_new_project
from annotator.ui.dialogs.backups import BackupsWindow
from annotator.ui.dialogs.basics import ask, tell
from annotator.ui.telling import telling
from annotator.ui.words import tr


def tell_refusal(parent: QWidget, path: Path, sentence: str, known_uid: str) -> Path | None:
    """Say why `path` is not opened; returns a backup restored from, when the person wants one.

    `known_uid` is that of the project which was there before, empty when nobody knows.
    """
    uid = known_uid or uid_in(path) or ""
    untouched = tr("The file was left as it is.") if path.exists() else ""
    if not uid or not backups(uid):
        tell(parent, sentence, untouched)
        return None
    buttons = (tr("Restore a backup…"), tr("Close"))
    if ask(parent, sentence, untouched, buttons) != 0:
        return None
    return restored(parent, uid, path)


def restored(parent: QWidget, uid: str, beside: Path) -> Path | None:
    """Let the person choose a backup and write it to a new file; None when it was not done."""
    dialog = BackupsWindow(parent, backups(uid))
    saved = dialog.chosen() if dialog.exec() else None
    if saved is None:
        return None
    suggested = beside.with_name(f"{beside.stem} ({tr('restored')}){beside.suffix}")
    path = choose_new_project(parent, tr("Restore the backup to"), suggested)
    if path is None:
        return None
    written: list[Path] = []
    with telling(lambda sentence: tell(parent, sentence)):
        restore(saved, path)
        written.append(path)
    return path if written else None
