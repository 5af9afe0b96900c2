"""Documents of spaCy in one file, to train and to test its models.

Source: spaCy 3.8, `DocBin`; a span there is made of whole tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, BinaryIO

from annotator.domain.records import ArticleRecord
from annotator.formats.article_details import details_of
from annotator.formats.pieces import Written, pieces
from annotator.formats.strict_json import dumps
from annotator.formats.tokens import longest, tokens
from annotator.text.span import Span

SPANS = "sc"
"""The group of spans that spaCy's span categoriser learns from by default."""


def write(articles: Iterable[ArticleRecord], out: BinaryIO) -> None:
    """A document for each article: all spans in `doc.spans["sc"]`, the longest in `doc.ents`.

    Words are cut where spans begin and end within them, so no span is moved. Links are in
    `doc.user_data["links"]`; ids of spans are those of the annotations. All documents are held
    in memory, as spaCy writes them in one piece.
    """
    import spacy
    from spacy.tokens import DocBin

    language = spacy.blank("xx")
    made = DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)
    for article in articles:
        made.add(_document(article, language.vocab))
    out.write(made.to_bytes())


def _document(article: ArticleRecord, vocabulary: Any) -> Any:
    from spacy.tokens import Doc, SpanGroup
    from spacy.tokens import Span as Tokens

    found, ties = pieces(article)
    cut_up = _Words(article.text, found)
    doc = Doc(vocabulary, words=cut_up.words, spaces=cut_up.spaces)
    starts = [token.idx for token in doc]  # spaCy itself looks through all tokens for each span

    def cut(place: Span, label: str, id: str = "") -> Any:
        first, after = bisect_left(starts, place.start), bisect_left(starts, place.end)
        return Tokens(doc, first, after, label=label, span_id=id)

    spans = [cut(piece.span, piece.one.label, piece.one.id) for piece in found]
    doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=spans)
    doc.ents = [cut(*one) for one in longest([(piece.span, piece.one.label) for piece in found])]
    doc.user_data["article"] = dumps(details_of(article))
    doc.user_data["links"] = dumps(
        [
            [found[tie.origin - 1].one.id, tie.kind, found[tie.target - 1].one.id]
            for tie in ties
            if tie.kind != "continues"
        ]
    )
    return doc


class _Words:
    """Every character of a text in words; blanks other than one behind a word are such too."""

    def __init__(self, text: str, found: list[Written]) -> None:
        self._text = text
        ends = {piece.span.end for piece in found}
        self._edges = ends | {piece.span.start for piece in found}
        # The blank behind a word belongs to it, unless a span begins with it or ends behind it.
        self._apart = self._edges | {end - 1 for end in ends}
        self.words: list[str] = []
        self.spaces: list[bool] = []
        at = 0
        for start, end in tokens(text, (piece.span for piece in found)):
            self._gap(at, start)
            self._add(start, end)
            at = end
        self._gap(at, len(text))

    def _add(self, start: int, end: int) -> None:
        self.words.append(self._text[start:end])
        self.spaces.append(False)

    def _gap(self, at: int, end: int) -> None:
        """Take the blanks between two tokens, cut where spans begin and end."""
        behind = at < end and self._text[at] == " " and at not in self._apart
        if behind and self.spaces and not self.spaces[-1]:
            self.spaces[-1] = True
            at += 1
        while at < end:
            stop = at + 1
            while stop < end and stop not in self._edges:
                stop += 1
            self._add(at, stop)
            at = stop
