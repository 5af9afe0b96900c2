"""Finding the articles that a file of others is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store.articles import article, article_by_uid, articles_with_text

if TYPE_CHECKING:
    from annotator.store.project import Project


class ProjectLibrary:
    """The articles of a project by any of their names."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def find(self, *, id: str = "", sha256: str = "", url: str = "") -> tuple[str, str] | None:
        """The uid and the text of an article, None when it is not here; the first name counts."""
        found = article_by_uid(self._project, id) if id else None
        if found is None and sha256:
            found = next(iter(articles_with_text(self._project, sha256)), None)
        if found is None and url:
            rows = self._project.query("SELECT id FROM article WHERE url = ? ORDER BY id", (url,))
            found = int(rows[0][0]) if rows else None
        if found is None:
            return None
        return article(self._project, found).uid, self._project.text(found)
