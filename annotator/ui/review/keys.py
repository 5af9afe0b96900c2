"""What the keys of the review do with the chosen rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from annotator.domain.scheme import Attribute, Label
from annotator.domain.values import HEADS
from annotator.store import sources
from annotator.store.review_list import lines
from annotator.ui.command import REVIEW
from annotator.ui.review.changes import ReviewChanges
from annotator.ui.words import figure, in_menu, tr

if TYPE_CHECKING:
    from annotator.ui.review.desk import ReviewDesk
    from annotator.ui.window import MainWindow

_MOST = 20_000
"""The remarks of so many rows are let stand at once."""


class ReviewKeys(QObject):
    """Each is of the rows chosen in the table; one row or a hundred thousand, it is one edit."""

    def __init__(self, window: MainWindow, desk: ReviewDesk) -> None:
        super().__init__(desk)
        self._window = window
        self._workspace = window.workspace
        self._desk = desk
        self._table = desk.page.table
        self.changes = ReviewChanges(window.workspace)

    # Going

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) row."""
        if not self._table.step(by) and self._desk.page.model.rowCount():
            end = tr("That was the last one.") if by > 0 else tr("This is the first one.")
            self._workspace.said.emit(end)

    def open(self) -> None:
        """Show the row's quote in its article."""
        line = self._table.current()
        if line is not None:
            self._window.views.open_from_review(line.article, line.id)

    def edit(self) -> None:
        """Change the row in the pane beside the table; Esc leads back."""
        if self._table.current() is not None:
            self._desk.editing.begin()

    def elsewhere(self) -> None:
        """Go to the same words in other articles; Esc leads back."""
        found = self._desk.page.context.elsewhere.list
        if found.rows():
            found.setFocus()
            found.go_to(0)
        else:
            self._workspace.said.emit(tr("No other article has the words of this row."))

    # Changing

    def review(self, state: str) -> None:
        """Set the state of the chosen rows, or take it back; one row: on to the next."""
        ids, line = self._table.ids(), self._table.current()
        if not ids or line is None:
            return
        again = line.traits.review == state
        self.changes.set_review(ids, "unreviewed" if again else state)
        if len(ids) == 1 and not again:
            self._table.step(1)

    def answer(self, digit: int) -> None:
        """Answer the first question of the chosen rows."""
        ids, card = self._table.ids(), self._desk.page.context.card
        if not ids or card.card is None or card.form is None or not card.form.answers:
            return
        attribute = card.form.answers[card.form.armed].attribute
        if digit <= len(attribute.values):
            value = attribute.values[digit - 1].key if digit else ""
            self._set(ids, card.card.label, attribute, value)

    def answer_any(self) -> None:
        """Choose an answer to any question of the chosen rows."""
        ids, card = self._table.ids(), self._desk.page.context.card.card
        if not ids or card is None or self._says_why_not():
            return
        menu = QMenu(self._table)
        for attribute in card.attributes:
            answers = menu.addMenu(in_menu(attribute.title))
            held = card.annotation.attributes.get(attribute.key)
            for key, title in (
                *((value.key, value.title) for value in attribute.values),
                ("", tr("not answered")),
            ):
                action = answers.addAction(in_menu(title))
                action.setCheckable(True)
                action.setChecked(key in held if isinstance(held, list) else key == (held or ""))
                action.triggered.connect(
                    lambda checked=False, of=attribute, to=key: self._set(ids, card.label, of, to)
                )
        self._pop_up(menu)

    def _set(self, ids: list[int], label: Label, attribute: Attribute, value: str) -> None:
        answer = [value] if attribute.many and value else value or None
        self.changes.set_attribute(ids, label, attribute, answer)

    def delete(self) -> None:
        ids = self._table.ids()
        if ids:
            row = self._table.currentIndex().row()
            self.changes.delete(ids)
            self._table.go_to(min(row, self._desk.page.model.rowCount() - 1))

    def name(self) -> None:
        """Ask who said the chosen rows."""
        from annotator.ui.review.asking import LineWindow

        ids = self._table.ids()
        if not ids or self._says_why_not():
            return
        known = sources.sources(self._workspace.project)
        names = sorted({name for one in known for name in (one.name, *one.aliases)})
        question = (
            tr("Who is meant by the source of this row?")
            if len(ids) == 1
            else tr("Who is meant by the sources of these {count} rows?").format(count=len(ids))
        )
        window = LineWindow(self._window, tr("Who said it"), question, tr("Take the name"), names)
        window.accepted.connect(lambda: self.changes.set_source(ids, window.words()))
        window.open()

    def relabel(self) -> None:
        """Choose another label for the chosen rows."""
        ids, menu = self._table.ids(), QMenu(self._table)
        if not ids or self._says_why_not():
            return
        for label in self._workspace.scheme.labels:
            if label.key in HEADS:
                action = menu.addAction(tr("Make it: {kind}").format(kind=in_menu(label.title)))
                action.triggered.connect(
                    lambda checked=False, to=label: self.changes.set_label(ids, to.key, to.title)
                )
        self._pop_up(menu)

    def waive(self) -> None:
        """Let the remarks about the chosen rows stand, with a reason."""
        from annotator.ui.review.asking import LineWindow

        ids = self._table.ids()
        if len(ids) > _MOST:
            sentence = tr("Choose at most {count} rows to let their remarks stand.")
            self._workspace.said.emit(sentence.format(count=figure(_MOST)))
            return
        found = {line.id: line.traits.checks for line in lines(self._workspace.project, ids)}
        told = {id: checks for id, checks in found.items() if checks}
        if self._says_why_not():
            return
        if not told:
            self._workspace.said.emit(tr("The checks have nothing to say about these rows."))
            return
        window = LineWindow(
            *(self._window, tr("Let it stand"), tr("Why may this stand?"), tr("Let it stand"))
        )
        window.accepted.connect(lambda: self.changes.waive(told, window.words()))
        window.open()

    # Menus

    def sort_by(self) -> None:
        """Ask by what to sort."""
        self._pop_up(self._table.sort_menu())

    def choose_columns(self) -> None:
        """Ask which columns are shown."""
        self._pop_up(self._table.columns_menu())

    def menu(self, point: QPoint) -> None:
        """All that can be done with a row, at a point of the table."""
        menu = self._window.actions_table.part(REVIEW)
        menu.popup(self._table.viewport().mapToGlobal(point))

    def _pop_up(self, menu: QMenu) -> None:
        place = self._table.visualRect(self._table.currentIndex()).bottomLeft()
        menu.popup(self._table.viewport().mapToGlobal(place))

    def _says_why_not(self) -> bool:
        """True when the project is only read, which is said then."""
        reason = self._workspace.project.read_only
        if reason:
            self._workspace.said.emit(reason)
        return bool(reason)
