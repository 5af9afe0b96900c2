"""Tokens and spans held against the plainest way to find them."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.tokens import Labelled, longest, tokens
from annotator.text.span import Span

TEXTS = st.text(st.sampled_from("ab1'’-.“ \n\u0301🎉\u200d🇦"), min_size=1, max_size=40)


@st.composite
def texts_with_spans(draw) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    return text, [Span(*pair) for pair in draw(st.lists(ends, max_size=6))]


@given(texts_with_spans())
def test_every_character_but_blanks_is_in_one_token_and_no_span_cuts_any(given) -> None:
    text, spans = given
    found = list(tokens(text, spans))
    covered = [place for start, end in found for place in range(start, end)]
    assert covered == [one.start() for one in re.finditer(r"\S", text)]
    edges = {edge for span in spans for edge in (span.start, span.end)}
    assert not any(start < edge < end for start, end in found for edge in edges)


@given(texts_with_spans())
def test_spans_cut_tokens_and_change_nothing_else(given) -> None:
    text, spans = given
    edges = {edge for span in spans for edge in (span.start, span.end)}
    cut = []
    for start, end in tokens(text):
        places = [start, *sorted(edge for edge in edges if start < edge < end), end]
        cut += pairwise(places)
    assert list(tokens(text, spans)) == cut


def test_thousands_of_tokens_are_cut_as_one_is() -> None:
    text = "can't stop " * 1_500
    spans = [Span(place, place + 3) for place in range(0, len(text), 11)]
    words = [text[start:end] for start, end in tokens(text, spans)]
    assert words == ["can", "'t", "stop"] * 1_500


@given(texts_with_spans())
def test_of_spans_that_overlap_the_longest_is_kept(given) -> None:
    labelled: list[Labelled] = [(span, "quote") for span in given[1]]
    kept: list[Labelled] = []
    for one in sorted(labelled, key=lambda one: (-len(one[0]), one[0].start)):
        if not any(one[0].overlaps(other) for other, _ in kept):
            kept.append(one)
    assert longest(labelled) == sorted(kept)
