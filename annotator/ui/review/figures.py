"""The figures of an agreement as a table: labels, and below each the questions about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from annotator.domain.agreement import Agreement
from annotator.ui.words import figure, later, tr

_COLUMNS = (
    (later("Label or answer"), later("A label, and below it the questions about it.")),
    (later("First"), later("How often the first take has it.")),
    (later("Second"), later("How often the second take has it.")),
    (later("Same"), later("Exactly the same words, or the same answer.")),
    (later("Overlap"), later("Tags of both takes that share some words.")),
    (later("F1 same"), later("F1 of the tags with exactly the same words.")),
    (later("F1 overlap"), later("F1 of the tags that share some words.")),
    (later("Alpha"), later("Krippendorff’s alpha, over the words of the articles or the answers.")),
)
_WIDTH = 82
_NONE = "–"


class FiguresTable(QTableWidget):
    """Read with the arrow keys; what varies nowhere has no alpha."""

    def __init__(self) -> None:
        super().__init__(0, len(_COLUMNS))
        self.setAccessibleName(tr("How far both agree"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, (title, tip) in enumerate(_COLUMNS):
            item = QTableWidgetItem(tr(title))
            item.setToolTip(tr(tip))
            item.setTextAlignment(_aligned(column))
            self.setHorizontalHeaderItem(column, item)
            self.setColumnWidth(column, _WIDTH)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_figures(self, found: Agreement) -> None:
        """Show another agreement from the top."""
        rows: list[tuple[str, bool, list[str]]] = []
        for label in found.labels:
            counts = (label.first, label.second, label.same, label.overlapping)
            figures = (label.f1_same, label.f1_overlapping, label.alpha)
            cells = [*(figure(count) for count in counts), *map(_figure, figures)]
            rows.append((label.title, True, cells))
            for one in found.answers:
                if one.label == label.label:
                    same = tr("{same} of {of}").format(same=figure(one.same), of=figure(one.of))
                    rows.append((one.title, False, ["", "", same, "", "", "", _figure(one.alpha)]))
        self.setRowCount(len(rows))
        for number, (title, is_label, cells) in enumerate(rows):
            for column, words in enumerate((title if is_label else f"     {title}", *cells)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(_aligned(column))
                if is_label:
                    font = QFont(self.font())
                    font.setWeight(QFont.Weight.DemiBold)
                    item.setFont(font)
                self.setItem(number, column, item)
        self.scrollToTop()


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _figure(value: float | None) -> str:
    return _NONE if value is None else f"{value:.2f}"
