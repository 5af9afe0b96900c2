"""What lies inside a quote is linked to it, whichever of the two was tagged first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.domain.scheme import Scheme
from annotator.store import annotations as tagged
from annotator.store import links
from annotator.store.edit import Edit
from annotator.text.span import Span, hull
from annotator.ui.open_article import OpenArticle

_TIED = {"nested_in": ("layer", "extended"), "asserted_in": ("voice", "attributed")}
"""The links of what lies inside a quote, and the answer that follows from each."""
_MOST = 200
"""Where more tags than this lie inside, the new one is no quote around quotes."""


def tie_to_context(
    edit: Edit, opened: OpenArticle, label: str, made: int, places: Sequence[Span]
) -> None:
    """Link what was made to the quote around it: a quote is nested in it, a claim asserted."""
    for kind in _TIED:
        link_kind = edit.project.scheme.link_kind(kind)
        outer = [end for start, end in (link_kind.ends if link_kind else ()) if start == label]
        around = opened.around(hull(places), outer) if outer else iter(())
        enclosing = next((one for one in around if one != made), None)
        if enclosing is not None:
            links.add_link(edit, kind, made, enclosing)
            _answer(edit, kind, label, made)


def take_in(edit: Edit, opened: OpenArticle, label: str, made: int, whole: Span) -> None:
    """Nest in `made` the annotations of its label that lie in it and are nested in nothing."""
    if can_nest(edit.project.scheme, label):
        for inner in tuple(_inside(opened, label, whole)):
            nest(edit, label, inner, made)


def can_nest(scheme: Scheme, label: str) -> bool:
    """True when annotations of a label may be nested in others of it."""
    kind = scheme.link_kind("nested_in")
    return kind is not None and (label, label) in kind.ends


def nest(edit: Edit, label: str, inner: int, outer: int) -> None:
    """Link what lies inside to what lies around it; what is answered already stays."""
    links.add_link(edit, "nested_in", inner, outer)
    one = tagged.annotation(edit.project, inner)
    if one is not None and _TIED["nested_in"][0] not in one.attributes:
        _answer(edit, "nested_in", label, inner)


def _answer(edit: Edit, kind: str, label: str, inner: int) -> None:
    """Give what lies inside the answer that follows from its link, where it can be given."""
    key, value = _TIED[kind]
    attribute = edit.project.scheme.attribute(label, key)
    if attribute is not None and attribute.value(value):
        tagged.set_attribute(edit, inner, key, value)


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
