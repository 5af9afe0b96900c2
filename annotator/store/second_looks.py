"""A project made to annotate another's articles anew, without a look at the tags of the first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.store.chain import canonical_json, parsed_json
from annotator.store.intake import add_article
from annotator.store.records import article_record
from annotator.store.tables import ProjectRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

_KEY = "second_look"


@dataclass(frozen=True, slots=True)
class FirstTake:
    """The project whose articles are annotated anew: its uid, title, and the name of its file."""

    project: str
    title: str
    name: str


def first_take(project: Project) -> FirstTake | None:
    """Of which project this one is the second look; None when it is none."""
    ((extra,),) = project.query("SELECT extra FROM project")
    kept = parsed_json(extra).get(_KEY)
    if not isinstance(kept, dict):
        return None
    known = [str(kept.get(name, "")) for name in ("project", "title", "name")]
    return FirstTake(*known)


def fill_second_look(edit: Edit, first: Project, articles: Sequence[int]) -> None:
    """Add articles of another project with their regions, and nothing that anybody tagged."""
    ((id, extra),) = edit.project.query("SELECT id, extra FROM project")
    told = {"project": first.uid, "title": first.title, "name": first.path.name}
    edit.update(ProjectRow, id, extra=canonical_json({**parsed_json(extra), _KEY: told}))
    for article in articles:
        record = article_record(first, article, original=True)
        bare = replace(record, annotations=(), links=(), comments=(), sources=(), status="to_do")
        add_article(edit, bare)
    edit.article = None


def shared_articles(first: Project, second: Project) -> list[tuple[int, int, bool]]:
    """The articles that both have with the same text, in the second one's order.

    As (id in the first, id in the second, whether both takes have begun it: it has a tag, or is
    in progress or done).
    """
    begun = (
        "SELECT uid, id, text, status <> 'to_do' OR EXISTS "
        "(SELECT 1 FROM annotation n WHERE n.article = article.id) FROM article ORDER BY id"
    )
    known = {uid: (id, text, bool(is_begun)) for uid, id, text, is_begun in first.query(begun)}
    found = []
    for uid, id, text, is_begun in second.query(begun):
        other = known.get(uid)
        if other is not None and other[1] == text:
            found.append((other[0], id, other[2] and bool(is_begun)))
    return found


def articles_of(project: Project, annotations: Sequence[int]) -> list[int]:
    """The articles in which these annotations stand, in the order of the queue."""
    found = project.query(
        "SELECT DISTINCT article FROM annotation "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY article",
        (json.dumps(list(annotations)),),
    )
    return [id for (id,) in found]
