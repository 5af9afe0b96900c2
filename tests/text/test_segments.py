from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.segments import (
    first_words,
    paragraph_at,
    paragraphs,
    sentence_at,
    sentences,
    steps_in,
    word_at,
)
from annotator.text.span import Span


def split(text: str) -> list[str]:
    whole = Span(0, len(text))
    return [text[sentence.start : sentence.end] for sentence in sentences(text, whole)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Obuya met Gov. Reyes at 5 p.m.", "He said no.", "Then came plan B.", "The end."],
        ["J. K. Lind and the U.S. Army Corps agreed.", "It left the U.S.", "The gate stayed."],
        ["See No. 5 of the report.", "“Go!” he said.", "(She left.)", "“Fine.”"],
        ["Wait... what?", "Oh…", "Costs rose 3.5 percent to $4.2 million.", "Yes!"],
        ["他说：“好。”", "然后走了。"],
        ["Sind Sie z.B. Herr Dr. Lind?", "Ja."],
        ["Northshore Wire Inc. Chairman Lind resigned."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    joined = "".join(parts) if parts[0][0] == "他" else " ".join(parts)
    assert split(joined) == parts


@given(st.text(st.sampled_from('aB. !?"”(\t。J'), min_size=1, max_size=60))
def test_sentences_hold_everything_but_blanks(text: str) -> None:
    found = list(sentences(text, Span(0, len(text))))
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    inside = {place for span in found for place in range(span.start, span.end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in inside)


def test_paragraphs_are_lines_that_are_not_blank() -> None:
    text = "\n One \n\n  \nTwo\xa0\nThree"
    assert [text[p.start : p.end] for p in paragraphs(text)] == ["One", "Two", "Three"]


def test_the_paragraph_at_a_place() -> None:
    text = "One.\n\nTwo."
    assert paragraph_at(text, 0) == paragraph_at(text, 4) == Span(0, 4)
    assert paragraph_at(text, 5) is None
    assert paragraph_at(text, 99) == Span(6, 10)
    assert paragraph_at("", 0) is None


def test_the_sentence_at_a_place() -> None:
    text = "One came. Two went.\nThree."
    assert sentence_at(text, 0) == Span(0, 9)
    assert sentence_at(text, 10) == sentence_at(text, 18) == sentence_at(text, 19) == Span(10, 19)
    assert sentence_at(text, 22) == Span(20, 26)


def test_a_sentence_in_a_line_without_end_is_looked_for_nearby() -> None:
    text = "never a stop " * 400_000
    found = sentence_at(text, 2_600_000)
    assert found is not None
    assert found.start <= 2_600_000 < found.end
    assert len(found) < 10_000


def test_words() -> None:
    text = "Obuya’s well-known “U.S.” plan, 3.5%"
    found = [text[w.start : w.end] for w in steps_in(text, Span(0, len(text)))]
    assert found == ["Obuya’s", "well-known", "U.S", "plan", "3.5"]
    assert word_at(text, 3) == word_at(text, 0) == word_at(text, 7) == Span(0, 7)
    assert word_at(", ,", 1) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("كَتَبَ الوزيرُ رسالةً", ["كَتَبَ", "الوزيرُ", "رسالةً"]),  # vowel signs
        ("می\u200cخواهم بروم", ["می\u200cخواهم", "بروم"]),  # a joiner within a Persian word
        ("צה״ל אמר שלום־רב", ["צה״ל", "אמר", "שלום־רב"]),
        ("हिन्दी में कहा", ["हिन्दी", "में", "कहा"]),
        ("cafe\u0301 ouvert", ["cafe\u0301", "ouvert"]),
        ("大統領はモスクワで話した", ["大統領", "は", "モスクワ", "で", "話", "した"]),
        ("ประธาน กล่าว", ["ประธาน", "กล่าว"]),
    ],
)
def test_words_of_other_scripts_are_whole(text: str, parts: list[str]) -> None:
    for part in parts:
        place = text.index(part)
        assert word_at(text, place) == Span(place, place + len(part))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("王丽 said", ["王", "丽", "said"]),
        ("モスクワで", ["モスクワ", "で"]),
        ("กล่าว", ["ก", "ล่", "า", "ว"]),
        ("か\u3099く", ["か\u3099", "く"]),
        ("كَتَبَ", ["كَتَبَ"]),
    ],
)
def test_ends_step_by_character_where_no_spaces_part_the_words(text, parts) -> None:
    assert [text[s.start : s.end] for s in steps_in(text, Span(0, len(text)))] == parts


def test_the_first_words_are_cut_behind_a_word() -> None:
    assert first_words("\n  A short line. \nMore.") == "A short line."
    assert first_words("One two three, four five", 16) == "One two three…"
    assert first_words("x" * 30, 10) == "x" * 10 + "…"
    assert first_words(" \n") == ""
