"""Which keys help just now, said in the status bar: by what is open, picked and focused."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView, QWidget

from annotator.domain.values import HEADS
from annotator.ui.afterwards import Afterwards
from annotator.ui.holding import Holding
from annotator.ui.linking import Linking
from annotator.ui.proposing import Proposing
from annotator.ui.statusbar import Hint
from annotator.ui.words import later, short, tr
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Workspace

_TYPED = "."
_FOR_PROPOSAL = (
    ("Enter", later("take it")),
    ("Tab", later("next proposal")),
    ("tag:source", later("source only")),
    ("tag:cue", later("cue only")),
    ("Esc", later("leave it")),
)
_FOR_NAME = (
    ("Enter", later("take the name")),
    ("Tab", later("another name")),
    ("E", later("type a name")),
    ("Esc", later("leave it")),
)
_FOR_LINK = (
    ("Click", later("the other end")),
    ("Tab", later("next end")),
    ("Enter", later("link")),
    ("Esc", later("leave")),
)
_FOR_HELD = (("Enter", later("tag what is selected, or at the caret")), ("Esc", later("leave")))
_FOR_HEAD = (
    ("tag:source", later("source")),
    ("tag:cue", later("cue")),
    ("R", later("relay")),
)
_FOR_PICKED = (
    ("L", later("link")),
    ("1–9", later("answer")),
    (_TYPED, later("type an answer")),
    ("↑↓", later("question")),
    ("Del", later("delete")),
    ("Esc", later("leave")),
)
_FOR_NOTHING = (
    ("Ctrl+I", later("import")),
    ("Ctrl+V", later("paste an article")),
    ("F1", later("keys")),
)
_FOR_TEXT = (("N", later("next")), ("J", later("next article")), ("F1", later("all keys")))
_FOR_READING = (
    ("N", later("next")),
    ("P", later("previous")),
    ("J", later("next article")),
    ("F1", later("all keys")),
)
_FOR_LIST = (("↑↓", later("choose")), ("F6", later("next pane")), ("F1", later("all keys")))
_FOR_ARTICLES = (("↑↓", later("choose")), ("→", later("read")), ("F6", later("next pane")))
_FOR_FIELD = (("Tab", later("next field")), ("F6", later("next pane")), ("F1", later("all keys")))
_FOR_NO_PROJECT = (("Ctrl+N", later("new project")), ("Ctrl+O", later("open a project")))


class Hints(QObject):
    """Follows the focus too: letters are keys in the article only."""

    def __init__(
        self,
        workspace: Workspace,
        bench: Workbench,
        proposing: Proposing,
        linking: Linking,
        holding: Holding,
        key_now: Callable[[str], str],
    ) -> None:
        super().__init__(bench)
        self._workspace = workspace
        self._bench = bench
        self._proposing = proposing
        self._linking = linking
        self._holding = holding
        self._key_now = key_now
        self._afterwards = Afterwards(self, self.show, workspace.said.emit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def update(self) -> None:
        """Show the keys that help just now, once what changed is painted."""
        self._afterwards.start()

    def show(self) -> None:
        """Show them now."""
        hints = ((self._key_now(key), words) for key, words in self._now())
        self._bench.status.line.show_hints([hint for hint in hints if hint[0]])

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:  # None: another window of the desktop has it
            self.update()

    def _now(self) -> Sequence[Hint]:
        elsewhere = self._elsewhere()
        if elsewhere or self._bench.view_on_screen is not None:
            hints = elsewhere  # a dialog over another view has keys of its own
        elif not self._workspace.is_open:
            hints = _FOR_NO_PROJECT
        elif self._workspace.article is None:
            hints = _FOR_NOTHING
        elif self._workspace.project.read_only is not None:
            hints = _FOR_READING
        elif self._proposing.is_naming:
            hints = _FOR_NAME
        elif self._proposing.is_open:
            offer = self._proposing.offer()
            several = offer is not None and offer.several
            hints = tuple(hint for hint in _FOR_PROPOSAL if several or hint[0] != "Tab")
        elif self._linking.is_open:
            hints = _FOR_LINK
        elif self._holding.is_open:
            return self._for_held()
        else:
            return self._for_article()
        return [(key, tr(words)) for key, words in hints]

    def _for_article(self) -> Sequence[Hint]:
        """What can be done with what is picked, or with the text."""
        picked = self._workspace.picked
        if picked is not None:
            hints = (*_FOR_HEAD, *_FOR_PICKED) if picked.label in HEADS else _FOR_PICKED
            typed = self._must_be_typed(picked.label)
            return [(key, tr(words)) for key, words in hints if typed or key != _TYPED]
        return (*self._labels(), *((key, tr(words)) for key, words in _FOR_TEXT))

    def _must_be_typed(self, label: str) -> bool:
        """True when a question of the label has answers that no digit gives."""
        asked = self._workspace.scheme.attributes_of(label)
        return any(one.free or len(one.values) > 9 for one in asked)

    def _for_held(self) -> Sequence[Hint]:
        """What can be done while a label is held."""
        held = self._holding.label
        others = [hint for hint in self._labels() if held is None or hint[0] != f"tag:{held.key}"]
        return (*((key, tr(words)) for key, words in _FOR_HELD), *others)

    def _labels(self) -> list[Hint]:
        """The labels with keys, by their commands: another command may have the key."""
        keyed = [label for label in self._workspace.scheme.labels if label.shortcut]
        return [(f"tag:{label.key}", short(label.title.lower(), 20)) for label in keyed]

    def _elsewhere(self) -> Sequence[Hint]:
        """What helps outside of the article; empty while the focus is there, or nowhere."""
        focus = QApplication.focusWidget()
        bench = self._bench
        if focus is None or focus is bench.view or not bench.isAncestorOf(focus):
            return ()
        if focus is bench.library.list:
            return _FOR_ARTICLES
        own: Sequence[Hint] = getattr(focus, "hints", ())
        if own:
            return own
        if isinstance(focus, QTableView):
            return _FOR_LIST
        if isinstance(focus, QLineEdit | QPlainTextEdit) or bench.panel.isAncestorOf(focus):
            return _FOR_FIELD
        return _around(focus)


def _around(widget: QWidget) -> Sequence[Hint]:
    """The keys of the nearest part of the window that names its own and holds a widget."""
    parent = widget.parentWidget()
    if parent is None:
        return ()
    own: Sequence[Hint] = getattr(parent, "hints", ())
    return own or _around(parent)
