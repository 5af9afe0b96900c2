"""Comments on an article or on one annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import RuleError
from annotator.domain.identity import new_uid, now
from annotator.domain.records import CommentRecord
from annotator.store.annotators import annotator_id
from annotator.store.tables import AnnotationRow, CommentRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


def add_comment(edit: Edit, article: int, text: str, annotation: int | None = None) -> int:
    """Add a remark and return its id. Raises RuleError for one without words."""
    if not text.strip():
        raise RuleError("A comment needs some words.")
    if annotation is not None and edit.current(AnnotationRow, annotation)["article"] != article:
        raise RuleError("That annotation belongs to another article.")
    edit.article = article
    return edit.insert(
        CommentRow,
        uid=new_uid(),
        article=article,
        annotation=annotation,
        text=text,
        annotator=annotator_id(edit, edit.project.annotator),
        created=now(),
    )


def remove_comment(edit: Edit, id: int) -> None:
    edit.article = edit.current(CommentRow, id)["article"]
    edit.delete(CommentRow, id)


def comments(project: Project, article: int) -> list[tuple[int, CommentRecord]]:
    """The comments of an article with their ids, oldest first."""
    found = project.query(
        "SELECT c.id, c.uid, c.text, a.uid, n.name, c.created FROM comment c "
        "JOIN annotator n ON n.id = c.annotator LEFT JOIN annotation a ON a.id = c.annotation "
        "WHERE c.article = ? ORDER BY c.id",
        (article,),
    )
    return [(id, CommentRecord(*row)) for id, *row in found]
