"""Which source entries may be one and the same: by name, alias, acronym or surname. Proposes only.

Own rules for names written in letters of any script; case, dots and blanks do not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.values import Source

NAME, ALIAS, ACRONYM, SURNAME = "name", "alias", "acronym", "surname"
GROUNDS = (NAME, ALIAS, ACRONYM, SURNAME)
"""Why two entries may be the same, the surest first."""

MOST = 400
"""So many pairs are proposed at once; the next ones come when these are worked off."""

_CROWD = 12
"""A surname or name that more entries share than this says nothing about two of them."""

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*", re.UNICODE)
_SMALL = frozenset("the a an of and for de la du des der die das und et y e".split())
_PEOPLE = frozenset({None, "person", "reporter"})
_READ = 200  # characters of a name that are looked at


@dataclass(frozen=True, slots=True)
class SamePair:
    """Two entries that may be one; the first has the longer name, so its name would stay."""

    first: Source
    second: Source
    ground: str


def same_pairs(entries: Iterable[Source], most: int = MOST) -> list[SamePair]:
    """Pairs that may be the same and of which nobody said that they are not.

    The surest first, then by name; at most `most`. Linear in the entries but for the sorting.
    """
    known = list(entries)
    found: dict[tuple[int, int], SamePair] = {}
    for ground, buckets in zip(GROUNDS, map(list, _buckets(known)), strict=True):
        for bucket in buckets:
            for one, other in combinations(bucket, 2):
                _keep(found, one, other, ground)
    order = {ground: place for place, ground in enumerate(GROUNDS)}
    pairs = sorted(
        found.values(), key=lambda pair: (order[pair.ground], pair.first.name.casefold())
    )
    return pairs[:most]


def _keep(found: dict[tuple[int, int], SamePair], one: Source, other: Source, ground: str) -> None:
    key = (min(one.id, other.id), max(one.id, other.id))
    apart = other.uid in one.distinct or one.uid in other.distinct
    if apart or key in found or (ground == SURNAME and not _may_be_one(one, other)):
        return
    longer = len(one.name), -one.id
    first, second = (one, other) if longer >= (len(other.name), -other.id) else (other, one)
    found[key] = SamePair(first, second, ground)


def _buckets(entries: Sequence[Source]) -> Iterator[Iterable[list[Source]]]:
    """For each ground the groups of entries that share what it is about."""
    names: dict[str, list[Source]] = defaultdict(list)
    called: dict[str, list[Source]] = defaultdict(list)
    short: dict[str, list[Source]] = defaultdict(list)
    surnames: dict[str, list[Source]] = defaultdict(list)
    for one in entries:
        parts = _parts(one.name)
        names[" ".join(parts)].append(one)
        for name in {" ".join(_parts(name)) for name in (one.name, *one.aliases)}:
            called[name].append(one)
        for letters in {_initials(name) for name in (one.name, *one.aliases)} | _as_letters(one):
            short[letters].append(one)
        if one.type in _PEOPLE and parts and one.name[:1].isupper():
            surnames[parts[-1]].append(one)
    for groups in (names, called, short, surnames):
        yield [group for key, group in groups.items() if key and 1 < len(group) <= _CROWD]


def _parts(name: str) -> list[str]:
    words = (match[0].replace(".", "").casefold() for match in _WORD.finditer(name[:_READ]))
    return [word for word in words if word not in _SMALL]


def _initials(name: str) -> str:
    """`whb` for “World Harbour Board”; empty for less than three words."""
    parts = _parts(name)
    return "".join(part[0] for part in parts) if 2 < len(parts) <= 10 else ""


def _as_letters(one: Source) -> set[str]:
    """The names of an entry that are letters already: `whb` for “WHB” and “W.H.B.”."""
    bare = [name.replace(".", "").strip() for name in (one.name, *one.aliases)]
    return {name.casefold() for name in bare if 2 < len(name) <= 10 and name.isupper()}


def _may_be_one(one: Source, other: Source) -> bool:
    """False for two with the same surname whose given names cannot be the same person's."""
    mine, others = _parts(one.name)[:-1], _parts(other.name)[:-1]
    if not mine or not others:
        return True
    return any(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a in mine for b in others)
