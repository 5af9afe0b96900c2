"""A file gone through line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from annotator.domain.records import ArticleRecord
from annotator.formats.offset_units import Unit, conversion
from annotator.formats.span_units import shown
from annotator.formats.strict_json import Wrong
from annotator.formats.text_lines import text_lines
from annotator.formats.uima.articles import article_of
from annotator.formats.uima.found import INITIAL, Document, Text
from annotator.formats.uima.typesystem import TypeSystem
from annotator.formats.webanno.escapes import text
from annotator.formats.webanno.header import FORMAT, Column, columns, is_older
from annotator.formats.webanno.layers import NOTHING, Layers
from annotator.formats.webanno.sentences import Sentence, Sentences

_TEXT = "#Text="
_LAYER = "#T_"
_TOKEN = re.compile(
    r"(\d{1,9}-\d{1,9}(\.\d{1,9})?)\t(\d{1,12})-(\d{1,12})\t([^\t]*)(\t.*)?", re.DOTALL
)
_EMPTY = NOTHING + "\t"


def read(file: BinaryIO) -> Iterator[ArticleRecord]:
    """The one article of a file. Raises FormatError naming the line."""
    reading: _Reading | None = None
    number = 0
    for number, line in text_lines(file):
        try:
            if reading is not None:
                reading.take(number, line)
            elif line.strip():
                reading = _Reading(older=is_older(line))
        except Wrong as wrong:
            raise wrong.told(f"line {number}") from None
    if reading is None:
        raise Wrong(f"“{FORMAT}” is missing").told("the document")
    try:
        yield reading.article()
    except Wrong as wrong:
        raise wrong.told("the document") from None


class _Reading:
    def __init__(self, *, older: bool) -> None:
        self._older = older
        self._columns: list[Column] = []
        self._document = Document()
        self._layers: Layers | None = None
        self._sentences = Sentences()
        self._sentence: Sentence | None = None

    def take(self, number: int, line: str) -> None:
        """One line behind the first."""
        if line[:1].isdigit():
            self._token(number, line)
        elif line.startswith(_TEXT):
            self._text(number, text(line.removeprefix(_TEXT), java=self._older))
        elif line.startswith(_LAYER) and self._layers is None and self._sentence is None:
            self._columns += columns(line)
        elif line and not line.startswith("#"):
            raise Wrong(f"“{shown(line)}” is no token and no text")

    def _text(self, number: int, words: str) -> None:
        """A line of a sentence: of the one that has no tokens yet, else of a new one."""
        if self._sentence is not None and not self._sentence.tokens:
            self._sentence.text += "\n" + words
            return
        if self._sentence is not None:
            self._sentences.add(self._sentence)
        self._sentence = Sentence(number, words)

    def _token(self, number: int, line: str) -> None:
        found = _TOKEN.fullmatch(line)
        if found is None:
            raise Wrong(f"“{shown(line)}” is no token such as 1-1, 0-4, Word and its cells")
        if self._sentence is None:
            raise Wrong(f"a token stands before any “{_TEXT}”")
        layers = self._layers or self._begun()
        unit, part, first, last, words, cells = found.groups("")
        begin, end = int(first), int(last)
        if part == "":
            plain = text(words, java=self._older) if "\\" in words else words
            self._sentence.tokens.append((number, begin, end, plain))
        if cells.count("\t") < layers.width:
            raise Wrong(f"behind the token stand fewer cells than the {layers.width} named above")
        if cells.strip(_EMPTY):
            layers.take(number, unit, begin, end, cells.split("\t")[1:])

    def _begun(self) -> Layers:
        """The layers, when the first token comes."""
        self._layers = Layers(self._columns, self._document)
        return self._layers

    def article(self) -> ArticleRecord:
        """All that was taken."""
        if self._sentence is None:
            raise Wrong("it holds no text")
        self._sentences.add(self._sentence)
        words, unit = self._sentences.text()
        self._document.texts[""] = Text(INITIAL, words, "")
        if self._layers is not None:
            self._layers.tie()
        if unit is not Unit.UTF_16:
            self._count_anew(words, unit)
        return article_of(self._document, TypeSystem())

    def _count_anew(self, words: str, unit: Unit) -> None:
        """Make the offsets what the format should count in."""
        taken, given = conversion(unit, words).taken, conversion(Unit.UTF_16, words).given
        for one in self._document.found.values():
            if one.begin is not None and one.end is not None:
                one.begin, one.end = given(taken(one.begin)), given(taken(one.end))
