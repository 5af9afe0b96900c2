"""Whether a narrowing leaves so few rows that they are best picked out and sorted as a whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator.domain.review import Narrowing
from annotator.store.review_conditions import conditions
from annotator.store.review_words import Found, Likely

if TYPE_CHECKING:
    from annotator.store.project import Project

_INDEXES = (
    ("source", "review_row_source_article_place_annotation_traits"),
    ("publisher", "review_row_publisher_annotation_traits"),
    ("name", "review_row_name_annotation_traits"),
)


def picked_out(
    project: Project, narrowing: Narrowing, found: Found | Likely | None, count: int, few: int
) -> str | None:
    """How at most `few` rows are picked out, as the beginning of a condition; None when it is more.

    `count` is how many rows the facets alone leave.
    """
    if narrowing.sample is not None and len(narrowing.sample) <= few:
        return "WHERE 1"
    if isinstance(found, Found) and len(found) <= few:
        return f"WHERE annotation IN (SELECT value FROM json_each('{json.dumps(list(found))}'))"
    if narrowing.article is not None:
        return "INDEXED BY review_row_article_place_annotation_traits WHERE 1"
    for column, index in _INDEXES:
        value = getattr(narrowing, column)
        if value is not None and _is_few(project, f"AND {column} = ?", [value], few):
            return f"INDEXED BY {index} WHERE 1"
    dates = ("published", "dated", "since", "until")
    dated = Narrowing(**{name: getattr(narrowing, name) for name in dates})
    if dated != Narrowing() and _is_few(project, *conditions(dated), few):
        return "INDEXED BY review_row_published_annotation_traits WHERE 1"
    if found is None and count <= few:
        return "INDEXED BY review_row_traits_article_place WHERE 1"
    return None


def _is_few(project: Project, where: str, values: list[Any], few: int) -> bool:
    ((count,),) = project.query(
        f"SELECT count(*) FROM (SELECT 1 FROM review_row WHERE 1 {where} LIMIT {few + 1})", values
    )
    return int(count) <= few
