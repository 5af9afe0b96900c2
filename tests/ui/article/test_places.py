"""Offsets and positions agree, whatever the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.ui.article.places import LONGEST, Places

pieces = st.sampled_from(["a", "é", "e\u0301", "\n", "🎉", "👨‍👩‍👧", " ", "漢", "ا", "𐍈", "\u200b"])
texts = st.lists(pieces, max_size=60).map("".join)
long_texts = st.builds(
    lambda a, b, many: a + "\n" + b * many + a, texts, texts.filter(bool), st.integers(1, 9000)
)


@given(st.one_of(texts, long_texts))
@settings(max_examples=60, deadline=None)
def test_every_offset_comes_back_from_its_position(text):
    places = Places(text)
    for offset in {*range(min(len(text), 200)), *range(0, len(text), 97), len(text)}:
        position = places.position(offset)
        assert places.offset(position) == offset
        assert places.offset(places.end_position(offset)) == offset
        units = places.display.encode("utf-16-le", "surrogatepass")
        shown = units[2 * position :].decode("utf-16-le", "surrogatepass")
        assert shown[:1] == text[offset : offset + 1]


@given(st.one_of(texts, long_texts))
@settings(max_examples=60, deadline=None)
def test_paragraphs_are_those_of_the_text(text):
    places = Places(text)
    shown = [places.words(number) for number in range(len(places))]
    assert max(map(len, shown)) <= LONGEST
    whole: list[str] = []
    for number, words in enumerate(shown):
        if number and places.continues(number):
            whole[-1] += words
        else:
            whole.append(words)
        assert places.paragraph(places.starts[number]) == number
    assert whole == text.split("\n")
    assert places.starts[len(places)] == len(places.display.encode("utf-16-le")) // 2 + 1


@pytest.mark.parametrize("cluster", ["👨‍👩‍👧", "e\u0301\u0302", "🇩🇪", "👍🏽"])
def test_an_overlong_paragraph_is_not_cut_inside_a_character(cluster):
    places = Places(cluster * 5000)
    assert len(places) > 1
    for number in range(1, len(places)):
        assert places.words(number)[0] not in "\u0301\u0302\u200d🏽"
        assert not places.words(number - 1).endswith("\u200d")


def test_an_overlong_paragraph_is_cut_after_a_space():
    places = Places("word " * 5000)
    assert all(places.words(number).startswith("word") for number in range(len(places)))
