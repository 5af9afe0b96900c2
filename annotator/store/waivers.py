"""Waivers: remarks of the checks that a person lets stand, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.errors import RuleError
from annotator.domain.identity import now
from annotator.store.annotators import annotator_id
from annotator.store.tables import WaiverRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Waiver:
    """One remark let stand; `annotation` None when it is about the article."""

    id: int
    remark: str
    annotation: int | None
    reason: str
    annotator: str
    created: str


def waive(edit: Edit, article: int, annotation: int | None, remark: str, reason: str) -> int:
    """Let a remark stand and return the waiver's id. Raises RuleError without a reason."""
    if not reason.strip():
        raise RuleError("Say in a few words why this may stand.")
    edit.article = article
    return edit.insert(
        WaiverRow,
        article=article,
        annotation=annotation,
        remark=remark,
        reason=reason.strip(),
        annotator=annotator_id(edit, edit.project.annotator),
        created=now(),
    )


def remove_waiver(edit: Edit, id: int) -> None:
    """Let the remark be made again."""
    edit.article = edit.current(WaiverRow, id)["article"]
    edit.delete(WaiverRow, id)


def waivers(project: Project, article: int) -> list[Waiver]:
    """The waivers of an article, oldest first."""
    found = project.query(
        "SELECT w.id, w.remark, w.annotation, w.reason, n.name, w.created FROM waiver w "
        "JOIN annotator n ON n.id = w.annotator WHERE w.article = ? ORDER BY w.id",
        (article,),
    )
    return [Waiver(*row) for row in found]
