"""The sources at work: what is listed, and what is shown of what was changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.domain.review import Chosen
from annotator.domain.same_source import SamePair, same_pairs
from annotator.store import sources
from annotator.store.mentions import (
    count_unresolved,
    mention_lines,
    mentions_of,
    unresolved,
)
from annotator.store.source_list import Wanted, source_counts, source_ids, source_lines
from annotator.store.source_merging import merging
from annotator.ui.review.facets import FacetRow
from annotator.ui.showing import article_theme
from annotator.ui.sources import words
from annotator.ui.sources.asking_who import AskingWho
from annotator.ui.sources.entry_pane import EntryPane, lines_by_pair
from annotator.ui.sources.facets import facet_rows
from annotator.ui.sources.keys import SourcesKeys
from annotator.ui.sources.list import WordsList
from annotator.ui.sources.lists import Pairs, make_lists
from annotator.ui.sources.page import ENTRIES, PAIRS, QUEUE, SourcesPage
from annotator.ui.sources.pair_pane import PairPane
from annotator.ui.sources.queue_pane import QueuePane
from annotator.ui.words import figure, tr
from annotator.ui.workspace import Committed

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

_COUNT_AFTER = 200  # ms after a change, so that it is painted before
_FEW = 50
"""Of more answers that are taken back at once the first of these many is gone to."""


class SourcesDesk(QObject):
    """Keeps the page in step with the project."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._chosen: Chosen = {}
        self._text = ""
        self._order = "name"
        self._pairs: Pairs = {}
        self._shown: int | None = None
        self._stale = True
        look = window.look
        self.entry = EntryPane(
            look, lambda pairs: lines_by_pair(mention_lines(self._project, pairs))
        )
        self.queue = QueuePane(look, article_theme(look))
        self.pair = PairPane()
        self.lists = make_lists(look, self._workspace, self._pairs)
        panes: dict[str, QWidget] = {ENTRIES: self.entry, QUEUE: self.queue, PAIRS: self.pair}
        self.page = SourcesPage(look, self.lists, panes)
        self.keys = SourcesKeys(window, self)
        self.who = AskingWho(window, self.queue, self.lists[QUEUE])
        self._counting = QTimer(self, interval=_COUNT_AFTER, singleShot=True)
        self._counting.timeout.connect(self._count)
        self._connect()
        self.begin()

    @property
    def _project(self) -> Any:
        return self._workspace.project

    def _connect(self) -> None:
        page, keys = self.page, self.keys
        page.facets.chosen.connect(self.choose)
        page.searched.connect(self._look_for)
        shows = {ENTRIES: self.show_entry, QUEUE: self.who.show, PAIRS: self._show_pair}
        for which, show in shows.items():
            shown = self.lists[which]
            shown.row_chosen.connect(show)
            shown.customContextMenuRequested.connect(keys.menu)
        self.lists[ENTRIES].doubleClicked.connect(lambda index: keys.open())
        self.lists[QUEUE].clicked.connect(lambda index: self.queue.field.setFocus())
        self.entry.said.doubleClicked.connect(lambda index: keys.open())
        self.entry.said.customContextMenuRequested.connect(keys.menu)
        self.entry.form.changed.connect(keys.change)
        self.entry.form.note_committed.connect(keys.note)
        self.entry.form.left.connect(self.lists[ENTRIES].setFocus)
        self.entry.merge_wanted.connect(keys.merge)
        self.entry.split_wanted.connect(keys.take_apart)
        self.entry.rows_wanted.connect(keys.rows)
        self.pair.answered.connect(keys.answer)
        self._workspace.changed.connect(self._follow)
        self._workspace.project_changed.connect(self.begin)
        self._window.look.changed.connect(self._take_theme)

    # Listing

    def begin(self) -> None:
        """Show another project from the start."""
        self._counting.stop()
        self._chosen, self._text, self._order = {}, "", "name"
        self._shown, self._stale = None, True
        self.who.forget()
        for shown in self.lists.values():
            shown.keyed.show(())
        self.entry.show_entry(None, ())
        self.who.show()
        self.page.search.clear()
        if self._workspace.is_open:
            self._take_theme()
            self.entry.form.set_scheme(self._workspace.scheme)
            self.entry.form.set_writable(not self._project.read_only)

    def come_up(self) -> None:
        """List what there is, when it is another than before."""
        if self._stale:
            self.ask()
            self._count()
        self.lists[self.page.shown].setFocus()

    def ask(self) -> None:
        """List anew what is asked for, standing on the same row, or where it stood."""
        self._stale = False
        which = next(iter(self._chosen.get("view", ())), ENTRIES)
        shown = self.lists[which]
        key, row = shown.current_key(), max(shown.currentIndex().row(), 0)
        shown.keyed.show(self._keys(which, shown.keyed.rowCount()))
        self.page.show_list(which, narrowed=which == ENTRIES and self._wanted() != Wanted())
        found = shown.keyed.row_of(key)
        if shown.currentIndex().row() != found or found is None:
            shown.go_to(row if found is None else found)
        {ENTRIES: self.show_entry, QUEUE: self.who.show, PAIRS: self._show_pair}[which]()
        self._tell(which)

    def _keys(self, which: str, known: int) -> Sequence[Any]:
        if which == ENTRIES:
            return source_ids(self._project, self._wanted(), self._order)
        if which == QUEUE:
            return unresolved(self._project, most=max(known, 500))
        pairs = same_pairs(sources.sources(self._project))
        self._pairs.clear()
        self._pairs.update(((pair.first.id, pair.second.id), pair) for pair in pairs)
        return list(self._pairs)

    def _wanted(self) -> Wanted:
        one = {key: next(iter(values)) for key, values in self._chosen.items() if values}
        return Wanted(self._text, one.get("type"), one.get("naming"), "protected" in one)

    def choose(self, chosen: Chosen) -> None:
        """List something else: one of the three lists, or the entries of a type or naming."""
        view = chosen.get("view")
        if view and view != self._chosen.get("view"):
            chosen = {"view": view}
        elif view and len(chosen) > 1:
            chosen = {facet: values for facet, values in chosen.items() if facet != "view"}
        self._chosen = {facet: values for facet, values in chosen.items() if values}
        self.ask()
        self._count()
        self.lists[self.page.shown].setFocus()

    def show_all(self) -> None:
        """List all entries."""
        self.page.search.clear()
        self.choose({})

    def sort(self) -> None:
        """List by name, or the most mentioned first."""
        self._order = "mentions" if self._order == "name" else "name"
        self._workspace.said.emit(
            tr("The most mentioned come first.") if self._order != "name" else tr("By name.")
        )
        self.ask()

    def stand_on(self, entry: int) -> None:
        """Choose an entry in the list of entries, when it is listed there."""
        row = self.lists[ENTRIES].keyed.row_of(entry)
        if row is not None and self.page.shown == ENTRIES:
            self.lists[ENTRIES].go_to(row)

    def _look_for(self, text: str) -> None:
        if text != self._text:
            self._text = text
            if self._chosen.get("view"):
                self._chosen = {}
                self._count()
            self.ask()

    def _count(self) -> None:
        if not self._workspace.is_open or not self.page.isVisible():
            return
        project = self._project
        pairs = len(same_pairs(sources.sources(project)))
        counts = source_counts(project)
        chosen = self._chosen
        rows: list[FacetRow] = facet_rows(
            project.scheme, counts, chosen, waiting=count_unresolved(project), pairs=pairs
        )
        self.page.facets.show_rows(rows, chosen)

    def _tell(self, which: str) -> None:
        """Say in the status bar how many rows there are."""
        sentence = {
            ENTRIES: tr("Sources listed: {count}"),
            QUEUE: tr("Mentions to resolve: {count}"),
            PAIRS: tr("Merges proposed: {count}"),
        }[which]
        if self.page.isVisible():
            count = self.lists[which].keyed.rowCount()
            self._window.views.tell(self.page, sentence.format(count=figure(count)))

    # Following the project

    def _follow(self, committed: Committed) -> None:
        change = committed.change
        self._stale = True
        self.who.forget()
        if change.scheme:
            self.entry.form.set_scheme(self._workspace.scheme)
        if self.page.isVisible() and (change.of("source") or change.annotations or change.scheme):
            self.ask()
            if change.kind == "undo" and self.page.shown == QUEUE:
                self._stand_on_mention(change.of("annotation"))
            self._counting.start()

    def _stand_on_mention(self, ids: Collection[int]) -> None:
        """Go to what waits again since an answer was taken back."""
        queue = self.lists[QUEUE]
        rows = [row for id in sorted(ids)[:_FEW] if (row := queue.keyed.row_of(id)) is not None]
        if rows:
            queue.go_to(min(rows))

    def _take_theme(self) -> None:
        if self._workspace.is_open:
            theme = article_theme(self._window.look).with_labels(self._workspace.scheme.labels)
            self.queue.set_theme(theme)

    # The row

    def focused_list(self) -> WordsList:
        """The list that the keys are in."""
        said = self.entry.said
        return said if said.hasFocus() else self.lists[self.page.shown]

    def entry_shown(self) -> int | None:
        """The entry in the pane at the right."""
        return self._shown if self.page.shown == ENTRIES else None

    def show_entry(self) -> None:
        """Show the entry that the list is on."""
        key = self.lists[ENTRIES].current_key()
        found = source_lines(self._project, [key]) if key is not None else []
        self._shown = key if found else None
        pairs = mentions_of(self._project, key) if found else []
        self.entry.show_entry(found[0] if found else None, pairs)

    def _show_pair(self) -> None:
        pair = self.lists[PAIRS].current()
        plan, why = None, ""
        if isinstance(pair, SamePair):
            plan = merging(self._project, pair.first.id, [pair.second.id])
            why = tr("{title}: {ground}").format(
                title=words.pair_words(pair).title[:200], ground=tr(words.GROUNDS[pair.ground])
            )
        self.pair.show_pair(self._workspace.scheme, plan, why)
