"""Lines of one token and its tag, for the training and testing of taggers.

Source: the shared task of CoNLL-2003 (four columns), tags as B, I and O.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from annotator.domain.records import ArticleRecord
from annotator.formats.pieces import Assembly, Given
from annotator.formats.span_units import shown
from annotator.formats.strict_json import Wrong
from annotator.formats.text_lines import text_lines
from annotator.formats.tokens import Labelled, labelled, longest, token_lists
from annotator.text.canonical import storable
from annotator.text.segments import paragraphs, sentences

DOCUMENT = "-DOCSTART-"
_OUTSIDE = "O"
_COLUMNS = " -X- _ "
_MARKS, _GOES_ON, _ENDS = frozenset("BIESLU"), frozenset("IEL"), frozenset("ESLU")


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """`token -X- _ tag`, an empty line after each sentence. Holds one article at a time.

    Of spans that overlap the longest is tagged; a span that begins or ends within a word cuts it.
    """
    for article in articles:
        out.write(f"{DOCUMENT}{_COLUMNS}{_OUTSIDE}\n\n")
        out.writelines(_lines(article.text, longest(labelled(article))))
        out.write("\n")


def _lines(text: str, kept: list[Labelled]) -> Iterator[str]:
    """The tokens of a text, those between two changes of tag or sentence at once.

    `kept` are disjoint spans in order.
    """
    ends = _sentence_ends(text)
    sentence_end = next(ends)
    spans = _Spans(text, kept)
    for some in token_lists(text, (span for span, _ in kept)):
        starts = [start for start, _ in some]
        at = 0
        while at < len(some):
            start = starts[at]
            if start >= sentence_end:
                yield "\n"
                sentence_end = next(end for end in ends if end > start)
            first_tag, tag, change = spans.at(start)
            stop = bisect_left(starts, min(change, sentence_end), at)
            if first_tag != tag:
                yield f"{text[slice(*some[at])]}{_COLUMNS}{first_tag}\n"
                at += 1
            rest = f"{_COLUMNS}{tag}\n"
            yield "".join([f"{text[start:end]}{rest}" for start, end in some[at:stop]])
            at = stop


class _Spans:
    """The disjoint spans of a text, gone through from its beginning."""

    def __init__(self, text: str, kept: list[Labelled]) -> None:
        self._waiting = iter(kept)
        self._begun = False
        self._nowhere = (len(text) + 1, len(text) + 1, "")
        self._next()

    def at(self, offset: int) -> tuple[str, str, int]:
        """The tag of a token that begins there, of those that follow it, and where that changes."""
        while self._end <= offset:
            self._next()
        if offset < self._start:
            return _OUTSIDE, _OUTSIDE, self._start
        first = f"I-{self._label}" if self._begun else f"B-{self._label}"
        self._begun = True
        return first, f"I-{self._label}", self._end

    def _next(self) -> None:
        one = next(self._waiting, None)
        place = (one[0].start, one[0].end, one[1]) if one else self._nowhere
        self._start, self._end, self._label = place
        self._begun = False


def read(file: BinaryIO) -> Iterator[ArticleRecord]:
    """The documents of a file, their tokens joined by blanks and their sentences by line ends.

    The last column is the tag: BIO, IOB, BIOES or BILOU. Raises FormatError naming the line.
    """
    document = _Document()
    for number, line in text_lines(file):
        columns = line.split()
        if columns and columns[0] == DOCUMENT:
            yield from document.article()
            document = _Document()
        elif not columns:
            document.end_sentence()
        elif not line.startswith("# ") or _is_tag(columns[-1]):  # else a comment of CoNLL-U
            document.add(columns[0], _tag(columns, number))
    yield from document.article()


def _sentence_ends(text: str) -> Iterator[int]:
    for paragraph in paragraphs(text):
        for sentence in sentences(text, paragraph):
            yield sentence.end
    yield len(text) + 1


def _tag(columns: list[str], number: int) -> str:
    if len(columns) > 1 and _is_tag(columns[-1]):
        return columns[-1]
    raise Wrong(f"“{shown(columns[-1])}” is no tag such as B-quote or O").told(f"line {number}")


def _is_tag(word: str) -> bool:
    return word == _OUTSIDE or (word[:1] in _MARKS and word[1:2] == "-" and len(word) > 2)


class _Document:
    """Tokens and tags of one document, as they come."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._gap = ""
        self._open: tuple[str, int] | None = None
        self._spans: list[tuple[str, int, int]] = []

    def add(self, token: str, tag: str) -> None:
        """One more token; a tag that goes on with another label, or with none, begins anew."""
        mark, label = tag[:1], tag[2:]
        if self._open and (mark not in _GOES_ON or label != self._open[0]):
            self._close()
        token = storable(token)
        start = self._length + len(self._gap)
        self._text += (self._gap, token)
        self._length, self._gap = start + len(token), " "
        if label and self._open is None:
            self._open = label, start
        if mark in _ENDS:
            self._close()

    def end_sentence(self) -> None:
        """The next token stands on a new line."""
        if self._text:
            self._gap = "\n"

    def article(self) -> Iterator[ArticleRecord]:
        """The document as an article; none when it has no tokens."""
        self._close()
        if not self._text:
            return
        text = "".join(self._text)
        made = Assembly(text)
        for key, (label, start, end) in enumerate(self._spans):
            made.add(Given(str(key), label, start, end, text[start:end], f"span {key + 1}"))
        yield made.article()

    def _close(self) -> None:
        if self._open:
            label, start = self._open
            self._spans.append((label, start, self._length))
            self._open = None
