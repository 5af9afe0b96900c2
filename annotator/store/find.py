"""Finding titles, tagged words and sources by patterns, a slice of a table at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store.project import Project

_SLICE = 4000  # rows looked at before the caller may do something else


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words that are tagged, with the annotation, its label and its article's title."""

    annotation: int
    article: int
    label: str
    words: str
    title: str


def titles(project: Project, patterns: Sequence[str]) -> Iterator[list[tuple[int, str, str]]]:
    """Articles (id, headline, publisher) whose headline fits every LIKE pattern, by slices."""
    fits = _all_like("coalesce(headline, '') || ' ' || coalesce(publisher, '')", patterns)
    statement = (
        "SELECT id, coalesce(headline, ''), coalesce(publisher, '') FROM article "
        f"WHERE id > ? AND id <= ? AND {fits}"
    )
    for first, last in _slices(project, "article"):
        yield project.query(statement, (first, last, *patterns))


def tagged_words(
    project: Project, patterns: Sequence[str], labels: Sequence[str]
) -> Iterator[list[Tagged]]:
    """Annotations of these labels with a span whose words fit every pattern, by slices."""
    marks = ", ".join("?" * len(labels))
    statement = (
        "SELECT a.id, a.article, a.label, s.exact, coalesce(r.headline, '') FROM span s "
        "JOIN annotation a ON a.id = s.annotation JOIN article r ON r.id = a.article "
        f"WHERE s.id > ? AND s.id <= ? AND {_all_like('s.exact', patterns)} "
        f"AND a.label IN ({marks})"
    )
    for first, last in _slices(project, "span"):
        found = project.query(statement, (first, last, *patterns, *labels))
        yield [Tagged(*row) for row in found]


def source_names(
    project: Project, patterns: Sequence[str]
) -> Iterator[list[tuple[int, str, str, str]]]:
    """Sources (id, name, aliases as JSON, role) of which name or aliases fit, by slices."""
    fits = _all_like("name || ' ' || aliases", patterns)
    statement = (
        "SELECT id, name, aliases, coalesce(role, '') FROM source "
        f"WHERE id > ? AND id <= ? AND {fits}"
    )
    for first, last in _slices(project, "source"):
        yield project.query(statement, (first, last, *patterns))


def first_mention(project: Project, source: int) -> tuple[int, int] | None:
    """The first annotation that means a source entry: its article and id."""
    return _first(project, "source", source, 0, 0)


def next_of_label(project: Project, label: str, article: int, after: int) -> tuple[int, int] | None:
    """The next annotation of a label: behind a place of an article, else further on, else the
    first of the project. None when there is none."""
    return _first(project, "label", label, article, after) or _first(project, "label", label, 0, 0)


def _first(
    project: Project, column: str, value: int | str, article: int, after: int
) -> tuple[int, int] | None:
    found = project.query(
        "SELECT a.article, a.id FROM annotation a JOIN span s ON s.annotation = a.id "
        f"WHERE a.{column} = ?1 AND (a.article > ?2 OR (a.article = ?2 AND s.start > ?3)) "
        "ORDER BY a.article, s.start, a.id LIMIT 1",
        (value, article, after),
    )
    return (int(found[0][0]), int(found[0][1])) if found else None


def _slices(project: Project, table: str) -> Iterator[tuple[int, int]]:
    ((last,),) = project.query(f'SELECT coalesce(max(id), 0) FROM "{table}"')
    for first in range(0, int(last), _SLICE):
        yield first, first + _SLICE


def _all_like(what: str, patterns: Sequence[str]) -> str:
    return " AND ".join([f"{what} LIKE ? ESCAPE '\\'"] * len(patterns)) or "1"
