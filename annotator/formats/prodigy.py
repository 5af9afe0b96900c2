"""Lines for Prodigy: texts with tokens, spans that may overlap, and relations.

Source: Prodigy's documentation of its task format; `token_end` is the last token, not the next.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, TextIO

from annotator.domain.records import ArticleRecord
from annotator.domain.states import REVIEW_STATES
from annotator.formats import members
from annotator.formats.article_details import details_of, read_details
from annotator.formats.pieces import Assembly, Given, Tie, Written, pieces
from annotator.formats.strict_json import Object, Wrong, dumps
from annotator.formats.text_lines import json_lines
from annotator.formats.tokens import Token, token_lists


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """One article a line. Holds one article at a time.

    Tokens are cut so that every span is made of whole ones. What Prodigy does not know of a span
    (its id, attributes, note) stands in members of ours, which it hands on.
    """
    for article in articles:
        out.writelines(_task(article))


def read(file: BinaryIO) -> Iterator[ArticleRecord]:
    """The articles of a file, one at a time; rejected and ignored tasks come without their spans.

    Raises FormatError naming the line and the member.
    """
    return json_lines(file, _article)


def _task(article: ArticleRecord) -> Iterator[str]:
    """The line in pieces: there may be millions of tokens, which are written some at a time."""
    text = article.text
    found, ties = pieces(article)
    starts: list[int] = []
    head = {"text": text, "meta": {"article": article.headline or article.id}}
    yield dumps(head)[:-1] + ',"tokens":['
    for some in token_lists(text, (piece.span for piece in found)):
        yield ("," if starts else "") + _tokens(text, some, len(starts))
        starts += [start for start, _ in some]
    spans = [_span(piece, text, starts) for piece in found]
    rest = {"spans": spans, "relations": [_relation(tie, spans) for tie in ties]}
    yield "]," + dumps(rest | {"answer": "accept"} | details_of(article))[1:] + "\n"


def _tokens(text: str, some: Sequence[Token], first: int) -> str:
    """Tokens that follow one another, numbered from `first`."""
    listed = [
        {
            "text": text[start:end],
            "start": start,
            "end": end,
            "id": n,
            "ws": text[end : end + 1] == " ",
        }
        for n, (start, end) in enumerate(some, start=first)
    ]
    return dumps(listed)[1:-1]


def _span(piece: Written, text: str, starts: Sequence[int]) -> Object:
    start, end, one = piece.span.start, piece.span.end, piece.one
    first, after = bisect_left(starts, start), bisect_left(starts, end)
    place: Object = {"start": start, "end": end}
    if first < after:  # blanks alone have no token
        place |= {"token_start": first, "token_end": after - 1}
    return {
        **place,
        "label": one.label,
        "text": text[start:end],
        "key": piece.key,
        "id": one.id,
        "attributes": dict(one.attributes),
        "note": one.note,
        "annotator": one.annotator,
        "review": one.review,
        "created": one.created,
        "modified": one.modified,
    }


def _relation(tie: Tie, spans: Sequence[Object]) -> Object:
    """From the dependent (child) to what it hangs on (head), as Prodigy draws its arrows."""
    child, head = spans[tie.origin - 1], spans[tie.target - 1]
    return {
        "child": child.get("token_end", 0),
        "head": head.get("token_end", 0),
        "label": tie.kind,
        "child_span": _short(child),
        "head_span": _short(head),
        "child_key": tie.origin,
        "head_key": tie.target,
    }


def _short(span: Object) -> Object:
    return {
        key: span[key]
        for key in ("start", "end", "token_start", "token_end", "label")
        if key in span
    }


def _article(value: Any) -> ArticleRecord:
    obj = members.an_object(value)
    made = Assembly(members.words(obj, "text"))
    if obj.get("answer", "accept") == "accept":
        for number, item in enumerate(members.items(obj, "spans")):
            made.add(_given(item, made.raw, f"spans[{number}]"))
        members.each(obj, "relations", lambda value: _tie(value, members.items(obj, "spans"), made))
    return made.article(**read_details(obj))


def _given(value: Any, raw: str, place: str) -> Given:
    try:
        item = members.an_object(value)
        start, end = members.offset(item, "start"), members.offset(item, "end")
        if end > len(raw):
            raise Wrong(f"the span {start}-{end} lies outside the text")
        ours = "key" in item  # a file of Prodigy's own has none, and its ids are others
        return Given(
            key=str(members.offset(item, "key")) if ours else place,
            label=members.words(item, "label"),
            start=start,
            end=end,
            exact=members.words(item, "text", raw[start:end]),
            place=place,
            id=(members.identity(item) or "") if ours else "",
            attributes=members.attributes(item),
            note=members.words(item, "note", ""),
            more=_made(item),
        )
    except Wrong as wrong:
        raise wrong.inside(place) from None


def _tie(value: Any, spans: Sequence[Object], made: Assembly) -> None:
    item = members.an_object(value)
    origin, target = (_end(item, end, spans) for end in ("child", "head"))
    made.tie(members.words(item, "label"), origin, target, "")


def _end(relation: Object, end: str, spans: Sequence[Object]) -> str:
    """The key of the span at one end: ours, or that of the span at the same place."""
    if f"{end}_key" in relation:
        return str(members.offset(relation, f"{end}_key"))
    wanted = members.an_object(relation.get(f"{end}_span"))
    for number, span in enumerate(spans):
        if all(span.get(key) == wanted.get(key) for key in ("start", "end", "label")):
            return f"spans[{number}]"
    raise Wrong("the relation joins a span that is not in “spans”", f"{end}_span")


def _made(item: Object) -> dict[str, Any]:
    return {
        "annotator": members.words(item, "annotator", ""),
        "review": members.one_of(item, "review", REVIEW_STATES, "unreviewed"),
        "created": members.moment(item, "created"),
        "modified": members.moment(item, "modified"),
    }
