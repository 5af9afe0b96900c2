"""Where the edits of the history did what they did: in which article, on which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.errors import StoreError
from annotator.store.articles import article
from annotator.store.chain import Columns
from annotator.store.columns import columns
from annotator.store.journal import line_from
from annotator.store.many import chunks, marks
from annotator.store.table_list import by_table

if TYPE_CHECKING:
    from annotator.store.chain import Line
    from annotator.store.history import HistoryLine
    from annotator.store.project import Project

_WORDS = 120
"""Characters of the words that are told, at most."""


class Where(NamedTuple):
    """The article's title, and the first words of what was changed there; either may be empty."""

    title: str
    words: str


def where(project: Project, lines: Sequence[HistoryLine]) -> dict[int, Where]:
    """Of each edit where it was; one of many articles, or of none, is left out."""
    at = {line.id: line.article for line in lines if line.article is not None}
    words = dict(_words(project, list(at)))
    titles = {id: _title(project, id) for id in set(at.values())}
    return {
        edit: Where(titles[id], " ".join(words.get(edit, "")[:_WORDS].split()))
        for edit, id in at.items()
    }


def _title(project: Project, id: int) -> str:
    try:
        return article(project, id).title
    except StoreError:  # it was deleted since
        return ""


def _words(project: Project, edits: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The first words that each edit tagged, or that what it changed bears today."""
    tagged: dict[int, int] = {}
    for chunk in chunks(edits):
        for edit, *rest in project.query(
            'SELECT edit, "table", "action", "row", before, after, "count", block FROM edit_row '
            f"WHERE id IN (SELECT min(id) FROM edit_row WHERE edit IN ({marks(chunk)}) "
            "AND \"table\" IN ('span', 'annotation', 'link') GROUP BY edit, \"table\") "
            "ORDER BY edit, \"table\" = 'span', \"table\" = 'annotation'",
            chunk,
        ):
            line = line_from(tuple(rest))
            row = _first_row(line)
            if line.table == "span":
                tagged.pop(edit, None)
                yield edit, row["exact"]
            else:
                tagged[edit] = row["id"] if line.table == "annotation" else row["origin"]
    exact: dict[int, str] = {}
    for chunk in chunks(sorted(set(tagged.values()))):
        exact |= project.query(
            f"SELECT annotation, exact FROM span WHERE annotation IN ({marks(chunk)}) "
            "ORDER BY start DESC",
            chunk,
        )
    yield from ((edit, exact[id]) for edit, id in tagged.items() if id in exact)


def _first_row(line: Line) -> Columns:
    if line.block is None:
        return line.after or line.before or {}
    names = columns(by_table()[line.table])
    return dict(zip(names, line.rows()[0], strict=True))
