"""Who is meant by the sources that are tagged: proposed from the words and from what is above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.errors import StoreError
from annotator.domain.values import Annotation, Source
from annotator.store import annotations as tagged
from annotator.store import sources
from annotator.text.span import Span, words
from annotator.ui.open_article import OpenArticle
from annotator.ui.parts import ENTRY, Part
from annotator.ui.proposing import Find, Proposal
from annotator.ui.workspace import Committed, Workspace

if TYPE_CHECKING:
    from annotator.suggest.meant import Entry, Meant, Mention

_REACH = 30_000  # characters above in which mentions are looked for
_NEAREST = 80
_SHORTEST = 3  # letters of a word by which entries are looked up


class Naming(QObject):
    """Knows the project's sources by the words of their names, kept up with every change."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._known: dict[int, tuple[str, Entry]] | None = None
        workspace.project_changed.connect(self._forget)
        workspace.changed.connect(self._follow)

    def with_entries(self, find: Find) -> Find:
        """The same readings, each source with the entry that it likely means."""

        def found(opened: OpenArticle, head: Annotation) -> Sequence[Proposal]:
            return [Proposal(tuple(map(self._named, one.parts))) for one in find(opened, head)]

        return found

    def of(self, mention: int) -> Find:
        """Whom a source annotation may mean, as proposals; none when it is said already."""

        def found(opened: OpenArticle, head: Annotation) -> Sequence[Proposal]:
            one = tagged.annotation(self._workspace.project, mention)
            if one is None or one.source is not None:
                return ()
            return [
                Proposal((Part(ENTRY, "", one.spans, mention, meant),))
                for meant in self.meant(one.spans)
            ]

        return found

    def meant(self, spans: Sequence[Span]) -> list[Meant]:
        """The entries that a source of these words may mean, the likeliest first."""
        from annotator.suggest.meant import meant  # loaded at the first source, not at start

        said = words(self._workspace.text, spans)
        above = self._above(spans[0].start)
        before = self._workspace.text[max(0, spans[0].start - _REACH) : spans[0].start]
        english = self._workspace.opened.is_english
        return meant(said, self._likely(said, above), above, before, english=english)

    def _named(self, part: Part) -> Part:
        if part.label != "source":
            return part
        if part.annotation is not None:
            present = tagged.annotation(self._workspace.project, part.annotation)
            if present is None or present.source is not None:
                return part
        return replace(part, entry=next(iter(self.meant(part.spans)), None))

    def _above(self, start: int) -> list[Mention]:
        """The nearest mentions above of which it is said who is meant, in reading order."""
        from annotator.suggest.meant import Mention

        workspace = self._workspace
        rows = workspace.opened.marks.overlapping(max(0, start - _REACH), start)
        ids = dict.fromkeys(row[2] for row in rows if row[3] == "source" and row[0] < start)
        text = partial(words, workspace.text)
        return [
            Mention(text(one.spans), one.source)
            for one in tagged.annotations_by_id(workspace.project, list(ids)[-_NEAREST:])
            if one.source is not None
        ]

    def _likely(self, said: str, above: Iterable[Mention]) -> list[Entry]:
        """The entries that share a word with what is said, and those that are meant above."""
        known = self._entries()
        asked = [word.strip(".,’'") for word in said.casefold().replace("’s", "").split()]
        asked = [word for word in asked if len(word) >= _SHORTEST] or asked
        wanted = {one.entry for one in above}
        return [
            entry
            for id, (names, entry) in known.items()
            if id in wanted or any(word in names for word in asked)
        ]

    def _entries(self) -> dict[int, tuple[str, Entry]]:
        if self._known is None:
            self._known = {}
            for one in sources.sources(self._workspace.project):
                self._keep(self._known, one)
        return self._known

    def _keep(self, known: dict[int, tuple[str, Entry]], one: Source) -> None:
        from annotator.suggest.meant import Entry

        initials = "".join(part[0] for part in one.name.split() if part[0].isupper())
        names = " ".join((one.name, initials, one.role or "", *one.aliases)).casefold()
        known[one.id] = names, Entry(one.id, one.name, one.aliases, one.type, one.role)

    def _follow(self, committed: Committed) -> None:
        if self._known is None:
            return
        for id in committed.change.of("source"):
            try:
                self._keep(self._known, sources.source(self._workspace.project, id))
            except StoreError:  # it was deleted, or its making undone
                self._known.pop(id, None)

    def _forget(self) -> None:
        self._known = None
