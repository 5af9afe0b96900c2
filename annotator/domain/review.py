"""What the review lists of a quote or claim, and by what its list is narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace

from annotator.domain.report import source_class

FACETS = ("label", "review", "form", "kind", "type", "naming", "annotator", "checks", "class")
"""By what a list is narrowed: the fields of `Traits`, and what kind of source speaks."""

DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
"""A year, month or day as one narrows by it."""

_ASKED_OF = {"form": "quote", "kind": "claim"}

Chosen = Mapping[str, frozenset[str]]
"""Facet -> the values that are let through; a facet that is missing lets all through."""


@dataclass(frozen=True, slots=True)
class Traits:
    """The values of all facets that many quotes share; empty where nothing is said.

    `form` is a quote's, `kind` a claim's; `type` and `naming` are those of the source's entry;
    `annotator` is the number of a person; `checks` the remarks that nobody lets stand.
    """

    label: str
    review: str
    form: str
    kind: str
    type: str
    naming: str
    annotator: str
    checks: tuple[str, ...]

    def values(self, facet: str) -> tuple[str, ...]:
        """Its values of one facet; none when it is not asked of its label."""
        if _ASKED_OF.get(facet, self.label) != self.label:
            return ()
        if facet == "class":
            known = bool(self.type or self.naming)
            return (source_class(self.type, self.naming, known=known),)
        value = getattr(self, facet)
        return value if isinstance(value, tuple) else (value,)

    def fits(self, chosen: Chosen, *, but: str = "") -> bool:
        """True when every facet, save `but`, lets it through."""
        return all(
            facet == but or not values.isdisjoint(self.values(facet))
            for facet, values in chosen.items()
        )


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One quote or claim as a row of the review. `words` are at most its first 300 characters.

    `source` is the entry that its source means; `place` and `end` are code points of the
    article; `size` counts all its words.
    """

    id: int
    article: int
    place: int
    end: int
    words: str
    size: int
    source: int | None
    name: str
    relay: str
    cue: str
    headline: str
    publisher: str
    published: str
    traits: Traits


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which rows are listed: facets, one source's, one article's, one publisher's, some words.

    `name` is what a source without an entry is called, "" where there is no source. `published`
    is a day, month or year, as its article's date begins with it; `dated` the same of dates that
    say no more; `since` and `until` are the first and last of such. `known` are those whose
    source has an entry. `tenth` is the part of the article in which it begins, from 0;
    `worth` a claim's check-worthiness, or `none`; `sample` are the annotations that were drawn.
    """

    chosen: Chosen = field(default_factory=dict)
    source: int | None = None
    article: int | None = None
    publisher: str | None = None
    published: str | None = None
    text: str = ""
    name: str | None = None
    since: str | None = None
    until: str | None = None
    tenth: int | None = None
    worth: str | None = None
    dated: str | None = None
    known: bool | None = None
    sample: tuple[int, ...] | None = None

    @property
    def by_traits_alone(self) -> bool:
        return self == Narrowing(self.chosen)

    def within(self, other: Narrowing) -> Narrowing:
        """The rows that both list; where both name one thing, it is this one's."""
        shared = {
            facet: self.chosen.get(facet, values) & values for facet, values in other.chosen.items()
        }
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        told = {name: value for name, value in given.items() if value is not None}
        both = {"chosen": {**self.chosen, **shared}, "text": self.text or other.text}
        return replace(other, **told | both)


Counts = Mapping[str, Mapping[str, int]]
"""Facet -> value -> how many rows have it."""


def facet_counts(many: Iterable[tuple[Traits, int]], chosen: Chosen) -> Counts:
    """How many rows each value of each facet would list, the other facets as they are chosen."""
    found: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for traits, count in many:
        for facet in FACETS:
            if count and traits.fits(chosen, but=facet):
                values = found[facet]
                for value in traits.values(facet):
                    values[value] = values.get(value, 0) + count
    return found
