from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.quotation import (
    closing_below,
    form_of,
    outer_quotations,
    quotation_at,
    quotations,
    surroundings,
)
from annotator.text.span import Span


def found(text: str) -> list[list[str]]:
    return [[text[s.start : s.end] for s in quotation.spans] for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“No,” she said, “never.”", ["“No,”", "“never.”"]),
        ('"No," she said, "never."', ['"No,"', '"never."']),
        ("„Wir gehen“, sagte er.", ["„Wir gehen“"]),
        ("„Idziemy”, powiedział.", ["„Idziemy”"]),
        ("« Oui, dit-il, je viens. »", ["« Oui, dit-il, je viens. »"]),
        ("»Nej,« sagde han. »Ja,« sagde hun.", ["»Nej,«", "»Ja,«"]),
        ("”Vi går”, sa hon.", ["”Vi går”"]),
        ("``Yes,'' he said.", ["``Yes,''"]),
        ("他说：「好。」", ["「好。」"]),
        ("'We saw the workers' plans,' he said.", ["'We saw the workers' plans,'"]),
        ("‘It’s the boys’ gate,’ he said.", ["‘It’s the boys’ gate,’"]),
        ("It's the '90s, 'tis Obuya's.", []),
        ('a 6\'2" man with a 19" screen', []),
        ('He said "no" and " yes ".', ['"no"', '" yes "']),
        ("Alpha “🎉🎊 beta” 👨‍👩‍👧", ["“🎉🎊 beta”"]),
    ],
)
def test_marks_of_many_languages(text: str, words: list[str]) -> None:
    assert [parts[0] for parts in found(text)] == words


def test_a_quotation_in_a_quotation() -> None:
    text = "\"You can say: 'We will cover them.' But who holds it?\" he asked."
    outer, inner = quotations(text)
    assert (outer.depth, inner.depth) == (0, 1)
    assert text[inner.spans[0].start : inner.spans[0].end] == "'We will cover them.'"


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(("mark", "end"), [("“", "”"), (chr(34), chr(34))])
def test_a_running_quotation_has_a_part_in_each_paragraph(gap: str, mark: str, end: str) -> None:
    text = f"{mark}The first.{gap}{mark}The second.{gap}{mark}The third,{end} she said."
    assert found(text) == [[f"{mark}The first.", f"{mark}The second.", f"{mark}The third,{end}"]]


def test_a_forgotten_closing_mark_swallows_nothing() -> None:
    text = "“It never ends, he said.\n\nA plain paragraph.\n\nThen “this” came."
    assert found(text) == [["“this”"]]


def test_a_quotation_goes_on_over_machine_broken_lines() -> None:
    text = 'He said "we will press on with the plan that was made\nyears ago and that we like."'
    assert found(text) == [[text[8:]]]


@pytest.mark.parametrize(
    ("text", "words", "form"),
    [
        ("“No,” she said, “never.”", ["“No,”", "“never.”"], "direct"),
        ("“No,” she said.", ["No"], "direct"),
        ("She said that it was late.", ["that it was late"], "indirect"),
        ("She said the delay was “a gift.”", ["the delay was “a gift.”"], "mixed"),
        ("She read “The Long Tide” twice.", ["She read “The Long Tide” twice"], "indirect"),
        ("She said “The Long Tide” twice.", ["“The Long Tide”"], "direct"),
        ("“You say: ‘We will.’ Who?” he asked.", ["‘We will.’"], "direct"),
        ("他说：“我们不会离开，也不会回来。”", ["他说：“我们不会离开，也不会回来。”"], "mixed"),
        ("قال حداد: «لن نغادر المدينة أبدا»", ["قال حداد: «لن نغادر المدينة أبدا»"], "mixed"),
    ],
)
def test_the_form_comes_from_the_marks(text: str, words: list[str], form: str) -> None:
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in words)
    assert form_of(text, spans) == form


def test_the_quotation_at_a_place_is_the_innermost() -> None:
    text = "She said: “You say: ‘We will.’ Who?”"
    inner, outer = quotation_at(text, text.index("We")), quotation_at(text, text.index("Who"))
    assert inner is not None
    assert outer is not None
    assert text[inner.spans[0].start : inner.spans[0].end] == "‘We will.’"
    assert outer.spans == (Span(10, len(text)),)
    assert quotation_at(text, 0) is None


@given(st.text(st.sampled_from("as \n.,\"'“”‘’„«»`「」1—"), max_size=80), st.integers(0, 90))
def test_any_text_gives_spans_inside_it(text: str, offset: int) -> None:
    for quotation in quotations(text):
        assert all(0 <= span.start < span.end <= len(text) for span in quotation.spans)
        assert list(quotation.spans) == sorted(quotation.spans)
    quotation_at(text, offset)
    form_of(text, (Span(offset, offset + 3),))


@pytest.mark.parametrize("pattern", ['"', "“”", "“'", "“\n", "s' a ", "«", '"a" ', "`"])
def test_a_long_text_of_marks_is_read_in_one_pass(pattern: str) -> None:
    text = pattern * (60_000 // len(pattern))
    assert len(quotations(text)) <= len(text)
    quotation_at(text, len(text) // 2)


@given(st.text('“”‘’"a. \n', min_size=2, max_size=60), st.data())
def test_the_outer_quotations_of_a_stretch_are_those_that_touch_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    around = surroundings(text, span.start, span.end)
    wanted = [
        one
        for one in quotations(text, around)
        if one.depth == 0 and one.spans[0].start < span.end and span.start < one.spans[-1].end
    ]
    assert [*outer_quotations(text, span)] == wanted


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("“One.\n\nTwo.\n\nThree,” he said.", "“One.\n\nTwo.\n\nThree,”"),
        ("“One.\n\n“Two,” he said.", None),  # opened anew
        ("“One.\n\nTwo.", None),
        ("“One,” he said.\n\nTwo.", None),  # closed where it stands
        ("One", None),
        ("", None),
    ],
)
def test_a_mark_is_closed_below_where_no_paragraph_opens_anew(text: str, closed: str | None):
    end = closing_below(text, 0)
    assert (None if end is None else text[:end]) == closed
