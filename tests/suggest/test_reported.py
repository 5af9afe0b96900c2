"""Q in reported words takes the clause that is credited, as the codebook bounds it."""

from __future__ import annotations

import pytest

from annotator.suggest.at_caret import stretch_at


@pytest.mark.parametrize(
    ("sentence", "at", "clause"),
    [
        ("But the pier is closed, the harbour master said.", "pier", "the pier is closed"),
        ("The pier is closed, said a clerk of the port.", "pier", "The pier is closed"),
        ("Ines Obuya said that the pier is closed.", "pier", "that the pier is closed"),
        ("The council wants to close the pier, at a cost of 4 million.", "to", "to close the pier"),
        ("The port says it will pay, which is rare.", "pay", "it will pay"),
        (
            "The city blames the port for the delay, saying it hid a report.",
            "hid",
            "it hid a report",
        ),
        ("The unions warn of strikes and say the pay is poor.", "poor", "the pay is poor"),
        ("The unions say the pay is poor, but managers say it is fair.", "poor", "the pay is poor"),
        ("The clerk says the port intends to sell, they said.", "sell", "to sell"),
        ("Critics have made claims that the port is broke.", "broke", "that the port is broke"),
        ("According to the police, the pier is closed.", "pier", "the pier is closed"),
        ("But according to police, the pier is closed.", "pier", "the pier is closed"),
        ("The pier is closed, according to police.", "pier", "The pier is closed"),
        ("Mr. Reyes, who leads the council, said it would rain.", "rain", "it would rain"),
        ("She told reporters that the pier is closed.", "pier", "that the pier is closed"),
        ("She told that story again.", "story", "that story again"),
        ("The pier was closed on Monday.", "closed", "The pier was closed on Monday."),
    ],
)
def test_the_reported_clause_at_the_caret_is_taken(sentence: str, at: str, clause: str) -> None:
    (span,) = stretch_at(sentence, sentence.index(at) + 1, "quote")
    assert sentence[span.start : span.end] == clause


def test_a_claim_leaves_its_that_behind() -> None:
    said = "Ines Obuya said that the pier is closed."
    (span,) = stretch_at(said, said.index("pier"), "claim")
    assert said[span.start : span.end] == "the pier is closed"


def test_an_intention_is_no_statement_so_its_sentence_is_the_claim() -> None:
    said = "The council wants to close the pier."
    (span,) = stretch_at(said, said.index("close"), "claim")
    assert said[span.start : span.end] == said
