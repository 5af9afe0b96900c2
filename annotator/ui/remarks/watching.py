"""Looks an article over for remarks, a few milliseconds at a time, and again where it changed."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.store.waivers import Waiver, waivers
from annotator.ui.article.loading import collector_paused
from annotator.ui.open_article import OpenArticle
from annotator.ui.remarks.near import beside, near, neighbours
from annotator.ui.workspace import Committed, Workspace

if TYPE_CHECKING:
    from annotator.domain.remarks import Remark

_SLICE = 0.003  # s at work, then the keys come first again
_PAUSE = 10  # ms between two slices
_AFTER_KEY = 40  # ms after a change, so that it is painted before
_AT_FIRST = 150  # ms after an article was opened
_WINDOW = 2_000  # characters looked over together
_LONGEST = 20_000
_CUT = re.compile(r"\n\s*\n|(?<=[.!?:…\"”’'»])\n(?![a-z])")
_BATCH = 8

MARKS = "marks"
"""The kind of remarks that are about the text, not about an annotation."""

Key = tuple[int | None, str]


def key_of(remark: Remark) -> Key:
    """What a waiver names: the annotation with the kind, or the place in the text."""
    if remark.annotation is None:
        return None, f"{remark.kind}:{remark.span.start}"
    return remark.annotation, remark.kind


class Watching(QObject):
    """Keeps the remarks about the article on screen, and which of them a person lets stand.

    After a change only what it touched, and what lies beside that, is looked at again.
    """

    began = Signal()  # another article: all that was told is void
    changed = Signal(object, object)  # remarks that are gone, remarks that came

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._opened: OpenArticle | None = None
        self._found: dict[int, Sequence[Remark]] = {}
        self._keyed: dict[Key, list[Remark]] = {}
        self._extents: dict[int, tuple[tuple[int, int], str]] = {}
        self._touched: dict[int, None] = {}
        self._at = 0
        self._steps: Iterator[None] = iter(())
        self._left: Mapping[Key, Waiver] = {}
        self._starts: list[int] = []
        self._gone: list[Remark] = []
        self._came: list[Remark] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._slice)
        workspace.project_changed.connect(self._begin)
        workspace.article_changed.connect(self._begin)
        workspace.changed.connect(self._follow)
        self._begin()

    # What is known

    @property
    def is_done(self) -> bool:
        """True when all of the article has been looked at."""
        return not self._timer.isActive()

    @property
    def starts(self) -> Sequence[int]:
        """Where remarks begin that nobody lets stand, in order; the list stays the same one."""
        return self._starts

    def remarks(self) -> list[Remark]:
        """All remarks found so far, in no order."""
        return [remark for some in self._found.values() for remark in some]

    def waiver(self, remark: Remark) -> Waiver | None:
        """Why a remark may stand; None when nobody has said so."""
        return self._left.get(key_of(remark))

    def counts(self) -> tuple[int, int]:
        """How many remarks are open, and how many are let stand."""
        return len(self._starts), sum(len(self._keyed.get(key, ())) for key in self._left)

    # Following the workspace

    def _begin(self) -> None:
        workspace = self._workspace
        self._found.clear()
        self._keyed.clear()
        self._extents.clear()
        self._touched.clear()
        self._starts.clear()
        self._gone, self._came = [], []
        self._opened = workspace.opened if workspace.article is not None else None
        self._left = self._read_waivers()
        self._look_all_over()
        self.began.emit()

    def _look_all_over(self) -> None:
        self._at = 0
        self._steps = self._work()
        if self._opened is None:
            self._timer.stop()
        else:
            self._timer.start(_AT_FIRST)

    def _follow(self, committed: Committed) -> None:
        opened, touched = self._opened, committed.touched
        if opened is None or self._workspace.article is None:
            return
        if committed.change.of("waiver"):
            self._take_waivers()
        if touched is None:
            gone = [id for id in self._found if id >= 0 and id not in opened.marks]
            self._touched = dict.fromkeys(gone)
            self._look_all_over()
        elif touched:
            self._touched.update(dict.fromkeys(touched))
            self._timer.start(_AFTER_KEY)

    def _read_waivers(self) -> Mapping[Key, Waiver]:
        if self._opened is None:
            return {}
        found = waivers(self._workspace.project, self._opened.id)
        return {(one.annotation, one.remark): one for one in found}

    def _take_waivers(self) -> None:
        before, self._left = self._left, self._read_waivers()
        for key in before.keys() ^ self._left.keys():
            for remark in self._keyed.get(key, ()):
                self._count(remark, -1 if key in self._left else 1)
                self._gone.append(remark)
                self._came.append(remark)
        self._tell()

    # Looking

    def _slice(self) -> None:
        """Work for a few milliseconds; go on later when there is more."""
        # Thousands of remarks that stay would set the collector off in the midst of work.
        all_over = self._opened is not None and self._at < len(self._opened.text)
        with collector_paused() if all_over else nullcontext():
            if self._go_on():
                self._timer.start(_PAUSE)
        self._tell()

    def _go_on(self) -> bool:
        """Work until the time is up; True when there is more to do."""
        stop = perf_counter() + _SLICE
        for _ in self._steps:
            if perf_counter() > stop:
                return True
        self._steps = self._work()
        return bool(self._touched)

    def _work(self) -> Iterator[None]:
        """All that is to be done, in small steps; what a key touched comes first."""
        opened = self._opened
        while opened is not None and (self._touched or self._at < len(opened.text)):
            if self._touched:
                ids = list(self._touched)[:_BATCH]
                for id in ids:
                    del self._touched[id]
                yield from self._look_at(opened, self._with_neighbours(opened, ids))
            else:
                yield from self._look_on(opened)

    def _with_neighbours(self, opened: OpenArticle, ids: Iterable[int]) -> list[int]:
        wanted: dict[int, None] = {}
        for id in ids:
            wanted[id] = None
            wanted.update(dict.fromkeys(neighbours(opened, id)))
            if id in self._extents:
                wanted.update(dict.fromkeys(beside(opened, *self._extents[id])))
        return list(wanted)

    def _look_on(self, opened: OpenArticle) -> Iterator[None]:
        """Look at the next stretch of the text, and at the annotations that begin in it."""
        start, text = self._at, opened.text
        cut = _CUT.search(text, start + _WINDOW, start + _LONGEST)
        end = cut.end() if cut else min(start + _LONGEST, len(text))
        self._at = end
        self._replace(-start - 1, _unclosed(text, start, end))
        yield
        rows = opened.marks.overlapping(start, end)
        ids = list(dict.fromkeys(row[2] for row in rows if row[0] >= start))
        for first in range(0, len(ids), _BATCH):
            yield from self._look_at(opened, ids[first : first + _BATCH])

    def _look_at(self, opened: OpenArticle, ids: Sequence[int]) -> Iterator[None]:
        from annotator.domain.remarks import remarks

        if self._workspace.article is None:
            return
        tagged = near(self._workspace.project, opened, ids)
        yield
        for id in ids:
            self._replace(id, remarks(tagged, [id]) if id in tagged.annotations else ())
            rows = opened.marks.of(id)
            if rows:
                self._extents[id] = (rows[0][0], rows[-1][1]), rows[0][3]
            else:
                self._extents.pop(id, None)
            yield

    def _replace(self, id: int, found: Sequence[Remark]) -> None:
        before = self._found.get(id, ())
        if list(before) == list(found):
            return
        if found:
            self._found[id] = found
        else:
            self._found.pop(id, None)
        for remark in before:
            self._gone.append(remark)
            self._keyed[key_of(remark)].remove(remark)
        for remark in found:
            self._came.append(remark)
            self._keyed.setdefault(key_of(remark), []).append(remark)
        for some, by in ((before, -1), (found, 1)):
            for remark in some:
                if key_of(remark) not in self._left:
                    self._count(remark, by)

    def _count(self, remark: Remark, by: int) -> None:
        if by > 0:
            insort(self._starts, remark.span.start)
        else:
            del self._starts[bisect_left(self._starts, remark.span.start)]

    def _tell(self) -> None:
        if self._gone or self._came:
            gone, came = self._gone, self._came
            self._gone, self._came = [], []
            self.changed.emit(gone, came)


def _unclosed(text: str, start: int, end: int) -> Sequence[Remark]:
    """Remarks on quotation marks that stay open, save those that the next paragraphs take up."""
    from annotator.domain.remarks import mark_remarks
    from annotator.text.quotation import quotations_around

    found = mark_remarks(text, start, end)
    if not found:
        return ()
    around = quotations_around(text, found[0].span.start, min(end, found[-1].span.end))
    closed = {part.start for one in around for part in one.spans}
    return [one for one in found if one.span.start not in closed]
