"""Finding among quotes of other articles those that are the same, or nearly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from annotator.domain.elsewhere import Elsewhere, Variant, earliest, moment
from annotator.domain.review import ReviewLine
from annotator.text.difference import difference
from annotator.text.wording import Wording, in_common, likeness, wording

NEAR = 0.7
"""From this likeness on two quotes are nearly the same: of six words, one may be another."""

LEAST = 5
"""A quote that lies whole in a longer one has at least so many words."""

WITHIN = 0.9
"""So much of the shorter of two quotes is found in the longer, when it lies in that."""

LONGEST = 20_000
"""How many characters of a quote are compared."""

MOST = 200
"""How many variants of a quote are told."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote or claim with all its words."""

    line: ReviewLine
    words: str


def elsewhere(picked: Quoted, others: Iterable[Quoted]) -> Elsewhere:
    """Which of the others are the picked one in another article; costs a comparison each."""
    sought = wording(picked.words[:LONGEST])
    found = [
        variant
        for other in others
        if other.line.article != picked.line.article
        and other.line.traits.label == picked.line.traits.label
        and (variant := _variant(picked, sought, other)) is not None
    ]
    found.sort(key=lambda one: (-one.likeness, one.line.id))
    first = earliest([picked.line, *(one.line for one in found)])
    kept = [replace(one, is_first=one.line.id in first) for one in found[:MOST]]
    more = max(len(found) - MOST, 0)
    return Elsewhere(picked.line, picked.line.id in first, _groups(kept), more)


def _variant(picked: Quoted, sought: Wording, other: Quoted) -> Variant | None:
    said = wording(other.words[:LONGEST])
    alike = compared(sought, said)
    if alike is None:
        return None
    mine, theirs = picked.line, other.line
    return Variant(
        *(theirs, other.words, difference(sought, said), alike),
        is_same=sought.words == said.words,
        is_first=False,
        other_source=bool(mine.name and theirs.name) and not _same_source(mine, theirs),
        other_form=mine.traits.form != theirs.traits.form,
    )


def compared(one: Wording, other: Wording) -> float | None:
    """How like two quotes are, from 0 to 1; None when they are not the same, nor nearly."""
    if not one.words or not other.words:
        return None
    if one.words == other.words:
        return 1.0
    shorter = min(len(one), len(other))
    if 2 * shorter < NEAR * (len(one) + len(other)) and shorter < LEAST:
        return None  # even with all of its words it could not be
    alike = likeness(one.words, other.words)
    if alike >= NEAR:
        return alike
    if shorter >= LEAST and in_common(one.words, other.words) >= WITHIN * shorter:
        return alike if _in_one_place(one, other) else None
    return None


def _in_one_place(one: Wording, other: Wording) -> bool:
    """True when the shorter's words stand together in the longer, not strewn over all of it."""
    from rapidfuzz.distance import LCSseq

    short, long = (one, other) if len(one) <= len(other) else (other, one)
    blocks = LCSseq.opcodes(short.words, long.words)
    held = [block for block in blocks if block.tag == "equal"]
    return held[-1].dest_end - held[0].dest_start <= 1.5 * len(short) + 2 or bool(short.cuts)


def _same_source(mine: ReviewLine, theirs: ReviewLine) -> bool:
    if mine.source is not None and theirs.source is not None:
        return mine.source == theirs.source
    return mine.name.casefold() == theirs.name.casefold()


def _groups(found: Sequence[Variant]) -> list[list[Variant]]:
    """Variants of the same words together, the likest first; in each the earliest first."""

    def words(one: Variant) -> tuple[float, list[str]]:
        return -one.likeness, list(wording(one.words[:LONGEST]).words)

    keyed = sorted(((words(one), one) for one in found), key=lambda pair: pair[0])
    groups = [[one for _, one in group] for _, group in groupby(keyed, key=lambda pair: pair[0])]
    for group in groups:
        group.sort(key=lambda one: (moment(one.line.published) or "\uffff", one.line.id))
    return groups
