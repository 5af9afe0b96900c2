"""The tab *Codebook*: one label's rule, its questions, its links, and examples."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.scheme import Label
from annotator.ui.codebook.example_line import ExampleLine
from annotator.ui.codebook.page import Page
from annotator.ui.codebook.rule_field import RuleField
from annotator.ui.look import Look
from annotator.ui.widgets.chips import Chip, ChipField
from annotator.ui.widgets.grounds import CARD, give_ground
from annotator.ui.widgets.labels import plain
from annotator.ui.words import short, tr

_CHIPS = 24  # more labels than these are a list: the rule stays in sight


class CodebookPane(QScrollArea):
    """Shows a page; asks for another label's, to keep a rule, to go to an example."""

    label_asked = Signal(str)
    rule_written = Signal(str, str, str)  # label, rule, group
    example_asked = Signal(int, int)  # article, annotation
    seen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.labels = ChipField(look, tr("Label"))
        self.labels.chosen.connect(self.label_asked)
        self.list = QComboBox()
        self.list.setAccessibleName(tr("Label"))
        self.list.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.activated.connect(lambda row: self.label_asked.emit(self.list.itemData(row)))
        self.rule = RuleField()
        self.rule.committed.connect(self.rule_written)
        self._changing = QWidget()
        self._below = QVBoxLayout(self._changing)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(4)
        self._page: Page | None = None  # as it stands there
        self.examples: list[ExampleLine] = []
        self.setWidget(self._arranged())
        self.setWidgetResizable(True)
        self.setFocusProxy(self.labels)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _arranged(self) -> QWidget:
        inner = QWidget()
        give_ground(inner, CARD)
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.labels)
        column.addWidget(self.list)
        column.addWidget(self.rule)
        column.addWidget(self._changing)
        column.addStretch(1)
        return inner

    def show_labels(self, labels: Sequence[Label], current: str) -> None:
        """Offer these labels, very many as a list; mark the current one."""
        many = len(labels) > _CHIPS
        shown = () if many else labels
        self.labels.set_chips((Chip(one.key, one.title) for one in shown), may_clear=False)
        self.labels.set_values([current])
        self.list.clear()
        for one in labels if many else ():
            self.list.addItem(short(one.title, 80), one.key)
        self.list.setCurrentIndex(self.list.findData(current))
        self.labels.setVisible(not many)
        self.list.setVisible(many)
        self.setFocusProxy(self.list if many else self.labels)

    def show_page(self, page: Page, *, writable: bool) -> None:
        """Show what the codebook says of one label."""
        self.rule.show_rule(page.label.key, page.label.rule, writable=writable)
        if page != self._page:
            self._page = page
            self._show_below(page)

    def _show_below(self, page: Page) -> None:
        while self._below.count():
            item = self._below.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.examples = []
        if page.questions:
            self._add_caption(tr("Questions"))
        for title, values in page.questions:
            self._below.addWidget(plain(f"{title}: {values}", wrap=True))
        if page.links:
            self._add_caption(tr("Links"))
        for line in page.links:
            self._below.addWidget(plain(line, wrap=True))
        self._add_caption(tr("From this project"))
        for example in page.examples:
            made = ExampleLine(self._look, example, page.label.colour)
            made.asked.connect(self.example_asked)
            self._below.addWidget(made)
            self.examples.append(made)
        if not page.examples:
            nothing = tr("Nothing is tagged with this label yet.")
            self._below.addWidget(plain(nothing, "muted", wrap=True))

    def said(self) -> list[str]:
        """The lines under the rule, as they are read."""
        items = map(self._below.itemAt, range(self._below.count()))
        shown = (item.widget() for item in items if item is not None)
        return [one.text() for one in shown if isinstance(one, QLabel)]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def _add_caption(self, words: str) -> None:
        caption = plain(words.upper(), "caption")
        caption.setContentsMargins(0, 10, 0, 2)
        self._below.addWidget(caption)
