"""An article's past as the window shows it: today's tags, and what each walk says is otherwise."""

from __future__ import annotations

from annotator.domain.region import Region
from annotator.store.annotations import Mark, marks
from annotator.store.as_of import Past, Tie
from annotator.store.links import links_in
from annotator.store.project import Project


class Walked:
    """Follows a walk by what it says differs; the rest stays as it is."""

    def __init__(self, project: Project, article: int) -> None:
        self._past = Past(project, article)
        self._marks, self._links = marks(project, article), links_in(project, article)

    def go_to(self, edit: int) -> None:
        touched = self._past.go_to(edit)
        stay = [row for row in self._marks if row[2] not in touched]
        self._marks = sorted(stay + self._past.marks_of(touched))
        tied = [tie for tie in self._links if not touched & set(tie[2:])]
        self._links = sorted(tied + self._past.links_of(touched))

    def marks(self) -> list[Mark]:
        return self._marks

    def links(self) -> list[Tie]:
        return self._links

    def regions(self) -> list[tuple[int, Region]]:
        return self._past.regions()
