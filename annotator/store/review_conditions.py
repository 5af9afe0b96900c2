"""What a narrowing asks of the review's rows, in SQL."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from annotator.domain.review import Narrowing

NONE = "none"
"""The key of those of which nothing is said."""

TENTH = (
    "min(place * 10 / (SELECT t.length FROM article a JOIN text t ON t.sha256 = a.text "
    "WHERE a.id = review_row.article), 9)"
)
"""In which tenth of its article a row begins, from 0."""

WORTH = (
    "coalesce((SELECT attributes ->> '$.check_worthiness' FROM annotation a "
    f"WHERE a.id = review_row.annotation), '{NONE}')"
)
"""A claim's check-worthiness."""

_LAST = "char(1114111)"
"""Sorts behind all that may follow a year, month or day."""

_NO_MORE = f"CASE length(?) WHEN 10 THEN {_LAST} ELSE '-' END"
"""Sorts behind what may follow a date that says no more; behind a day it is an hour."""

_CONDITIONS = {
    "source": "source = ?",
    "article": "article = ?",
    "publisher": "publisher = ?",
    "name": "source IS NULL AND name = ?",
    "published": f"published >= ? AND published < ? || {_LAST}",
    "dated": f"published >= ? AND published < ? || {_NO_MORE}",
    "known": "source > 0",
    "since": "published >= ?",
    "until": f"published > '' AND published < ? || {_LAST}",
    "tenth": f"{TENTH} = ?",
    "worth": f"{WORTH} = ?",
    "sample": "annotation IN (SELECT value FROM json_each(?))",
}
"""What each part of a narrowing, save facets and words, asks of a row."""

_OF_ARTICLES = {
    "article": "p.id = ?",
    "publisher": "coalesce(p.publisher, '') = ? COLLATE NOCASE",
    "published": f"coalesce(p.published, '') >= ? AND coalesce(p.published, '') < ? || {_LAST}",
    "dated": f"coalesce(p.published, '') >= ? AND coalesce(p.published, '') < ? || {_NO_MORE}",
    "since": "coalesce(p.published, '') >= ?",
    "until": f"p.published > '' AND p.published < ? || {_LAST}",
}
"""The same of a row of the articles, named p."""

_IN_ITS_ARTICLE = {**_CONDITIONS, "tenth": "min(place * 10 / t.length, 9) = ?"}
"""The same of a row beside its article's text, named t."""

_SOUGHT = ("tenth", "worth")
"""What no index knows: it must be asked of row after row."""

Condition = tuple[str, list[Any]]
"""Conditions each begun with AND, and their values."""


def conditions(narrowing: Narrowing) -> Condition:
    """What all of a narrowing but facets and words asks of a row."""
    return _told(narrowing, _CONDITIONS)


def of_articles(narrowing: Narrowing) -> Condition:
    """The part of it that a row of the articles, named p, answers."""
    return _told(narrowing, _OF_ARTICLES)


def of_rows(narrowing: Narrowing) -> Condition:
    """The part that only the review's rows answer, beside an article's text named t."""
    own = {name: asked for name, asked in _IN_ITS_ARTICLE.items() if name not in _OF_ARTICLES}
    return _told(narrowing, own)


def sought(narrowing: Narrowing) -> Condition:
    """The part for which there is no index."""
    return _told(narrowing, {name: _CONDITIONS[name] for name in _SOUGHT})


def indexed(narrowing: Narrowing) -> Narrowing:
    """The narrowing without what is sought."""
    return replace(narrowing, tenth=None, worth=None)


def _told(narrowing: Narrowing, asked: dict[str, str]) -> Condition:
    where, values = "", list[Any]()
    for name, condition in asked.items():
        value = getattr(narrowing, name)
        if value is not None:
            where += f"AND {condition} "
            given = json.dumps(value) if name == "sample" else value
            values += [given] * condition.count("?")
    return where, values
