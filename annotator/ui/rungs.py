"""The rungs of the ladder, read from the article on screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.scheme import Scheme
from annotator.domain.values import HEADS, Annotation, Source
from annotator.store import annotations as tagged
from annotator.store.project import Project
from annotator.store.relays import INFERRED, RELAY
from annotator.text.span import words
from annotator.ui.open_article import OpenArticle
from annotator.ui.panel.ladder import Rung
from annotator.ui.reading import entries_of, label_of, what_is
from annotator.ui.words import later, tr

_WITHIN = ("nested_in", "asserted_in")
_SOURCE = "source"
_DOES = {RELAY: later("passed it on"), _SOURCE: later("said it")}
_MOST = 40  # levels up, and quotes inside, that a ladder shows


@dataclass(frozen=True, slots=True)
class _Step:
    """A rung by its place in the links alone; `head` is whose relay or source it is."""

    annotation: int
    kind: str
    depth: int
    head: int
    inner: bool = False


def rungs(project: Project, opened: OpenArticle, picked: Annotation) -> tuple[Rung, ...]:
    """The ladder of the attribution that `picked` is or belongs to.

    Empty where nothing was passed on and nothing lies in anything else. The structure costs no
    read; names and words are read at once.
    """
    head = _head(opened, picked)
    if head is None:
        return ()
    outer, inner = _outer(opened, head), _inner(opened, head)
    if not outer and not inner and RELAY not in opened.marks.parts(head).values():
        return ()
    steps = list(_steps(opened, [*outer, head]))
    steps += [_Step(one, "head", len(outer) + 1, one, inner=True) for one in inner]
    ids = {step.annotation for step in steps} | _sources(opened, inner)
    found = {one.id: one for one in tagged.annotations_by_id(project, sorted(ids))}
    entries = entries_of(project, found.values())
    shown = [step for step in steps if step.annotation in found]
    return tuple(_rung(project.scheme, opened, step, found, entries) for step in shown)


def _head(opened: OpenArticle, picked: Annotation) -> int | None:
    if picked.label in HEADS:
        return picked.id
    heads = (id for id in opened.marks.heads(picked.id) if opened.label(id) in HEADS)
    return next(heads, None)


def _outer(opened: OpenArticle, head: int) -> list[int]:
    """What a head lies in, the outermost first."""
    found: list[int] = []
    at: int | None = head
    while at is not None and len(found) < _MOST:
        ties = [link for link in opened.marks.links(at) if link[2] == at and link[1] in _WITHIN]
        at = next((link[3] for link in ties if link[3] not in (head, *found)), None)
        if at is not None:
            found.append(at)
    return found[::-1]


def _inner(opened: OpenArticle, head: int) -> list[int]:
    """What lies directly in a head, in reading order."""
    ties = [link for link in opened.marks.links(head) if link[3] == head and link[1] in _WITHIN]
    found = dict.fromkeys(link[2] for link in ties)
    return sorted(found, key=lambda id: opened.marks.of(id)[0][0])[:_MOST]


def _steps(opened: OpenArticle, heads: list[int]) -> Iterator[_Step]:
    for depth, head in enumerate(heads):
        parts = opened.marks.parts(head)
        relays = [id for id, kind in parts.items() if kind == RELAY]
        sources = [id for id, kind in parts.items() if kind == _SOURCE]
        for id in reversed(relays):
            yield _Step(id, RELAY, depth, head)
        for id in sources:
            yield _Step(id, _SOURCE, depth, head)
        yield _Step(head, "head", depth, head)


def _sources(opened: OpenArticle, heads: list[int]) -> set[int]:
    ties = (link for head in heads for link in opened.marks.links(head) if link[2] == head)
    return {link[3] for link in ties if link[1] == _SOURCE}


def _rung(
    scheme: Scheme,
    opened: OpenArticle,
    step: _Step,
    found: Mapping[int, Annotation],
    entries: Mapping[int, Source],
) -> Rung:
    one = found[step.annotation]
    colour = label_of(scheme, one.label).colour
    if step.kind == "head":
        line = what_is(scheme, label_of(scheme, one.label), one.attributes)
        by = next((found[id] for id in _sources(opened, [one.id]) if id in found), None)
        if step.inner and by is not None:
            line = tr("{label} · {name}").format(label=line, name=_name(opened, by, entries))
        return Rung(one.id, step.kind, words(opened.text, one.spans), line, colour, step.depth)
    carried = step.kind == RELAY and found[step.head].attributes.get(INFERRED) == "yes"
    line = tr("passed it on, as above") if carried else tr(_DOES[step.kind])
    name = _name(opened, one, entries)
    return Rung(one.id, step.kind, name, line, colour, step.depth, carried)


def _name(opened: OpenArticle, one: Annotation, entries: Mapping[int, Source]) -> str:
    """Who is meant by a source annotation, or its words."""
    entry = entries.get(one.source) if one.source else None
    return entry.name if entry else words(opened.text, one.spans)
