"""Finds the review's rows and counts them, a few milliseconds at a time between two keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import QObject, Signal

from annotator.domain.review import Narrowing, Traits
from annotator.store.project import Project
from annotator.store.review_list import Listing, Order
from annotator.store.review_rows import catching_up, is_behind
from annotator.store.review_words import Found, Likely, finding
from annotator.ui.slices import Slices

_SOON = 6  # pages among which the first rows are looked for while words are still being found


class ReviewSearch(QObject):
    """One question at a time: which rows, in which order. A new one drops the one before.

    `began` comes with the first rows, `more` with the others, `counted` with how many rows have
    which traits, `progressed` while rows are being made, `ended` when all are there.
    """

    began = Signal(object)
    more = Signal(object)
    counted = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(
        self, parent: QObject, project: Callable[[], Project], said: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._slices = Slices(self, said)
        self._listing: Listing | None = None
        self._narrowing = Narrowing()
        self._found: Found | Likely | None = None
        self._first: list[int] = []

    @property
    def is_done(self) -> bool:
        return self._slices.is_done

    @property
    def listing(self) -> Listing | None:
        """What the last question lists; None before it is known."""
        return self._listing

    def ask(self, narrowing: Narrowing, order: Order) -> None:
        """List what `narrowing` leaves, in `order`; the first rows are told at once."""
        self._listing = None
        self._narrowing, self._found = narrowing, None
        self._slices.begin(self._work(order))

    def count(self) -> None:
        """Tell anew how many rows have which traits; the rows that are listed stay."""
        self._slices.go_on_with(self._counting())

    def stop(self) -> None:
        self._slices.stop()

    def _soon(self, listing: Listing, order: Order) -> Iterator[None]:
        """Tell the first rows before all are known, when they are found soon."""
        for page in islice(listing.pages(order), _SOON):
            if page:
                self._first = page
                self.began.emit(page)
                return
            yield

    def _work(self, order: Order) -> Iterator[None]:
        project = self._project()
        if is_behind(project) and not project.read_only:
            for done, whole in catching_up(project):
                self.progressed.emit(done, whole)
                yield
        narrowing = self._narrowing
        self._first = []
        for self._found in finding(project, narrowing.text) if narrowing.text else ():
            if isinstance(self._found, Likely):
                yield from self._soon(Listing(project, narrowing, self._found), order)
            yield
        self._listing = listing = Listing(project, narrowing, self._found)
        pages = listing.pages(order)
        shown = frozenset(self._first)
        first: list[int] = []
        while not first and (page := next(pages, None)) is not None:
            first = [id for id in page if id not in shown]
            yield
        (self.more if shown else self.began).emit(first)
        yield
        yield from self._told(listing)
        for page in pages:
            self.more.emit([id for id in page if id not in shown] if shown else page)
            yield
        self.ended.emit()

    def _counting(self) -> Iterator[None]:
        yield from self._told(Listing(self._project(), self._narrowing, self._found))

    def _told(self, listing: Listing) -> Iterator[None]:
        total: Counter[Traits] = Counter()
        for total in listing.counts():  # noqa: B007 - the last one counts
            yield
        self.counted.emit(total)
        yield
