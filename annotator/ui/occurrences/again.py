"""Words that were tagged everywhere, offered again where articles that came later hold them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from annotator.store import articles
from annotator.store.everywhere import Everywhere, everywhere, last_article, looked_through
from annotator.store.tagging_many import tagged_places
from annotator.text.occurrences import occurrences
from annotator.ui.occurrences.model import MOST, Place, place_in
from annotator.ui.reading import label_of
from annotator.ui.words import short, tr
from annotator.ui.workspace import Committed

if TYPE_CHECKING:
    from annotator.ui.occurrences.band import AgainBand
    from annotator.ui.window import MainWindow

_SLICE, _PAUSE = 8, 25  # ms of reading, and between two readings: nobody waits for it
_KEPT = "read_for_again"
"""Under this the view's state keeps up to which article nothing is to be offered."""


class Again(QObject):
    """Reads articles that came in, a little at a time, and offers what it finds; forces nothing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self._rules: list[Everywhere] = []
        self._waiting: deque[int] = deque()
        self._places: list[Place] = []
        self._read = -1  # the newest article that was read; none yet
        self._wanted = False  # somebody asked: list what is found, or say that there is nothing
        self._band: AgainBand | None = None
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._go_on)
        self._workspace.changed.connect(self._changed)
        self._workspace.project_changed.connect(self._begin)
        self._begin()

    @property
    def is_busy(self) -> bool:
        """True while articles are still read."""
        return self._timer.isActive()

    @property
    def band(self) -> AgainBand | None:
        """The band that offers what was found; None before the first offer."""
        return self._band

    def look(self) -> None:
        """Read every article that came after the words were tagged, and list what is found."""
        self._begin()
        self._wanted = True

    def look_through(self) -> None:
        """List what was found, each place in its context."""
        from annotator.ui.occurrences.everywhere import look_through

        self._hide()
        found, ids = self._found(), [rule.id for rule in self._rules]
        if len(found) == 1:
            sentence = tr("Tag “{words}” as {label} in the articles that came later, too:").format(
                words=short(found[0].words, 60), label=self._title(found[0].label)
            )
        else:
            sentence = tr("Tag what was tagged everywhere in the articles that came later, too:")
        look_through(self._window, sentence, self._places, lambda edit: looked_through(edit, ids))

    def leave(self) -> None:
        """Leave the places that were found as they are, for good."""
        self._hide()
        ids = [rule.id for rule in self._rules]
        self._workspace.do(
            tr("Leave words in later articles untagged"), lambda edit: looked_through(edit, ids)
        )

    def postpone(self) -> None:
        """Offer nothing of what is there by now; `look` lists it all the same."""
        self._hide()
        self._window.keeping.keep(_KEPT, last_article(self._workspace.project))

    # When to read, and what

    def _begin(self) -> None:
        """Read anew, a little later: the project was opened, or other words are remembered."""
        self._timer.stop()
        self._hide()
        self._wanted, self._read = False, -1
        self._rules, self._places = [], []
        self._waiting.clear()
        if self._workspace.is_open and self._workspace.project.read_only is None:
            self._timer.start()

    def _changed(self, committed: Committed) -> None:
        change = committed.change
        if change.of("everywhere"):
            self._begin()
        elif self._rules and not self._timer.isActive():
            self._waiting.extend(sorted(id for id in change.of("article") if id > self._read))
            if self._waiting:
                self._timer.start()

    def _go_on(self) -> None:
        """Read for the length of a slice; at the end offer what was found."""
        time = QElapsedTimer()
        time.start()
        if self._read < 0:
            self._prepare()
        while self._waiting and len(self._places) < MOST and time.elapsed() < _SLICE:
            self._read = max(self._read, self._waiting.popleft())
            self._places += self._places_in(self._read)
        if not self._waiting or len(self._places) >= MOST:
            self._timer.stop()
            self._waiting.clear()
            self._tell()

    def _prepare(self) -> None:
        """See which words are remembered, and which articles came after them."""
        project = self._workspace.project
        self._rules = everywhere(project)
        kept = 0 if self._wanted else self._window.keeping.kept(_KEPT, 0)
        self._read = max(kept, min((rule.seen for rule in self._rules), default=0))
        if self._rules and self._read < last_article(project):
            self._waiting.extend(id for id in articles.article_ids(project) if id > self._read)

    def _places_in(self, id: int) -> Iterator[Place]:
        """The places in one article, if it is still there, that do not bear their label."""
        project = self._workspace.project
        found = articles.articles(project, [id])
        text = project.text(id) if found else ""
        for rule in self._rules:
            if rule.seen < id and rule.words.split()[0] in text:
                taken = tagged_places(project, id, rule.label)
                for span in occurrences(text, rule.words):
                    if (span.start, span.end) not in taken:
                        where = self._where(rule, found[0].title)
                        yield place_in(text, span, id, where, rule.label, source=rule.source)

    def _where(self, rule: Everywhere, title: str) -> str:
        """The article; with the label where several may be offered."""
        if len(self._rules) == 1:
            return title
        return tr("{label} · {title}").format(label=self._title(rule.label), title=title)

    # What is said of it

    def _tell(self) -> None:
        wanted, self._wanted = self._wanted, False
        if not self._places and self._rules:
            self._window.keeping.keep(_KEPT, self._read)
        if wanted and self._places:
            self.look_through()
        elif wanted:
            self._workspace.said.emit(
                tr("No later article holds words that were tagged everywhere.")
            )
        elif self._places:
            self._offer()

    def _offer(self) -> None:
        if self._band is None:
            from annotator.ui.occurrences.band import AgainBand

            self._band = AgainBand(self._window.look)
            self._band.wanted.connect(self.look_through)
            self._band.left.connect(self.leave)
            self._band.postponed.connect(self.postpone)
            self._window.bench.put_above_article(self._band)
        self._band.tell(self._offered())

    def _offered(self) -> str:
        """The sentence of the offer."""
        count, found = len(self._places), self._found()
        if len(found) > 1:
            return tr(
                "Words that were tagged everywhere stand {count} times in articles that came later."
            ).format(count=count)
        sentence = (
            tr("“{words}” was tagged as {label} everywhere; it stands once in a later article.")
            if count == 1
            else tr(
                "“{words}” was tagged as {label} everywhere; later articles hold it {count} times."
            )
        )
        words, label = short(found[0].words, 40), self._title(found[0].label)
        return sentence.format(words=words, label=label, count=count)

    def _found(self) -> list[Everywhere]:
        """The words of which a place was found."""
        places = {(place.label, place.words) for place in self._places}
        return [one for one in self._rules if (one.label, " ".join(one.words.split())) in places]

    def _title(self, label: str) -> str:
        return label_of(self._workspace.scheme, label).title.lower()

    def _hide(self) -> None:
        if self._band is not None:
            self._band.hide()
