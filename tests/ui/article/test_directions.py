"""In words of either direction the pointer finds the letter that is seen under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF

from annotator.text.span import Span

TEXTS = {
    "arabic": "قالت رئيسة المجلس إن البوابة لن تبنى في عام 2026 من شركة Calder Marine هناك.",
    "hebrew": "שני מהנדסים הוסיפו כי השער של Calder Marine הושלם באיחור והעלות 412 מיליון.",
    "mixed": 'Reporters quoted «لن نغادر الميناء» and then "לא נעזוב", he said in 2026.',
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_letter_is_found_under_its_middle(show, name):
    text = TEXTS[name]
    view = show(text)
    letters = [place for place, char in enumerate(text) if not char.isspace()]
    middles = [view.rects_of(Span(place, place + 1))[0].center() for place in letters]
    assert [view.offset_at(QPointF(middle)) for middle in middles] == letters


@pytest.mark.parametrize("name", TEXTS)
def test_the_caret_goes_to_the_nearer_side_of_a_letter(show, name):
    text = TEXTS[name]
    view = show(text)
    for place, char in enumerate(text):
        rect = view.rects_of(Span(place, place + 1))[0]
        if not char.isalpha() or rect.width() < 6:
            continue
        leftward = char > "\u0590"
        near = (rect.left() + 1, rect.right() - 1)
        first, second = (view.place_at(QPoint(x, rect.center().y())) for x in near)
        ends = (place + 1, place) if leftward else (place, place + 1)
        # Where the direction turns, two places stand at one side; either is right.
        assert first == ends[0] or turns(text, place, char), (char, place)
        assert second == ends[1] or turns(text, place, char), (char, place)


def turns(text: str, place: int, char: str) -> bool:
    """True beside a letter that is read the other way, or a mark that may be."""
    beside = text[max(place - 1, 0) : place + 2]
    return any(not one.isalpha() or (one > "\u0590") != (char > "\u0590") for one in beside)
