"""Examples of a label from the project's own work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.values import Annotation
from annotator.store.annotations import annotations_by_id

if TYPE_CHECKING:
    from annotator.store.project import Project

_LOOKED_AT = 20_000
"""So many of the newest annotations are looked at, however large the project is."""


def examples(project: Project, label: str, limit: int = 3) -> list[Annotation]:
    """A few annotations of a label: verified ones first, else the newest."""
    found = project.query(
        "SELECT id FROM (SELECT id, label, review FROM annotation ORDER BY id DESC LIMIT ?) "
        "WHERE label = ? AND review != 'needs_work' "
        "ORDER BY review = 'verified' DESC, id DESC LIMIT ?",
        (_LOOKED_AT, label, limit),
    )
    return annotations_by_id(project, [id for (id,) in found])
