"""The same words in other articles, below the quote of the review that the keys are on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.elsewhere import Elsewhere, Variant
from annotator.exchange.elsewhere import said_elsewhere
from annotator.store.project import Project
from annotator.store.review_rows import is_behind
from annotator.store.review_shingles import refreshing
from annotator.ui.dates import day
from annotator.ui.look import Look
from annotator.ui.review.told import Told, ToldList
from annotator.ui.slices import Slices
from annotator.ui.widgets.labels import Elided, plain
from annotator.ui.widgets.pills import Keycap
from annotator.ui.words import tr

_AFTER = 60  # ms after the row was chosen, so that J and K run on


class ElsewherePane(QWidget):
    """A caption, how many wordings there are, and the list of other articles.

    Without any it is one line high.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.list = ToldList(look, tr("The same words in other articles"))
        self._said = Elided(name="small")
        self._most = 0
        self._head = head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 8)
        head.setSpacing(8)
        head.addWidget(plain(tr("Same words elsewhere").upper(), "caption"))
        head.addWidget(self._said, 1)
        self._key = Keycap("G")
        head.addWidget(self._key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.list.fitted.connect(self._fit)
        self.show_sentence("")

    def show_sentence(self, sentence: str) -> None:
        """Say why nothing is listed; empty says nothing at all."""
        self._said.setText(sentence)
        self.list.show_rows(())

    def leave_room(self, most: int) -> None:
        """Be no higher than this, however many are listed."""
        self._most = most
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is listed."""
        listed = bool(self.list.rows())
        self.list.setVisible(listed)
        self._key.setVisible(listed)
        head = self._head.sizeHint().height()
        high = head + (self.list.whole_height() if listed else 0)
        self.setFixedHeight(min(high, max(self._most, head)))

    def show_elsewhere(self, found: Elsewhere) -> None:
        """List the variants of a quote."""
        if not found.groups:
            self.show_sentence(tr("none"))
            return
        rows = [
            _row(variant, with_words=number == 0)
            for group in found.groups
            for number, variant in enumerate(group)
        ]
        count = len({variant.line.article for variant in found.variants}) + found.more
        articles = tr("one article") if count == 1 else tr("{count} articles").format(count=count)
        parts = [articles]
        if found.wordings > 1:
            parts.append(tr("≈ {count} wordings").format(count=found.wordings))
        if found.is_first:
            parts.append(tr("first here"))
        self._said.setText(" · ".join(parts))
        self.list.show_rows(rows)


def _row(variant: Variant, *, with_words: bool) -> Told:
    line = variant.line
    told = []
    if variant.other_source:
        told.append(tr("said by {name} here").format(name=line.name))
    if variant.other_form:
        told.append(tr("{form} here").format(form=line.traits.form or tr("no form")))
    where = (line.publisher, day(line.published or None), line.headline)
    return Told(
        line.id,
        variant.pieces if with_words else (),
        " · ".join(filter(None, where)),
        " · ".join(told),
        tr("first") if variant.is_first else "",
        ("done", "done_fill"),
    )


class ElsewhereSearch(QObject):
    """Looks for the words of one quote at a time, a few milliseconds between two keys.

    `found` comes with what other articles have; `progressed` while quotes are read for the
    first time, in percent.
    """

    found = Signal(object)
    progressed = Signal(int)

    def __init__(
        self, parent: QObject, project: Callable[[], Project], said: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._slices = Slices(self, said)

    @property
    def is_done(self) -> bool:
        return self._slices.is_done

    def ask(self, id: int) -> None:
        """Look for a quote's words; a question that was open is dropped."""
        self._slices.begin(self._work(id), after=_AFTER)

    def stop(self) -> None:
        self._slices.stop()

    def _work(self, id: int) -> Iterator[None]:
        project = self._project()
        if is_behind(project):
            return  # the list is being made; the row is chosen again when it is
        for done, whole in refreshing(project):
            self.progressed.emit(100 * done // max(whole, 1))
            yield
        found = said_elsewhere(project, id)
        if found is not None:
            self.found.emit(found)
