"""What the keys of the sources do with the chosen entries, mentions and pairs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from annotator.domain.review import Narrowing
from annotator.domain.same_source import SamePair
from annotator.store import sources
from annotator.store.edit import Edit
from annotator.store.source_merging import merge_sources, merging, set_distinct, split_source
from annotator.store.sources import entry_called
from annotator.ui.command import SOURCES
from annotator.ui.sources.page import ENTRIES, PAIRS, QUEUE
from annotator.ui.telling import telling
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.ui.sources.desk import SourcesDesk
    from annotator.ui.window import MainWindow


class SourcesKeys(QObject):
    """Each change is one edit and one undo."""

    def __init__(self, window: MainWindow, desk: SourcesDesk) -> None:
        super().__init__(desk)
        self._window = window
        self._workspace = window.workspace
        self._desk = desk

    # Going

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) row of the list that has the keys."""
        shown = self._desk.focused_list()
        if not shown.step(by) and shown.keyed.rowCount():
            end = tr("That was the last one.") if by > 0 else tr("This is the first one.")
            self._workspace.said.emit(end)

    def open(self) -> None:
        """From an entry to what it said, from there to the article; from a pair to its merge."""
        desk = self._desk
        said = desk.entry.said
        if desk.page.shown == PAIRS:
            self.merge()
        elif desk.page.shown == QUEUE:
            desk.queue.field.setFocus()
        elif not said.hasFocus():
            said.setFocus()
            if not said.currentIndex().isValid():
                said.go_to(0)
        elif (line := said.current()) is not None:
            shown = line.mention if line.head is None else line.head
            self._window.views.open_from(line.article, shown, self._window.views.show_sources)

    def rows(self) -> None:
        """List what the entry said in the review."""
        entry = self._desk.entry_shown()
        if entry is not None:
            self._window.views.show_rows(Narrowing(source=entry))

    def edit(self) -> None:
        """Give the keys to the entry's name."""
        if self._desk.page.shown == ENTRIES and self._desk.entry_shown() is not None:
            field = self._desk.entry.form.lines["name"]
            field.setFocus()
            field.selectAll()

    # Changing

    def change(self, columns: dict[str, object]) -> None:
        """Keep what was changed of the entry that is shown."""
        entry = self._desk.entry_shown()
        if entry is not None:
            self._workspace.do(
                tr("Change a source"), lambda edit: sources.set_source(edit, entry, **columns)
            )
            self._desk.show_entry()  # what was refused is shown as it is

    def note(self, entry: int, note: str, group: str) -> None:
        self._workspace.do(
            tr("Write a note"),
            lambda edit: sources.set_source(edit, entry, note=note),
            group=group,
        )

    def protect(self) -> None:
        """Protect the chosen entries in exports, or no more when the first one is."""
        chosen = self._chosen_entries()
        if chosen:
            on = not sources.source(self._workspace.project, chosen[0]).protected

            def work(edit: Edit) -> None:
                for id in chosen:
                    sources.set_source(edit, id, protected=on)

            text = (
                tr("Protect sources ({count})") if on else tr("Protect sources no more ({count})")
            )
            self._workspace.do(text.format(count=len(chosen)), work)

    def delete(self) -> None:
        """Delete the chosen entries, which nothing may mean."""
        chosen = self._chosen_entries()
        row = self._desk.lists[ENTRIES].currentIndex().row()

        def work(edit: Edit) -> None:
            for id in chosen:
                sources.remove_source(edit, id)

        if chosen:
            self._workspace.do(tr("Delete sources ({count})").format(count=len(chosen)), work)
            self._desk.lists[ENTRIES].go_to(row)

    def merge(self) -> None:
        """Merge the chosen entries, or those of the pair, after a look at what that makes."""
        if self._desk.page.shown == PAIRS:
            self.answer(True)
            return
        chosen = self._chosen_entries()
        if len(chosen) == 1:
            self._merge_with_another(chosen[0])
        elif chosen:
            self._look_at_merge(chosen)

    def _merge_with_another(self, entry: int) -> None:
        from annotator.ui.review.asking import LineWindow

        project = self._workspace.project
        name = sources.source(project, entry).name
        window = LineWindow(
            self._window,
            tr("Merge sources"),
            tr("Which other source is the same as “{name}”?").format(name=name[:60]),
            tr("Look at the merge"),
            self._names(),
        )

        def taken() -> None:
            other = entry_called(project, window.words())
            if other is None:
                self._workspace.said.emit(tr("There is no source of this name."))
            else:
                self._look_at_merge([entry, other])

        window.accepted.connect(taken)
        window.open()

    def _look_at_merge(self, ids: Sequence[int]) -> None:
        """Show what a merge makes; a refusal is said in the status bar."""
        from annotator.ui.sources.merging import MergeWindow

        project = self._workspace.project
        if project.read_only:
            self._workspace.said.emit(project.read_only)
            return
        with telling(self._workspace.said.emit):
            merging(project, ids[0], ids[1:])
            found = sources.sources_by_id(project, ids)
            entries = sorted((found[id] for id in ids), key=lambda one: -len(one.name))
            window = MergeWindow(
                self._window,
                project.scheme,
                entries,
                lambda into, others: merging(project, into, others),
            )
            window.accepted.connect(lambda: self._merge(window.into(), window.others()))
            window.open()

    def _merge(self, into: int, others: Sequence[int]) -> None:
        text = tr("Merge sources ({count})").format(count=len(others) + 1)
        self._workspace.do(
            text,
            lambda edit: merge_sources(edit, into, others),
            lambda made: self._desk.stand_on(made.made.id),
        )

    def take_apart(self) -> None:
        """Ask who is meant by the chosen mentions."""
        from annotator.ui.review.asking import LineWindow

        entry = self._desk.entry_shown()
        mentions = list(dict.fromkeys(mention for mention, _ in self._desk.entry.said.chosen()))
        if entry is None or self._desk.page.shown != ENTRIES:
            return
        if not mentions:
            said = tr("Choose below the mentions that mean somebody else, then press T.")
            self._workspace.said.emit(said)
            return
        question = tr("Who is meant by these {count} mentions?").format(count=len(mentions))
        window = LineWindow(
            *(self._window, tr("Take apart"), question, tr("Take the name"), self._names())
        )
        window.accepted.connect(lambda: self._split(entry, mentions, window.words()))
        window.open()

    def _split(self, entry: int, mentions: Collection[int], name: str) -> None:
        to = entry_called(self._workspace.project, name)
        text = tr("Take a source apart ({count})").format(count=len(mentions))
        self._workspace.do(text, lambda edit: split_source(edit, entry, mentions, to, name))

    def answer(self, same: bool) -> None:
        """Take the proposed merge, or say that the two are not the same."""
        pair = self._desk.lists[PAIRS].current()
        if not isinstance(pair, SamePair):
            return
        one, other = pair.first.id, pair.second.id
        if same:
            self._merge(one, [other])
        else:
            self._workspace.do(
                tr("Say that two sources differ"), lambda edit: set_distinct(edit, one, other)
            )

    def apart(self) -> None:
        """Dismiss the proposed merge."""
        if self._desk.page.shown == PAIRS:
            self.answer(False)

    # Menus

    def menu(self, shown: QPoint) -> None:
        """All that can be done, at a point of the list that has the keys."""
        menu = self._window.actions_table.part(SOURCES)
        menu.popup(self._desk.focused_list().viewport().mapToGlobal(shown))

    def _chosen_entries(self) -> list[int]:
        return self._desk.lists[ENTRIES].chosen() if self._desk.page.shown == ENTRIES else []

    def _names(self) -> list[str]:
        known = sources.sources(self._workspace.project)
        return sorted({name for one in known for name in (one.name, *one.aliases)})
