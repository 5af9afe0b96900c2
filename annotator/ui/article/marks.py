"""An article's tags and links, as light as 100,000 of them must be."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import compress
from operator import itemgetter

from annotator.domain.values import PARTS
from annotator.text.intervals import Intervals
from annotator.ui.article.ties import KIND, ORIGIN, TARGET, Tie, Ties, TiesAt

Mark = tuple[int, int, int, str, str]
"""Start, end (code points), annotation, label, attributes as JSON."""

_SOURCE = "source"  # one that passed on what another passed on heads no attribution of its own
_START, _ID, _LABEL = itemgetter(0), itemgetter(2), itemgetter(3)  # of a mark


class Marks:
    """The spans of all annotations of one article, and the links between them.

    `rows` come sorted by start, as the store reads them. Kept up to date piece by piece: a change
    costs what it touches, never a walk over all.
    """

    def __init__(self, rows: Sequence[Mark] = (), links: Iterable[Tie] = ()) -> None:
        self._index: Intervals[Mark] = Intervals(rows)
        # The first row of each, in reading order; those of several spans are listed apart.
        ids = list(map(_ID, rows))
        self._first = dict(zip(reversed(ids), reversed(rows), strict=True))
        self._several: dict[int, list[Mark]] = {}
        self._stretches: list[tuple[int, int]] = []  # where spans have changed, change by change
        self.renumbered: list[int] = []
        """From which number on attributions were counted anew since then, change by change."""
        self.relinked: list[int] = []
        """The annotations that came to other attributions since then, one after the other."""
        if len(self._first) < len(rows):
            counts = Counter(ids)
            for row in compress(rows, map((1).__lt__, map(counts.__getitem__, ids))):
                self._several.setdefault(row[2], []).append(row)
        self.set_links(links)

    def copy(self) -> Marks:
        """The same tags and links, to be changed apart; at the speed of C."""
        made = Marks()
        made._index = self._index.copy()
        made._first, made._several = self._first.copy(), self._several.copy()
        made._ranks, made._ranked = self._ranks.copy(), self._ranked.copy()
        made._from, made._to = self._from.copy(), self._to.copy()
        return made

    def __len__(self) -> int:
        return len(self._first)

    def __contains__(self, annotation: int) -> bool:
        return annotation in self._first

    @property
    def changed(self) -> int:
        """How often spans have changed since these were made."""
        return len(self._stretches)

    def stretch_since(self, changed: int) -> tuple[int, int]:
        """Start and end of all spans that were, or are, another since there were so many changes.

        Nothing for no change: an empty stretch.
        """
        since = self._stretches[changed:] or [(0, 0)]
        return min(start for start, _ in since), max(end for _, end in since)

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """The spans that share a character with `[start, end)`, in reading order."""
        return self._index.overlapping(start, end)

    def of(self, annotation: int) -> list[Mark]:
        """The spans of one annotation in reading order; none when it is not here."""
        if annotation in self._several:
            return self._several[annotation]
        return [self._first[annotation]] if annotation in self._first else []

    def labelled(self, labels: Collection[str]) -> set[int]:
        """The annotations that bear one of `labels`; a walk over all at the speed of C."""
        return {id for id, row in self._first.items() if row[3] in labels}

    def in_parts(self) -> Collection[int]:
        """The annotations that have several spans."""
        return self._several.keys()

    def replace(self, annotation: int, rows: Iterable[Mark]) -> None:
        """Take `rows` as all the spans of `annotation`, new or known."""
        kept, before = sorted(rows), self.of(annotation)
        if kept == before:
            return
        self._stretches.append(_stretch([*before, *kept]))
        self._drop_spans(annotation)
        for row in kept:
            self._index.add(row)
        if kept:
            self._first[annotation] = kept[0]
        if len(kept) > 1:
            self._several[annotation] = kept
        self._rank(annotation)

    def remove(self, annotation: int) -> None:
        """Forget an annotation and its links; one that is not here is no error."""
        self._stretches.append(_stretch(self.of(annotation)))
        self._drop_spans(annotation)
        self.replace_links([annotation], [])

    def set_links(self, links: Iterable[Tie]) -> None:
        """Take `links` as all there are; at the speed of C."""
        ties = list(links)
        self._from, self._to = TiesAt(ties, ORIGIN), TiesAt(ties, TARGET)
        tying = map(frozenset(PARTS).__contains__, map(KIND, ties))
        heads = set(compress(map(ORIGIN, ties), tying)) & self._first.keys()
        firsts = list(map(self._first.__getitem__, heads))
        ranks = zip(map(_START, firsts), heads, strict=True)
        self._ranks = sorted(compress(ranks, map(_SOURCE.__ne__, map(_LABEL, firsts))))
        self._ranked = {head: start for start, head in self._ranks}

    def replace_links(self, annotations: Iterable[int], links: Iterable[Tie]) -> None:
        """Take `links` as all that begin or end at one of `annotations`."""
        touched, links = set(annotations), list(links)
        before = self._numbered({*touched, *(link[3] for link in links)})
        for annotation in list(touched):
            for link in self._from.at(annotation):
                self._to.drop(link[3], link)
                touched.add(link[3])
            for link in self._to.at(annotation):
                self._from.drop(link[2], link)
                touched.add(link[2])
            self._from.set(annotation, ())
            self._to.set(annotation, ())
        for link in links:
            self._from.set(link[2], (*self._from.at(link[2]), link))
            self._to.set(link[3], (*self._to.at(link[3]), link))
            touched.update(link[2:])
        for annotation in touched:
            self._rank(annotation)
        self.relinked += [one for one, numbers in before.items() if numbers != self.numbers(one)]

    def links(self, annotation: int) -> list[Tie]:
        """The links that begin or end at `annotation`."""
        return [*self._from.at(annotation), *self._to.at(annotation)]

    def parts(self, head: int) -> dict[int, str]:
        """What hangs on a head, each with its kind of link: who passed on a relay's words, too."""
        found: dict[int, str] = {}
        edge = [head]
        while edge:
            ties = [link for one in edge for link in self._from.at(one)]
            new = {link[3]: link[1] for link in ties if link[1] in PARTS and link[3] != head}
            edge = [id for id in new if id not in found]
            found |= {id: new[id] for id in edge}
        return found

    def heads(self, part: int) -> list[int]:
        """What a part hangs on, over any number of steps; nothing for one that hangs on nothing."""
        found: list[int] = []
        edge = [part]
        while edge:
            ties = [link for one in edge for link in self._to.at(one)]
            edge = [link[2] for link in ties if link[1] in PARTS and link[2] not in found]
            found += dict.fromkeys(edge)
        return [one for one in found if one != part]

    def numbers(self, annotation: int) -> list[int]:
        """The numbers of the attributions it belongs to: their heads' ranks in reading order."""
        heads = {annotation, *self.heads(annotation)}
        return sorted(self._number(head) for head in heads if head in self._ranked)

    def _numbered(self, annotations: Iterable[int]) -> dict[int, list[int]]:
        """The numbers of annotations and of what hangs on them."""
        found = {part for one in annotations for part in (one, *self.parts(one))}
        return {one: self.numbers(one) for one in found}

    def _number(self, head: int) -> int:
        return bisect_left(self._ranks, (self._ranked[head], head)) + 1

    def _rank(self, annotation: int) -> None:
        was, start = self._ranked.get(annotation), self._start_as_head(annotation)
        if was == start:
            return
        places = []
        if was is not None:
            places.append(bisect_left(self._ranks, (was, annotation)))
            del self._ranks[places[-1]]
            del self._ranked[annotation]
        if start is not None:
            places.append(bisect_left(self._ranks, (start, annotation)))
            self._ranks.insert(places[-1], (start, annotation))
            self._ranked[annotation] = start
        if len(places) == 1 or places[0] != places[1]:
            self.renumbered.append(min(places) + 1)
            self.relinked.append(annotation)  # which may have a number no more

    def _start_as_head(self, annotation: int) -> int | None:
        """Where an attribution's head begins; None for what is the head of none."""
        first = self._first.get(annotation)
        if first is None or first[3] == _SOURCE:
            return None
        return first[0] if _attributes(self._from.at(annotation)) else None

    def _drop_spans(self, annotation: int) -> None:
        for row in self.of(annotation):
            self._index.remove(row)
        self._first.pop(annotation, None)
        self._several.pop(annotation, None)


def _attributes(ties: Ties) -> bool:
    return any(link[1] in PARTS for link in ties)


def _stretch(rows: Sequence[Mark]) -> tuple[int, int]:
    """Where some spans begin and end; an empty stretch for none."""
    return min((row[0] for row in rows), default=0), max((row[1] for row in rows), default=0)
