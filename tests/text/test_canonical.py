from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.canonical import canonical, storable

ODD = st.text(
    st.sampled_from("ab\r\n\u2028\u2029\ufdd0\ufdd1\0\ud800\udc00\ufeff\ufffe🎉 \xa0\xad"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("given_text", "kept", "replaced"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n", {"CR LF": 1, "CR": 1}),
        ("a\n\rb", "a\n\nb", {"CR": 1}),
        ("a\u2028b\u2029c\ufdd0d\ufdd1e", "a\nb\nc\nd\ne", None),
        ("a\0b", "a\ufffdb", {"NUL": 1}),
        ("a\ud83db", "a\ufffdb", {"surrogate": 1}),
        ("\ufeffa\ufeffb", "a\ufeffb", {"U+FEFF": 1}),
        ("\ufeff\ufeffa", "\ufeffa", {"U+FEFF": 1}),
        ("\ufffea", "a", {"U+FFFE": 1}),
        ("\r\n", "\n", {"CR LF": 1}),
        ("e\u0301 \xa0\xad\u200b\u202e\x85\x0b\x0c\ufffc ", None, {}),
        ("", "", {}),
    ],
)
def test_the_rule(given_text: str, kept: str | None, replaced: dict[str, int] | None) -> None:
    found = canonical(given_text)
    assert found.text == (given_text if kept is None else kept)
    if replaced is not None:
        assert found.replaced == replaced


@given(ODD)
def test_what_stays_stands_where_the_map_says(text: str) -> None:
    found = canonical(text)
    for place, char in enumerate(text):
        if char in "ab🎉 \xa0\xad":
            assert found.text[found.offset(place)] == char
    assert found.offset(len(text)) == len(found.text)


@given(ODD)
def test_offsets_never_run_backwards(text: str) -> None:
    found = canonical(text)
    mapped = [found.offset(place) for place in range(len(text) + 1)]
    assert mapped == sorted(mapped)


@given(ODD.filter(lambda text: text[:1] not in "\ufeff\ufffe"))
def test_a_canonical_text_stays_as_it_is(text: str) -> None:
    once = canonical(text).text
    assert canonical(once).text == once
    assert canonical(once).replaced == {}


@given(ODD)
def test_a_canonical_text_can_be_written(text: str) -> None:
    kept = canonical(text).text
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert not set(kept) & set("\r\u2028\u2029\ufdd0\ufdd1\0")


def test_short_words_keep_their_line_ends() -> None:
    assert storable("a\r\nb\0\ud800") == "a\r\nb\ufffd\ufffd"
