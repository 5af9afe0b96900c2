"""Holding a label: while it is held, every stretch that is selected is tagged with it at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from annotator.domain.scheme import Label
from annotator.ui.article.view import ArticleView
from annotator.ui.here import stretch_here
from annotator.ui.tagging import Tagging
from annotator.ui.workspace import Committed, Workspace


class Holding(QObject):
    """Which label is held, if any; it stays held from article to article.

    Nothing is proposed or linked meanwhile: after a stretch comes the next stretch.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, view: ArticleView, tagging: Tagging) -> None:
        super().__init__()
        self._workspace = workspace
        self._view = view
        self._tagging = tagging
        self._label: Label | None = None
        self._last = ""
        workspace.project_changed.connect(self.leave)
        workspace.changed.connect(self._follow)
        view.selection_made.connect(self.tag_selection)

    @property
    def is_open(self) -> bool:
        return self._label is not None

    @property
    def label(self) -> Label | None:
        """The label that is held."""
        return self._label

    def used(self, label: str) -> None:
        """Remember what was tagged last: that is held first."""
        self._last = label

    def begin(self) -> None:
        """Hold the label that was used last, else that of what is picked, else the first."""
        scheme, picked = self._workspace.scheme, self._workspace.picked
        wishes = (self._last, picked.label if picked else "")
        known = [found for key in wishes if (found := scheme.label(key)) is not None]
        self._hold(next(iter((*known, *scheme.labels)), None))

    def press(self, label: str) -> None:
        """A label's key: hold that label; what is selected just now is tagged with it."""
        self._last = label
        self._hold(self._workspace.scheme.label(label))
        self.tag_selection()

    def leave(self) -> None:
        if self._label is not None:
            self._hold(None)

    def tag_selection(self) -> None:
        """Tag what is selected, if a label is held."""
        selected = self._view.selected_spans()
        if self._label is not None and selected:
            self._tagging.tag(self._label.key, selected)
            self._view.set_caret(selected[-1].end)

    def tag_here(self) -> None:
        """Tag what is selected or, where nothing is, what stands at the caret."""
        if self._view.selected_spans():
            self.tag_selection()
        elif self._label is not None and self._workspace.article is not None:
            here = self._workspace.opened
            spans = stretch_here(here, self._view.caret_offset(), self._label.key)
            self._tagging.tag(self._label.key, spans)

    def _follow(self, committed: Committed) -> None:
        """A held label may have got another title or colour, or be gone."""
        if committed.change.scheme and self._label is not None:
            self._hold(self._workspace.scheme.label(self._label.key))

    def _hold(self, label: Label | None) -> None:
        self._label = label
        letter = (label.shortcut or label.title[:1].upper()) if label else ""
        self._view.hold(label.key if label else "", letter)
        self.changed.emit()
