"""What the report counts, chosen above it: publisher, facets, dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QWidget

from annotator.domain.review import DATE, Narrowing
from annotator.ui.widgets.labels import plain
from annotator.ui.words import later, tr

FACETS = (
    ("review", later("Status"), later("Every status")),
    ("annotator", later("Annotator"), later("All annotators")),
    ("label", later("Label"), later("Quotes and claims")),
    ("form", later("Form"), later("Every form")),
    ("class", later("Source type"), later("All source types")),
)
"""The facets that are offered: what each is called, and what letting all through is called."""

Choices = Sequence[tuple[str, str]]
"""Values with their titles."""

_LEAST, _MOST, _DATE = 100, 180, 96
_NARROW, _SMALL = 1180, 640
_SPACE = 8


class ReportFilters(QWidget):
    """Groups of fields, side by side where there is room, else one below the other."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.publisher = _choice(tr("Publisher"))
        self.facets = {facet: _choice(tr(title)) for facet, title, _ in FACETS}
        self.since = _date(tr("from"), tr("Published from"))
        self.until = _date(tr("until"), tr("Published until"))
        for box in (self.publisher, *self.facets.values()):
            box.activated.connect(self.asked)
        for field in (self.since, self.until):
            field.textChanged.connect(lambda text, of=field: self._take_date(of))
        self._groups, self._later = _row(), _row()
        self._groups.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._groups)
        facets = self.facets
        first, second, third = (
            (plain(tr("Count"), "muted"), self.publisher, facets["review"], facets["annotator"]),
            (facets["label"], facets["form"], facets["class"]),
            (self.since, self.until),
        )
        self._groups.addLayout(_row(*first))
        self._groups.addLayout(self._later)
        for parts in (second, third):
            self._later.addLayout(_row(*parts))
        for groups in (self._groups, self._later):
            groups.addStretch(1)

    def narrowing(self) -> Narrowing:
        """What is chosen."""
        chosen = {
            facet: frozenset({box.currentData()})
            for facet, box in self.facets.items()
            if box.currentData()
        }
        since, until = (field.text() or None for field in (self.since, self.until))
        return Narrowing(chosen, publisher=self.publisher.currentData(), since=since, until=until)

    def offer(self, publishers: Sequence[str], values: Mapping[str, Choices]) -> None:
        """Offer the publishers and the values of each facet; what is chosen stays so."""
        _offer(self.publisher, tr("All publishers"), [(name, name) for name in publishers])
        for facet, _, everything in FACETS:
            _offer(self.facets[facet], tr(everything), values[facet])

    def _take_date(self, field: QLineEdit) -> None:
        """Count by whole dates only; one that is still being typed waits."""
        if field.hasAcceptableInput():
            self.asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        for groups, least in ((self._groups, _NARROW), (self._later, _SMALL)):
            narrow = self.width() < least
            groups.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)


def _row(*parts: QWidget) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(_SPACE)
    for part in parts:
        row.addWidget(part)
    if parts:
        row.addStretch(1)
    return row


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumWidth(_LEAST)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(_MOST)
    return box


def _date(words: str, name: str) -> QLineEdit:
    field = QLineEdit(placeholderText=words)
    field.setAccessibleName(name)
    field.setToolTip(
        tr("{what}: a year, month or day, as 2026, 2026-03 or 2026-03-14.").format(what=name)
    )
    field.setFixedWidth(_DATE)
    field.setValidator(QRegularExpressionValidator(QRegularExpression(f"({DATE})?"), field))
    return field


def _offer(box: QComboBox, everything: str, rows: Choices) -> None:
    kept = box.currentData()
    box.clear()
    box.addItem(everything, None)
    for key, title in rows:
        box.addItem(title, key)
    box.setCurrentIndex(max(box.findData(kept), 0) if kept else 0)
