"""A relay carried on: who passed on the last words of the same source is offered again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.values import HEADS, Annotation
from annotator.store import annotations as tagged
from annotator.store.relays import RELAY
from annotator.text.span import Span
from annotator.ui.open_article import OpenArticle
from annotator.ui.parts import Part
from annotator.ui.proposing import Find, Proposal
from annotator.ui.workspace import Workspace

_REACH = 5_000  # characters above in which an earlier quote is looked for
_SOURCE, _NESTED = "source", "nested_in"


class Carrying:
    """Adds to a reading the relay of the quote above, when the same source goes on speaking."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def with_relays(self, find: Find) -> Find:
        """`find`, its readings with the relay that they carry on."""

        def found(opened: OpenArticle, head: Annotation) -> Sequence[Proposal]:
            readings = find(opened, head)
            if not readings or self._has(opened, head.id, RELAY):
                return readings
            above = self._speaker_above(opened, head)
            relay = self._relay(opened, above) if above else None
            if above is None or relay is None:
                return readings
            return [self._carried(reading, above, relay) for reading in readings]

        return found

    def _carried(self, reading: Proposal, above: tuple[int, int], relay: Part) -> Proposal:
        source = next((part for part in reading.parts if part.kind == _SOURCE), None)
        has_own = any(part.kind == RELAY for part in reading.parts)
        if source is None or has_own or self._entry(source) != above[1]:
            return reading
        return replace(reading, parts=(*reading.parts, relay))

    def _speaker_above(self, opened: OpenArticle, head: Annotation) -> tuple[int, int] | None:
        """The last quote before `head` that somebody says outside any quote, and their entry."""
        rows = opened.marks.overlapping(max(0, head.start - _REACH), head.start)
        ids = dict.fromkeys(row[2] for row in reversed(rows) if row[3] == head.label)
        for id in ids:
            ties = [link for link in opened.marks.links(id) if link[2] == id]
            source = next((link[3] for link in ties if link[1] == _SOURCE), None)
            if id != head.id and source is not None and not self._has(opened, id, _NESTED):
                said = tagged.annotation(self._workspace.project, source)
                return (id, said.source) if said is not None and said.source else None
        return None

    def _relay(self, opened: OpenArticle, above: tuple[int, int]) -> Part | None:
        for _, kind, origin, target in opened.marks.links(above[0]):
            if kind == RELAY and origin == above[0]:
                spans = tuple(Span(row[0], row[1]) for row in opened.marks.of(target))
                return Part(RELAY, _SOURCE, spans, target)
        return None

    def _entry(self, part: Part) -> int | None:
        """Who is meant by a proposed source: said by the proposal, else by the tag itself."""
        if part.entry is not None:
            return part.entry.entry
        if part.annotation is None:
            return None
        present = tagged.annotation(self._workspace.project, part.annotation)
        return present.source if present is not None else None

    def _has(self, opened: OpenArticle, id: int, kind: str) -> bool:
        return any(link[1] == kind and link[2] == id for link in opened.marks.links(id))


def relayed(workspace: Workspace) -> Annotation | None:
    """What the next relay passed on: the picked quote itself or, behind its relays, the last.

    None when neither a quote nor a part of one is picked.
    """
    picked = workspace.picked
    if picked is None:
        return None
    marks, scheme = workspace.opened.marks, workspace.scheme
    is_relay = any(link[1] == RELAY and link[3] == picked.id for link in marks.links(picked.id))
    at = picked.id
    if picked.label not in HEADS and not is_relay:
        heads = [id for id in marks.heads(picked.id) if workspace.opened.label(id) in HEADS]
        if not heads:
            return None
        at = heads[0]
    seen = {at}
    chains = RELAY in {kind.key for kind in scheme.kinds_between(_SOURCE, _SOURCE)}
    while chains:
        ties = [link for link in marks.links(at) if link[1] == RELAY and link[2] == at]
        further = next((link[3] for link in ties if link[3] not in seen), None)
        if further is None:
            break
        at = further
        seen.add(at)
    return tagged.annotation(workspace.project, at)
