"""A reader's hands on the text: what is selected is exactly what was dragged over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from annotator.text.span import Span

EMOJI = "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD"
KEYS = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    "words", ["Alpha", "beta", "delta", "LASTWORD", "gamma 👨‍👩‍👧 delta", "🎊", "👨‍👩‍👧"]
)
def test_dragging_selects_the_words_dragged_over(show, drag_over, span_of, words):
    view = show(EMOJI)
    drag_over(span_of(EMOJI, words))
    (selected,) = view.selected_spans()
    assert EMOJI[selected.start : selected.end] == words


def test_dragging_over_several_lines_and_paragraphs(show, drag_over, span_of):
    text = "The first paragraph says little. " * 8 + "\nThe second ends it."
    view = show(text)
    drag_over(Span(4, len(text) - 4))
    assert view.selected_spans() == [Span(4, len(text) - 4)]


def test_right_to_left_words_are_selected(show, drag_over, span_of):
    text = "قالت رئيسة المجلس إن البوابة لن تبنى"
    view = show(text)
    span = span_of(text, "المجلس")
    rect = view.rects_of(span)[0]
    assert rect.left() > 300  # such paragraphs begin at the right
    view.select(span)
    assert view.selected_spans() == [span]


def test_shift_and_arrows_select(show, qtbot, span_of):
    view = show(EMOJI)
    view.set_caret(span_of(EMOJI, "beta").start)
    for _ in "beta":
        qtbot.keyClick(view, KEYS.Key_Right, SHIFT)
    assert view.selected_spans() == [span_of(EMOJI, "beta")]


def test_a_family_of_emoji_is_one_step_of_the_caret(show, qtbot, span_of):
    view = show(EMOJI)
    family = span_of(EMOJI, "👨‍👩‍👧")
    view.set_caret(family.start)
    qtbot.keyClick(view, KEYS.Key_Right, SHIFT)
    assert view.selected_spans() == [family]


def test_each_further_click_selects_the_next_larger_unit(show, qtbot, span_of):
    text = "She spoke. He said “a short, sharp line” then. All left.\nAnother line.\n"
    view = show(text)
    point = view.rects_of(span_of(text, "short"))[0].center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.viewport(), left, pos=point)
    qtbot.mouseDClick(view.viewport(), left, pos=point)
    qtbot.mouseRelease(view.viewport(), left, pos=point)
    assert view.selected_spans() == [span_of(text, "short")]
    for click, words in enumerate(
        (
            "a short, sharp line",
            "“a short, sharp line”",
            "He said “a short, sharp line” then.",
            text.partition("\n")[0],
            text.partition("\n")[0],
        )
    ):
        # As Qt tells them: every second press is a double click.
        press = qtbot.mouseDClick if click % 2 else qtbot.mousePress
        press(view.viewport(), left, pos=point)
        qtbot.mouseRelease(view.viewport(), left, pos=point)
        assert view.selected_spans() == [span_of(text, words)]


def test_a_further_click_elsewhere_only_takes_the_caret(show, qtbot, span_of):
    text = "She spoke. He said a short, sharp line then.\n"
    view = show(text)
    left = Qt.MouseButton.LeftButton
    point = view.rects_of(span_of(text, "short"))[0].center()
    qtbot.mouseClick(view.viewport(), left, pos=point)
    qtbot.mouseDClick(view.viewport(), left, pos=point)
    qtbot.mouseRelease(view.viewport(), left, pos=point)
    qtbot.mouseClick(view.viewport(), left, pos=view.rects_of(span_of(text, "spoke"))[0].center())
    assert view.selected_spans() == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He spoke of “a storm” then.", "storm"),
        ("大統領はモスクワで「話した」。", "モスクワ"),
        ("我们昨天在北京大学说", "昨天"),
    ],
)
def test_a_double_click_takes_a_word_without_the_marks_beside_it(show, qtbot, span_of, text, word):
    view = show(text)
    span = span_of(text, word)
    point = view.rects_of(Span(span.end - 1, span.end))[0].center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.viewport(), left, pos=point)
    qtbot.mouseDClick(view.viewport(), left, pos=point)
    qtbot.mouseMove(view.viewport(), point + QPoint(2, 0))
    qtbot.mouseRelease(view.viewport(), left, pos=point + QPoint(2, 0))
    assert view.selected_spans() == [span]


def test_pressing_inside_a_selection_begins_a_new_one(show, drag_over, span_of):
    text = "He said that nothing of the kind had been decided."
    view = show(text)
    drag_over(span_of(text, text))
    drag_over(span_of(text, "nothing of"))
    assert view.selected_spans() == [span_of(text, "nothing of")]


def test_what_is_copied_is_what_the_article_says(show, qtbot):
    text = "Costs of 412\u00a0million\u00ad are <b>known</b>."
    view = show(text)
    qtbot.keyClick(view, KEYS.Key_A, CONTROL)
    qtbot.keyClick(view, KEYS.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == text
    assert not data.hasHtml()


def test_selecting_tells_the_spans(show, qtbot, drag_over, span_of):
    view = show(EMOJI)
    heard = []
    view.selection_changed.connect(heard.append)
    drag_over(span_of(EMOJI, "delta"))
    assert heard[-1] == [span_of(EMOJI, "delta")]


def test_the_caret_moves_by_keys_and_is_seen(show, qtbot, picture, span_of):
    view = show("A line of text.\n" * 40)
    view.set_caret(0)
    for _ in range(30):
        qtbot.keyClick(view, KEYS.Key_Down)
    assert view.caret_offset() == 30 * 16
    assert view.viewport().rect().contains(view.cursorRect().center())
    before = picture(view.cursorRect())
    assert before != picture(view.cursorRect().translated(0, 34))


def test_the_end_and_the_beginning_are_one_key_away(show, qtbot):
    text = "\n".join(
        f"Paragraph {n} of many, some longer than others. " * (n % 9) for n in range(900)
    )
    view = show(text)
    qtbot.keyClick(view, KEYS.Key_End, CONTROL)
    assert view.caret_offset() == len(text)
    assert view.viewport().rect().intersects(view.cursorRect())
    qtbot.keyClick(view, KEYS.Key_Home, CONTROL)
    assert view.caret_offset() == 0
    assert view.viewport().rect().intersects(view.cursorRect())


def test_a_page_down_keeps_the_caret_in_sight(show, qtbot):
    view = show("\n".join("Some words to fill it. " * (n % 13) for n in range(500)))
    for _ in range(20):
        qtbot.keyClick(view, KEYS.Key_PageDown)
        assert view.viewport().rect().intersects(view.cursorRect())


def test_nothing_can_be_typed_pasted_or_dropped(show, qtbot):
    view = show("Never changes.")
    QGuiApplication.clipboard().setText("intruder")
    qtbot.keyClicks(view, "xyz")
    qtbot.keyClick(view, KEYS.Key_V, CONTROL)
    qtbot.keyClick(view, KEYS.Key_Backspace)
    assert view.document().characterCount() == len("Never changes.") + 1
    assert not view.acceptDrops()


def test_a_click_beside_the_text_selects_nothing(show, qtbot):
    view = show("Short.")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 500))
    assert view.selected_spans() == []
