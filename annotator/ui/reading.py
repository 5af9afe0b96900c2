"""What the panel shows, read from the project: rows of the list, the card of what is picked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.domain.scheme import Label, Scheme
from annotator.domain.values import HEADS, Annotation, Link, Source
from annotator.store import annotations as tagged
from annotator.store import links, sources
from annotator.store.project import Project
from annotator.store.relays import INFERRED
from annotator.text.span import words
from annotator.ui.panel.heads import HeadRow
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.domain.records import Attributes
    from annotator.ui.panel.card import Card, End

_FORM = "form"
_SHOWN = ("source", "relay")  # the links that the list names


def head_rows(project: Project, text: str, ids: Sequence[int]) -> Mapping[int, HeadRow]:
    """What the list says of these quotes and claims: three reads, however many they are."""
    heads = tagged.annotations_by_id(project, list(ids))
    ties: defaultdict[int, list[Link]] = defaultdict(list)
    for link in links.links_of(project, [head.id for head in heads]):
        if link.kind in _SHOWN:
            ties[link.origin].append(link)
    ends = [link.target for found in ties.values() for link in found]
    parts = {part.id: part for part in tagged.annotations_by_id(project, ends)}
    entries = entries_of(project, parts.values())
    return {
        head.id: _head_row(project.scheme, text, head, ties[head.id], parts, entries)
        for head in heads
    }


def card(project: Project, text: str, annotation: Annotation) -> Card:
    """Everything the panel says of one annotation."""
    from annotator.ui.panel.card import Card, End  # at the first pick

    scheme = project.scheme
    own = links.links_of(project, [annotation.id])
    others = [link.target if link.origin == annotation.id else link.origin for link in own]
    found = {other.id: other for other in tagged.annotations_by_id(project, others)}
    entries = entries_of(project, [annotation, *found.values()])
    ends: defaultdict[str, list[End]] = defaultdict(list)
    heads: list[End] = []
    for link in own:
        outward = link.origin == annotation.id
        other = found.get(link.target if outward else link.origin)
        if other is not None:
            said = words(text, other.spans)
            entry = entries.get(other.source) if other.source else None
            end = End(link.id, link.kind, other, said, entry)
            (ends[link.kind] if outward else heads).append(end)
    return Card(
        annotation=annotation,
        label=label_of(scheme, annotation.label),
        words=words(text, annotation.spans),
        attributes=scheme.attributes_of(annotation.label),
        ends={kind: tuple(some) for kind, some in ends.items()},
        heads=tuple(heads),
        entry=entries.get(annotation.source) if annotation.source else None,
        is_head=annotation.label in HEADS,
    )


def label_of(scheme: Scheme, key: str) -> Label:
    """A label of the scheme; one that the scheme has lost keeps its key as its title."""
    return scheme.label(key) or Label(key, key)


def _head_row(
    scheme: Scheme,
    text: str,
    head: Annotation,
    ties: Sequence[Link],
    parts: Mapping[int, Annotation],
    entries: Mapping[int, Source],
) -> HeadRow:
    by: dict[str, str] = {}
    for link in ties:
        part = parts.get(link.target)
        if part is not None and link.kind not in by:
            entry = entries.get(part.source) if part.source else None
            by[link.kind] = entry.name if entry else words(text, part.spans)
    return head_row(scheme, head.label, words(text, head.spans), head.attributes, by)


def head_row(
    scheme: Scheme, key: str, said: str, attributes: Attributes, by: Mapping[str, str]
) -> HeadRow:
    """What the list says of a quote or claim; `by` names its source and relay, as far as linked."""
    label = label_of(scheme, key)
    line = [what_is(scheme, label, attributes)]
    if "source" in by and "relay" in by:
        carried = attributes.get(INFERRED) == "yes"
        via = tr("{source}, via {relay} as above") if carried else tr("{source}, via {relay}")
        line.append(via.format(source=by["source"], relay=by["relay"]))
    elif by:
        line += by.values()
    missing = key == "quote" and "source" not in by
    warning = tr("no source linked ⚠") if missing else ""
    return HeadRow(said, " · ".join(line), label.colour, warning)


def what_is(scheme: Scheme, label: Label, attributes: Attributes) -> str:
    """`direct quote`, `claim · quantity`: the label with the answer that tells most."""
    title = label.title.lower()
    for key in (_FORM, "kind"):
        attribute = scheme.attribute(label.key, key)
        answer = attributes.get(key)
        value = attribute.value(answer) if attribute and isinstance(answer, str) else None
        if value is not None and key == _FORM:
            return tr("{form} {label}").format(form=value.title, label=title)
        if value is not None:
            return f"{title} · {value.title}"
    return title


def entries_of(project: Project, of: Iterable[Annotation]) -> Mapping[int, Source]:
    """The entries that these source annotations mean, by their ids."""
    wanted = {one.source for one in of if one.source is not None}
    return sources.sources_by_id(project, wanted)
