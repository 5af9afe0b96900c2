"""Agreement: published figures of alpha, pairs of tags, and what of two takes differs."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.analysis.agreement import Comparison
from annotator.analysis.pairing import alpha, paired
from annotator.domain.agreement import ONLY_FIRST, ONLY_SECOND, OTHER_ANSWERS, OTHER_WORDS
from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord, SourceRecord
from annotator.domain.scheme import default_scheme
from annotator.text.span import Span

TEXT = "“No more,” said Ines Obuya. “Never again,” the mayor added on Monday."


def tag(number: int, label: str, words: str, **more) -> AnnotationRecord:
    start = TEXT.index(words)
    return AnnotationRecord(f"{number:032d}", label, (Span(start, start + len(words)),), **more)


def take(*tags: AnnotationRecord, links=(), sources=()) -> ArticleRecord:
    return ArticleRecord("a" * 32, TEXT, "Mayor", annotations=tags, links=links, sources=sources)


def compared(first: ArticleRecord, second: ArticleRecord) -> Comparison:
    comparison = Comparison(default_scheme())
    comparison.add(first, second)
    return comparison


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ("0100000010", "1110010000", 0.095),  # Krippendorff 2011, part A
        ("aabbdcccedda", "babbbcccedda".replace("edda", "eddd"), 0.692),  # part B
    ],
)
def test_alpha_is_that_of_the_published_examples(one, other, published):
    assert alpha(Counter(zip(one, other, strict=True))) == pytest.approx(published, abs=0.0005)


def test_what_never_varies_has_no_alpha():
    assert alpha({}) is None
    assert alpha({("x", "x"): 9}) is None
    assert alpha({(True, False): 1}) == 0.0  # one unit: as good as chance


@given(
    st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), st.integers(1, 9))
)
def test_alpha_is_at_most_1_and_does_not_ask_who_was_first(values):
    found = alpha(values)
    swapped = {}
    for (one, other), count in values.items():
        swapped[other, one] = swapped.get((other, one), 0) + count
    assert found == pytest.approx(alpha(swapped)) if found is not None else alpha(swapped) is None
    if found is not None:
        assert found <= 1
        assert (found == 1) == all(one == other for one, other in values)


def test_each_tag_is_paired_once_with_the_one_it_shares_most_with():
    long, short = tag(1, "quote", "“No more,” said Ines Obuya."), tag(2, "quote", "“No more,”")
    mine, apart = tag(3, "quote", "No more"), tag(4, "quote", "Never again")
    assert paired([long, short], [mine, apart]) == [(long, None), (short, mine), (None, apart)]
    assert paired([], [mine]) == [(None, mine)]


def test_equal_takes_agree_in_everything_under_other_ids():
    obuya = SourceRecord("5" * 32, "Ines Obuya")
    quote = {"attributes": {"form": "direct"}}

    def one(shift: int, entry: SourceRecord) -> ArticleRecord:
        said = tag(shift, "quote", "“No more,”", **quote)
        by = tag(shift + 1, "source", "Ines Obuya", source=entry.id)
        link = LinkRecord(f"{shift + 7:032d}", "source", said.id, by.id)
        return take(said, by, links=(link,), sources=(entry,))

    found = compared(one(10, obuya), one(20, SourceRecord("6" * 32, "ines obuya ")))
    assert found.differences == []
    assert [(one.label, one.same, one.f1_same, one.alpha) for one in found.labels()] == [
        ("quote", 1, 1.0, 1.0),
        ("source", 1, 1.0, 1.0),
    ]
    assert [(one.key, one.same, one.of) for one in found.answers()] == [
        *(("form", 1, 1), ("source", 1, 1), ("entry", 1, 1)),
    ]


def test_every_kind_of_difference_is_told_with_its_words():
    first = take(
        tag(1, "quote", "“No more,”", attributes={"form": "direct"}),
        tag(2, "quote", "“Never again,”", attributes={"form": "direct"}),
        tag(3, "cue", "said"),
    )
    second = take(
        tag(4, "quote", "No more", attributes={"form": "direct"}),
        tag(5, "quote", "“Never again,”", attributes={"form": "mixed"}),
        tag(6, "cue", "added"),
    )
    told = [
        (one.kind, one.words, one.other_words, one.details)
        for one in compared(first, second).differences
    ]
    assert told == [
        (OTHER_WORDS, "“No more,”", "No more", ()),
        (OTHER_ANSWERS, "“Never again,”", "“Never again,”", (("Form", "direct", "mixed"),)),
        (ONLY_FIRST, "said", "", ()),
        (ONLY_SECOND, "added", "", ()),
    ]
    quotes = compared(first, second).labels()[0]
    assert (quotes.first, quotes.second, quotes.same, quotes.overlapping) == (2, 2, 1, 2)
    assert (quotes.f1_same, quotes.f1_overlapping, quotes.alpha) == (0.5, 1.0, 1.0)


def test_alpha_over_words_counts_each_word_of_the_article():
    first, second = take(tag(1, "quote", "No more")), take(tag(2, "quote", "more,” said"))
    # 12 words: one tagged by both, one by each alone, nine by none.
    (found,) = compared(first, second).labels()
    assert found.alpha == pytest.approx(1 - 23 * 4 / (2 * 4 * 20))


def test_a_source_is_the_same_where_its_words_touch_and_another_where_they_do_not():
    def one(shift: int, words: str | None) -> ArticleRecord:
        said = tag(shift, "quote", "“Never again,”")
        if words is None:
            return take(said)
        by = tag(shift + 1, "source", words)
        return take(said, by, links=(LinkRecord(f"{shift + 7:032d}", "source", said.id, by.id),))

    def source(first: str | None, second: str | None) -> tuple[int, int]:
        answers = compared(one(10, first), one(20, second)).answers()
        return next((found.same, found.of) for found in answers if found.key == "source")

    assert source("the mayor", "mayor") == (1, 1)
    assert source("the mayor", "Ines Obuya") == (0, 1)
    assert source("the mayor", None) == (0, 1)
    assert source(None, "the mayor") == (0, 1)
