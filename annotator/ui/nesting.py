"""Quotes inside a quote that was tagged after them: linked to it as if it had come first."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.domain.scheme import Scheme
from annotator.store import annotations as tagged
from annotator.store import links
from annotator.store.edit import Edit
from annotator.text.span import Span
from annotator.ui.open_article import OpenArticle

_MOST = 200
"""Where more tags than this lie inside, the new one is no quote around quotes."""


def take_in(
    edit: Edit, scheme: Scheme, opened: OpenArticle, label: str, made: int, whole: Span
) -> None:
    """Nest in `made` the annotations of its label that lie in it and are nested in nothing."""
    kind = scheme.link_kind("nested_in")
    if kind is None or (label, label) not in kind.ends:
        return
    layer = scheme.attribute(label, "layer")
    for inner in tuple(_inside(opened, label, whole)):
        links.add_link(edit, kind.key, inner, made)
        one = tagged.annotation(edit.project, inner)
        if layer and layer.value("extended") and one and "layer" not in one.attributes:
            tagged.set_attribute(edit, inner, "layer", "extended")


def _inside(opened: OpenArticle, label: str, whole: Span) -> Iterator[int]:
    marks = opened.marks
    rows = list(marks.overlapping(whole.start, whole.end))
    if len(rows) > _MOST:
        return
    for id in dict.fromkeys(row[2] for row in rows if row[3] == label):
        parts = [Span(row[0], row[1]) for row in marks.of(id)]
        nested = any(link[1] == "nested_in" and link[2] == id for link in marks.links(id))
        if not nested and all(whole.covers(part) and part != whole for part in parts):
            yield id
