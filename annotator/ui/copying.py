"""The picked attribution copied, pasted and moved as one thing, each as one edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from annotator.domain.records import ArticleRecord
from annotator.domain.values import Annotation
from annotator.store import annotations as tagged
from annotator.store.cuttings import Placed, cut_out, head_of, put_in
from annotator.store.edit import Edit
from annotator.text.occurrences import next_run
from annotator.text.span import Span
from annotator.text.trimming import trimmed
from annotator.ui.citing import citation
from annotator.ui.mime import blank_mime, on_clipboard
from annotator.ui.nesting import tie_to_context
from annotator.ui.reading import label_of
from annotator.ui.telling import telling
from annotator.ui.words import in_menu, short, tr

if TYPE_CHECKING:
    from annotator.ui.window import MainWindow

FLAVOUR = "application/x-article-annotator+json"
"""On the clipboard beside the plain text: the cutting as one line of the native format."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a cutting goes, and what it becomes there; `label` is empty for its own."""

    spans: tuple[Span, ...]
    label: str = ""


class Copying:
    """Puts attributions on the clipboard and takes them from there."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._workspace = window.workspace

    def copy(self) -> None:
        """Copy the selected words or, with none selected, the picked attribution."""
        window = self._window
        picked = self._workspace.picked
        if window.view.selected_spans():
            window.view.copy()
        elif picked is None:
            self._workspace.said.emit(tr("Select words or pick a tag first, then copy."))
        else:
            with telling(self._workspace.said.emit):
                cutting = cut_out(self._workspace.project, picked.id)
                self._keep(citation(self._workspace, picked), cutting)
                sentence = tr("Copied the {label} with its source; Ctrl+V puts it elsewhere.")
                title = self._title(head_of(cutting).label)
                self._workspace.said.emit(sentence.format(label=title))

    def copy_citation(self) -> None:
        """Copy the picked words with who said them and where they stand, as text only."""
        picked = self._workspace.picked
        if picked is not None:
            QGuiApplication.clipboard().setText(citation(self._workspace, picked))
            self._workspace.said.emit(tr("Copied with its source."))

    def paste(self) -> bool:
        """Tag what the clipboard holds: at the selection, else where its words stand next.

        False when no attribution is on the clipboard, or no article is open.
        """
        data = on_clipboard()
        if self._workspace.article is None or not data.hasFormat(FLAVOUR):
            return False
        with telling(self._workspace.said.emit):
            cutting = _read(bytes(data.data(FLAVOUR).data()))
            target = self._target(cutting)
            if target is not None:
                title = self._title(head_of(cutting).label)
                self._put(cutting, target, tr("Paste a {label}").format(label=title))
        return True

    def move(self) -> None:
        """Let the selected words be those of what is picked; answers and links stay."""
        picked = self._workspace.picked
        places = trimmed(self._workspace.text, self._window.view.selected_spans())
        if picked is None or not places:
            self._workspace.said.emit(tr("Pick a tag and select the words it belongs to."))
            return
        self._leave_modes()

        def work(edit: Edit) -> None:
            tagged.set_spans(edit, picked.id, places)

        title = self._title(picked.label)
        text = tr("Move the {label} to other words").format(label=title)
        self._workspace.do(text, work, lambda made: self._moved(picked))

    def copy_under_label(self) -> None:
        """Ask for a label and tag the same words with it, the parts linked to both."""
        picked = self._workspace.picked
        if picked is None:
            self._workspace.said.emit(tr("Pick a tag first."))
            return
        menu = QMenu(self._window)
        menu.setAccessibleName(tr("Copy under another label"))
        for label in self._workspace.scheme.labels:
            if label.key != picked.label:
                action = menu.addAction(f"&{in_menu(label.title, 40)}")
                action.triggered.connect(
                    lambda checked=False, key=label.key: self.copy_as(picked, key)
                )
        rects = self._window.view.rects_of(picked.spans[0])
        viewport = self._window.view.viewport()
        place = rects[-1].bottomLeft() if rects else viewport.rect().center()
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        menu.exec(viewport.mapToGlobal(place))
        menu.deleteLater()

    def copy_as(self, annotation: Annotation, label: str) -> None:
        """Tag an annotation's words with a further label."""
        with telling(self._workspace.said.emit):
            cutting = cut_out(self._workspace.project, annotation.id)
            text = tr("Copy as {label}").format(label=self._title(label))
            self._put(cutting, _Target(annotation.spans, label), text)

    # How it is done

    def _keep(self, words: str, cutting: ArticleRecord) -> None:
        # Loaded when something is copied.
        from annotator.formats.article_json import article_object
        from annotator.formats.strict_json import dumps

        data = blank_mime()
        data.setText(words)
        data.setData(FLAVOUR, dumps(article_object(cutting)).encode())
        QGuiApplication.clipboard().setMimeData(data)

    def _target(self, cutting: ArticleRecord) -> _Target | None:
        """Where a pasted attribution goes; None, and a sentence, when nowhere."""
        text = self._workspace.text
        selected = trimmed(text, self._window.view.selected_spans())
        if selected:
            return _Target(tuple(selected))
        head = head_of(cutting)
        parts = [cutting.text[span.start : span.end] for span in head.spans]
        found = next_run(text, parts, self._window.view.caret_offset(), self._free(head.label))
        if found is not None:
            return _Target(found)
        sentence = tr("“{words}” stands nowhere else here; select the words first, then paste.")
        self._workspace.said.emit(sentence.format(words=short(head.words(cutting.text))))
        return None

    def _free(self, label: str) -> set[tuple[int, int]]:
        """The places that bear a label already."""
        from annotator.store.tagging_many import tagged_places

        return tagged_places(self._workspace.project, self._workspace.opened.id, label)

    def _put(self, cutting: ArticleRecord, target: _Target, text: str) -> None:
        opened = self._workspace.opened
        self._leave_modes()
        label = target.label or head_of(cutting).label

        def work(edit: Edit) -> Placed:
            placed = put_in(edit, opened.id, cutting, target.spans, label)
            tie_to_context(edit, opened, label, placed.head, target.spans)
            return placed

        self._workspace.do(text, work, self._placed)

    def _placed(self, placed: Placed) -> None:
        self._window.showing.pick(placed.head)
        if placed.missing:
            said = tr(", ").join(f"“{short(words)}”" for words in placed.missing)
            sentence = tr("These do not stand near it and were left out: {words}")
            self._workspace.said.emit(sentence.format(words=said))

    def _moved(self, annotation: Annotation) -> None:
        self._window.showing.pick(annotation.id)
        found = self._workspace.picked
        if found is not None:
            self._window.view.set_caret(found.end)

    def _leave_modes(self) -> None:
        self._window.proposing.leave()
        self._window.linking.leave()

    def _title(self, label: str) -> str:
        return label_of(self._workspace.scheme, label).title.lower()


def _read(data: bytes) -> ArticleRecord:
    """The cutting on the clipboard; any program may have put it there. Raises FormatError."""
    from annotator.formats.article_reading import read_article
    from annotator.formats.strict_json import Wrong, loads

    try:
        return read_article(loads(data.decode("utf-8", "replace")))
    except Wrong as wrong:
        raise wrong.told(tr("What is on the clipboard cannot be pasted")) from wrong
