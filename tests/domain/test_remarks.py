"""Each check speaks up where it should and is silent where all is well."""

from __future__ import annotations

import pytest

from annotator.domain.region import Region
from annotator.domain.remarks import Tagged, mark_remarks, remarks
from annotator.domain.values import Annotation, Link
from annotator.text.span import Span

TEXT = (
    "“The gate will hold,” Mayor Reyes said on Monday.\n"
    "Reyes said the cost had doubled. It cost $4 million.\n"
    "Similar stories: the gate."
)


def tag(
    id: int, label: str, *words: str, source: int | None = None, **attributes: str
) -> Annotation:
    spans = tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)
    moment = "2026-03-14T09:41:00.000Z"
    return Annotation(
        id, f"{id:032x}", 1, label, spans, attributes, "", "unreviewed", "R", moment, moment, source
    )


def tie(kind: str, origin: int, target: int) -> Link:
    return Link(origin * 100 + target, f"{origin}{target}", kind, origin, target)


def kinds(*tags: Annotation, links: tuple[Link, ...] = (), text: str = TEXT) -> list[str]:
    region = Region(text.index("Similar"), len(text), "boilerplate")
    tagged = Tagged(text, (region,), {one.id: one for one in tags}, links)
    return [remark.kind for remark in remarks(tagged)]


QUOTE = tag(1, "quote", "“The gate will hold,”", form="direct")
SOURCE = tag(2, "source", "Mayor Reyes", source=7)
CUE = tag(3, "cue", "said")
LINKED = (tie("source", 1, 2), tie("cue", 1, 3))


def test_a_whole_attribution_is_left_in_peace() -> None:
    assert kinds(QUOTE, SOURCE, CUE, links=LINKED) == []


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ((QUOTE,), "no_source"),
        ((tag(1, "claim", "It cost $4 million"),), "no_voice"),
        ((tag(2, "source", "Mayor Reyes"),), "no_entry"),
        ((tag(2, "source", "Similar stories", source=1),), "boilerplate"),
    ],
)
def test_what_is_missing_is_said(tags: tuple[Annotation, ...], kind: str) -> None:
    assert kinds(*tags) == [kind]


def test_a_claim_with_a_voice_is_left_in_peace() -> None:
    assert kinds(tag(1, "claim", "It cost $4 million", voice="author")) == []


def test_a_form_that_disagrees_with_the_marks_is_said() -> None:
    wrong = tag(1, "quote", "“The gate will hold,”", form="indirect")
    assert kinds(wrong, SOURCE, CUE, links=LINKED) == ["form"]
    unset = tag(1, "quote", "“The gate will hold,”")
    assert kinds(unset, SOURCE, CUE, links=LINKED) == ["no_form"]


def test_a_cue_far_from_its_quote_is_said() -> None:
    text = TEXT + " And so on." * 100 + " He added."
    far = Annotation(
        *(3, "c", 1, "cue", (Span(len(text) - 6, len(text) - 1),), {}, "", "unreviewed"),
        *("R", "", "", None),
    )
    assert kinds(QUOTE, SOURCE, far, links=LINKED, text=text) == ["far_cue", "boilerplate"]


def test_overlapping_quotes_are_said_once_for_each_but_not_when_nested() -> None:
    inner = tag(4, "quote", "gate will", form="direct")
    links = (*LINKED, tie("source", 4, 2))
    told = kinds(QUOTE, SOURCE, CUE, inner, links=(*links, tie("cue", 4, 3)))
    assert told == ["overlap", "overlap", "truncated"]
    links = (*links, tie("cue", 4, 3))
    assert kinds(QUOTE, SOURCE, CUE, inner, links=(*links, tie("nested_in", 4, 1))) == []


def test_marks_that_never_close_are_found() -> None:
    text = "“Open and shut,” he said.\n“Never shut, he said.\nNone here."
    (remark,) = mark_remarks(text)
    assert text[remark.span.start : remark.span.start + 6] == "“Never"


def test_a_quote_with_a_source_but_no_cue_is_said() -> None:
    assert kinds(QUOTE, SOURCE, links=(tie("source", 1, 2),)) == ["no_cue"]


def test_the_same_words_twice_are_said_as_such() -> None:
    again = tag(4, "quote", "“The gate will hold,”", form="direct")
    links = (*LINKED, tie("source", 4, 2), tie("cue", 4, 3))
    assert kinds(QUOTE, again, SOURCE, CUE, links=links) == ["duplicate", "duplicate"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The gate will hold,", []),
        ("“The gate", ["truncated"]),
        ("will hold,”", ["truncated"]),
        ("gate", ["truncated"]),
        ("“The gate will hold,” Mayor Reyes said", []),
    ],
)
def test_a_quotation_cut_short_is_said(words: str, expected: list[str]) -> None:
    form = "mixed" if "Mayor" in words else "direct"
    one = tag(1, "quote", words, form=form)
    assert kinds(one, SOURCE, CUE, links=LINKED) == expected


def test_a_quotation_called_partial_may_be_cut_short() -> None:
    one = tag(1, "quote", "“The gate", form="direct", completeness="partial")
    assert kinds(one, SOURCE, CUE, links=LINKED) == []


def test_a_mark_that_stays_open_in_a_quote_is_said() -> None:
    text = "“Never shut, Mayor Reyes said.\nSimilar stories: the gate."
    one = Annotation(
        *(1, "c", 1, "quote", (Span(0, 12),), {"form": "indirect"}, "", "unreviewed"),
        *("R", "", "", None),
    )
    source = Annotation(
        *(2, "d", 1, "source", (Span(13, 24),), {}, "", "unreviewed", "R", "", "", 7)
    )
    cue = Annotation(*(3, "e", 1, "cue", (Span(25, 29),), {}, "", "unreviewed", "R", "", "", None))
    assert kinds(one, source, cue, links=LINKED, text=text) == ["unbalanced"]
    closed = text.replace("shut,", "shut” ")
    assert "unbalanced" not in kinds(one, source, cue, links=LINKED, text=closed)


def test_a_quotation_that_the_next_paragraph_takes_up_is_not_open() -> None:
    text = "“It holds.\n“It held before,” Reyes said. Similar stories: the gate."
    first = Annotation(
        *(1, "c", 1, "quote", (Span(0, 10), Span(11, 28)), {"form": "direct"}, "", "unreviewed"),
        *("R", "", "", None),
    )
    assert kinds(first, text=text) == ["no_source"]
