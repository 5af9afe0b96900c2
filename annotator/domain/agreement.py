"""How far two takes of the same articles agree: one person's earlier and later, or two people's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.text.span import Span

ONLY_FIRST, ONLY_SECOND, OTHER_WORDS, OTHER_ANSWERS = (
    *("only_first", "only_second", "other_words", "other_answers"),
)
DIFFERENCES = (ONLY_FIRST, ONLY_SECOND, OTHER_WORDS, OTHER_ANSWERS)
"""Tagged in one take alone, in the other alone, with other edges, or answered in another way."""


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """How often a label was given in each take, and how often to the same or to some same words.

    `same` are pairs with exactly the same words, `overlapping` all pairs that share some. `alpha`
    is Krippendorff's for nominal data, each word of the articles being tagged or not; None where
    neither take tags any word or both tag all.
    """

    label: str
    title: str
    first: int
    second: int
    same: int
    overlapping: int
    alpha: float | None

    @property
    def f1_same(self) -> float | None:
        """F1 of the tags with exactly the same words; None where there are none at all."""
        return _f1(self.same, self.first, self.second)

    @property
    def f1_overlapping(self) -> float | None:
        """F1 of the tags that share some words; None where there are none at all."""
        return _f1(self.overlapping, self.first, self.second)


def _f1(pairs: int, first: int, second: int) -> float | None:
    return 2 * pairs / (first + second) if first + second else None


@dataclass(frozen=True, slots=True)
class AnswerAgreement:
    """How a question about a label, or who and what is linked to it, was answered in both takes.

    `of` are the pairs of tags of which at least one has an answer, `same` those with equal ones;
    `alpha` is None where the answer never varies.
    """

    label: str
    key: str
    title: str
    same: int
    of: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One tag on which the takes differ. `words` are those of the first take, else the second's.

    `article` is the uid that both takes know it by, `headline` its title; `spans` are code points;
    `first` and `second` are the annotations' uids; `details` name what is other, as (question,
    answer in the first, answer in the second).
    """

    kind: str
    label: str
    title: str
    article: str
    headline: str
    words: str
    other_words: str
    spans: tuple[Span, ...]
    first: str | None
    second: str | None
    details: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """The comparison of two projects' tags of the articles that both have.

    `untouched` counts shared articles that one of the takes has not begun: they are left out.
    """

    first: str
    second: str
    articles: int
    untouched: int
    words: int
    labels: Sequence[LabelAgreement]
    answers: Sequence[AnswerAgreement]
    differences: Sequence[Difference]
