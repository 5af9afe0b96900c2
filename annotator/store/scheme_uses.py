"""Where a scheme is used: the annotations of a label in their context, what a value holds."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.errors import RuleError
from annotator.domain.scheme import ENTRY, Attribute
from annotator.store.scheme_attributes import holding

if TYPE_CHECKING:
    from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Use:
    """One annotation as a list shows it: its first words with what stands beside them."""

    id: int
    article: int
    title: str
    before: str
    words: str
    after: str


def count_of_label(project: Project, label: str) -> int:
    """How many annotations have a label; with `ENTRY` how many source entries there are."""
    if label == ENTRY:
        return int(project.query("SELECT count(*) FROM source")[0][0])
    return int(project.query("SELECT count(*) FROM annotation WHERE label = ?", (label,))[0][0])


def ids_of_label(project: Project, label: str, words: str = "") -> list[int]:
    """The annotations of a label that hold `words`, by article and in the order of the text."""
    found = project.query(
        "SELECT a.id FROM annotation a JOIN span s ON s.annotation = a.id WHERE a.label = ?1 "
        "AND (?2 = '' OR instr(lower(s.exact), lower(?2))) "
        "GROUP BY a.id ORDER BY a.article, min(s.start), a.id",
        (label, words.strip()),
    )
    return [id for (id,) in found]


def uses(project: Project, ids: list[int]) -> dict[int, Use]:
    """These annotations in their context; a page of them at a time."""
    wanted = json.dumps(ids)
    found = project.query(
        "SELECT a.id, a.article, coalesce(r.headline, ''), s.before, s.exact, s.after "
        "FROM annotation a JOIN article r ON r.id = a.article JOIN span s ON s.annotation = a.id "
        "WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY a.id, s.start DESC",
        (wanted,),
    )
    return {row[0]: Use(*row) for row in found}  # the first span of each comes last and stays


def unfit_answers(project: Project, label: str, changed: Attribute) -> list[str]:
    """Sentences that say which answers an attribute could not hold after a change."""
    several, foreign = 0, Counter[str]()
    for held in holding(project, label, changed.key).values():
        present = held[changed.key]
        values = present if isinstance(present, list) else [present]
        several += len(values) > 1
        foreign.update(value for value in values if changed.value(value) is None)
    sentences = []
    if several and not changed.many:
        sentences.append(f"{several} annotations have several answers to “{changed.title}”.")
    if foreign and not changed.free:
        count = sum(foreign.values())
        sentences.append(
            f"{count} answers to “{changed.title}” are words of their own, such as "
            f"“{foreign.most_common(1)[0][0]:.60}”."
        )
    return sentences


def must_fit(project: Project, label: str, changed: Attribute) -> None:
    """Raise RuleError when answers that are there would not fit a changed attribute."""
    sentences = unfit_answers(project, label, changed)
    if sentences:
        raise RuleError(sentences[0])
