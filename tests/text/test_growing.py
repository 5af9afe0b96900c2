"""A selection grows by word, quotation, sentence, paragraph, and shrinks the same way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.growing import grown, shrunk
from annotator.text.span import Span

TEXT = "He left. “I never said that,” she told us. And then it ended.\nA second paragraph."


def ladder(caret: int) -> list[str]:
    steps, start, end = [], caret, caret
    while (unit := grown(TEXT, start, end)) is not None:
        steps.append(TEXT[unit.start : unit.end])
        start, end = unit.start, unit.end
    return steps


def test_a_selection_grows_unit_by_unit() -> None:
    assert ladder(TEXT.index("never")) == [
        "never",
        "I never said that,",
        "“I never said that,”",
        "“I never said that,” she told us.",
        "He left. “I never said that,” she told us. And then it ended.",
        TEXT,
    ]


def test_it_shrinks_back_to_the_caret() -> None:
    caret = TEXT.index("never")
    steps, span = [], Span(0, len(TEXT))
    while (unit := shrunk(TEXT, span.start, span.end, caret)) is not None:
        steps.append(TEXT[unit.start : unit.end])
        span = unit
    assert steps == list(reversed(ladder(caret)))[1:]


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_it_always_ends_at_the_whole_text(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    last = Span(start, end) if start < end else None
    while (unit := grown(text, start, end)) is not None:
        assert last is None or (unit.covers(last) and unit != last)
        last, start, end = unit, unit.start, unit.end
    assert last is None or last == Span(0, len(text))
