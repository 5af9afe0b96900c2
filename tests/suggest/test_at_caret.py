"""A key with no selection takes what a trained reader would have selected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.at_caret import clause_within, stretch_at

TEXT = (
    "The council put off the vote.\n"
    "“We are not walking away,” Council President Ines Obuya said on Tuesday. "
    "Two people familiar with the inspections had warned of “a gift to the next storm.”\n"
    "According to the state audit, none stayed within its budget.\n"
    "RIA news agency quoted Security Council Secretary Igor Ivanov as saying it was late.\n"
    "“We waited,” he did not say."
)


@pytest.mark.parametrize(
    ("label", "at", "found"),
    [
        ("quote", "walking", ["“We are not walking away,”"]),
        ("quote", "put off", ["The council put off the vote."]),
        ("claim", "within", ["none stayed within its budget"]),
        ("claim", "vote", ["The council put off the vote."]),
        ("source", "Obuya", ["Council President Ines Obuya"]),
        ("source", "President", ["Council President Ines Obuya"]),
        ("source", "familiar", ["Two people familiar with the inspections"]),
        ("source", "state audit", ["the state audit"]),
        ("source", "Ivanov", ["Security Council Secretary Igor Ivanov"]),
        ("source", "RIA", ["RIA news agency"]),
        ("source", "he did", ["he"]),
        ("cue", "said", ["said"]),
        ("cue", "did", ["did not say"]),
        ("cue", "According", ["According to"]),
        ("cue", "saying", ["quoted", "as saying"]),
        ("cue", "waited", ["waited"]),
    ],
)
def test_what_stands_at_the_caret_is_taken(label: str, at: str, found: list[str]) -> None:
    spans = stretch_at(TEXT, TEXT.index(at) + 1, label)
    assert [TEXT[span.start : span.end] for span in spans] == found


@pytest.mark.parametrize(
    ("label", "said", "found"),
    [
        ("quote", "“I never left,”| she said.", ["“I never left,”"]),
        ("quote", "“I never left,” |she said.", ["“I never left,” she said."]),
        ("quote", "“You say: ‘We wait.’| But who?” he said.", ["“You say: ‘We wait.’ But who?”"]),
        ("cue", "He went on to |say that it rains.", ["went on to say"]),
        ("source", "According to the pol|ice, the man fled.", ["the police"]),
        ("source", "But according to the pol|ice, the man fled.", ["the police"]),
        (
            "source",
            "According to Tom |Reyes, the mayor of Alder, rain is cheap.",
            ["Tom Reyes, the mayor of Alder"],
        ),
        ("source", "قال |الرئيس إن ذلك صحيح", ["الرئيس"]),
    ],
)
def test_what_stands_at_the_mark_is_taken(label: str, said: str, found: list[str]) -> None:
    text, at = said.replace("|", ""), said.index("|")
    assert [text[span.start : span.end] for span in stretch_at(text, at, label)] == found


@pytest.mark.parametrize("label", ["quote", "claim", "source", "cue", "code"])
def test_among_blanks_there_is_nothing_to_take(label: str) -> None:
    assert stretch_at("", 0, label) == ()
    assert stretch_at("\n \n", 1, label) == ()


@given(st.text(), st.integers(0, 60), st.sampled_from(["quote", "claim", "source", "cue"]))
def test_any_text_is_answered_within_its_bounds(text: str, offset: int, label: str) -> None:
    spans = stretch_at(text, min(offset, len(text)), label)
    assert all(span.end <= len(text) for span in spans)


def test_within_quoted_words_is_the_clause_that_they_report() -> None:
    text = "“We hope that the rain ends soon, although nobody knows,” she said."
    quoted = stretch_at(text, 5, "quote")
    (span,) = clause_within(text, text.index("rain"), quoted)
    assert text[span.start : span.end] == "that the rain ends soon"
    assert clause_within(text, text.index("We"), quoted) == ()
    assert clause_within(text, text.index("she"), quoted) == ()
