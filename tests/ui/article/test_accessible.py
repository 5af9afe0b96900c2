"""What a screen reader learns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from annotator.domain.scheme import Label
from annotator.ui.article.announce import sentences


def test_entering_and_leaving_tags_is_said(show, view, qtbot, span_of):
    text = "He said “no, never” today."
    show(text, [("“no, never”", 1, "quote"), ("no, never", 2, "claim"), ("He", 3, "source")])
    view.set_labels([Label(key, key.title(), colour=key) for key in ("quote", "claim", "source")])
    heard = []
    view.announced.connect(heard.append)
    view.set_caret(span_of(text, "said").start)
    heard.clear()
    for _ in range(len("said “no")):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert heard == ["Quote", "Claim"]
    view.set_caret(span_of(text, "today").start)
    assert heard[2:] == ["End of Claim", "End of Quote"]


def test_nothing_is_said_while_the_caret_stays_inside(show, view, qtbot, span_of):
    text = "He said “no, never” today."
    show(text, [("“no, never”", 1, "quote")])
    view.set_caret(span_of(text, "no,").start)
    heard = []
    view.announced.connect(heard.append)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert heard == []


def test_a_screen_reader_hears_the_same_without_harm(show, view, qtbot, span_of):
    text = "He said “no, never” today."
    show(text, [("“no, never”", 1, "quote")])
    QAccessible.setActive(True)
    view.set_caret(span_of(text, "no,").start)
    QAccessible.setActive(False)
    assert view.annotations_at(view.caret_offset()) == [1]


def test_outer_tags_are_said_before_inner_ones():
    assert sentences([], [1, 2], str) == ["1", "2"]
    assert sentences([1, 2], [1], str) == ["End of 2"]


def test_the_text_is_there_for_a_screen_reader(show, view):
    text = "He said “no” 🎉 today.\nThe end."
    show(text)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "Article text"
    assert interface.textInterface().text(0, view.document().characterCount() - 1).split(
        "\n"
    ) == text.split("\n")
