"""What is known of an article, as an object for formats that carry foreign members along."""

from __future__ import annotations

from typing import Any

from annotator.domain.records import ArticleRecord
from annotator.domain.states import ARTICLE_STATES
from annotator.formats import members
from annotator.formats.strict_json import Object

ID = "article_id"
WORDS = ("headline", "byline", "publisher", "published", "dateline", "url", "language")


def details_of(article: ArticleRecord) -> Object:
    """Id, state and every word of the head that is known."""
    known = {key: getattr(article, key) for key in WORDS}
    stated = {key: value for key, value in known.items() if value is not None}
    return {ID: article.id, "status": article.status, **stated}


def read_details(obj: Object) -> dict[str, Any]:
    """The same as fields of an ArticleRecord; what is missing or empty is left out.

    Raises Wrong naming the member that is of a wrong kind.
    """
    found: dict[str, Any] = {
        key: value for key in WORDS if (value := members.words_or_none(obj, key)) is not None
    }
    if obj.get("status") in ARTICLE_STATES:  # others' files have states of their own
        found["status"] = obj["status"]
    if id := members.identity(obj, ID):
        found["id"] = id
    return found
