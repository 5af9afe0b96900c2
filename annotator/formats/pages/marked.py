"""Words of a text with the tints, underlines and numbers of what covers them."""

from __future__ import annotations

from annotator.domain.records import AnnotationRecord
from annotator.domain.scheme import Scheme
from annotator.formats.pages.colours import NAMES
from annotator.formats.pages.entries import Entries
from annotator.formats.pages.html_words import escaped_term, escaped_text
from annotator.formats.pages.passages import Piece

LANES = 4
"""So many underlines are drawn one below the other; of more the longest."""
_FORMS = {"indirect": "dashed", "mixed": "dotted"}


class Marker:
    """Marks the pieces of one article, the `number`-th of the page."""

    def __init__(self, number: int, found: Entries, scheme: Scheme) -> None:
        self._number = number
        self._found = found
        self._titles = {label.key: escaped_term(label.title) for label in scheme.labels}
        self._colours = {
            label.key: label.colour if label.colour in NAMES else "other" for label in scheme.labels
        }

    def marked(self, text: str, piece: Piece) -> str:
        """The piece as HTML: a `mark` when something covers it, then the numbers that end there."""
        words = escaped_text(text[piece.start : piece.end])
        if not piece.over:
            return words
        tint = self._colours.get(piece.over[-1].label, "other")
        lanes = piece.over[:LANES]
        drawn = " ".join([self._drawn(lane, one) for lane, one in enumerate(lanes, start=1)])
        chips = "".join([self._chip(one) for one in piece.ending])
        return f'<mark class="t-{tint} lanes{len(lanes)} {drawn}">{words}</mark>{chips}'

    def _drawn(self, lane: int, one: AnnotationRecord) -> str:
        """The colour and the kind of an underline; dashed where no word is said literally."""
        colour = self._colours.get(one.label, "other")
        line = _FORMS.get(str(one.attributes.get("form")), "solid") if one.attributes else "solid"
        return f"u{lane}-{colour} u{lane}-{line}"

    def _chip(self, one: AnnotationRecord) -> str:
        """Links to the notes of the attributions that the annotation belongs to."""
        colour = self._colours.get(one.label, "other")
        title = self._titles.get(one.label) or escaped_term(one.label)
        return "".join(
            f'<a class="chip c-{colour}" href="#a{self._number}-{entry}" '
            f'aria-label="{title} {entry}">{entry}</a>'
            for entry in self._found.numbers.get(one.id, ())
        )
