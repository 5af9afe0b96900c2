"""Changing the row's quote in the pane beside the table: its words, answers, source and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.values import Annotation
from annotator.store import annotations as tagged
from annotator.store import sources
from annotator.text.span import Span
from annotator.ui.edges import cannot_move, moved_spans
from annotator.ui.panel.card import End
from annotator.ui.panel.entry_edit import EntryEdit
from annotator.ui.reading import card
from annotator.ui.review.excerpt import REACHES, Context, context
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.domain.review import ReviewLine
    from annotator.ui.review.context import ContextPane
    from annotator.ui.window import MainWindow


class RowEditing(QObject):
    """Shows a row in the pane and does what the pane asks."""

    def __init__(self, window: MainWindow, pane: ContextPane) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._pane = pane
        self._at_start = False
        self._annotation: Annotation | None = None
        tagging = window.tagging
        asks = pane.card
        asks.attribute_asked.connect(self._set_attribute)
        asks.review_asked.connect(self._set_review)
        asks.note_committed.connect(tagging.set_note)
        asks.link_wanted.connect(self._link)
        asks.end_picked.connect(self._name)
        asks.end_menu_wanted.connect(lambda end, where: self._name(end))
        pane.view.end_wanted.connect(self._move)
        pane.view.other_end_wanted.connect(self._swap)
        pane.view.words_wanted.connect(self._take_words)
        pane.view.end_dragged.connect(self._drag)

    def show(self, line: ReviewLine | None, where: str) -> None:
        """Show a row, or none."""
        project = self._workspace.project
        shown = None if line is None else context(project, line.id, REACHES[self._pane.reach])
        found = None if line is None else tagged.annotation(project, line.id)
        self._annotation = found
        if found is None:
            self._pane.show_context(None, None, "")
            return
        self._pane.card.set_scheme(self._workspace.scheme)
        self._pane.card.set_writable(not project.read_only)
        self._pane.show_context(shown, card(project, project.text(found.article), found), where)

    def begin(self) -> None:
        """Give the keys to the first question of the row."""
        form = self._pane.card.form
        if form is not None and form.answers:
            form.answers[0].field.setFocus()
        else:
            self._pane.view.setFocus()

    # Answers

    def _set_attribute(self, key: str, value: str | list[str] | None) -> None:
        if self._annotation is not None:
            self._window.tagging.set_attribute(self._annotation, key, value)

    def _set_review(self, state: str) -> None:
        if self._annotation is not None:
            self._window.tagging.set_review(self._annotation, state)

    def _link(self, kind: str) -> None:
        """Linking needs the article: go there and begin."""
        one = self._annotation
        if one is not None:
            self._window.views.open_from_review(one.article, one.id)
            picked = self._workspace.picked
            if picked is not None:
                self._window.linking.begin(picked, "" if kind == "heads" else kind)

    def _name(self, end: End) -> None:
        """Ask who is meant by a linked source; what else is linked is shown in the article."""
        form = self._pane.card.form
        if end.annotation.label != "source" or form is None or end.kind not in form.ends:
            self._window.views.open_from_review(end.annotation.article, end.annotation.id)
            return
        if self._workspace.project.read_only:
            self._workspace.said.emit(self._workspace.project.read_only)
            return
        field = form.ends[end.kind].field(0)
        known = sources.sources(self._workspace.project)
        names = sorted({name for one in known for name in (one.name, *one.aliases)})
        hint = tr("Name of the person, body or document")
        name = end.entry.name if end.entry else end.words
        edit = EntryEdit(field, name, names, tr("Who is meant"), hint)
        edit.named.connect(lambda name: self._window.tagging.name_entry(end.annotation.id, name))
        edit.left.connect(lambda: field.setFocus() if edit.hasFocus() else None)

    # Words

    def _move(self, by: int) -> None:
        """Move an end of the quote by a word."""
        one, shown = self._annotation, self._pane.view.context
        if one is None or shown is None:
            return
        caret = self._pane.view.caret_offset() + shown.start
        held = [span for span in one.spans if span.start <= caret <= span.end]
        part = held[0] if held else one.spans[-1]
        text = self._workspace.project.text(one.article)
        spans = moved_spans(text, one, part, by, at_start=self._at_start)
        if spans is None:
            self._workspace.said.emit(cannot_move())
        else:
            self._write(one, spans)

    def _swap(self) -> None:
        self._at_start = not self._at_start
        self._workspace.said.emit(
            tr("Alt+Left and Alt+Right move the beginning now.")
            if self._at_start
            else tr("Alt+Left and Alt+Right move the end now.")
        )

    def _take_words(self) -> None:
        """Let the selected words be the quote."""
        chosen = self._pane.view.chosen()
        if self._annotation is None or not chosen:
            self._workspace.said.emit(tr("Select the words that are the quote, then press Enter."))
            return
        self._write(self._annotation, [*chosen])

    def _drag(self, part: Span, made: Span) -> None:
        one, shown = self._annotation, self._pane.view.context
        if one is not None and shown is not None:
            before, after = _shifted(part, shown), _shifted(made, shown)
            self._write(one, [after if span == before else span for span in one.spans])

    def _write(self, one: Annotation, spans: list[Span]) -> None:
        self._workspace.do(
            tr("Move the ends of a quote"), lambda edit: tagged.set_spans(edit, one.id, spans)
        )


def _shifted(span: Span, shown: Context) -> Span:
    """A span of the excerpt at its place in the article."""
    return Span(span.start + shown.start, span.end + shown.start)
