"""Words of a text with the tints, underlines and numbers of what covers them."""

from __future__ import annotations

from html import escape

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.pages.colours import NAMES
from annotator.formats.pages.entries import Entries
from annotator.formats.pages.passages import Piece

LANES = 4
"""So many underlines are drawn one below the other; of more the longest."""
_FORMS = {"indirect": "dashed", "mixed": "dotted"}


def marked(
    article: ArticleRecord, piece: Piece, number: int, found: Entries, scheme: Scheme
) -> str:
    """The piece as HTML: a `mark` when something covers it, then the numbers that end with it."""
    words = escape(article.text[piece.span.start : piece.span.end])
    if not piece.over:
        return words
    name = f"t-{_colour(piece.over[-1], scheme)}"
    lanes = piece.over[:LANES]
    drawn = " ".join(
        f"u{lane}-{_colour(one, scheme)} u{lane}-{_line(one)}"
        for lane, one in enumerate(lanes, start=1)
    )
    chips = "".join(_chip(one, number, found, scheme) for one in piece.ending)
    return f'<mark class="{name} lanes{len(lanes)} {drawn}">{words}</mark>{chips}'


def _chip(one: AnnotationRecord, number: int, found: Entries, scheme: Scheme) -> str:
    """Links to the notes of the attributions that the annotation belongs to."""
    colour, label = _colour(one, scheme), scheme.label(one.label)
    title = escape(label.title if label else one.label)
    return "".join(
        f'<a class="chip c-{colour}" href="#a{number}-{entry}" aria-label="{title} {entry}">'
        f"{entry}</a>"
        for entry in found.numbers.get(one.id, ())
    )


def _colour(one: AnnotationRecord, scheme: Scheme) -> str:
    label = scheme.label(one.label)
    return label.colour if label and label.colour in NAMES else "other"


def _line(one: AnnotationRecord) -> str:
    """Dashed where no word is said literally, dotted where some are."""
    return _FORMS.get(str(one.attributes.get("form")), "solid")
