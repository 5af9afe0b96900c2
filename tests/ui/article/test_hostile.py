"""Texts that break text widgets: nothing hangs, nothing ends the process, all can be tagged."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt

from annotator.text.span import Span

CHANCE = random.Random(11)
BIDI = "\u202e\u202d\u202a\u202b\u202c\u2066\u2067\u2068\u2069\u200e\u200f"
TEXTS = {
    "empty": "",
    "one newline": "\n",
    "newlines": "\n" * 3000,
    "no break": "x" * 200_000,
    "long words": ("x" * 900 + " ") * 200,
    "spaces": " " * 50_000,
    "combining": "a" + "\u0301" * 20_000,
    "arabic": "قال الوزير إن المشروع لن يكتمل قبل عام 2026. " * 800,
    "cjk": "市議会は門の建設を延期した。" * 700,
    "emoji": "👨‍👩‍👧🎉👍🏽🇩🇪" * 2000,
    "bidi": "".join(CHANCE.choices("abc ابج" + BIDI, k=9000)),
    "overrides": BIDI * 800,
    "controls": "".join(map(chr, range(1, 32))) * 40 + "\x7f\x85\ufffc\uffff\ufffe\ufeff",
    "tags": "".join(chr(0xE0000 + n) for n in range(128)) * 20,
    "odd spaces": "\u00a0\u2003\u3000\u200b\u00ad\u2060" * 2000,
    "tall": "ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ། ᠮᠣᠩᠭᠣᠯ ไทย " * 300,
    "mixed lines": "".join(CHANCE.choices("ab \nا漢🎉\u0301\u200d\u202e", k=20_000)),
}


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_shown_scrolled_selected_and_tagged(show, view, qtbot, name):
    text = TEXTS[name]
    marks = [(n, min(n + 7, len(text)), n, "quote", "{}") for n in range(0, len(text), 97)]
    show(text)
    for row in marks[:300]:
        view.marks.replace(row[2], [row])
    view.refresh()
    bar = view.verticalScrollBar()
    for share in (0, 0.3, 0.9, 1, 0.5):
        bar.setValue(round(bar.maximum() * share))
        view.viewport().grab()
    for key in ("End", "Home", "Down", "Up", "PageDown", "Right"):
        qtbot.keyClick(view, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ShiftModifier)
    view.resize(500, 500)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    view.viewport().grab()
    stripped = text.strip("\n")
    selected = view.selected_spans()
    assert [text[span.start : span.end] for span in selected] == ([stripped] if stripped else [])
    if stripped:
        span = Span(len(text) // 2, len(text) // 2 + 5)
        view.reveal(span)
        assert view.rects_of(span)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["y" * 1_000_000, "\n" * 1_000_000, "ab " * 350_000])
def test_a_million_characters_in_one_line_or_lines(show, view, text):
    show(text)
    bar = view.verticalScrollBar()
    for share in (0.5, 1, 0.1):
        bar.setValue(round(bar.maximum() * share))
        view.viewport().grab()
    view.resize(600, 500)
    view.viewport().grab()
    assert view.top_offset() > 0


def test_thousands_of_tags_on_the_same_words(show, view):
    text = "These words are all that anybody tags. " * 20
    show(text)
    for number in range(3000):
        view.marks.replace(number, [(6, 11 + number % 30, number, "quote", "{}")])
    view.refresh()
    view.viewport().grab()
    assert len(view.annotations_at(7)) == 3000


def test_hidden_characters_are_shown(show, view, picture):
    text = "pay\u202e001\u202c now, zero\u200bwidth"
    view_of = show(text)
    area = view_of.rects_of(Span(0, 30))[0].adjusted(0, -14, 0, 0)
    with_chips = picture(area)
    show(text.replace("\u200b", ""))
    assert picture(area) != with_chips


def test_joiners_of_scripts_that_need_them_are_left_alone(show, view, has_colour):
    for text, shown in (("می\u200cخواهم", False), ("👨‍👩‍👧", False), ("wo\u200crd", True)):
        show(text)
        (rect,) = view.rects_of(Span(0, len(text)))
        assert has_colour(rect.adjusted(-20, -14, 20, 0), "warning_line") == shown


def test_a_tag_on_words_in_both_directions_covers_just_them(show, view):
    text = "He said שלום וברכה and left; 412 מיליון was the cost."
    show(text)
    whole = view.rects_of(Span(0, len(text)))
    for words in ("שלום", "וברכה and", "412 מיליון"):
        start = text.index(words)
        rects = view.rects_of(Span(start, start + len(words)))
        assert sum(rect.width() for rect in rects) < sum(rect.width() for rect in whole) / 2
        assert all(whole[0].contains(rect.center()) for rect in rects)
