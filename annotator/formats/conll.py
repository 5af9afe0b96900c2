"""Lines of one token and its tag, for the training and testing of taggers.

Source: the shared task of CoNLL-2003 (four columns), tags as B, I and O.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from annotator.domain.records import ArticleRecord
from annotator.formats.pieces import Assembly, Given
from annotator.formats.span_units import shown
from annotator.formats.strict_json import Wrong
from annotator.formats.text_lines import text_lines
from annotator.formats.tokens import Labelled, labelled, longest, tokens
from annotator.text.canonical import storable
from annotator.text.segments import paragraphs, sentences

DOCUMENT = "-DOCSTART-"
_OUTSIDE = "O"
_MARKS, _GOES_ON, _ENDS = frozenset("BIESLU"), frozenset("IEL"), frozenset("ESLU")


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """`token -X- _ tag`, an empty line after each sentence. Holds one article at a time.

    Of spans that overlap the longest is tagged; a span that begins or ends within a word cuts it.
    """
    for article in articles:
        text = article.text
        out.write(f"{DOCUMENT} -X- _ {_OUTSIDE}\n\n")
        ends = _sentence_ends(text)
        sentence_end = next(ends)
        lines: list[str] = []
        for start, end, tag in tagged(text, longest(labelled(article))):
            if start >= sentence_end:
                lines.append("\n")
                out.write("".join(lines))
                lines.clear()
                while start >= sentence_end:
                    sentence_end = next(ends)
            lines.append(f"{text[start:end]} -X- _ {tag}\n")
        lines.append("\n")
        out.write("".join(lines))


def tagged(text: str, kept: list[Labelled]) -> Iterator[tuple[int, int, str]]:
    """Each token's start and end with its tag; `kept` are disjoint spans in order."""
    waiting = iter(kept)
    nowhere = (len(text) + 1, len(text) + 1, "")
    first, last, label = _edges(next(waiting, None)) or nowhere
    tag = f"B-{label}"
    for start, end in tokens(text, (span for span, _ in kept)):
        while last <= start:
            first, last, label = _edges(next(waiting, None)) or nowhere
            tag = f"B-{label}"
        if start < first:
            yield start, end, _OUTSIDE
        else:
            yield start, end, tag
            tag = f"I-{label}"


def _edges(one: Labelled | None) -> tuple[int, int, str] | None:
    return (one[0].start, one[0].end, one[1]) if one else None


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
