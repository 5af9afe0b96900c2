"""Who is meant by the sources that are tagged: proposed from the words and from what is above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from annotator.domain.values import Annotation
from annotator.store import annotations as tagged
from annotator.store import sources
from annotator.text.span import Span, words
from annotator.ui.open_article import OpenArticle
from annotator.ui.proposing import Find, Proposal
from annotator.ui.tagging import ENTRY, Part
from annotator.ui.workspace import Workspace

if TYPE_CHECKING:
    from annotator.suggest.meant import Meant, Mention

_REACH = 30_000  # characters above in which mentions are looked for
_NEAREST = 80


def with_entries(workspace: Workspace, find: Find) -> Find:
    """The same readings, each source with the entry that it likely means."""

    def found(opened: OpenArticle, head: Annotation) -> Sequence[Proposal]:
        return [
            Proposal(tuple(_named(workspace, part) for part in reading.parts))
            for reading in find(opened, head)
        ]

    return found


def naming_of(workspace: Workspace, mention: int) -> Find:
    """Whom a source annotation may mean, as proposals; none when it is said already."""

    def found(opened: OpenArticle, head: Annotation) -> Sequence[Proposal]:
        one = tagged.annotation(workspace.project, mention)
        if one is None or one.source is not None:
            return ()
        return [
            Proposal((Part(ENTRY, "", one.spans, mention, meant),))
            for meant in who_is_meant(workspace, one.spans)
        ]

    return found


def who_is_meant(workspace: Workspace, spans: Sequence[Span]) -> list[Meant]:
    """The entries that a source of these words may mean, the likeliest first."""
    from annotator.suggest.meant import Entry, meant  # loaded at the first source, not at start

    entries = [
        Entry(one.id, one.name, one.aliases, one.type, one.role)
        for one in sources.sources(workspace.project)
    ]
    return meant(words(workspace.text, spans), entries, _above(workspace, spans[0].start))


def _named(workspace: Workspace, part: Part) -> Part:
    if part.label != "source":
        return part
    if part.annotation is not None:
        present = tagged.annotation(workspace.project, part.annotation)
        if present is None or present.source is not None:
            return part
    first = next(iter(who_is_meant(workspace, part.spans)), None)
    return replace(part, entry=first)


def _above(workspace: Workspace, start: int) -> list[Mention]:
    """The nearest mentions above of which it is said who is meant, in reading order."""
    from annotator.suggest.meant import Mention

    rows = workspace.opened.marks.overlapping(max(0, start - _REACH), start)
    ids = dict.fromkeys(row[2] for row in rows if row[3] == "source" and row[0] < start)
    text = partial(words, workspace.text)
    return [
        Mention(text(one.spans), one.source)
        for one in tagged.annotations_by_id(workspace.project, list(ids)[-_NEAREST:])
        if one.source is not None
    ]
