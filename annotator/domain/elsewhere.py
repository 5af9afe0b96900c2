"""The same or nearly the same words in several articles: who had them first, who says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from annotator.domain.review import ReviewLine
from annotator.text.difference import Piece


@dataclass(frozen=True, slots=True)
class Variant:
    """A quote of another article; `pieces` tell how its words differ from those looked for.

    `likeness` is from 0 to 1; `is_first` is true when no article is known to have had it earlier.
    `other_source` and `other_form` are true when this article attributes the words otherwise.
    """

    line: ReviewLine
    words: str
    pieces: Sequence[Piece]
    likeness: float
    is_same: bool
    is_first: bool
    other_source: bool
    other_form: bool

    @property
    def conflicts(self) -> bool:
        return self.other_source or self.other_form


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A quote and its variants in other articles: one group a wording, the likest first.

    In a group the earliest article comes first. `is_first` says it of the quote looked for,
    `more` how many further variants were left out.
    """

    line: ReviewLine
    is_first: bool
    groups: Sequence[Sequence[Variant]]
    more: int = 0

    @property
    def variants(self) -> list[Variant]:
        return [variant for group in self.groups for variant in group]

    @property
    def wordings(self) -> int:
        """How many different wordings there are, that of the quote itself among them."""
        others = sum(not group[0].is_same for group in self.groups)
        return 1 + others


def earliest(lines: Sequence[ReviewLine]) -> set[int]:
    """The lines whose articles came out first; several when their dates do not tell them apart.

    Empty when no article has a date. A date that is only a year or month is no earlier than a
    day in it.
    """
    dated = {line.id: moment(line.published) for line in lines if line.published}
    if not dated:
        return set()
    least = min(dated.values())
    return {id for id, when in dated.items() if when.startswith(least) or least.startswith(when)}


def moment(published: str) -> str:
    """A date as printed so that it can be compared: with an offset, in universal time."""
    if len(published) <= 10:
        return published
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return published
    if found.tzinfo is None:
        return published[:10]
    return found.astimezone(UTC).isoformat()
