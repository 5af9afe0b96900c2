"""The annotations of an article as a reader wants them: numbered, each with who said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.citations import one_line, title

PARTS = ("source", "cue", "relay")
"""The links whose far ends belong to an attribution and get no number of their own."""


class Entry(NamedTuple):
    """One numbered annotation; names and words are empty when nothing is linked."""

    number: int
    one: AnnotationRecord
    words: str
    label: str
    colour: str
    answers: tuple[tuple[str, str], ...]
    """Question and answer, both as the scheme calls them."""
    source: str = ""
    source_words: str = ""
    cue: str = ""
    relay: str = ""
    source_entry: str = ""
    relay_entry: str = ""
    """The ids of the entries that source and relay are, where each is one."""
    others: tuple[tuple[str, int], ...] = ()
    """Its other links: the kind's title, and the number of the entry at the far end."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Those of one article, and for every annotation the numbers of the entries it belongs to."""

    all: tuple[Entry, ...]
    numbers: Mapping[str, tuple[int, ...]]


def entries(article: ArticleRecord, scheme: Scheme) -> Entries:
    """The annotations in reading order; sources, cues and relays go with what they belong to."""
    ends: dict[str, dict[str, list[str]]] = {}
    for link in article.links:
        ends.setdefault(link.origin, {}).setdefault(link.kind, []).append(link.target)
    parts = {link.target for link in article.links if link.kind in PARTS}
    heads = [one for one in article.annotations if one.id not in parts]
    heads.sort(key=lambda one: (one.spans[0].start, -one.spans[-1].end))
    numbers = {one.id: (number,) for number, one in enumerate(heads, start=1)}
    words = {one.id: one.words(article.text) for one in article.annotations}
    names = {entry.id: entry.name for entry in article.sources}
    meant = {
        one.id: one.source
        for one in article.annotations
        if one.source is not None and one.source in names
    }
    called = words | {id: names[entry] for id, entry in meant.items() if names[entry]}
    made = tuple(
        _entry(number, one, ends.get(one.id, {}), words, called, meant, numbers, scheme)
        for number, one in enumerate(heads, start=1)
    )
    belonging: dict[str, list[int]] = {}
    for entry in made:
        tied = ends.get(entry.one.id, {})
        for kind in PARTS:
            for end in tied.get(kind, ()):
                belonging.setdefault(end, []).append(entry.number)
    return Entries(made, numbers | {id: tuple(sorted(set(n))) for id, n in belonging.items()})


def outline(articles: Iterable[ArticleRecord], scheme: Scheme) -> str:
    """The headlines, and below each its entries: for a look at a page before it is written."""
    lines: list[str] = []
    for article in articles:
        lines += [title(article), *(f"  {_told(one)}" for one in entries(article, scheme).all), ""]
    return "\n".join(lines)


def _told(entry: Entry) -> str:
    words = one_line(entry.words)
    said = f" — {entry.source}" if entry.source else ""
    return f"{entry.number:>3} {entry.label}: {words[:90]}{'…' * (len(words) > 90)}{said}"


def _entry(
    number: int,
    one: AnnotationRecord,
    ends: Mapping[str, list[str]],
    words: Mapping[str, str],
    called: Mapping[str, str],
    meant: Mapping[str, str],
    numbers: Mapping[str, tuple[int, ...]],
    scheme: Scheme,
) -> Entry:
    label = scheme.label(one.label)

    def joined(kind: str, how: Mapping[str, str]) -> str:
        return ", ".join([how[end] for end in ends.get(kind, ())])

    answers = tuple(_answer(scheme, one.label, *answer) for answer in one.attributes.items())
    others = tuple(
        (_title(scheme, kind), numbers[end][0])
        for kind, targets in ends.items()
        for end in targets
        if kind not in PARTS and end in numbers
    )
    return Entry(
        number=number,
        one=one,
        words=words[one.id],
        label=label.title if label else one.label,
        colour=label.colour if label else "other",
        answers=answers,
        source=joined("source", called) or (called[one.id] if one.source else ""),
        source_words=joined("source", words),
        cue=joined("cue", words),
        relay=joined("relay", called),
        source_entry=_only(ends.get("source", [one.id]), meant),
        relay_entry=_only(ends.get("relay", []), meant),
        others=others,
    )


def _only(ends: list[str], meant: Mapping[str, str]) -> str:
    """The entry that an only annotation means, empty for others."""
    return meant.get(ends[0], "") if len(ends) == 1 else ""


def _title(scheme: Scheme, kind: str) -> str:
    known = scheme.link_kind(kind)
    return known.title if known else kind


def _answer(scheme: Scheme, label: str, key: str, value: str | list[str]) -> tuple[str, str]:
    """A question and its answer in the scheme's words."""
    asked = scheme.attribute(label, key)
    if asked is None:
        return key, value if isinstance(value, str) else ", ".join(value)
    values = [value] if isinstance(value, str) else value
    known = [(asked.value(one), one) for one in values]
    return asked.title, ", ".join(found.title if found else one for found, one in known)
