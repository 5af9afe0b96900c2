"""Tagging: what a key in the article does to the project, each as one edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from annotator.domain.values import HEADS, Annotation
from annotator.store import annotations as tagged
from annotator.store import articles, regions, relays, sources
from annotator.store.edit import Edit
from annotator.text.span import Span
from annotator.text.trimming import trimmed
from annotator.ui import new_entry
from annotator.ui.long_edits import do_with_bar
from annotator.ui.nesting import take_in, tie_to_context
from annotator.ui.parts import ENTRY, Part
from annotator.ui.reading import label_of
from annotator.ui.told_by_words import told_by_words
from annotator.ui.words import tr
from annotator.ui.workspace import Workspace


class Tagging(QObject):
    """Operations on the article on screen. Each is one edit; what was made becomes picked."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace

    # Annotations

    def tag(
        self,
        label: str,
        spans: Sequence[Span],
        then: Callable[[int], None] | None = None,
        group: str | None = None,
    ) -> None:
        """Tag words of the article on screen and pick what was made."""
        here = self._workspace.opened
        places = trimmed(here.text, spans)
        if not places:
            self._workspace.said.emit(tr("Select the words first, then press the key."))
            return
        title = self._title(label)

        def work(edit: Edit) -> int:
            made = self._add(edit, label, places)
            tie_to_context(edit, here, label, made, places)
            if len(places) == 1:
                take_in(edit, here, label, made, places[0])
            return made

        words = tr("Tag {label}").format(label=title)
        self._workspace.do(words, work, then, pick=lambda made: made, group=group)

    def tag_part(
        self,
        label: str,
        kind: str,
        head: Annotation,
        spans: Sequence[Span],
        then: Callable[[int], None] | None = None,
        group: str | None = None,
        origin: int | None = None,
    ) -> None:
        """Tag words as an end of `head`'s attribution and link them; `head` stays picked.

        With `origin` the link begins there: at the relay whose words another one passed on.
        """
        places = trimmed(self._workspace.opened.text, spans)
        part = Part(kind, label, places, self._present(label, places), origin=origin)
        text = tr("Tag {label} and link it").format(label=self._title(label))
        self.attribute(head, [part], text, then, group)

    def attribute(
        self,
        head: Annotation,
        parts: Sequence[Part],
        text: str,
        then: Callable[[int], None] | None = None,
        group: str | None = None,
        first: Callable[[Edit], object] | None = None,
    ) -> None:
        """Tag what is not tagged yet of `parts` and link all of it to `head`, in one edit.

        `then` is told the last of them; what `first` does belongs to the same edit.
        """

        def work(edit: Edit) -> int:
            if first is not None:
                first(edit)
            end = head.id
            for part in parts:
                present = part.annotation
                end = self._add(edit, part.label, part.spans) if present is None else present
                if part.kind != ENTRY:
                    relays.tie(edit, part.kind, part.origin or head.id, end)
                if part.entry is not None:
                    entry = part.entry.entry
                    if entry is None:
                        made = new_entry.proposed(edit.project.scheme, part.entry)
                        entry = sources.add_source(edit, made)
                    tagged.set_entry(edit, end, entry)
            return end

        self._workspace.do(text, work, then, pick=lambda made: head.id, group=group)

    def extend(self, annotation: int, spans: Sequence[Span]) -> None:
        """Add words to an annotation as further spans."""
        places = trimmed(self._workspace.opened.text, spans)

        def work(edit: Edit) -> None:
            for place in places:
                tagged.add_span(edit, annotation, place)

        title = self._title(self._workspace.opened.label(annotation) or "")
        self._workspace.do(tr("Add words to the {label}").format(label=title), work)

    def remove(self, annotation: Annotation) -> None:
        """Delete an annotation with its links, and the parts that nothing else is linked to."""
        marks = self._workspace.opened.marks
        doomed = [annotation.id]
        for end in marks.parts(annotation.id) if annotation.label in HEADS else ():
            if {link[2] for link in marks.links(end) if link[3] == end} <= set(doomed):
                doomed.append(end)
        bereft = marks.heads(annotation.id)

        def work(edit: Edit) -> None:
            tagged.remove_annotations(edit, doomed)
            for head in bereft:
                relays.settle(edit, head)

        text = tr("Delete {label}").format(label=self._title(annotation.label))
        self._workspace.do(text, work, pick=lambda made: None)

    def set_label(self, annotation: int, label: str) -> None:
        self._workspace.do(
            tr("Change to {label}").format(label=self._title(label)),
            lambda edit: tagged.set_label(edit, annotation, label),
        )

    def set_attribute(
        self, annotation: Annotation, key: str, value: str | list[str] | None
    ) -> None:
        attribute = self._workspace.scheme.attribute(annotation.label, key)
        title = attribute.title if attribute else key
        self._workspace.do(
            tr("Set {attribute}").format(attribute=title),
            lambda edit: tagged.set_attribute(edit, annotation.id, key, value),
        )

    def set_review(self, annotation: Annotation, review: str) -> None:
        if annotation.review != review:
            self._workspace.do(
                tr("Set the review"), lambda edit: tagged.set_review(edit, annotation.id, review)
            )

    def set_note(self, annotation: int, note: str, group: str) -> None:
        self._workspace.do(
            tr("Write a note"), lambda edit: tagged.set_note(edit, annotation, note), group=group
        )

    # Links

    def link(self, kind: str, origin: int, target: int, pick: int) -> None:
        """Link two annotations and pick one of them."""
        link_kind = self._workspace.scheme.link_kind(kind)
        title = link_kind.title if link_kind else kind
        self._workspace.do(
            tr("Link: {kind}").format(kind=title),
            lambda edit: relays.tie(edit, kind, origin, target),
            pick=lambda made: pick,
        )

    def unlink(self, link: int) -> None:
        self._workspace.do(tr("Remove a link"), lambda edit: relays.untie(edit, link))

    def change_kind(self, link: int, kind: str, origin: int, target: int) -> None:
        """Make a link another kind: who said it becomes who passed it on, or back."""

        def work(edit: Edit) -> None:
            relays.untie(edit, link)
            relays.tie(edit, kind, origin, target)

        self._workspace.do(tr("Change a link"), work)

    # Sources and the article

    def name_entry(self, annotation: int, name: str) -> None:
        """Say who is meant by a source annotation; a new name makes a new entry."""
        known = sources.sources(self._workspace.project)
        wanted = name.casefold()
        english = self._workspace.opened.is_english
        entry = next(
            (one.id for one in known if wanted in map(str.casefold, (one.name, *one.aliases))), None
        )

        def work(edit: Edit) -> None:
            found = entry
            if found is None and name:
                found = sources.add_source(
                    edit, new_entry.typed(edit.project.scheme, name, english=english)
                )
            tagged.set_entry(edit, annotation, found)

        self._workspace.do(tr("Name the source"), work)

    def change_entry(self, entry: int, columns: Mapping[str, object]) -> None:
        self._workspace.do(
            tr("Change a source"), lambda edit: sources.set_source(edit, entry, **columns)
        )

    def set_status(self, article: int, status: str) -> None:
        self._workspace.do(
            tr("Set the article’s state"), lambda edit: articles.set_status(edit, article, status)
        )

    def remove_article(self, article: int) -> None:
        do_with_bar(
            self._workspace,
            tr("Delete an article"),
            lambda edit: articles.remove_article(edit, article),
            articles.rows_of(self._workspace.project, article),
        )

    def restore_region(self, region: int) -> None:
        """Make a region of the article plain text again."""
        self._workspace.do(
            tr("Make it text again"), lambda edit: regions.remove_region(edit, region)
        )

    def add_region(self, kind: str, span: Span) -> None:
        article = self._workspace.opened.id
        self._workspace.do(
            tr("Mark a region"), lambda edit: regions.add_region(edit, article, kind, span)
        )

    # How it is done

    def _add(self, edit: Edit, label: str, places: Sequence[Span]) -> int:
        here = self._workspace.opened
        attributes = told_by_words(
            edit.project.scheme, label, here.text, places, here.article.language
        )
        made = tagged.add_annotation(edit, here.id, label, places, attributes=attributes)
        if here.article.status == "to_do":
            articles.set_status(edit, here.id, "in_progress")
        return made

    def _present(self, label: str, places: tuple[Span, ...]) -> int | None:
        """The annotation of exactly these words, when there is one."""
        here = self._workspace.opened
        for row in here.marks.overlapping(places[0].start, places[0].end) if places else ():
            if row[3] == label:
                spans = tuple(Span(start, end) for start, end, *_ in here.marks.of(row[2]))
                if spans == places:
                    return row[2]
        return None

    def _title(self, label: str) -> str:
        return label_of(self._workspace.scheme, label).title.lower()
