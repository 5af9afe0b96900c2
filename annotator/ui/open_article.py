"""The article on screen: its text, its regions, its tags, kept up to date piece by piece."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from annotator.domain.change import Change
from annotator.domain.region import Region
from annotator.domain.values import Annotation, Article
from annotator.store import annotations as tagged
from annotator.store import articles, links, regions
from annotator.store.project import Project
from annotator.text.span import Span
from annotator.ui.article.loading import collector_paused
from annotator.ui.article.marks import Marks
from annotator.ui.panel.heads import Place

PART_LABELS = frozenset({"source", "cue"})
"""Labels that are shown with what they belong to, not in the list of their own."""

_MANY = 400  # a change of more annotations reads all of the article again


class OpenArticle:
    """One article as read from the project; `take` follows the changes."""

    def __init__(self, project: Project, article_id: int) -> None:
        self.article: Article = articles.article(project, article_id)
        self.text = project.text(article_id)
        self.regions: list[tuple[int, Region]] = regions.regions(project, article_id)
        self.marks = Marks()
        self._listed: list[Place] = []
        self._read_marks(project)

    @property
    def id(self) -> int:
        return self.article.id

    @property
    def is_english(self) -> bool:
        """True where rules for English words may judge; loaded with the first of them."""
        from annotator.suggest.language import is_english

        return is_english(self.text, self.article.language)

    def listed(self) -> Sequence[Place]:
        """Quotes, claims and the project's own labels, as they were when last read as a whole."""
        return self._listed

    def take(self, project: Project, change: Change) -> Collection[int] | None:
        """Follow a change and return the annotations that it touched here.

        None when so many were touched, or the text's regions, that all was read again.
        Raises StoreError when the article itself was deleted.
        """
        if change.of("article") or change.of("region"):
            self.article = articles.article(project, self.id)
        if change.of("region") or len(change.annotations) > _MANY:
            self.regions = regions.regions(project, self.id)
            self._read_marks(project)
            return None
        return self._take_annotations(project, change.annotations)

    def place_of(self, annotation: int) -> Place | None:
        """Where an annotation stands in the list; None when it is not listed or not here."""
        rows = self.marks.of(annotation)
        if not rows or rows[0][3] in PART_LABELS:
            return None
        return rows[0][0], -rows[-1][1], annotation

    def around(self, span: Span, labels: Collection[str]) -> Iterator[int]:
        """The annotations of these labels with a span that covers `span`, innermost first."""
        rows = [
            row
            for row in self.marks.overlapping(span.start, span.end)
            if row[3] in labels and row[0] <= span.start and span.end <= row[1]
        ]
        rows.sort(key=lambda row: (row[1] - row[0], row[2]))
        yield from dict.fromkeys(row[2] for row in rows)

    def concerns(self, annotation: int, touched: Collection[int]) -> bool:
        """True when a change touched an annotation, or what is linked to it."""
        ends = (end for link in self.marks.links(annotation) for end in link[2:])
        return annotation in touched or any(end in touched for end in ends)

    def label(self, annotation: int) -> str | None:
        """The label of an annotation of this article."""
        rows = self.marks.of(annotation)
        return rows[0][3] if rows else None

    def _read_marks(self, project: Project) -> None:
        with collector_paused():
            rows = tagged.marks(project, self.id)
            self.marks = Marks(rows, links.links_in(project, self.id))
            in_parts = self.marks.in_parts()
            self._listed = [
                (start, -end, id)
                for start, end, id, label, _ in rows
                if label not in PART_LABELS and id not in in_parts
            ]
            self._listed += [place for id in in_parts if (place := self.place_of(id))]

    def _take_annotations(self, project: Project, ids: Collection[int]) -> Collection[int]:
        found = [
            one for one in tagged.annotations_by_id(project, sorted(ids)) if self._is_here(one)
        ]
        rows = {one.id: tagged.marks_made_of(one) for one in found}
        for id in ids:
            if id in rows:
                self.marks.replace(id, rows[id])
            elif id in self.marks:
                self.marks.remove(id)
        ties = links.links_of(project, list(rows))
        plain = [(tie.id, tie.kind, tie.origin, tie.target) for tie in ties]
        self.marks.replace_links(rows, plain)
        return set(ids)

    def _is_here(self, annotation: Annotation) -> bool:
        return annotation.article == self.id
