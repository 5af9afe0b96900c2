"""What the tab *Codebook* shows and asks for: it follows what is picked, and what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.ui.panel.pane import CODEBOOK
from annotator.ui.words import tr
from annotator.ui.workspace import Committed

if TYPE_CHECKING:
    from annotator.ui.codebook.pane import CodebookPane
    from annotator.ui.window import MainWindow


_PAUSE = 400  # ms after the last change until the examples are read again


class CodebookDesk(QObject):
    """Joins the codebook and the workspace. What is not looked at is not read."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._workspace = workspace = window.workspace
        self._pane: CodebookPane | None = None
        self._label = ""
        self._later = QTimer(self, interval=_PAUSE, singleShot=True)
        self._later.timeout.connect(self._show)
        workspace.picked_changed.connect(self._follow_pick)
        window.holding.changed.connect(self._follow_hold)
        workspace.project_changed.connect(self._begin)
        workspace.changed.connect(self._follow)
        self._follow_pick()

    @property
    def pane(self) -> CodebookPane:
        """The tab's page, made when it is first looked at."""
        if self._pane is None:
            from annotator.ui.codebook.pane import CodebookPane

            self._pane = pane = CodebookPane(self._window.look)
            pane.label_asked.connect(self.show_label)
            pane.rule_written.connect(self._write)
            pane.example_asked.connect(self._go)
            pane.seen.connect(self._show)
            self._window.look.changed.connect(pane.update)
        return self._pane

    def open(self) -> None:
        """Show the tab."""
        there = self._pane is not None and self._pane.isVisible()
        self._window.bench.panel.set_tab(CODEBOOK)
        if there:
            self._show()

    def show_label(self, key: str) -> None:
        """Show the rules of a label: of the one that is picked, armed, or asked for."""
        if key and key != self._label:
            self._label = key
            self._show()

    def commit(self) -> None:
        """Keep what is being written."""
        if self._pane is not None:
            self._pane.rule.commit()

    def _begin(self) -> None:
        self._later.stop()
        self._show()

    def _follow_pick(self) -> None:
        picked = self._workspace.picked
        if picked is not None:
            self.show_label(picked.label)

    def _follow_hold(self) -> None:
        held = self._window.holding.label
        if held is not None:
            self.show_label(held.key)

    def _follow(self, committed: Committed) -> None:
        if committed.change.scheme:
            self._show()
        elif committed.change.annotations:
            self._later.start()

    def _show(self) -> None:
        if self._pane is None or not self._pane.isVisible() or not self._workspace.is_open:
            return
        from annotator.ui.codebook.page import page

        labels = self._workspace.scheme.labels
        label = next((one for one in labels if one.key == self._label), None)
        label = label or next(iter(labels), None)
        if label is not None:
            self._label = label.key
            writable = self._workspace.project.read_only is None
            self._pane.show_labels(labels, label.key)
            self._pane.show_page(page(self._workspace.project, label), writable=writable)

    def _write(self, label: str, rule: str, group: str) -> None:
        found = self._workspace.scheme.label(label) if self._workspace.is_open else None
        if found is not None:
            from annotator.store.scheme_labels import change_label

            self._workspace.do(
                tr("Change the rule of {label}").format(label=found.title),
                lambda edit: change_label(edit, label, rule=rule),
                group=group,
            )

    def _go(self, article: int, annotation: int) -> None:
        self._window.showing.open(article)
        self._window.showing.pick(annotation)
