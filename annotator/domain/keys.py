"""Keys of a scheme made from the names that other programs give their labels."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import ENTRY, is_key

_OTHER = re.compile(r"[^a-z0-9_-]")
_LONGEST = 80


def as_key(name: str) -> str:
    """The key for a name: lower case, `_` for spaces; the same each time.

    A name that holds more than a key can say ends in a few digits that follow from it.
    """
    if is_key(name) and name != ENTRY:
        return name
    plain = name.strip().lower().replace(" ", "_")
    if is_key(plain) and plain != ENTRY:
        return plain
    digits = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{_OTHER.sub('_', plain)[:_LONGEST].lstrip('_-') or 'x'}-{digits}"


def with_keys(record: ArticleRecord) -> tuple[ArticleRecord, dict[str, str]]:
    """The record with keys in place of names, and which name each new key stands for."""
    names = {one.label for one in record.annotations} | {link.kind for link in record.links}
    for one in record.annotations:
        names.update(one.attributes)
    for source in record.sources:
        names.update(source.attributes)
    keys = _keys(names)
    if not keys:
        return record, {}
    return _renamed(record, keys), {key: name for name, key in keys.items()}


def _keys(names: Iterable[str]) -> dict[str, str]:
    """The names that are no keys yet, with the keys they become."""
    return {name: key for name in names if (key := as_key(name)) != name}


def _renamed(record: ArticleRecord, keys: dict[str, str]) -> ArticleRecord:
    return replace(
        record,
        annotations=tuple(
            replace(
                one,
                label=keys.get(one.label, one.label),
                attributes={keys.get(key, key): value for key, value in one.attributes.items()},
            )
            for one in record.annotations
        ),
        links=tuple(replace(link, kind=keys.get(link.kind, link.kind)) for link in record.links),
        sources=tuple(
            replace(
                one,
                attributes={keys.get(key, key): value for key, value in one.attributes.items()},
            )
            for one in record.sources
        ),
    )
