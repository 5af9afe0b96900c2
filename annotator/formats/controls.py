"""Characters that XML cannot hold: control characters and two that are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from annotator.domain.identity import sha256
from annotator.domain.records import AnnotationRecord, ArticleRecord, Attributes, SourceRecord

UNSTORABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""Those characters, as a set of a pattern has them between its brackets."""
REPLACEMENT = "\ufffd"
_CONTROL = re.compile(f"[{UNSTORABLE}]")
_DETAILS = ("headline", "byline", "publisher", "published", "dateline", "url", "language")
_OF_ENTRY = ("name", "type", "naming", "affiliation", "role", "note")


def storable_in_xml(text: str) -> str:
    """The text with U+FFFD in place of what XML 1.0 has no way to write; as long as before."""
    return _CONTROL.sub(REPLACEMENT, text)


def controls(article: ArticleRecord) -> int:
    """How many such characters an article and all that hangs on it hold."""
    found = 0

    def count(text: str) -> str:
        nonlocal found
        found += len(_CONTROL.findall(text))
        return text

    _changed(article, count)
    return found


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
        annotations=tuple(_annotation(one, change) for one in article.annotations),
        comments=tuple(
            replace(one, text=change(one.text), annotator=change(one.annotator))
            for one in article.comments
        ),
        **details,
    )


def _annotation(one: AnnotationRecord, change: Change) -> AnnotationRecord:
    """There are many of them, and hardly any is changed: those stay as they are."""
    if not (one.note or one.annotator or one.attributes):
        return one
    note, annotator = change(one.note), change(one.annotator)
    attributes = _attributes(one.attributes, change) if one.attributes else one.attributes
    if (note, annotator, attributes) == (one.note, one.annotator, one.attributes):
        return one
    return replace(one, note=note, annotator=annotator, attributes=attributes)


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
