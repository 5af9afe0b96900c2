"""What the panel asks for, done: answers, links, names, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from annotator.store import links, sources
from annotator.ui.panel.card import End
from annotator.ui.panel.entry_edit import EntryEdit
from annotator.ui.panel.link_field import LinkField
from annotator.ui.words import in_menu, tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow


class PanelAsks(QObject):
    """Turns what the panel asks into operations of the workspace."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._workspace = window.workspace
        self._tagging = window.tagging
        card = window.bench.panel.selected
        card.attribute_asked.connect(self._set_attribute)
        card.entry_asked.connect(self._set_entry)
        card.review_asked.connect(self._set_review)
        card.note_committed.connect(self._tagging.set_note)
        card.link_wanted.connect(self._link)
        card.end_picked.connect(self._end_picked)
        card.end_menu_wanted.connect(self._end_menu)
        card.entry_wanted.connect(self.name_picked)
        card.rung_asked.connect(window.showing.pick)
        card.rung_entered.connect(window.view.setFocus)

    def _set_attribute(self, key: str, value: str | list[str] | None) -> None:
        picked = self._workspace.picked
        if picked is not None:
            self._tagging.set_attribute(picked, key, value)

    def _set_entry(self, key: str, value: str | list[str] | None) -> None:
        """Answer a question about whom the picked source means."""
        card = self._window.bench.panel.selected.card
        if card is not None and card.entry is not None:
            self._tagging.change_entry(card.entry.id, {key: value})

    def _set_review(self, state: str) -> None:
        picked = self._workspace.picked
        if picked is not None:
            self._tagging.set_review(picked, state)

    def _link(self, kind: str) -> None:
        picked = self._workspace.picked
        if picked is not None:
            self._window.proposing.leave()
            self._window.linking.begin(picked, "" if kind == "heads" else kind)
            self._window.view.setFocus()

    def _end_picked(self, end: End) -> None:
        """A source is named in place; anything else is gone to."""
        if end.annotation.label == "source" and end.kind in ("source", "relay", "entry"):
            self._name(end)
        else:
            self._window.showing.pick(end.annotation.id)
            self._window.view.setFocus()

    def ask_who(self) -> None:
        """Ask who is meant by what is picked: a source, or whom a quote is linked to."""
        card = self._window.bench.panel.selected.card
        self._window.proposing.leave()
        self._window.bench.panel.set_tab(0)
        if card is not None and card.label.key != "source":
            end = next(iter(card.ends.get("source", ())), None)
            if end is not None:
                self._name(end)
            else:
                sentence = tr("Pick a source, or a quote that has one, then press the key.")
                self._workspace.said.emit(sentence)
            return
        self.name_picked()

    def name_picked(self) -> None:
        """Ask who is meant by the picked source annotation."""
        card = self._window.bench.panel.selected.card
        if card is not None:
            self._name(End(0, "entry", card.annotation, card.words, card.entry))

    def _name(self, end: End) -> None:
        field = self._field(end)
        if field is None or self._workspace.project.read_only:
            return
        entries = sources.sources(self._workspace.project)
        known = sorted({name for one in entries for name in (one.name, *one.aliases)})
        likely = next(iter(self._window.naming.meant(end.annotation.spans)), None)
        name = end.entry.name if end.entry else likely.name if likely else end.words
        self._window.bench.panel.selected.ensureWidgetVisible(field)
        before = QApplication.focusWidget()
        hint = tr("Name of the person, body or document")
        edit = EntryEdit(field, name, known, tr("Who is meant"), hint)
        edit.named.connect(lambda typed: self._tagging.name_entry(end.annotation.id, typed))
        # Enter and Esc lead back to where the person came from; a click goes where it goes.
        edit.left.connect(lambda: before.setFocus() if before and edit.hasFocus() else None)

    def type_answer(self) -> None:
        """Type the value of the marked question: the only way to one past the ninth."""
        card = self._window.bench.panel.selected
        answer = card.form.asked if card.form is not None else None
        if answer is None:
            return
        self._window.bench.panel.set_tab(0)
        card.ensureWidgetVisible(answer.field)
        titles = [value.title for value in answer.attribute.values]
        before = QApplication.focusWidget()
        edit = EntryEdit(answer.field, "", titles, answer.attribute.title, tr("Type the answer"))

        def take(typed: str) -> None:
            if not answer.type_in(typed):
                sentence = tr("{question} has no value “{words}”.")
                title = answer.attribute.title
                self._workspace.said.emit(sentence.format(question=title, words=typed))

        edit.named.connect(take)
        edit.left.connect(lambda: before.setFocus() if before and edit.hasFocus() else None)

    def _field(self, end: End) -> LinkField | None:
        """The field that shows an end."""
        form = self._window.bench.panel.selected.form
        card = self._window.bench.panel.selected.card
        if form is None or card is None or end.kind not in form.ends:
            return None
        ends = card.ends.get(end.kind, ())
        number = next((n for n, one in enumerate(ends) if one.link == end.link), 0)
        return form.ends[end.kind].field(number)

    def _end_menu(self, end: End, where: QPoint) -> None:
        menu = QMenu(self._window)
        show = self._window.showing.pick
        menu.addAction(tr("Go to it in the text")).triggered.connect(
            lambda: show(end.annotation.id)
        )
        writable = not self._workspace.project.read_only
        if end.annotation.label == "source":
            name = menu.addAction(tr("Say who is meant…"))
            name.triggered.connect(lambda: self._name(end))
            name.setEnabled(writable)
            if end.entry is not None:
                details = menu.addAction(tr("Details of this source…"))
                details.triggered.connect(lambda: self._details(end))
        if end.link and writable:
            self._add_kinds(menu, end)
            menu.addSeparator()
            unlink = menu.addAction(self._window.look.icon("unlink", "muted"), tr("Unlink"))
            unlink.triggered.connect(lambda: self._tagging.unlink(end.link))
        menu.exec(where)

    def _add_kinds(self, menu: QMenu, end: End) -> None:
        """Other kinds of link that fit the same two ends."""
        found = links.links_of(self._workspace.project, [end.annotation.id])
        link = next((one for one in found if one.id == end.link), None)
        if link is None:
            return
        label = self._workspace.opened.label
        kinds = self._workspace.scheme.kinds_between(
            label(link.origin) or "", label(link.target) or ""
        )
        for kind in kinds:
            if kind.key != link.kind:
                action = menu.addAction(tr("Make it: {kind}").format(kind=in_menu(kind.title)))
                action.triggered.connect(
                    lambda checked=False, key=kind.key: self._tagging.change_kind(
                        link.id, key, link.origin, link.target
                    )
                )

    def _details(self, end: End) -> None:
        from annotator.ui.dialogs.source_details import SourceDetails

        if end.entry is not None:
            dialog = SourceDetails(self._window, self._workspace.scheme, end.entry)
            if dialog.exec():
                self._tagging.change_entry(end.entry.id, dialog.columns())
