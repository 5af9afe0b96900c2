"""Words of scripts without spaces end where a dictionary says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.dictionary import cut_words
from annotator.text.segments import word_at
from annotator.text.span import Span

NEEDS_ICU = pytest.mark.skipif(not cut_words("中文"), reason="no dictionary at hand")


@NEEDS_ICU
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "我们昨天在北京大学，他说：“不知道。”",
            ["我们", "昨天", "在", "北京", "大学", "他", "说", "不知道"],
        ),
        ("大統領はモスクワで話した。", ["大統領", "は", "モスクワ", "で", "話", "した"]),
        ("ประธานไปโรงเรียน กล่าวว่า", ["ประธาน", "ไป", "โรงเรียน", "กล่าว", "ว่า"]),
        ("𠮷野家 said", ["𠮷", "野家", "said"]),  # counted in code points
    ],
)
def test_a_place_within_a_run_is_in_one_of_its_words(text: str, words: list[str]) -> None:
    found = dict.fromkeys(word_at(text, place) for place in range(len(text)))
    told = [text[word.start : word.end] for word in found if word is not None]
    assert told == words


@NEEDS_ICU
def test_behind_a_word_of_a_run_stands_the_next_and_behind_the_run_its_last() -> None:
    assert word_at("我们昨天。", 2) == Span(2, 4)
    assert word_at("我们昨天。", 4) == Span(2, 4)


@given(
    st.text(alphabet="我们昨天大学でしたกรุงเทพ\u0e31か\u3099𠮷ab ，.\n", max_size=250),
    st.integers(0, 250),
)
def test_a_word_holds_or_touches_its_place(text: str, place: int) -> None:
    word = word_at(text, min(place, len(text)))
    assert word is None or (word.start <= place and word.end <= len(text))


@given(st.text(max_size=60))
def test_cuts_lead_through_any_run_to_its_end(run: str) -> None:
    cuts = cut_words(run)
    assert list(cuts) == sorted(set(cuts))
    assert not cuts or cuts[-1] == len(run)
