"""How the words of the PDF look: the colours of the light theme on white paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextTableCellFormat,
)

from annotator.domain.records import AnnotationRecord
from annotator.domain.scheme import Scheme
from annotator.formats.pages.colours import NAMES, theme
from annotator.ui.fonts import families

_LINES = {
    "indirect": QTextCharFormat.UnderlineStyle.DashUnderline,
    "mixed": QTextCharFormat.UnderlineStyle.DashDotLine,
}
_SIZES = (
    # name, serif, pixels, bold, colour
    ("title", False, 30, True, "text"),
    ("headline", False, 22, True, "text"),
    ("section", False, 14, True, "text"),
    ("strong", False, 13, True, "text"),
    ("kicker", False, 10, True, "muted"),
    ("muted", False, 12, False, "muted"),
    ("small", False, 11, False, "muted"),
    ("note", False, 12, False, "text"),
    ("line", True, 15, False, "text"),
    ("code", False, 11, False, "text"),
)
_REGIONS = {"headline": "headline", "byline": "muted", "dateline": "muted", "boilerplate": "muted"}


class Styles:
    """Formats of characters by name, and those of labels of one scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self._colours = theme("light")
        serif, sans = families()
        self.sans = QFont(sans) if sans else QFont()
        self.sans.setPixelSize(12)
        self._labels = {label.key: label.colour for label in scheme.labels}
        self._named: dict[str, QTextCharFormat] = {}
        for name, is_serif, pixels, bold, colour in _SIZES:
            font = QFont(serif) if is_serif else QFont(self.sans)
            font.setPixelSize(pixels)
            font.setBold(bold)
            form = QTextCharFormat()
            form.setFont(font)
            form.setForeground(QColor(self._colours[colour]))
            self._named[name] = form

        self.spaced = QTextTableCellFormat()
        self.spaced.setBottomPadding(11)
        self.ruled = QTextTableCellFormat()
        self.ruled.setPadding(4)
        self.ruled.setLeftPadding(0)
        self.ruled.setTopBorder(0.7)
        self.ruled.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        self.ruled.setTopBorderBrush(QBrush(QColor(self._colours["line"])))

    def __getitem__(self, name: str) -> QTextCharFormat:
        return self._named[name]

    def chars(self, style: object) -> QTextCharFormat:
        """A format by its name, or the format itself."""
        return style if isinstance(style, QTextCharFormat) else self._named[str(style)]

    def line(self, region: str) -> QTextCharFormat:
        """What a line of an article's text looks like in a region."""
        return self._named[_REGIONS.get(region, "line")]

    def paragraph(
        self, *, before: float = 0, after: float = 0, leading: int = 122
    ) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setTopMargin(before)
        form.setBottomMargin(after)
        form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return form

    def label(self, key: str) -> QTextCharFormat:
        """The name of a label in its colour."""
        form = QTextCharFormat(self._named["strong"])
        form.setForeground(QColor(self._colours[f"{self._colour(key)}_text"]))
        return form

    def tagged(self, plain: QTextCharFormat, over: Sequence[AnnotationRecord]) -> QTextCharFormat:
        """Words under annotations: the tint of the innermost, the underline of the outermost."""
        if not over:
            return plain
        form = QTextCharFormat(plain)
        form.setBackground(QBrush(QColor(self._colours[f"{self._colour(over[-1].label)}_tint"])))
        form.setUnderlineColor(QColor(self._colours[self._colour(over[0].label)]))
        form.setUnderlineStyle(
            _LINES.get(
                str(over[0].attributes.get("form")), QTextCharFormat.UnderlineStyle.SingleUnderline
            )
        )
        return form

    def chip(self, plain: QTextCharFormat, label: str) -> QTextCharFormat:
        """A small raised number in the colour of a label."""
        form = QTextCharFormat(plain)
        form.setForeground(QColor(self._colours[f"{self._colour(label)}_text"]))
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        form.setFontWeight(QFont.Weight.Bold)
        return form

    def _colour(self, label: str) -> str:
        colour = self._labels.get(label, "other")
        return colour if colour in NAMES else "other"
