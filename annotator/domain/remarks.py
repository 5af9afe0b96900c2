"""Checks while one works: what about a tag may be wrong or missing, in a sentence each.

Every remark is a hint that a person may let stand; none of them changes anything.
Source: the decision rules of the codebook (boundaries, forms, several parties, boilerplate).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.region import Region
from annotator.domain.values import HEADS, Annotation, Link
from annotator.domain.versions import Version
from annotator.text.intervals import Intervals
from annotator.text.marks import Break, marks
from annotator.text.quotation import closing_below, form_of, outer_quotations, quotations_around
from annotator.text.span import Span, hull

FAR = 400
"""Code points between a cue and its quote from which on the cue counts as far away."""


LONGEST = 20_000
"""How far behind a quote its closing mark is looked for, in code points."""

NEIGHBOURS = 8
"""How far behind a mark the characters stand that make it open or close, in code points."""

_PARTS = ("partial", "truncated")


@dataclass(frozen=True, slots=True)
class Remark:
    """One hint: which check made it, about which annotation (None: the text), where, and why."""

    kind: str
    annotation: int | None
    span: Span
    sentence: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """An article with its tags, as the checks look at it; `newest` is a later version of it."""

    text: str
    regions: Sequence[Region]
    annotations: Mapping[int, Annotation]
    links: Sequence[Link]
    newest: Version | None = None
    places: Intervals[tuple[int, int, int]] = field(init=False)
    links_from: Mapping[int, list[Link]] = field(init=False)

    def __post_init__(self) -> None:
        ties: dict[int, list[Link]] = {}
        for link in self.links:
            ties.setdefault(link.origin, []).append(link)
        spans = sorted(
            (span.start, span.end, id) for id, one in self.annotations.items() for span in one.spans
        )
        object.__setattr__(self, "links_from", ties)
        object.__setattr__(self, "places", Intervals(spans))

    def linked(self, annotation: Annotation, kind: str) -> list[Annotation]:
        """What an annotation's links of `kind` lead to."""
        ends = (link.target for link in self.links_from.get(annotation.id, ()) if link.kind == kind)
        return [self.annotations[end] for end in ends if end in self.annotations]


def remarks(tagged: Tagged, ids: Iterable[int] | None = None) -> list[Remark]:
    """The remarks about these annotations (all by default), in reading order."""
    chosen = tagged.annotations if ids is None else ids
    found = [
        remark
        for id in chosen
        for check in CHECKS
        for remark in check(tagged, tagged.annotations[id])
    ]
    return sorted(found, key=lambda remark: (remark.span, remark.kind))


def mark_remarks(text: str, start: int = 0, end: int | None = None) -> list[Remark]:
    """Remarks about quotation marks that open and never close; linear in the stretch."""
    stop = len(text) if end is None else end
    found: list[Remark] = []
    opened: list[int] = []
    for token in marks(text, start, stop):
        if isinstance(token, Break):
            found += _unbalanced(opened)
            opened = []
        elif token.opens and not token.closes:
            opened.append(token.start)
        elif token.closes and opened:
            opened.pop()
    return found + _unbalanced(opened)


def _unbalanced(opened: Sequence[int]) -> list[Remark]:
    sentence = "This quotation mark opens and is not closed in its paragraph."
    return [Remark("marks", None, Span(place, place + 1), sentence) for place in opened]


def _quote_without_source(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    if one.label == "quote" and not tagged.linked(one, "source"):
        yield _about(one, "no_source", "Nobody is named as the source of this quote.")


def _claim_without_voice(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    if one.label != "claim" or "voice" in one.attributes:
        return
    if not tagged.linked(one, "source") and not tagged.linked(one, "asserted_in"):
        yield _about(one, "no_voice", "It is not said in whose voice this claim is made.")


def apart(one: Annotation, other: Annotation) -> int:
    """How many code points stand between two annotations where they are nearest; 0 for none."""
    return min(
        max(span.start - part.end, part.start - span.end, 0)
        for span in one.spans
        for part in other.spans
    )


def _far_cue(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    if one.label not in HEADS:
        return
    for cue in tagged.linked(one, "cue"):
        gap = apart(one, cue)
        if gap > FAR:
            yield _about(one, "far_cue", f"The cue stands {gap} characters away.")


def _source_without_entry(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    if one.label == "source" and one.source is None:
        yield _about(one, "no_entry", "It is not said which source is meant here.")


def _in_boilerplate(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    for region in tagged.regions:
        if region.kind == "boilerplate" and any(
            span.start < region.end and region.start < span.end for span in one.spans
        ):
            yield _about(one, "boilerplate", "These words are marked as no part of the article.")
            return


def _overlap(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    """The same words twice are told as such; what is nested may overlap."""
    if one.label in HEADS and _nested(tagged, one):
        return
    for span in one.spans:
        for start, end, id in tagged.places.overlapping(span.start, span.end):
            other = tagged.annotations[id]
            if id != one.id and other.label == one.label and not _nested(tagged, other):
                if other.spans == one.spans:
                    sentence = f"These words are tagged as a {one.label} twice."
                    yield Remark("duplicate", one.id, Span(start, end), sentence)
                    return
                sentence = f"Another {one.label} overlaps this one."
                yield Remark("overlap", one.id, Span(start, end), sentence)
                return


def _nested(tagged: Tagged, one: Annotation) -> bool:
    return any(link.kind == "nested_in" for link in tagged.links_from.get(one.id, ()))


def _form(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    said = one.attributes.get("form")
    if one.label != "quote":
        return
    if said is None:
        yield _about(one, "no_form", "The form of this quote is not set.")
        return
    shown = form_of(tagged.text, one.spans)
    if said != shown:
        sentence = f"The form is {said}, but the quotation marks make it {shown}."
        yield _about(one, "form", sentence)


def _without_cue(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    if one.label == "quote" and tagged.linked(one, "source") and not tagged.linked(one, "cue"):
        yield _about(one, "no_cue", "It is not tagged which words say who said it.")


def _cut_short(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    """A quotation of which only a part is tagged; what is nested or called partial may be one."""
    if one.label != "quote" or _nested(tagged, one) or one.attributes.get("completeness") in _PARTS:
        return
    for quotation in outer_quotations(tagged.text, hull(one.spans)):
        for part in quotation.spans:
            inner = Span(part.start + 1, max(part.end - 1, part.start + 2))
            for span in one.spans:
                if span.overlaps(inner) and not _reaches(span, inner, one.spans):
                    sentence = "Only a part of the words between these quotation marks is tagged."
                    yield Remark("truncated", one.id, span, sentence)
                    return


def _reaches(span: Span, inner: Span, spans: Sequence[Span]) -> bool:
    """True when all of `inner` is tagged by a span, or by several that leave little out."""
    if span.covers(inner):
        return True
    held = [one for one in spans if one.overlaps(inner)]
    return min(held).start <= inner.start and max(one.end for one in held) >= inner.end


def _unclosed(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    if one.label != "quote":
        return
    for span in one.spans:
        end = tagged.text.find("\n", span.end, span.end + LONGEST)
        stop = end if end >= 0 else min(span.end + LONGEST, len(tagged.text))
        if not _open_in(tagged.text, span, min(span.end + NEIGHBOURS, stop)):
            continue  # what is closed in the quote is closed in the rest of the paragraph too
        for place in _open_in(tagged.text, span, stop):
            if not _goes_on(tagged.text, place.start) and not _closed_in(tagged.text, one, place):
                sentence = "A quotation mark opens in this quote and is not closed."
                yield Remark("unbalanced", one.id, place, sentence)
                return


def _open_in(text: str, span: Span, stop: int) -> list[Span]:
    """The quotation marks in `span` that nothing closes before `stop`."""
    found = [remark.span for remark in mark_remarks(text, span.start, stop)]
    return [place for place in found if place.start < span.end]


def _closed_in(text: str, one: Annotation, mark: Span) -> bool:
    """True when what a mark opens is closed by a paragraph below that is tagged too."""
    end = closing_below(text, mark.start)
    return end is not None and any(span.start < end <= span.end for span in one.spans)


def _goes_on(text: str, mark: int) -> bool:
    """True when the paragraphs below take a quotation up again and close it."""
    around = quotations_around(text, mark, mark + 1)
    return any(part.start == mark for one in around for part in one.spans)


def _several_paragraphs(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    if one.label == "quote" and any("\n" in tagged.text[s.start : s.end] for s in one.spans):
        yield _about(one, "paragraphs", "One part of this quote runs over a paragraph's end.")


def _changed_since(tagged: Tagged, one: Annotation) -> Iterator[Remark]:
    if one.label not in HEADS or tagged.newest is None:
        return
    for span in one.spans:
        if not tagged.newest.holds(tagged.text[span.start : span.end]):
            sentence = "A later version of this article has these words no more."
            yield Remark("changed", one.id, span, sentence)
            return


def _about(one: Annotation, kind: str, sentence: str) -> Remark:
    return Remark(kind, one.id, hull(one.spans), sentence)


CHECKS: tuple[Callable[[Tagged, Annotation], Iterator[Remark]], ...] = (
    _quote_without_source,
    _claim_without_voice,
    _far_cue,
    _source_without_entry,
    _in_boilerplate,
    _overlap,
    _form,
    _without_cue,
    _cut_short,
    _unclosed,
    _several_paragraphs,
    _changed_since,
)
