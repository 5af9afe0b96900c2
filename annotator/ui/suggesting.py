"""Who likely said a quote: the detector's readings as proposals on the article's own tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotator.domain.values import Annotation
from annotator.text.span import Span
from annotator.ui.open_article import PART_LABELS, OpenArticle
from annotator.ui.parts import Part
from annotator.ui.proposing import Proposal

if TYPE_CHECKING:
    from annotator.suggest.nearby import Known
    from annotator.suggest.nearby import Proposal as Reading

_WITHIN = ("nested_in", "asserted_in")
_NEAR = 5_000  # characters around the quote in which tags are taken as they are


def find_proposals(opened: OpenArticle, head: Annotation) -> Sequence[Proposal]:
    """The readings of who said `head`, the likeliest first; only ends that it lacks.

    The detector knows English: of other texts only what is tagged there already is proposed.
    """
    has = {link[1] for link in opened.marks.links(head.id) if link[2] == head.id}
    made: dict[tuple[Part, ...], Proposal] = {}
    outer = _outer(opened, head)
    readings = _readings(opened, head)
    # Who speaks within a quote is likelier named within it; the quote itself has its source.
    readings.sort(key=lambda one: not any(_lies_in(part.spans, outer) for part in one.parts))
    for reading in readings:
        parts = tuple(
            Part(part.kind, "cue" if part.kind == "cue" else "source", part.spans, part.known)
            for part in reading.parts
            if part.kind not in has and (part.known is not None or opened.is_english)
        )
        if parts:
            made.setdefault(parts, Proposal(parts))
    return list(made.values())


def cues_near(opened: OpenArticle, head: Annotation) -> list[Part]:
    """The cues of all readings of who said `head`, the likeliest first."""
    readings = _readings(opened, head)
    cues = (one.cue for one in readings)
    found = [Part("cue", "cue", cue.spans, cue.known) for cue in cues if cue is not None]
    return [cue for cue in found if cue.annotation is not None or opened.is_english]


def _readings(opened: OpenArticle, head: Annotation) -> list[Reading]:
    """The detector's readings of who said a quote, the likeliest first."""
    from annotator.suggest.nearby import propose  # loaded at the first quote, not at start

    return propose(opened.text, head.spans, _known(opened, head))


def _outer(opened: OpenArticle, head: Annotation) -> tuple[Span, ...]:
    """The spans of the quote that a head is nested or asserted in."""
    ends = [link[3] for link in opened.marks.links(head.id) if link[1] in _WITHIN]
    return tuple(
        Span(row[0], row[1]) for end in ends if end != head.id for row in opened.marks.of(end)
    )


def _lies_in(spans: Sequence[Span], outer: Sequence[Span]) -> bool:
    return any(one.covers(span) for one in outer for span in spans)


def _known(opened: OpenArticle, head: Annotation) -> Iterator[Known]:
    """The sources and cues that are tagged near a quote."""
    from annotator.suggest.nearby import Known

    rows = opened.marks.overlapping(max(0, head.start - _NEAR), head.end + _NEAR)
    for id in dict.fromkeys(row[2] for row in rows if row[3] in PART_LABELS):
        found = opened.marks.of(id)
        spans = tuple(Span(row[0], row[1]) for row in found)
        yield Known(id, found[0][3], spans)
