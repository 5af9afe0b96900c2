"""Counts over a whole project."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from annotator.domain.values import HEADS
from annotator.frozen import frozen
from annotator.store.many import marks

if TYPE_CHECKING:
    from annotator.store.project import Project


@frozen
class Stats:
    """How much there is: articles by status, annotations by label, and the rest.

    `reviews` are of quotes and claims, `forms` of quotes, as the review and the report count them;
    `sources` are entries, quoted or not.
    """

    articles: int
    article_states: dict[str, int]
    annotations: int
    labels: dict[str, int]
    reviews: dict[str, int]
    forms: dict[str, int]
    links: int
    sources: int
    edits: int
    active_seconds: int


def stats(project: Project) -> Stats:
    """Count everything once."""

    def counts(statement: str) -> dict[str, int]:
        return {str(key): int(count) for key, count in project.query(statement)}

    states = counts("SELECT status, count(*) FROM article GROUP BY status ORDER BY status")
    labels = counts("SELECT label, count(*) FROM annotation GROUP BY label ORDER BY label")
    forms = counts(
        "SELECT coalesce(attributes ->> '$.form', 'none'), count(*) FROM annotation "
        "WHERE label = 'quote' GROUP BY 1 ORDER BY 1"
    )
    heads = ", ".join(f"'{label}'" for label in sorted(HEADS))
    reviews = counts(
        f"SELECT review, count(*) FROM annotation WHERE label IN ({heads}) GROUP BY 1 ORDER BY 1"
    )
    ((links, sources, edits, active),) = project.query(
        "SELECT (SELECT count(*) FROM link), (SELECT count(*) FROM source), "
        "(SELECT count(*) FROM edit), (SELECT coalesce(sum(active), 0) FROM session)"
    )
    return Stats(
        articles=sum(states.values()),
        article_states=states,
        annotations=sum(labels.values()),
        labels=labels,
        reviews=reviews,
        forms=forms,
        links=links,
        sources=sources,
        edits=edits,
        active_seconds=active,
    )


def count_annotations(project: Project) -> int:
    """How many annotations there are."""
    return int(project.query("SELECT count(*) FROM annotation")[0][0])


def article_counts(project: Project) -> dict[str, int]:
    """How many articles have each status."""
    return dict(project.query("SELECT status, count(*) FROM article GROUP BY status"))


def tagged_in_session(project: Project) -> int:
    """How many annotations stand that were made in the running session."""
    if project.session is None:
        return 0
    ((started,),) = project.query("SELECT started FROM session WHERE uid = ?", (project.session,))
    ((count,),) = project.query(
        "SELECT count(*) FROM annotation a JOIN annotator n ON n.id = a.annotator "
        "WHERE a.id > ? AND n.uid = ? AND a.created >= ?",
        (project.tagged_before_session, project.annotator.uid, started),
    )
    return int(count)


def left_behind(
    project: Project,
    labels: Collection[str] | None,
    reviews: Collection[str] | None,
    *,
    articles: Collection[int] | None = None,
    article_states: Collection[str] | None = None,
) -> tuple[int, int]:
    """How many annotations do not bear these labels and reviews, and how many links need one.

    Counted in these articles; None lets everything through. Costs a walk over all annotations.
    """
    if labels is None and reviews is None:
        return 0, 0
    here, places = _among({"a.article": articles, "p.status": article_states})
    kept, values = _among({"a.label": labels, "a.review": reviews})
    table = "annotation a JOIN article p ON p.id = a.article"
    out = f"SELECT a.id FROM {table} WHERE {here} AND NOT ({kept})"
    given = [*places, *values]
    ((tags,),) = project.query(f"SELECT count(*) FROM ({out})", given)
    ((links,),) = project.query(
        f"WITH gone(id) AS ({out}) SELECT count(*) FROM link "
        "WHERE origin IN (SELECT id FROM gone) OR target IN (SELECT id FROM gone)",
        given,
    )
    return tags, links


def _among(chosen: Mapping[str, Collection[object] | None]) -> tuple[str, list[object]]:
    """A condition that columns hold one of some values each, with the values."""
    held = {column: list(values) for column, values in chosen.items() if values is not None}
    tests = [f"{column} IN ({marks(values)})" for column, values in held.items()]
    return " AND ".join(tests) or "1", [one for values in held.values() for one in values]
