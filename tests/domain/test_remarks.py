"""Each check speaks up where it should and is silent where all is well."""

from __future__ import annotations

import pytest

from annotator.domain.records import Region
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
    assert kinds(QUOTE, SOURCE, CUE, inner, links=links) == ["overlap", "overlap"]
    assert kinds(QUOTE, SOURCE, CUE, inner, links=(*links, tie("nested_in", 4, 1))) == []


def test_marks_that_never_close_are_found() -> None:
    text = "“Open and shut,” he said.\n“Never shut, he said.\nNone here."
    (remark,) = mark_remarks(text)
    assert text[remark.span.start : remark.span.start + 6] == "“Never"
