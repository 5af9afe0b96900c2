"""The scheme editor: labels, questions and links; every change is made at once."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from annotator.domain.templates import TEMPLATES
from annotator.ui.actions import Actions
from annotator.ui.command import Scope
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.look import Look
from annotator.ui.scheme.attributes import AttributesPage
from annotator.ui.scheme.changes import SchemeChanges
from annotator.ui.scheme.files import SchemeFiles
from annotator.ui.scheme.labels import LabelsPage
from annotator.ui.scheme.link_kinds import LinkKindsPage
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.tabs import TabStrip
from annotator.ui.words import short, tr
from annotator.ui.workspace import Committed, Workspace


class SchemeWindow(SmallWindow):
    """Shows the project's scheme as it stands, whoever changes it."""

    def __init__(
        self, parent: QWidget | None, look: Look, workspace: Workspace, actions: Actions
    ) -> None:
        super().__init__(parent, tr("Scheme"), 760)
        self._workspace = workspace
        self._actions = actions
        self.changes = SchemeChanges(workspace)
        self.changes.setParent(self)
        project = workspace.project
        self.tabs = TabStrip(look, (tr("Labels"), tr("Questions"), tr("Links")))
        self.labels = LabelsPage(look, self.changes, project, self.clash)
        self.attributes = AttributesPage(self.changes, project)
        self.links = LinkKindsPage(self.changes, project)
        self._pages = QStackedWidget()
        for page in (self.labels, self.attributes, self.links):
            self._pages.addWidget(page)
        self.tabs.picked.connect(self.show_page)
        self.said = plain(name="hint", wrap=True)
        self.files = SchemeFiles(self, self.changes, workspace)
        self._arrange(actions, look)
        self._listen()
        self._show_scheme()
        self.resize(920, 580)
        self.labels.list.setFocus()

    def _listen(self) -> None:
        """Follow the project for as long as the window is open."""
        pairs = (
            (self._workspace.changed, self._take),
            (self._workspace.said, self._say),
            (self._workspace.project_changed, self.reject),
        )
        for signal, slot in pairs:
            signal.connect(slot)
            self.finished.connect(lambda code, signal=signal, slot=slot: signal.disconnect(slot))

    def _arrange(self, actions: Actions, look: Look) -> None:
        self.addAction(actions["undo"])  # works in here too
        self.addAction(actions["redo"])
        self.column.addWidget(self.tabs)
        self.column.addWidget(self._pages, 1)
        self.column.addWidget(self.said)
        foot = QHBoxLayout()
        scheme = QPushButton(tr("Scheme files"))
        scheme.setAutoDefault(False)
        scheme.setMenu(self._menu())
        foot.addWidget(scheme)
        for name in ("undo", "redo"):
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setIcon(look.icon(name, "muted"))
            button.setIconSize(QSize(18, 18))
            foot.addWidget(button)
        foot.addStretch(1)
        box = QDialogButtonBox()
        box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        box.rejected.connect(self.reject)
        foot.addWidget(box)
        self.foot.addLayout(foot)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(tr("Use a scheme file…")).triggered.connect(self.files.choose)
        shipped = menu.addMenu(tr("Use a shipped scheme"))
        for name, title, _ in TEMPLATES:
            action = shipped.addAction(tr(title))
            action.triggered.connect(lambda checked=False, name=name: self.files.use(name))
        menu.addSeparator()
        menu.addAction(tr("Save as a scheme file…")).triggered.connect(self.files.save)
        return menu

    # What is shown

    def show_page(self, number: int) -> None:
        """Show the labels (0), the questions (1) or the links (2)."""
        self.tabs.set_current(number)
        self._pages.setCurrentIndex(number)

    def clash(self, key: str, letter: str) -> str | None:
        """Who else has a letter as a key: a label or a command; None when it is free."""
        for label in self._workspace.scheme.labels:
            if label.key != key and label.shortcut == letter:
                return short(label.title)
        for row in self._actions.commands():
            label_row = row.name.startswith(("tag:", "extend:"))
            if row.scope is Scope.ARTICLE and not label_row and letter in row.keys:
                return tr(row.text).replace("&", "").rstrip("…")
        return None

    def _show_scheme(self) -> None:
        scheme = self._workspace.scheme
        for page in (self.labels, self.attributes, self.links):
            page.show_scheme(scheme)
        title = tr("Scheme: {title}").format(title=short(scheme.title or scheme.key))
        self.setWindowTitle(title)
        self.tabs.set_count(0, len(scheme.labels))
        self.tabs.set_count(2, len(scheme.link_kinds))

    def _take(self, committed: Committed) -> None:
        self.said.setText("")
        change = committed.change
        if change.scheme or change.of("project"):
            self._show_scheme()

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)

    def done(self, code: int) -> None:
        if self._workspace.is_open:
            self.labels.form.commit()
        super().done(code)
        self.deleteLater()
