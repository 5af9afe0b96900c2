from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.growth import grow, rungs, shrink

TEXT = "First line.\n“We are not walking away,” she said on Tuesday. Nobody answered.\nLast line."


def grown(start: int, end: int) -> list[str]:
    found = []
    while True:
        span = grow(TEXT, start, end)
        if (span.start, span.end) == (start, end):
            return found
        found.append(TEXT[span.start : span.end])
        start, end = span.start, span.end


def test_a_caret_grows_by_word_quotation_sentence_paragraph() -> None:
    place = TEXT.index("not")
    assert grown(place, place) == [
        "not",
        "We are not walking away,",
        "“We are not walking away,”",
        "“We are not walking away,” she said on Tuesday.",
        "“We are not walking away,” she said on Tuesday. Nobody answered.",
        TEXT,
    ]


def test_a_selection_over_two_words_grows_to_both() -> None:
    start = TEXT.index("walk")
    span = grow(TEXT, start, start + len("walking aw"))
    assert TEXT[span.start : span.end] == "walking away"


def test_shrinking_goes_back_to_a_smaller_stretch() -> None:
    start = TEXT.index("“")
    span = shrink(TEXT, start, TEXT.index("\nLast"))
    assert TEXT[span.start : span.end] == "“We are not walking away,” she said on Tuesday."


@given(st.text(st.sampled_from("ab. \n“”\"'"), max_size=40), st.data())
def test_every_rung_holds_the_selection_and_the_rung_before(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    ladder = rungs(text, start, end)
    assert all(rung.start <= start and end <= rung.end for rung in ladder)
    assert all(big.covers(small) for small, big in itertools.pairwise(ladder))
