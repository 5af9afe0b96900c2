"""Quotes of a speech of our own writing, each with its known answer, to the character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.transcripts import COMPARED, transcribed
from annotator.text.difference import LEFT_OUT, in_line

SPEECH = (
    "MAYOR REYES: Good evening. (Applause.) We have waited a long time for this gate, and I say "
    "to you: we will never leave the harbour to the sea.\n"
    "Nobody saw the boats leave that night; nobody but the watchman. A cheap gate is a gift to "
    "the next storm.\n"
    "I did not sign that contract [coughs] and I won’t sign it tomorrow. "
    "The plan costs $4.2 million — not a cent more. The council said the plan is bad.\n"
)


def read(text):
    return next(found for found in transcribed(text) if found is not None)


@pytest.fixture(scope="module")
def speech():
    return read(SPEECH)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("“We will never leave the harbour to the sea,”", None),
        ("‘we will never leave the harbour to the sea’", None),
        ("«We will never leave the harbour to the sea»", None),
        ("WE WILL NEVER LEAVE", "we will never leave"),
        ("“I won't sign it tomorrow.”", "I won’t sign it tomorrow"),
        ("“$4.2 million - not a cent more...”", "$4.2 million — not a cent more"),
        ("“[W]e will never leave”", "we will never leave"),
        ("“We will never leave the [town’s] harbour”", "we will never leave the harbour"),
        ("“[The city] will never leave the harbour”", "will never leave the harbour"),
        ("“We have waited [years] for this gate”", "We have waited a long time for this gate"),
        ("“nobody but the watchman [sic]. A cheap gate”", "nobody but the watchman. A cheap gate"),
        ("“I did not sign that contract and I", "I did not sign that contract [coughs] and I"),
        ("“Good evening. We have waited”", "Good evening. (Applause.) We have waited"),
        ("“A cheap gate” […] “is a gift”", "A cheap gate is a gift"),
        ("“gift”", "gift"),
    ],
)
def test_typography_and_editors_notes_do_not_count(speech, quote, found):
    held = speech.hold(quote)
    assert held.state == "verbatim"
    assert SPEECH[held.start : held.end] == (found or "we will never leave the harbour to the sea")
    assert in_line(held.pieces) == quote


@pytest.mark.parametrize(
    ("quote", "omitted", "shown"),
    [
        (
            "“We have waited … for this gate”",
            3,
            "“We have waited … [-a long time-] for this gate”",
        ),
        (
            "“Nobody saw the boats leave” […] “but the watchman.”",
            3,
            "“Nobody saw the boats leave” […] “[-that night; nobody-] but the watchman.”",
        ),
        ("“A cheap gate (...) storm.”", 6, "“A cheap gate (...) [-is a gift to the next-] storm.”"),
    ],
)
def test_words_left_out_where_it_shows_are_trimmed(speech, quote, omitted, shown):
    held = speech.hold(quote)
    assert (held.state, held.omitted) == ("trimmed", omitted)
    assert in_line(held.pieces) == shown


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        (
            "“We will leave the harbour to the sea.”",
            "“We will [-never-] leave the harbour to the sea.”",
        ),
        (
            "“A cheap gate is a gift to the next flood.”",
            "“A cheap gate is a gift to the next [-storm-] {+flood+}.”",
        ),
        (
            "“A cheap gate […] to the next flood”",
            "“A cheap gate […] to the next [-storm-] {+flood+}”",
        ),
        ("“The plan was bad”", "“The plan [-is-] {+was+} bad”"),
        (
            "“The plan costs €4.2 million”",
            "“The plan costs [-$-]{+€+}4.2 million”",
        ),
        ("“The plan costs $42 million”", "“The plan costs $[-4.2-] {+42+} million”"),
        ("“I did sign that contract”", "“I did [-not-] sign that contract”"),
        ("“I will sign it tomorrow”", "“I [-won’t-] {+will+} sign it tomorrow”"),
        ("“Nobody ever saw the boats leave”", "“Nobody {+ever+} saw the boats leave”"),
    ],
)
def test_a_changed_word_is_told(speech, quote, shown):
    held = speech.hold(quote)
    assert held.state == "changed"
    assert in_line(held.pieces) == shown


def test_parts_in_another_order_are_changed_and_that_is_said(speech):
    held = speech.hold("“a gift to the next storm” […] “Nobody saw the boats leave”")
    assert (held.state, held.is_reordered) == ("changed", True)


@pytest.mark.parametrize(
    "quote", ["“Rain is cheap.”", "…", "“”", "[sic]", "“the sea is wide and blue”"]
)
def test_what_was_not_said_is_not_found(speech, quote):
    held = speech.hold(quote)
    assert (held.state, held.start) == ("not_found", None)
    assert in_line(held.pieces) == quote


def test_the_nearest_of_several_places_is_taken():
    told = read(
        "One boat left. " + "Nothing happened. " * 30 + "One boat left, and then it rained."
    )
    held = told.hold("“One boat left … it rained”")
    assert held.omitted == 2


def test_an_empty_transcript_holds_nothing():
    assert read("").hold("“gift”").state == "not_found"


def test_a_long_transcript_is_searched_to_its_end():
    said = " ".join(f"line {number} of the speech" for number in range(20_000))
    told = read(f"{said} and the very last gate was a gift")
    assert told.hold("“the very last gate was a gift”").state == "verbatim"
    changed = told.hold("“the very first gate was a gift”")
    assert in_line(changed.pieces) == "“the very [-last-] {+first+} gate was a gift”"


def test_of_a_quote_of_a_million_characters_the_beginning_is_compared():
    words = [f"word{number}" for number in range(120_000)]
    told = read(" ".join(words))
    assert told.hold(" ".join(words)).state == "verbatim"
    held = told.hold(" ".join(["another", *words[1:]]))
    assert (held.state, held.compared, held.words) == ("changed", COMPARED, 120_000)


WORDS = st.lists(st.sampled_from("a gate the storm rain boats never harbour".split()), min_size=1)


@given(WORDS, st.data())
def test_any_words_in_a_row_are_verbatim(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    text = ", ".join(words)
    held = read(text).hold(f"“{' '.join(words[start:end]).upper()}!”")
    assert held.state == "verbatim"
    assert text[held.start : held.end] == ", ".join(words[start:end])


@given(WORDS, WORDS)
def test_the_quote_stands_in_the_pieces_to_the_character(said, quoted):
    quote = f"“{' '.join(quoted)}.”"
    held = read(" ".join(said)).hold(quote)
    assert "".join(piece.words for piece in held.pieces if piece.kind != LEFT_OUT) == quote
    assert (held.state == "verbatim") == (f" {' '.join(quoted)} " in f" {' '.join(said)} ")
