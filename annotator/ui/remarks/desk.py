"""What the tab *Remarks* asks for, done; and what the checks find, shown in tab and margin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.store.edit import Edit
from annotator.store.waivers import remove_waiver, waive
from annotator.ui.panel.pane import REMARKS
from annotator.ui.remarks.model import Place, RemarksModel, place_of
from annotator.ui.remarks.watching import Watching, key_of
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.domain.remarks import Remark
    from annotator.ui.remarks.mend import Mend
    from annotator.ui.remarks.pane import RemarksPane
    from annotator.ui.window import MainWindow


class RemarksDesk(QObject):
    """Joins the checks, the list, the margin and the workspace."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._workspace = window.workspace
        self.watching = Watching(window.workspace)
        self.model = RemarksModel(self.watching)
        self._pane: RemarksPane | None = None
        self._marked: Place | None = None
        self._visited: Place | None = None
        self.watching.began.connect(self._begin)
        self.watching.changed.connect(self._show_changes)
        window.view.remark_clicked.connect(self._open_at)
        window.workspace.picked_changed.connect(self._follow_pick)
        self._begin()

    @property
    def pane(self) -> RemarksPane:
        """The tab's page, made when it is first looked at."""
        if self._pane is None:
            from annotator.ui.remarks.pane import RemarksPane

            self._pane = pane = RemarksPane(self._window.look, self.model)
            pane.list.current_changed.connect(self._show_current)
            pane.go_asked.connect(self.go)
            pane.mend_asked.connect(self.mend)
            pane.reason_given.connect(self._leave)
            pane.taken_up.connect(self._take_up)
            self._show_counts()
        return self._pane

    def marked_kind(self) -> str:
        """Which check made the marked remark; empty when none is marked."""
        remark = self._remark()
        return remark.kind if remark is not None else ""

    # What keys and buttons do

    def step(self, by: int) -> None:
        """Go to the next (or, with -1, the previous) remark; behind the last comes the first."""
        count = self.model.rowCount()
        if not count:
            self._workspace.said.emit(tr("There are no remarks about this article."))
            return
        row = self._beside(by)
        if row is None or not 0 <= row < count:
            row = 0 if by > 0 else count - 1
        self._window.bench.panel.set_tab(REMARKS)
        self.pane.list.mark(row)
        self.go()

    def _beside(self, by: int) -> int | None:
        """The row beside the marked one, else beside what is picked, else beside the caret."""
        row, remark, picked = self._row(), self._remark(), self._workspace.picked
        here = picked is None or (remark is not None and remark.annotation in (None, picked.id))
        if row is not None and here:
            # Where the last one was put right, the next has taken its place.
            return row + by if by < 0 or self._marked == self._visited else row
        base = self._window.view.caret_offset() if picked is None else picked.start
        return self.model.next_after(base - 1) if by > 0 else self.model.last_before(base)

    def _open_at(self, offset: int) -> None:
        """Show the remark whose mark in the margin was clicked."""
        row = self.model.next_after(offset - 1)
        if row is not None:
            self._window.bench.panel.set_tab(REMARKS)
            self.pane.list.mark(row)
            self.go()

    def go(self) -> None:
        """Show the words that the marked remark is about, and pick their annotation."""
        remark = self._remark()
        if remark is None:
            return
        view = self._window.view
        self._visited = place_of(remark)
        if remark.annotation is None:
            self._window.showing.pick(None)
            view.select(remark.span)
        else:
            self._window.showing.pick(remark.annotation)
            view.set_caret(remark.span.start)
            view.reveal(remark.span)

    def mend(self) -> None:
        """Do what puts the marked remark right, where that is one step."""
        remark = self._remark()
        mend = self._mend(remark) if remark is not None else None
        if mend is None:
            self._workspace.said.emit(tr("This remark has no remedy of one step."))
        else:
            mend.run()

    def leave(self) -> None:
        """Ask why the marked remark may stand."""
        if self._remark() is not None:
            self._window.bench.panel.set_tab(REMARKS)
            self.pane.ask_reason()

    def _leave(self, reason: str) -> None:
        remark = self._remark()
        article = self._workspace.article
        if remark is None or article is None:
            return
        annotation, kind = key_of(remark)

        def work(edit: Edit) -> None:
            waive(edit, article.id, annotation, kind, reason)

        row = self.pane.list.row()
        self._workspace.do(tr("Let a remark stand"), work)
        self.pane.list.mark(min(row, self.model.rowCount() - 1))

    def _take_up(self) -> None:
        waiver = self.model.waiver_at(self.pane.list.row())
        if waiver is not None:
            self._workspace.do(
                tr("Take a remark up again"), lambda edit: remove_waiver(edit, waiver.id)
            )
            self._show_current()

    # What is shown

    def _begin(self) -> None:
        self._marked = self._visited = None
        self.model.show(self._workspace.text)
        self._window.view.set_remarks(self.watching.starts)
        self._show_counts()
        self._show_current()

    def _show_changes(self, gone: Sequence[Remark], came: Sequence[Remark]) -> None:
        view = self._window.view
        sight = view.sight()
        if any(sight.start <= one.span.start < sight.end for one in (*gone, *came)):
            view.viewport().update()
        self._show_counts()
        if self._marked is not None and any(place_of(one) == self._marked for one in came):
            row = self.model.row_of(self._marked)
            if row is not None:
                self.pane.list.mark(row)
        self._show_current()

    def _show_counts(self) -> None:
        open_ones, left = self.watching.counts()
        self._window.bench.panel.tabs.set_count(REMARKS, open_ones)
        if self._pane is not None:
            self._pane.show_counts(open_ones, left, done=self.watching.is_done)

    def _show_current(self) -> None:
        if self._pane is None:
            return
        remark = self._remark()
        before, self._marked = self._marked, place_of(remark) if remark is not None else None
        if before == self._marked and self._pane.is_asking:
            return
        left = remark is not None and self.watching.waiver(remark) is not None
        writable = self._workspace.is_open and self._workspace.project.read_only is None
        mend = self._mend(remark) if remark is not None and not left else None
        self._pane.show_current(mend.title if mend else None, left=left, writable=writable)

    def _follow_pick(self) -> None:
        """Mark the first remark about what is picked, while the tab is open."""
        picked = self._workspace.picked
        if picked is None or self._pane is None or not self._pane.isVisible():
            return
        remark = self._remark()
        if remark is None or remark.annotation != picked.id:
            row = self.model.next_after(picked.start - 1)
            while row is not None and row < self.model.rowCount():
                one = self.model.remark_at(row)
                if one is None or one.span.start > picked.end:
                    return
                if one.annotation == picked.id:
                    self._pane.list.mark(row)
                    return
                row += 1

    def _mend(self, remark: Remark) -> Mend | None:
        from annotator.ui.remarks.mending import mend_for  # loaded at the first remark

        return mend_for(self._window, remark)

    def _remark(self) -> Remark | None:
        row = self._row()
        return self.model.remark_at(row) if row is not None else None

    def _row(self) -> int | None:
        row = self._pane.list.row() if self._pane is not None else -1
        return row if row >= 0 else None
