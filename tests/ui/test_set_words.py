"""Words that are shaped once look as if each line of them were painted for itself."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from annotator.ui.fonts import load_fonts
from annotator.ui.widgets.labels import line_left, wrapped
from annotator.ui.widgets.set_words import SetWords

PLACE = 900, 200
LEFT, TOP = 9, 5
some_words = st.lists(
    st.sampled_from(
        "the gate, fjord office “said” mayor’s — 4,200 illiterate Ävatar é ill WAVE-AV.".split()
    )
    | st.text("iW m—é市ق🎉", max_size=50),
    max_size=80,
).map(" ".join)


def painted(paint) -> QImage:
    image = QImage(*PLACE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint(painter)
    return image


@given(some_words, st.integers(60, 880), st.integers(1, 4), st.integers(11, 19))
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_they_look_as_lines_painted_one_by_one(qapp, words, width, lines, pixels):
    font = QFont(load_fonts())
    font.setPixelSize(pixels)
    metrics = QFontMetrics(font)

    def one_by_one(painter: QPainter) -> None:
        painter.setFont(font)
        y = TOP + metrics.ascent()
        for line in wrapped(words, metrics, width, lines):
            painter.drawText(line_left(line, metrics, LEFT, width), y, line)
            y += metrics.lineSpacing()

    def at_once(painter: QPainter) -> None:
        painter.setFont(font)
        made = SetWords(words, font, width, lines)
        assert made.paint(painter, LEFT, TOP) == TOP + made.height

    assert painted(at_once) == painted(one_by_one)


def test_no_words_take_no_room(qapp):
    assert SetWords(" \n ", QFont(), 100, 2).height == 0
