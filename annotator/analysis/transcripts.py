"""Holding quotes against the transcript of what was said.

Typography never counts: marks, dashes, capitals, and words in square brackets that an editor put
in. Words may be left out where the quote shows it, by an ellipsis or because it is interrupted;
everywhere else a word that is missing or another is a change.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from annotator.analysis.alignment import Aligned, aligned
from annotator.domain.transcript import Held
from annotator.text.difference import LEFT_OUT, SAME, Change, Piece, pieces
from annotator.text.wording import Wording, reading, wording

CHANGED = 0.6
"""A quote of which so many words stand in the transcript, in their order, is one of it, changed."""

NOTE = 12
"""So many words of the speech may stand where an editor's words in square brackets stand."""

COMPARED = 5_000
"""So many words of a quote are compared one by one, when it does not stand there as a whole."""

_STARTS = 200
"""So many places are tried at which the first part of a quote stands."""

_STEP = 50_000
"""So many words are numbered between two pauses."""

_OMITTED = 40
"""So many of the words left out in one place are told."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Words in a row that nothing interrupts; `indices` are their places in the quote.

    Before it words may be left out of the speech: any, where the quote is `cut`, else so many as
    an editor's note may stand for.
    """

    words: Sequence[str]
    indices: Sequence[int]
    cut: bool


class Transcript:
    """A text in which quotes are found; made once, each quote costs milliseconds."""

    def __init__(self, text: Wording) -> None:
        kept = [number for number in range(len(text)) if number not in text.notes]
        self.text = text.text
        self._wording = text
        self._kept = array("q", kept)
        self.words = [text.words[number] for number in kept] if text.notes else text.words
        self._row = f" {' '.join(self.words)} "
        self._offsets = array("q", accumulate((len(word) + 1 for word in self.words), initial=0))
        self._positions: dict[str, array[int]] = {}

    def numbering(self) -> Iterator[None]:
        """Number where each word stands, some thousands at a time; to be done before `hold`."""
        for start in range(0, len(self.words), _STEP):
            for number, word in enumerate(self.words[start : start + _STEP], start):
                if word not in self._positions:
                    self._positions[word] = array("q")
                self._positions[word].append(number)
            yield

    def hold(self, words: str) -> Held:
        """Find a quote: where it stands, and in which words it differs."""
        quote = wording(words)
        parts = list(_parts(quote))
        count = sum(len(part.words) for part in parts)
        if not count:
            return Held("not_found", [Piece(SAME, words)])
        places = self._in_a_row(parts)
        if places is not None:
            return self._whole(quote, parts, places, count)
        return self._changed(quote, count)

    # Word for word

    def _in_a_row(self, parts: Sequence[_Part]) -> list[int] | None:
        """Where each part stands, one behind the other, with the fewest words between them."""
        best: tuple[int, list[int]] | None = None
        for first in islice(self._occurrences(parts[0].words, 0), _STARTS):
            places = self._going_on(parts, first)
            if places is not None:
                length = places[-1] - first
                if best is None or length < best[0]:
                    best = (length, places)
        return best[1] if best else None

    def _going_on(self, parts: Sequence[_Part], first: int) -> list[int] | None:
        places = [first]
        end = first + len(parts[0].words)
        for part in parts[1:]:
            place = next(self._occurrences(part.words, end), None)
            if place is None or not (part.cut or place - end <= NOTE):
                return None
            places.append(place)
            end = place + len(part.words)
        return places

    def _occurrences(self, words: Sequence[str], start: int) -> Iterator[int]:
        """Where these words stand in a row, at word `start` or behind it."""
        if start >= len(self.words):
            return
        sought = f" {' '.join(words)} "
        at = self._row.find(sought, self._offsets[start])
        while at >= 0:
            yield bisect_left(self._offsets, at)
            at = self._row.find(sought, at + 1)

    def _whole(
        self, quote: Wording, parts: Sequence[_Part], places: Sequence[int], count: int
    ) -> Held:
        left_out: list[Change] = []
        for number, part in enumerate(parts[1:], 1):
            end = places[number - 1] + len(parts[number - 1].words)
            if part.cut and places[number] > end:
                at = part.indices[0]
                left_out.append(Change(end, places[number], at, at))
        end = places[-1] + len(parts[-1].words)
        omitted = sum(change.end - change.start for change in left_out)
        return Held(
            "trimmed" if omitted else "verbatim",
            self._pieces(quote, left_out),
            *self._stretch(places[0], end),
            omitted=omitted,
            compared=count,
            words=count,
        )

    # In other words

    def _changed(self, quote: Wording, count: int) -> Held:
        found: list[tuple[_Part, Aligned | None]] = []
        compared = after = 0
        for part in _parts(quote, at_notes=False):
            part = _Part(part.words[: COMPARED - compared], part.indices, part.cut)
            if not part.words:
                break
            compared += len(part.words)
            place = aligned(part.words, self.words, self._positions, after)
            found.append((part, place))
            after = place.end if place else after
        kept = [place for _, place in found if place is not None]
        if not kept or sum(place.matched for place in kept) < CHANGED * compared:
            return Held("not_found", [Piece(SAME, quote.text)], compared=compared, words=count)
        changes = [change for part, place in found for change in _changes(part, place, quote)]
        starts = [place.start for place in kept]
        return Held(
            "changed",
            self._pieces(quote, changes),
            *self._stretch(min(starts), max(place.end for place in kept)),
            is_reordered=starts != sorted(starts),
            compared=compared,
            words=count,
        )

    # What is told

    def _pieces(self, quote: Wording, changes: Sequence[Change]) -> list[Piece]:
        """The quote in pieces; of very many words left out only the first and last are told."""
        told = []
        for change in changes:
            start, end = change.start, change.end
            first = self._kept[start] if start < len(self._kept) else 0
            last = self._kept[end - 1] + 1 if start < end else first
            told.append(Change(first, last, change.from_, change.to))
        return [_shortened(piece) for piece in pieces(self._wording, quote, told)]

    def _stretch(self, start: int, end: int) -> tuple[int, int]:
        first, last = self._kept[start], self._kept[end - 1]
        return self._wording.starts[first], self._wording.ends[last]


def transcribed(text: str) -> Iterator[Transcript | None]:
    """Read a transcript: None while it goes on, then what quotes are held against."""
    for found in reading(text):
        if found is not None:
            made = Transcript(found)
            for _ in made.numbering():
                yield None
            yield made
        else:
            yield None


def _parts(quote: Wording, *, at_notes: bool = True) -> Iterator[_Part]:
    """The quote's own words, parted where something is left out, or an editor's words stand."""
    words: list[str] = []
    indices: list[int] = []
    before = cut = broken = False
    for number, word in enumerate(quote.words):
        cut = cut or number in quote.cuts
        broken = broken or (at_notes and number in quote.notes)
        if number in quote.notes:
            continue
        if words and (cut or broken):
            yield _Part(words, indices, before)
            words, indices = [], []
        if not words:
            before = cut
        cut = broken = False
        words.append(word)
        indices.append(number)
    if words:
        yield _Part(words, indices, before)


def _changes(part: _Part, place: Aligned | None, quote: Wording) -> Iterator[Change]:
    """The changes of a part, as changes of the transcript into the quote."""
    indices = part.indices
    if place is None:
        yield Change(0, 0, indices[0], indices[len(part.words) - 1] + 1)
        return
    for change in place.changes:
        at_end = change.from_ >= len(part.words)
        from_ = indices[len(part.words) - 1] + 1 if at_end else indices[change.from_]
        to = indices[change.to - 1] + 1 if change.to > change.from_ else from_
        if to == from_ and from_ - 1 in quote.notes and change.end - change.start <= NOTE:
            continue  # the editor's words stand for these
        yield Change(change.start, change.end, from_, to)


def _shortened(piece: Piece) -> Piece:
    words = piece.words.split()
    if piece.kind != LEFT_OUT or len(words) <= _OMITTED:
        return piece
    half = _OMITTED // 2
    return Piece(LEFT_OUT, " ".join([*words[:half], "…", *words[-half:]]))
