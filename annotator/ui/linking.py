"""Link mode: from a picked annotation to another one, by click or key by key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.domain.scheme import LinkKind
from annotator.domain.values import Annotation
from annotator.text.span import Span, words
from annotator.ui.open_article import PART_LABELS
from annotator.ui.panel.strip import Offer
from annotator.ui.reading import label_of
from annotator.ui.tagging import Tagging
from annotator.ui.words import tr
from annotator.ui.workspace import Workspace

_REACH = 20_000  # characters around the annotation in which ends are offered
_MOST = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """An annotation that could be the other end, and the kinds of link that fit."""

    annotation: int
    label: str
    kinds: tuple[LinkKind, ...]
    outward: bool  # the link would begin at the annotation that was picked


class Linking(QObject):
    """Offers the ends that the scheme allows, the nearest first; Enter or a click links."""

    changed = Signal()

    def __init__(self, workspace: Workspace, tagging: Tagging) -> None:
        super().__init__()
        self._workspace = workspace
        self._tagging = tagging
        self._origin: Annotation | None = None
        self._pick: int | None = None
        self._wish = ""  # the one kind that the person asked for, else empty
        self._kind = ""
        self._candidates: list[Candidate] = []
        self._current = -1

    @property
    def is_open(self) -> bool:
        return self._origin is not None

    def begin(self, origin: Annotation, wish: str = "", pick: int | None = None) -> None:
        """Start from `origin`; with `wish` only links of that kind are offered.

        `pick` is picked once they are linked, else where the link begins.
        """
        self._origin, self._wish, self._pick = origin, wish, pick
        self._candidates = self._find(origin)
        self._current = -1
        self._kind = ""
        if wish:  # the person said what is wanted, so the likeliest end is offered at once
            self.step(1)
        if not self._candidates:
            self._origin = None
            title = label_of(self._workspace.scheme, origin.label).title.lower()
            self._workspace.said.emit(
                tr("Nothing near this {label} can be linked to it yet.").format(label=title)
            )
        self.changed.emit()

    def leave(self) -> None:
        if self._origin is not None:
            self._origin = None
            self._candidates, self._current = [], -1
            self.changed.emit()

    def step(self, by: int) -> None:
        """Go to the next (or, with -1, the previous) end."""
        if self._candidates:
            first = 0 if by > 0 else len(self._candidates) - 1
            self._current = (
                first if self._current < 0 else (self._current + by) % len(self._candidates)
            )
            self._kind = self._usual_kind(self._candidates[self._current])
            self.changed.emit()

    def choose_kind(self, key: str) -> None:
        """Use another kind of link for the end that is offered."""
        self._kind = key
        self.changed.emit()

    def choose_digit(self, digit: int) -> bool:
        """Use the kind beside a digit; False when there is none."""
        candidate = self.candidate
        if candidate is None or not 1 <= digit <= len(candidate.kinds):
            return False
        self.choose_kind(candidate.kinds[digit - 1].key)
        return True

    def click(self, annotation: int) -> bool:
        """Link to a clicked annotation at once; False when the scheme does not allow it."""
        found = next((one for one in self._candidates if one.annotation == annotation), None)
        if found is None and self._origin is not None:
            found = self._candidate(self._origin, annotation)
        if found is None:
            self._workspace.said.emit(self._forbidden(annotation))
            return False
        chosen = self._kind if any(kind.key == self._kind for kind in found.kinds) else ""
        self._link(found, chosen or self._usual_kind(found))
        return True

    def _forbidden(self, other: int) -> str:
        """Why no link can be made to an annotation."""
        labels = (self._origin.label if self._origin else "", self._workspace.opened.label(other))
        one, two = (label_of(self._workspace.scheme, key or "").title.lower() for key in labels)
        sentence = tr("The scheme has no link between {one} and {two}; Esc leaves the link.")
        return sentence.format(one=one, two=two)

    def accept(self) -> None:
        """Link to the end that is offered."""
        candidate = self.candidate
        if candidate is not None:
            self._link(candidate, self._kind)

    @property
    def candidate(self) -> Candidate | None:
        """The end that is offered just now."""
        return self._candidates[self._current] if self._current >= 0 else None

    def outline(self) -> list[tuple[Span, str]]:
        """The spans of the end that is offered, with its label."""
        candidate = self.candidate
        if candidate is None:
            return []
        rows = self._workspace.opened.marks.of(candidate.annotation)
        return [(Span(row[0], row[1]), candidate.label) for row in rows]

    def offer(self) -> Offer | None:
        """What the panel says of it."""
        if self._origin is None:
            return None
        candidate = self.candidate
        title = label_of(self._workspace.scheme, self._origin.label).title.lower()
        if candidate is None:
            sentence = tr("Link this {label}: click the other end in the article, or Tab to it.")
            return Offer(sentence.format(label=title), tr("Link"), can_accept=False)
        rows = self._workspace.opened.marks.of(candidate.annotation)
        said = words(self._workspace.text, [Span(row[0], row[1]) for row in rows])
        sentence = tr("Link this {label} to the {other}: {words}").format(
            label=title,
            other=label_of(self._workspace.scheme, candidate.label).title.lower(),
            words=said if len(said) < 80 else said[:79] + "…",
        )
        kinds = [(kind.key, kind.title) for kind in candidate.kinds]
        return Offer(sentence, tr("Link"), kinds, self._kind)

    def _link(self, candidate: Candidate, kind: str) -> None:
        origin = self._origin
        if origin is None:
            return
        ends = (origin.id, candidate.annotation)
        self.leave()
        start, end = ends if candidate.outward else (ends[1], ends[0])
        self._tagging.link(kind, start, end, self._pick or start)

    def _find(self, origin: Annotation) -> list[Candidate]:
        rows = self._workspace.opened.marks.overlapping(
            max(0, origin.start - _REACH), origin.end + _REACH
        )
        near: dict[int, int] = {}
        for start, end, id, *_ in rows:
            if id != origin.id:
                far = max(start - origin.end, origin.start - end, 0)
                near[id] = min(far, near.get(id, far))
        tied = {id for link in self._workspace.opened.marks.links(origin.id) for id in link[2:]}
        found = [one for one in (self._candidate(origin, id) for id in near) if one is not None]
        passing = {
            link[3]
            for one in (near if self._wish else ())
            for link in self._workspace.opened.marks.links(one)
            if link[1] == self._wish
        }
        found.sort(
            key=lambda one: (
                one.annotation in tied,
                one.annotation not in passing,  # who passed on another quote, for a relay
                one.label not in PART_LABELS,
                near[one.annotation],
                one.annotation,
            )
        )
        return found[:_MOST]

    def _candidate(self, origin: Annotation, other: int) -> Candidate | None:
        label = self._workspace.opened.label(other)
        if label is None or other == origin.id:
            return None
        scheme = self._workspace.scheme
        for outward in (True, False):
            ends = (origin.label, label) if outward else (label, origin.label)
            kinds = scheme.kinds_between(*ends)
            if self._wish:
                kinds = tuple(kind for kind in kinds if kind.key == self._wish)
            if kinds:
                return Candidate(other, label, kinds, outward)
        return None

    def _usual_kind(self, candidate: Candidate) -> str:
        """The first kind that is free: a quote that has its source gets a relay."""
        start = self._origin.id if self._origin and candidate.outward else candidate.annotation
        taken = {link[1] for link in self._workspace.opened.marks.links(start) if link[2] == start}
        free = [kind for kind in candidate.kinds if not (kind.single and kind.key in taken)]
        return (free or list(candidate.kinds))[0].key
