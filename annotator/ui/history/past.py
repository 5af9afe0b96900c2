"""The article on screen as it was after an earlier edit; nothing can be changed there."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from annotator.store.as_of import Past
from annotator.store.history import line_of
from annotator.ui.article.loading import collector_paused
from annotator.ui.article.marks import Mark
from annotator.ui.dates import clock
from annotator.ui.history.lines import what
from annotator.ui.look import Look
from annotator.ui.telling import telling
from annotator.ui.widgets.labels import plain
from annotator.ui.words import short, tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow


class PastBanner(QFrame):
    """Says which moment is on screen, and leads back to now."""

    returned = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._look = look
        self._sign = QLabel()
        self.sentence = plain(wrap=True)
        button = QPushButton(tr("Return to now"))
        button.clicked.connect(self.returned)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.sentence, 1)
        row.addWidget(button)
        look.changed.connect(self._tint)
        self._tint()
        self.hide()

    def _tint(self) -> None:
        self._sign.setPixmap(self._look.icon("history", "warning").pixmap(20, 20))


class PastView(QObject):
    """Walks the article on screen back and forth; whatever changes it returns to now."""

    left = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._past: Past | None = None
        self.banner = PastBanner(window.look)
        self.banner.returned.connect(self.leave)
        window.bench.put_above_article(self.banner)
        for signal in (
            self._workspace.changed,
            self._workspace.article_changed,
            self._workspace.project_changed,
        ):
            signal.connect(lambda *told: self.leave())

    @property
    def edit(self) -> int | None:
        """The edit after which the article is shown; None while now is."""
        return self._past.edit if self._past else None

    def show(self, edit: int) -> None:
        """Show the article as it was right after an edit."""
        workspace = self._workspace
        if workspace.article is None:
            return
        with telling(workspace.said.emit), collector_paused():
            if self._past is None:
                self._enter()
                self._past = Past(workspace.project, workspace.article.id)
                self._window.view.set_marks(workspace.opened.marks.copy())
            before = self._past.regions()
            touched = self._past.go_to(edit)
            if before != self._past.regions():
                self._window.view.set_regions(self._past.regions())
            self._draw(self._past, touched)
            self._say(edit)

    def leave(self) -> bool:
        """Show the article as it is now; False when it was shown already."""
        if self._past is None:
            return False
        self._past = None
        self._workspace.attempts.held = ""
        self.banner.hide()
        if self._workspace.article is not None:
            opened = self._workspace.opened
            self._window.view.set_regions(opened.regions)
            self._window.view.set_marks(opened.marks)
        self.left.emit()
        return True

    def _enter(self) -> None:
        window = self._window
        window.bench.panel.selected.note.commit()
        window.proposing.leave()
        window.linking.leave()
        window.holding.leave()
        self._workspace.pick(None)
        self._workspace.attempts.held = tr(
            "This is how the article was; nothing can be changed there. Esc returns to now."
        )

    def _draw(self, past: Past, touched: Collection[int]) -> None:
        """Show the tags that an edit on the way touched as they were; the others are as today."""
        view = self._window.view
        spans: dict[int, list[Mark]] = {id: [] for id in touched}
        for row in past.marks_of(touched):
            spans[row[2]].append(row)
        for id, rows in spans.items():
            view.marks.replace(id, rows)
        view.marks.replace_links(touched, past.links_of(touched))
        view.refresh()

    def _say(self, edit: int) -> None:
        line = line_of(self._workspace.project, edit)
        if line is None:
            sentence = tr("As it was before the first change. Esc returns to now.")
        else:
            sentence = tr(
                "As it was at {time}, after “{what}” by {who}. Only to be read; Esc returns to now."
            ).format(time=clock(line.at), what=short(what(line), 60), who=line.annotator)
        self.banner.sentence.setText(sentence)
        self.banner.setAccessibleName(sentence)
        self.banner.show()
