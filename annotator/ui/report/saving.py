"""The report as a file: what is on the sheet, drawn on paper in the light theme, or as a table."""

from __future__ import annotations

import math
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QByteArray, QDate, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter, QPicture

from annotator.analysis.report_page import html_page
from annotator.analysis.report_table import csv_text
from annotator.domain.report import Report
from annotator.exchange.safe_file import whole_file
from annotator.ui.look import Look
from annotator.ui.report.ink import Ink
from annotator.ui.report.sheet import draw_report
from annotator.ui.theme import load_theme
from annotator.ui.words import later

KINDS = (
    (".html", later("Web page (HTML)")),
    (".pdf", later("PDF")),
    (".png", later("Picture (PNG)")),
    (".svg", later("Drawing (SVG)")),
    (".csv", later("Table (CSV)")),
)
"""Extensions with what the files are called."""

WIDTH = 1120
_SHARP = 2  # pixels of a picture for one on screen


def save_report(report: Report, look: Look, path: Path) -> None:
    """Write the report to a file of the kind its extension names; whole or not at all."""
    writers = {".pdf": _pdf, ".png": _png, ".svg": _svg}
    kind = path.suffix.lower()
    if kind in writers:
        data = writers[kind](report, look)
    else:
        day = QDate.currentDate().toString("yyyy-MM-dd")
        data = (csv_text(report) if kind == ".csv" else html_page(report, day)).encode()
    with whole_file(path) as out:
        out.write(data)


def _height(report: Report, look: Look) -> int:
    picture = QPicture()
    with QPainter(picture) as painter:
        height, _ = draw_report(Ink(look, load_theme("light"), painter), report, WIDTH)
    return math.ceil(height)


def _draw(painter: QPainter, report: Report, look: Look, height: int) -> None:
    theme = load_theme("light")
    painter.fillRect(QRectF(0, 0, WIDTH, height), theme.colour("canvas"))
    draw_report(Ink(look, theme, painter), report, WIDTH)


def _png(report: Report, look: Look) -> bytes:
    height = _height(report, look)
    image = QImage(WIDTH * _SHARP, height * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    with QPainter(image) as painter:
        _draw(painter, report, look, height)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(held.data())


def _svg(report: Report, look: Look) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    height = _height(report, look)
    held = QByteArray()
    buffer = QBuffer(held)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(WIDTH, height))
    made.setViewBox(QRectF(0, 0, WIDTH, height))
    made.setTitle(report.title)
    with QPainter(made) as painter:
        _draw(painter, report, look, height)
    return bytes(held.data())


def _pdf(report: Report, look: Look) -> bytes:
    """One page as long as the report is: nothing is cut between two."""
    height = _height(report, look)
    with TemporaryDirectory(prefix="annotator-") as folder:
        path = Path(folder) / "report.pdf"
        writer = QPdfWriter(str(path))
        writer.setTitle(report.title)
        writer.setResolution(72)
        size = QSizeF(WIDTH * 0.75, height * 0.75)
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        with QPainter(writer) as painter:
            painter.scale(0.75, 0.75)
            _draw(painter, report, look, height)
        return path.read_bytes()
