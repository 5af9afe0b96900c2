"""After a quote or claim is tagged: who likely said it, in which words; Enter takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.values import Annotation
from annotator.store.annotations import annotations_by_id
from annotator.text.span import Span, words
from annotator.ui.afterwards import Afterwards
from annotator.ui.new_entry import said_of
from annotator.ui.open_article import OpenArticle
from annotator.ui.panel.strip import Offer
from annotator.ui.parts import ENTRY, Part
from annotator.ui.tagging import Tagging
from annotator.ui.words import tr
from annotator.ui.workspace import Committed, Workspace

if TYPE_CHECKING:
    from annotator.suggest.meant import Meant

Find = Callable[[OpenArticle, Annotation], Sequence["Proposal"]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One reading of who said it: the parts to tag and link."""

    parts: tuple[Part, ...]


class Proposing(QObject):
    """Holds the readings proposed for one head; the best is offered first."""

    changed = Signal()
    begun = Signal()  # it is open, and nothing is found yet

    def __init__(self, workspace: Workspace, tagging: Tagging, find: Find) -> None:
        super().__init__()
        self._workspace = workspace
        self._tagging = tagging
        self._find = find
        self._head: Annotation | None = None
        self._proposals: Sequence[Proposal] = ()
        self._current = 0
        self._seek_with = find
        self._group: str | None = None
        self._sought = True
        self._timer = Afterwards(self, self._seek)
        workspace.project_changed.connect(self.leave)
        workspace.article_changed.connect(self._stay_with_article)
        workspace.changed.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """True while something is proposed, and while it is still looked for."""
        return self._head is not None

    @property
    def is_naming(self) -> bool:
        """True while it is proposed who is meant, and nothing else."""
        return bool(self._parts()) and all(part.kind == ENTRY for part in self._parts())

    @property
    def head(self) -> Annotation | None:
        return self._head

    def begin(self, head: Annotation, find: Find | None = None, group: str | None = None) -> None:
        """Propose the ends of `head` that it lacks; it closes again when there are none.

        They are looked for once the tag is painted, or when the next key asks for them; with
        `find` in another way. What is taken undoes together with the other edits of `group`.
        """
        told = self.changed if self.is_open else self.begun
        self._head, self._proposals, self._current = head, (), 0
        self._seek_with, self._group = find or self._find, group
        self._sought = False
        self._timer.start()
        told.emit()

    def leave(self) -> None:
        self._sought = True
        self._timer.stop()
        if self._head is not None:
            self._head, self._proposals = None, ()
            self.changed.emit()

    def _stay_with_article(self) -> None:
        article = self._workspace.article
        if self._head is not None and (article is None or article.id != self._head.article):
            self.leave()

    def _follow(self, committed: Committed) -> None:
        """Leave what rests on an annotation that is gone: its tagging was undone."""
        if self._head is None:
            return
        parts = (part for one in self._proposals for part in one.parts)
        mine = {
            self._head.id,
            *(id for part in parts for id in (part.annotation, part.origin) if id),
        }
        touched = mine.intersection(committed.change.annotations)
        there = annotations_by_id(self._workspace.project, sorted(touched))
        if len(there) < len(touched):
            self.leave()

    def step(self, by: int) -> None:
        """Go to the next (or, with -1, the previous) reading."""
        self._seek()
        if self._proposals:
            self._current = (self._current + by) % len(self._proposals)
            self.changed.emit()

    def accept(self, label: str | None = None) -> None:
        """Tag and link all parts offered, or only those of `label`, as one edit."""
        self._seek()
        head, parts = self._head, self._parts()
        if label is not None:
            parts = tuple(part for part in parts if part.label == label)
        if head is not None and parts:
            self.leave()
            text = tr("Take the proposed source and cue")
            if all(part.kind == ENTRY for part in parts):
                text = tr("Name the source")
            self._tagging.attribute(head, parts, text, group=self._group)

    def offers(self, label: str) -> bool:
        """True when the reading on offer has a part of this label."""
        self._seek()
        return any(part.label == label for part in self._parts())

    def outline(self) -> list[tuple[Span, str]]:
        """The spans of the reading that is offered, each with its label; none while sought."""
        return [(span, part.label) for part in self._parts() for span in part.spans]

    def offer_now(self) -> Offer | None:
        """What the panel will say, looked for at once."""
        self._seek()
        return self.offer()

    def offer(self) -> Offer | None:
        """What the panel says of it."""
        if self._head is None or not self._proposals:
            return None
        said = [self._said(part) for part in self._parts()]
        count = ""
        if len(self._proposals) > 1:
            count = tr(" ({number} of {count})").format(
                number=self._current + 1, count=len(self._proposals)
            )
        sentence = tr("Enter takes {parts}{count}").format(parts=" · ".join(said), count=count)
        return Offer(sentence, tr("Take"), several=len(self._proposals) > 1)

    def _seek(self) -> None:
        """Look for the readings, unless that is done."""
        if self._sought or self._head is None or self._workspace.article is None:
            return
        self._sought = True
        self._timer.stop()
        self._proposals = self._seek_with(self._workspace.opened, self._head)
        if not self._proposals:
            self._head = None
        self.changed.emit()

    def _said(self, part: Part) -> str:
        """A part as the panel says it: its words, and who is meant by them."""
        titles = {"source": tr("source"), "cue": tr("cue"), "relay": tr("relay")}
        said = words(self._workspace.text, part.spans)
        kind = titles.get(part.kind, "")
        if part.entry is None:
            return tr("{kind}: {words}").format(kind=kind, words=said)
        name, is_new = part.entry.name, part.entry.entry is None
        new = self._new(part.entry) if is_new else ""
        if name == said and kind:
            same = tr("{kind}: {words} ({new})") if is_new else tr("{kind}: {words}")
            return same.format(kind=kind, words=said, new=new)
        if is_new:
            name = tr("{name}, {new}").format(name=name, new=new)
        if not kind:
            return tr("who is meant by “{words}”: {name}").format(words=said, name=name)
        return tr("{kind}: {words} (= {name})").format(kind=kind, words=said, name=name)

    def _new(self, meant: Meant) -> str:
        """What is said of a new source: what it likely is, where the scheme asks for that."""
        likely = said_of(self._workspace.scheme, meant)
        return tr("a new source: {likely}").format(likely=likely) if likely else tr("a new source")

    def _parts(self) -> tuple[Part, ...]:
        return self._proposals[self._current].parts if self._proposals else ()
