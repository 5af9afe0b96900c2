"""The charts of the report: bars, a share bar, marks along articles, columns over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath

from annotator.domain.report import ArticleLine
from annotator.domain.review import Narrowing
from annotator.ui.report.ink import CLASS_COLOURS, Ink, Zone
from annotator.ui.review.words import CLASSES
from annotator.ui.words import tr

ROW = 27
_BAR = 16
_NAMES = 0.3
"""The share of the width that names take."""

Bar = tuple[str, int, str, Narrowing]
"""A name, a number, how the number is written, and the rows behind it."""


def bars(ink: Ink, place: QRectF, rows: Sequence[Bar], colour: str = "source") -> list[Zone]:
    """Names with lying bars, each with its number behind it."""
    most = max((row[1] for row in rows), default=0) or 1
    names = place.width() * _NAMES
    beside = max((ink.width(row[2]) for row in rows), default=0) + 14
    room = place.width() - names - 10 - beside
    zones = []
    for number, (name, count, said, opens) in enumerate(rows):
        y = place.top() + number * ROW
        line = QRectF(place.left(), y, place.width(), ROW)
        ink.words(QRectF(place.left(), y, names, ROW), name, right=True)
        wide = max(room * count / most, 2.0)
        ink.box(QRectF(place.left() + names + 10, y + (ROW - _BAR) / 2, wide, _BAR), colour)
        ink.words(QRectF(place.left() + names + 20 + wide, y, beside, ROW), said, "muted")
        zones.append(Zone(line, f"{name}: {said}", opens))
    return zones


def share(ink: Ink, place: QRectF, classes: Mapping[str, int]) -> list[Zone]:
    """One bar of shares; below it what each colour is, with its part of a hundred."""
    whole = sum(classes.values()) or 1
    zones = []
    x = place.left()
    bar = QRectF(place.left(), place.top(), place.width(), 26)
    shape = QPainterPath()
    shape.addRoundedRect(bar, 6, 6)
    ink.painter.save()
    ink.painter.setClipPath(shape)
    for key, count in classes.items():
        wide = bar.width() * count / whole
        ink.painter.fillRect(QRectF(x, bar.top(), wide + 1, bar.height()), _colour(ink, key))
        opens = Narrowing({"label": frozenset({"quote"}), "class": frozenset({key})})
        sentence = f"{tr(CLASSES[key])}: {count}"
        zones.append(Zone(QRectF(x, bar.top(), wide, bar.height()), sentence, opens))
        x += wide
    ink.painter.restore()
    _legend(ink, QRectF(place.left(), bar.bottom() + 10, place.width(), 24), classes, whole)
    return zones


def share_height(ink: Ink, width: float, classes: Mapping[str, int]) -> float:
    """How high `share` is."""
    return 26 + 10 + 22 * _legend_lines(ink, width, classes)


def _legend(ink: Ink, place: QRectF, classes: Mapping[str, int], whole: int) -> None:
    x, y = place.left(), place.top()
    for key, count in classes.items():
        words = _legend_words(key, count, whole)
        wide = ink.width(words) + 34
        if x > place.left() and x + wide > place.right():
            x, y = place.left(), y + 22
        ink.painter.fillRect(QRectF(x, y + 6, 10, 10), _colour(ink, key))
        ink.words(QRectF(x + 16, y, wide, 22), words, "muted")
        x += wide


def _legend_words(key: str, count: int, whole: int) -> str:
    return f"{tr(CLASSES[key])} {round(100 * count / whole)} %"


def _legend_lines(ink: Ink, width: float, classes: Mapping[str, int]) -> int:
    x, lines = 0.0, 1
    whole = sum(classes.values()) or 1
    for key, count in classes.items():
        wide = ink.width(_legend_words(key, count, whole)) + 34
        if x and x + wide > width:
            x, lines = 0.0, lines + 1
        x += wide
    return lines


def along(ink: Ink, place: QRectF, lines: Sequence[ArticleLine]) -> list[Zone]:
    """Each line an article, each mark a quote where it stands."""
    zones = []
    for number, line in enumerate(lines):
        y = place.top() + number * ROW
        track = QRectF(place.left(), y + 4, place.width(), 18)
        ink.box(track, "canvas", round=4)
        for one in line.places:
            left = place.left() + place.width() * min(one.start, 0.995)
            wide = max(place.width() * (one.end - one.start), 3.0)
            mark = QRectF(left, track.top(), min(wide, place.right() - left), track.height())
            ink.painter.fillRect(mark, _colour(ink, one.kind))
        opens = Narrowing({"label": frozenset({"quote"})}, article=line.article)
        sentence = tr("{title}: {count} quotes").format(title=line.title, count=len(line.places))
        zones.append(Zone(QRectF(place.left(), y, place.width(), ROW), sentence, opens))
    return zones


def columns(ink: Ink, place: QRectF, rows: Sequence[Bar], colour: str = "quote") -> list[Zone]:
    """Standing columns with their names below where there is room."""
    most = max((row[1] for row in rows), default=0) or 1
    step = place.width() / max(len(rows), 1)
    wide = min(max(step - 4, 2.0), 48.0)
    foot = 22.0
    zones, free = [], place.left()
    for number, (name, count, said, opens) in enumerate(rows):
        x = place.left() + number * step + (step - wide) / 2
        high = (place.height() - foot - 18) * count / most
        top = place.bottom() - foot - high
        if count:
            ink.box(QRectF(x, top, wide, max(high, 2.0)), colour)
        if step > 30:
            middle = QRectF(x - 20 + wide / 2 - ink.width(said, -1) / 2 + 20, top - 18, 60, 18)
            ink.words(middle, said, "muted", -1)
        label = ink.width(name, -2)
        left = x + wide / 2 - label / 2
        if left >= free and left + label <= place.right() + 8:
            ink.words(QRectF(left, place.bottom() - foot + 2, label + 4, foot), name, "muted", -2)
            free = left + label + 10
        zone = QRectF(place.left() + number * step, place.top(), step, place.height())
        zones.append(Zone(zone, f"{name}: {said}", opens))
    return zones


def _colour(ink: Ink, key: str) -> QColor:
    return ink.colour(CLASS_COLOURS[key])
