"""The grips at the ends of what is picked stand at its outer sides, whichever way it is read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from annotator.text.span import Span


@pytest.fixture
def picked(show):
    """A view in which some words are tagged and picked."""

    def pick(text: str, words: str):
        view = show(text, [(words, 1, "quote")])
        view.pick(1)
        return view

    return pick


def sides(view, span: Span) -> tuple[int, int]:
    """The left and the right edge of the first and the last character of a span."""
    first = view.rects_of(Span(span.start, span.start + 1))[0]
    last = view.rects_of(Span(span.end - 1, span.end))[-1]
    return first, last


@pytest.mark.parametrize(
    "words", ["dogs bark", "naïve", "👨‍👩‍👧 laugh", "line " * 30 + "end"], ids=str.split
)
def test_from_left_to_right_the_beginning_is_at_the_left(picked, span_of, words):
    text = f"They said that {words} in the night."
    view = picked(text, words)
    first, last = sides(view, span_of(text, words))
    start, end = view.handles()
    assert start.at_start
    assert not end.at_start
    assert first.left() - 8 <= start.grip.center().x() <= first.left()
    assert last.right() <= end.grip.center().x() <= last.right() + 8
    assert first.bottom() < start.grip.top() < start.grip.bottom() < first.bottom() + 14
    assert last.bottom() < end.grip.top() < end.grip.bottom() < last.bottom() + 14


@pytest.mark.parametrize("words", ["رئيسة المجلس", "البوابة"])
def test_from_right_to_left_the_beginning_is_at_the_right(picked, span_of, words):
    text = "قالت رئيسة المجلس إن البوابة لن تبنى"
    view = picked(text, words)
    first, last = sides(view, span_of(text, words))
    start, end = view.handles()
    assert first.right() <= start.grip.center().x() <= first.right() + 8
    assert last.left() - 8 <= end.grip.center().x() <= last.left()


def test_only_what_is_picked_has_grips(picked):
    view = picked("One two three", "two")
    assert len(view.handles()) == 2
    view.pick(None)
    assert view.handles() == []


def test_nothing_has_grips_where_nothing_can_be_changed(picked):
    view = picked("One two three", "two")
    view.set_fixed(True)
    assert view.handles() == []


def test_grips_out_of_sight_are_not_there(picked, span_of):
    text = "First line.\n" + "Many lines follow it.\n" * 200 + "The last one."
    view = picked(text, "First")
    assert len(view.handles()) == 2
    view.scroll_to_top(span_of(text, "The last one").start)
    assert view.handles() == []


def test_grips_are_seen(picked, has_colour):
    view = picked("One two three", "two")
    (start, _) = view.handles()
    assert has_colour(start.grip, "quote_text")
    view.pick(None)
    assert not has_colour(start.grip, "quote_text")


def test_the_next_word_is_selected_from_its_first_letter_on(picked, span_of):
    text = "One two three"
    view = picked(text, "two")
    three = view.rects_of(span_of(text, "three"))[0]
    for beside in (three.left(), three.left() + 1):
        assert view.handle_at(QPoint(beside, three.center().y())) is None
    first = view.rects_of(span_of(text, "two"))[0]
    assert view.handle_at(QPoint(first.left() + 1, first.center().y())) is None


def test_below_the_words_a_grip_is_easy_to_take(picked):
    view = picked("One two three", "two")
    for handle in view.handles():
        for aside in (-5, 0, 5):
            found = view.handle_at(QPoint(handle.grip.center().x() + aside, handle.grip.bottom()))
            assert found == handle
