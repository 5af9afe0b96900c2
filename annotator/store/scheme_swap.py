"""Taking a whole scheme into a project, inside an edit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotator.domain.errors import RuleError
from annotator.domain.rules import check_attribute, check_link
from annotator.domain.scheme import ENTRY, Scheme
from annotator.store.scheme_rows import replace_scheme
from annotator.store.tables import ProjectRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

_NAMED = 12  # sentences that are said; the rest is counted


def obstacles(project: Project, scheme: Scheme) -> list[str]:
    """Sentences that say what is tagged here and would have no place in `scheme`."""
    found: list[str] = []
    for label, count in project.query(
        "SELECT label, count(*) FROM annotation GROUP BY label ORDER BY label"
    ):
        if scheme.label(label) is None:
            found.append(f"{count} annotations are tagged as {label}, which it lacks.")
    for kind, origin, target, count in project.query(
        "SELECT l.kind, o.label, t.label, count(*) FROM link l JOIN annotation o ON o.id = "
        "l.origin JOIN annotation t ON t.id = l.target GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    ):
        try:
            check_link(scheme, kind, origin, target)
        except RuleError:
            found.append(f"{count} {kind} links join {origin} and {target}, which it forbids.")
    found += _answers(project, scheme)
    rest = len(found) - _NAMED
    return [*found[:_NAMED], f"{rest} more are of that kind."] if rest > 0 else found


def take_scheme(edit: Edit, scheme: Scheme) -> None:
    """Put `scheme` in the place of the project's own.

    Raises RuleError when something is tagged that has no place in it.
    """
    project = edit.project
    standing = obstacles(project, scheme)
    if standing:
        raise RuleError(f"This scheme does not fit what is tagged already: {standing[0]}")
    if scheme != project.scheme:
        replace_scheme(edit, scheme)
    ((id,),) = project.query("SELECT id FROM project")
    edit.update(ProjectRow, id, scheme_key=scheme.key, scheme_title=scheme.title)


def _answers(project: Project, scheme: Scheme) -> list[str]:
    """What annotations and source entries say of themselves that the scheme does not know."""
    found: dict[str, int] = {}
    held = project.query("SELECT label, attributes, count(*) FROM annotation GROUP BY 1, 2")
    held += [
        (ENTRY, *row) for row in project.query("SELECT attributes, count(*) FROM source GROUP BY 1")
    ]
    for label, attributes, count in held:
        if label != ENTRY and scheme.label(label) is None:
            continue  # said already
        for key, value in json.loads(attributes).items():
            try:
                check_attribute(scheme, label, key, value)
            except RuleError as error:
                found[str(error)] = found.get(str(error), 0) + count
    return [f"{count} answers have no place in it: {reason}" for reason, count in found.items()]
