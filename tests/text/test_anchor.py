from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.anchor import Anchor, anchor, find
from annotator.text.span import Span

TEXT = "The mayor said no. The clerk said no. The harbor master said no, again."
TEXTS = st.text(st.sampled_from("ab \n🎉"), min_size=1, max_size=80)


@given(TEXTS, st.data())
def test_words_are_found_where_they_were(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = find(text, anchor(text, span), near=span.start)
    assert found is not None
    assert (found.span, found.state) == (span, "kept")


@given(TEXTS, st.data())
def test_words_are_found_after_a_new_first_paragraph(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = find("Corrected.\n" + text, anchor(text, span), near=span.start)
    assert found is not None
    assert ("Corrected.\n" + text)[found.span.start : found.span.end] == text[span.start : span.end]


def test_the_context_chooses_among_equal_words() -> None:
    second = TEXT.index("said no", 20)
    kept = anchor(TEXT, Span(second, second + 7))
    moved = find("A new line. " + TEXT, kept, near=second)
    assert moved is not None
    assert moved.span.start == second + len("A new line. ")
    assert moved.state == "moved"


def test_a_changed_context_still_finds_the_better_place() -> None:
    start = TEXT.index("said no, again")
    kept = anchor(TEXT, Span(start, start + 7))
    changed = TEXT.replace("master", "warden")
    found = find(changed, kept, near=0)
    assert found is not None
    assert changed[found.span.end :].startswith(", again")


def test_words_that_are_gone_are_not_found() -> None:
    assert find(TEXT, Anchor("yes", "", "")) is None
    assert find(TEXT, Anchor("", "", "")) is None


def test_a_text_of_one_letter_is_searched_in_bounded_time() -> None:
    found = find("a" * 2_000_000, Anchor("aa", "b", "b"), near=1_000_000)
    assert found is not None
    assert found.span == Span(1_000_000, 1_000_002)
