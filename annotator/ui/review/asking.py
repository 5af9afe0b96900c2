"""Small windows of the review: who said it, and why a remark may stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.widgets.labels import plain

_WIDTH = 460


class LineWindow(SmallWindow):
    """Asks for one line; `known` are offered while one types."""

    def __init__(
        self, parent: QWidget, title: str, question: str, take: str, known: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, title, _WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setAccessibleName(question)
        self.column.addWidget(plain(question, wrap=True))
        self.column.addWidget(self.line)
        if known:
            completer = QCompleter(self)
            completer.setModel(QStringListModel(list(known), completer))
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            popup = completer.popup()
            if popup is not None:
                popup.setObjectName("completer")
            self.line.setCompleter(completer)
        self.line.returnPressed.connect(self.accept)
        self.add_buttons(take)
        self.line.setFocus()

    def words(self) -> str:
        """What was typed."""
        return self.line.text().strip()
