"""The same words in other articles: the store proposes quotes, the comparison decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.analysis.variants import Quoted, elsewhere
from annotator.domain.elsewhere import Elsewhere
from annotator.store.review_list import lines, whole_words
from annotator.store.review_shingles import proposed, refreshing
from annotator.text.wording import wording

if TYPE_CHECKING:
    from annotator.store.project import Project

LONGEST = 20_000
"""How many characters of a quote are looked for."""


def bring_up_to_date(project: Project) -> None:
    """Take all quotes into the index that `said_elsewhere` asks."""
    for _ in refreshing(project):
        pass


def said_elsewhere(project: Project, id: int) -> Elsewhere | None:
    """A quote or claim in other articles, as far as the index is up to date; None when it is gone.

    Costs some milliseconds whatever the number of quotes: an index look-up and some hundred
    comparisons at most.
    """
    here = whole_words(project, [id]).get(id)
    if here is None:
        return None
    ids = proposed(project, wording(here[:LONGEST]).words)
    words = whole_words(project, [id, *ids])
    quoted = {
        line.id: Quoted(line, words[line.id])
        for line in lines(project, [id, *(one for one in ids if one != id)])
        if line.id in words
    }
    picked = quoted.pop(id, None)
    return None if picked is None else elsewhere(picked, quoted.values())
