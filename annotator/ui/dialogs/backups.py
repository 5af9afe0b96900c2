"""The backups of a project, to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotator.ui.dates import moment_text
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.widgets.labels import plain
from annotator.ui.words import tr


class BackupsWindow(SmallWindow):
    """Lists the moments of which there is a copy; the newest is chosen."""

    def __init__(self, parent: QWidget | None, backups: Sequence[tuple[datetime, Path]]) -> None:
        super().__init__(parent, tr("Restore a backup"), 460)
        self._list = QListWidget()
        self._list.setObjectName("preview")
        for moment, path in backups:
            size = QLocale().formattedDataSize(path.stat().st_size)
            item = QListWidgetItem(f"{moment_text(moment.isoformat())}   {size}")
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemDoubleClicked.connect(self.accept)
        if backups:
            advice = tr(
                "A backup is made soon after opening and every half hour while something "
                "changes. The project on screen stays as it is; the backup is opened from a "
                "new file."
            )
        else:
            advice = tr("There is no backup yet: the first is made soon after opening.")
        self.column.addWidget(plain(advice, "muted", wrap=True))
        self._list.setVisible(bool(backups))
        self.column.addWidget(self._list)
        self.add_buttons(tr("Restore…") if backups else "")

    def chosen(self) -> Path | None:
        """The backup that was chosen; None when there is none."""
        item = self._list.currentItem()
        return Path(str(item.data(Qt.ItemDataRole.UserRole))) if item is not None else None
