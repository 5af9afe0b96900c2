"""What one reads stays where it is."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.region import Region
from annotator.text.span import Span
from annotator.ui.article.heading import Heading

CHANCE = random.Random(7)
TEXT = "\n".join(
    " ".join(CHANCE.choices(["gate", "harbour", "i", "estimate", "WWW", "said"], k=n))
    for n in CHANCE.choices(range(1, 160), k=400)
)


@pytest.fixture
def bar(view):
    return view.verticalScrollBar()


def top_of(view, offset: int) -> int:
    return view.rects_of(Span(offset, offset + 1))[0].top()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_scrolling_up_into_what_was_never_set_moves_nothing_else(show, view, bar, share):
    show(TEXT)
    bar.setValue(round(bar.maximum() * share))
    for _ in range(60):
        offset = view.top_offset()
        before = top_of(view, offset)
        bar.setValue(bar.value() - 40)
        assert abs(top_of(view, offset) - before - 40) <= 1


def test_the_top_line_stays_when_the_width_changes(show, view, bar):
    show(TEXT)
    bar.setValue(bar.maximum() // 3)
    offset = view.top_offset()
    for width in (700, 560, 610, 900, 500, 760):
        view.resize(width, 600)
        assert abs(top_of(view, offset)) < 60
    assert view.top_offset() == offset


def test_the_top_line_stays_when_a_line_above_grows(show, view, bar):
    show(TEXT)
    bar.setValue(bar.maximum() // 2)
    offset = view.top_offset()
    before = top_of(view, offset)
    for number in range(1, 7):
        view.marks.replace(number, [(offset - 300, offset + 10, number, "quote", "{}")])
    view.refresh()
    assert top_of(view, offset) == pytest.approx(before, abs=1)
    assert view.top_offset() == offset


def test_a_place_is_found_again(show, view):
    show(TEXT)
    for offset in (5000, len(TEXT) // 2, 100, len(TEXT) - 3000):
        view.scroll_to_top(offset)
        top = view.top_offset()
        assert top <= offset < top + 120
        view.scroll_to_top(0)
        assert view.verticalScrollBar().value() == 0
        view.scroll_to_top(top)
        assert view.top_offset() == top


def test_revealing_brings_words_into_sight(show, view):
    show(TEXT)
    for offset in (len(TEXT) - 10, 0, len(TEXT) // 2, len(TEXT) // 2 + 200):
        span = Span(offset, offset + 8)
        view.reveal(span)
        assert all(view.viewport().rect().contains(rect) for rect in view.rects_of(span))


def test_revealing_what_is_in_sight_moves_nothing(show, view, bar):
    show(TEXT)
    bar.setValue(3000)
    offset = view.top_offset() + 300
    before = bar.value()
    view.reveal(Span(offset, offset + 5))
    assert bar.value() == before


def test_the_very_end_can_be_reached(show, view, bar):
    show(TEXT)
    bar.setValue(bar.maximum())
    last = view.rects_of(Span(len(TEXT) - 1, len(TEXT)))[0]
    assert view.viewport().rect().contains(last)
    assert bar.value() == bar.maximum()


def test_selecting_far_away_goes_there(show, view):
    show(TEXT)
    span = Span(len(TEXT) - 500, len(TEXT) - 480)
    view.select(span)
    assert view.selected_spans() == [span]
    assert any(view.viewport().rect().contains(rect) for rect in view.rects_of(span))


def test_zooming_keeps_the_top_line_and_has_bounds(show, view, bar):
    show(TEXT)
    bar.setValue(bar.maximum() // 2)
    offset = view.top_offset()
    small = view.rects_of(Span(offset, offset + 1))[0].height()
    view.zoom_by(4)
    assert view.rects_of(Span(offset, offset + 1))[0].height() > small
    assert abs(top_of(view, offset)) < 80
    view.zoom_by(-4)
    assert view.top_offset() == offset
    view.zoom_by(1000)
    largest = view.zoom
    view.zoom_by(1)
    assert view.zoom == largest


def test_ctrl_and_wheel_zoom(show, view):
    show(TEXT)
    heard = []
    view.zoom_changed.connect(heard.append)
    place = QPointF(300, 300)
    for turn in (120, 120, -120):
        event = QWheelEvent(
            place,
            view.viewport().mapToGlobal(place),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)
    assert heard == [1, 2, 1]


def test_a_heading_stands_over_a_text_without_one(show, view):
    show("Only text.")
    plain = top_of(view, 0)
    show("Only text.", heading=Heading("A headline known from elsewhere", "By A B · Wire"))
    assert top_of(view, 0) > plain + 40


def test_a_headline_in_the_text_is_large(show, view):
    text = "A headline of the text\nBy A B\nThe news."
    show(text, regions=[(1, Region(0, 22, "headline")), (2, Region(23, 29, "byline"))])
    sizes = [view.rects_of(Span(n, n + 3))[0].height() for n in (0, 23, 30)]
    assert sizes[0] > sizes[2] > sizes[1]


def test_lines_hold_62_to_75_characters_where_there_is_room(show, view):
    words = "The council said that the harbour gate would cost more than it had been told. " * 40
    for width in (760, 1400):
        view.resize(width, 600)
        show(words)
        tops = [top_of(view, offset) for offset in range(600)]
        per_line = [tops.count(top) for top in sorted(set(tops))[1:-1]]
        assert 60 <= sum(per_line) / len(per_line) <= 75


def test_what_is_revealed_is_shown_whole_with_a_line_around_it(show, view):
    words = "Nothing happened on the quay that day. " * 12
    quote = "“" + "The gate stays shut. " * 14 + "”"
    text = "\n".join([*[words] * 12, quote, *[words] * 12])
    show(text)
    span = Span(text.index(quote), text.index(quote) + len(quote))
    for top in range(0, len(text), 500):
        view.scroll_to_top(top)
        view.reveal(span)
        sight = view.viewport().rect().adjusted(0, 30, 0, -30)
        assert all(sight.contains(rect) for rect in view.rects_of(span))


def test_both_parts_of_an_interrupted_quote_are_revealed(show, view):
    words = "Nothing happened on the quay that day. " * 20
    text = f"{words}\n" * 6 + f"“One,” she said. {words}\n“Two.”\n" + f"{words}\n" * 6
    show(text)
    parts = [Span(text.index(part), text.index(part) + len(part)) for part in ("“One,”", "“Two.”")]
    view.reveal(*parts)
    sight = view.viewport().rect().adjusted(0, 30, 0, -30)
    assert all(sight.contains(rect) for part in parts for rect in view.rects_of(part))
