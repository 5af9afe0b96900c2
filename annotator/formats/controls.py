"""Characters that XML cannot hold: control characters and two that are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotator.domain.identity import sha256
from annotator.domain.records import ArticleRecord, Attributes, SourceRecord

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"
_DETAILS = ("headline", "byline", "publisher", "published", "dateline", "url", "language")
_OF_ENTRY = ("name", "type", "naming", "affiliation", "role", "note")


def storable_in_xml(text: str) -> str:
    """The text with U+FFFD in place of what XML 1.0 has no way to write; as long as before."""
    return _CONTROL.sub(_REPLACEMENT, text)


def controls(article: ArticleRecord) -> int:
    """How many such characters an article and all that hangs on it hold."""
    return len(_CONTROL.findall("\n".join(_texts(article))))


def without_controls(article: ArticleRecord) -> ArticleRecord:
    """The article as it comes back from XML."""
    if not controls(article):
        return article
    changed = _changed(article, storable_in_xml)
    return replace(changed, sha256=sha256(changed.text)) if article.sha256 else changed


Change = Callable[[str], str]


def _changed(article: ArticleRecord, change: Change) -> ArticleRecord:
    """The article with every text in it changed; ids and states hold no such characters."""
    details: dict[str, Any] = {name: _maybe(getattr(article, name), change) for name in _DETAILS}
    return replace(
        article,
        text=change(article.text),
        sources=tuple(_source(one, change) for one in article.sources),
        annotations=tuple(
            replace(
                one,
                note=change(one.note),
                annotator=change(one.annotator),
                attributes=_attributes(one.attributes, change),
            )
            for one in article.annotations
        ),
        comments=tuple(
            replace(one, text=change(one.text), annotator=change(one.annotator))
            for one in article.comments
        ),
        **details,
    )


def _texts(article: ArticleRecord) -> Iterator[str]:
    """The texts that `_changed` changes, each once; empty ones may be left out."""
    yield article.text
    yield from filter(None, (getattr(article, name) for name in _DETAILS))
    for source in article.sources:
        yield from source.aliases
        yield from filter(None, (getattr(source, name) for name in _OF_ENTRY))
        yield from _values(source.attributes)
    for one in article.annotations:
        yield one.note
        yield one.annotator
        if one.attributes:
            yield from _values(one.attributes)
    for comment in article.comments:
        yield comment.text
        yield comment.annotator


def _values(attributes: Attributes) -> Iterator[str]:
    for value in attributes.values():
        if isinstance(value, str):
            yield value
        else:
            yield from value


def _source(one: SourceRecord, change: Change) -> SourceRecord:
    details: dict[str, Any] = {name: _maybe(getattr(one, name), change) for name in _OF_ENTRY}
    return replace(
        one,
        aliases=tuple(map(change, one.aliases)),
        attributes=_attributes(one.attributes, change),
        **details,
    )


def _maybe(text: str | None, change: Change) -> str | None:
    return None if text is None else change(text)


def _attributes(attributes: Attributes, change: Change) -> Mapping[str, str | list[str]]:
    return {
        key: change(value) if isinstance(value, str) else [change(one) for one in value]
        for key, value in attributes.items()
    }
