"""What a narrowing asks of the review's rows, in SQL."""

from __future__ import annotations

import json
from typing import Any

from annotator.domain.review import Narrowing

TENTH = (
    "min(place * 10 / (SELECT t.length FROM article a JOIN text t ON t.sha256 = a.text "
    "WHERE a.id = review_row.article), 9)"
)
"""In which tenth of its article a row begins, from 0."""

NONE = "none"
"""The key of those of which nothing is said."""

WORTH = (
    "coalesce((SELECT attributes ->> '$.check_worthiness' FROM annotation a "
    f"WHERE a.id = review_row.annotation), '{NONE}')"
)
"""A claim's check-worthiness."""

_LAST = "char(1114111)"
"""Sorts behind all that may follow a year, month or day."""

_CONDITIONS = {
    "source": "source = ?",
    "article": "article = ?",
    "publisher": "publisher = ?",
    "name": "source IS NULL AND name = ?",
    "published": "instr(published, ?) = 1",
    "since": "published >= ?",
    "until": f"published > '' AND published < ? || {_LAST}",
    "tenth": f"{TENTH} = ?",
    "worth": f"{WORTH} = ?",
    "sample": "annotation IN (SELECT value FROM json_each(?))",
}
"""What each part of a narrowing, save facets and words, asks of a row."""


def conditions(narrowing: Narrowing) -> tuple[str, list[Any]]:
    """What all of a narrowing but facets and words asks, each begun with AND, and its values."""
    asked = {name: getattr(narrowing, name) for name in _CONDITIONS}
    told = {name: value for name, value in asked.items() if value is not None}
    if narrowing.sample is not None:
        told["sample"] = json.dumps(narrowing.sample)
    return " ".join(f"AND {_CONDITIONS[name]}" for name in told), [*told.values()]
