"""What alone the review lists, in words, when the facets do not say it."""

from __future__ import annotations

from collections.abc import Collection

from annotator.domain.review import Narrowing
from annotator.domain.values import Article
from annotator.store.articles import articles
from annotator.store.project import Project
from annotator.store.review_conditions import NONE
from annotator.store.sources import sources_by_id
from annotator.ui.words import figure, tr


def within(project: Project, narrowing: Narrowing) -> str:
    """The source, article, publisher, dates and place that the rows are narrowed to; may be ""."""
    parts = [
        *_source(project, narrowing),
        *(one.title for one in _articles(project, narrowing.article)),
        *_publisher(narrowing.publisher),
        *_dates(narrowing),
        *_place(narrowing.tenth),
        *_worth(narrowing.worth),
        *_sample(narrowing.sample),
    ]
    return " · ".join(parts)


def _source(project: Project, narrowing: Narrowing) -> list[str]:
    if narrowing.source is not None:
        return [one.name for one in sources_by_id(project, [narrowing.source]).values()]
    if narrowing.known:
        return [tr("sources with an entry")]
    if narrowing.name is None:
        return []
    return [narrowing.name or tr("those without a source")]


def _articles(project: Project, id: int | None) -> list[Article]:
    return [] if id is None else articles(project, [id])


def _publisher(name: str | None) -> list[str]:
    return [] if name is None else [name or tr("no publisher")]


def _dates(narrowing: Narrowing) -> list[str]:
    parts = [*filter(None, (narrowing.published, narrowing.dated))]
    if narrowing.since:
        parts.append(tr("from {date}").format(date=narrowing.since))
    if narrowing.until:
        parts.append(tr("until {date}").format(date=narrowing.until))
    return parts


def _place(tenth: int | None) -> list[str]:
    if tenth is None:
        return []
    return [tr("{low}–{high} % of the article").format(low=10 * tenth, high=10 * tenth + 10)]


def _worth(worth: str | None) -> list[str]:
    if worth is None:
        return []
    if worth == NONE:
        return [tr("check-worthiness not said")]
    return [tr("check-worthiness {grade}").format(grade=worth)]


def _sample(drawn: Collection[int] | None) -> list[str]:
    return [] if drawn is None else [tr("a sample of {count}").format(count=figure(len(drawn)))]
