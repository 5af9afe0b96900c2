"""What a label's key takes where nothing is selected."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.text.span import Span
from annotator.ui.open_article import OpenArticle


def stretch_here(opened: OpenArticle, caret: int, label: str) -> Sequence[Span]:
    """What stands at the caret, by what `label` usually covers; in a tagged quote the next in it.

    Empty where there are only blanks.
    """
    # Its word lists are read on first use.
    from annotator.suggest.at_caret import clause_within, stretch_at

    found = stretch_at(opened.text, caret, label)
    if label == "quote" and _is_tagged(opened, label, found):
        return clause_within(opened.text, caret, found) or found
    return found


def _is_tagged(opened: OpenArticle, label: str, spans: Sequence[Span]) -> bool:
    marks = opened.marks
    near = marks.overlapping(spans[0].start, spans[0].end) if spans else ()
    wanted = [(span.start, span.end) for span in spans]
    ids = {row[2] for row in near if row[3] == label}
    return any([row[:2] for row in marks.of(id)] == wanted for id in ids)
