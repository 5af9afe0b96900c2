"""Counting how far two takes of the same articles agree, and on which tags they do not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.analysis.pairing import Pair, alpha, paired
from annotator.domain.agreement import (
    ONLY_FIRST,
    ONLY_SECOND,
    OTHER_ANSWERS,
    OTHER_WORDS,
    AnswerAgreement,
    Difference,
    LabelAgreement,
)
from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord
from annotator.domain.scheme import Scheme
from annotator.domain.values import PARTS
from annotator.text.wording import wording

Answers = tuple[str, ...]
"""An answer of one or several values, sorted; empty when nothing is said."""

ENTRY = "entry"
"""The key under which it is compared whom a source means."""


@dataclass(slots=True)
class _Tally:
    """What is counted of a label."""

    first: int = 0
    second: int = 0
    same: int = 0
    overlapping: int = 0
    words: Counter[tuple[Hashable, Hashable]] = field(default_factory=Counter)
    answers: dict[str, Counter[tuple[Hashable, Hashable]]] = field(default_factory=dict)


class Comparison:
    """Takes the articles in twos, one at a time, and counts."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._tallies: dict[str, _Tally] = {label.key: _Tally() for label in scheme.labels}
        self.differences: list[Difference] = []
        self.articles = 0
        self.words = 0

    def add(self, first: ArticleRecord, second: ArticleRecord) -> None:
        """Compare the two takes of an article; their texts must be equal."""
        takes = (_Take(first), _Take(second))
        said = wording(first.text)
        self.articles += 1
        self.words += len(said)
        labels = {**self._tallies, **{one.label: _Tally() for take in takes for one in take.tags}}
        for label in labels:
            tally = self._tallies.setdefault(label, _Tally())
            one, other = ([tag for tag in take.tags if tag.label == label] for take in takes)
            tally.first += len(one)
            tally.second += len(other)
            tally.words.update(_words(said.starts, said.ends, one, other))
            for pair in paired(one, other):
                self._compare(label, tally, takes, pair)

    def labels(self) -> list[LabelAgreement]:
        """How each label fared, in the order of the scheme; those never given are left out."""
        return [
            LabelAgreement(
                *(label, self._title(label), tally.first, tally.second),
                *(tally.same, tally.overlapping, alpha(tally.words)),
            )
            for label, tally in self._tallies.items()
            if tally.first or tally.second
        ]

    def answers(self) -> list[AnswerAgreement]:
        """How each question fared; those that nobody answered are left out."""
        found = []
        for label, tally in self._tallies.items():
            for key, values in tally.answers.items():
                told = {pair: count for pair, count in values.items() if any(pair)}
                same = sum(count for (one, other), count in told.items() if one == other)
                title = self._question(label, key)
                of = sum(told.values())
                found.append(AnswerAgreement(label, key, title, same, of, alpha(told)))
        return [one for one in found if one.of]

    def _compare(
        self,
        label: str,
        tally: _Tally,
        takes: tuple[_Take, _Take],
        pair: Pair,
    ) -> None:
        one, other = pair
        if one is None or other is None:
            kind = ONLY_SECOND if one is None else ONLY_FIRST
            self.differences.append(self._difference(kind, label, takes, pair))
            return
        tally.overlapping += 1
        tally.same += one.spans == other.spans
        details = []
        for key, values in self._told(label, takes, (one, other)):
            tally.answers.setdefault(key, Counter())[values] += 1
            if values[0] != values[1]:
                one_said, other_said = (self._shown(label, key, value) for value in values)
                details.append((self._question(label, key), one_said, other_said))
        if one.spans != other.spans or details:
            kind = OTHER_WORDS if one.spans != other.spans else OTHER_ANSWERS
            self.differences.append(self._difference(kind, label, takes, pair, details))

    def _told(
        self,
        label: str,
        takes: tuple[_Take, _Take],
        pair: tuple[AnnotationRecord, AnnotationRecord],
    ) -> Iterator[tuple[str, tuple[Answers, Answers]]]:
        """What both tags say: their answers, their parts, and whom they mean."""
        known = [one.key for one in self._scheme.attributes_of(label)]
        for key in dict.fromkeys((*known, *pair[0].attributes, *pair[1].attributes)):
            yield key, (_answers(pair[0], key), _answers(pair[1], key))
        for kind in PARTS:
            ends = [take.ends(tag, kind) for take, tag in zip(takes, pair, strict=True)]
            if any(ends):
                yield kind, (_named(takes[0], ends[0]), _agreeing(takes, ends))
        names = tuple((take.name(tag),) for take, tag in zip(takes, pair, strict=True))
        if any(name for (name,) in names):
            yield ENTRY, (_folded(names[0]), _folded(names[1]))

    def _difference(
        self,
        kind: str,
        label: str,
        takes: tuple[_Take, _Take],
        pair: Pair,
        details: Iterable[tuple[str, str, str]] = (),
    ) -> Difference:
        article = takes[0].article
        one, other = pair
        tag = one or other
        assert tag is not None, "one of both is always there"
        return Difference(
            kind,
            label,
            self._title(label),
            article.id,
            article.headline or "",
            tag.words(article.text),
            "" if one is None or other is None else other.words(article.text),
            tag.spans,
            None if one is None else one.id,
            None if other is None else other.id,
            tuple(details),
        )

    def _title(self, label: str) -> str:
        known = self._scheme.label(label)
        return known.title if known else label

    def _question(self, label: str, key: str) -> str:
        known = self._scheme.attribute(label, key)
        if known is not None:
            return known.title
        kind = self._scheme.link_kind(key)
        return kind.title if kind else {ENTRY: "Who is meant"}.get(key, key)

    def _shown(self, label: str, key: str, values: Answers) -> str:
        known = self._scheme.attribute(label, key)
        titles = {one.key: one.title for one in known.values} if known else {}
        return ", ".join(titles.get(value, value) for value in values)


class _Take:
    """One take of an article, with what its links lead to."""

    def __init__(self, article: ArticleRecord) -> None:
        self.article = article
        self.tags = article.annotations
        self._by_id = {one.id: one for one in article.annotations}
        self._names = {one.id: one.name for one in article.sources}
        self._links: dict[tuple[str, str], list[LinkRecord]] = {}
        for link in article.links:
            self._links.setdefault((link.origin, link.kind), []).append(link)

    def ends(self, tag: AnnotationRecord, kind: str) -> tuple[AnnotationRecord, ...]:
        return tuple(self._by_id[link.target] for link in self._links.get((tag.id, kind), ()))

    def name(self, tag: AnnotationRecord) -> str:
        """What the entry is called that a tag means; empty without one."""
        return self._names.get(tag.source or "", "")

    def words(self, tag: AnnotationRecord) -> str:
        return tag.words(self.article.text)


def _words(
    starts: Sequence[int],
    ends: Sequence[int],
    first: Iterable[AnnotationRecord],
    second: Iterable[AnnotationRecord],
) -> Counter[tuple[Hashable, Hashable]]:
    """How many words both takes tag, one of them, or none."""
    one, other = (_covered(starts, ends, take) for take in (first, second))
    both = len(one & other)
    return Counter(
        {
            (True, True): both,
            (True, False): len(one) - both,
            (False, True): len(other) - both,
            (False, False): len(starts) - len(one | other),
        }
    )


def _covered(
    starts: Sequence[int], ends: Sequence[int], tags: Iterable[AnnotationRecord]
) -> set[int]:
    """The numbers of the words that some tag holds a sign of."""
    return {
        word
        for tag in tags
        for span in tag.spans
        for word in range(bisect_right(ends, span.start), bisect_left(starts, span.end))
    }


def _answers(tag: AnnotationRecord, key: str) -> Answers:
    value = tag.attributes.get(key)
    if value is None or value == "":
        return ()
    return (value,) if isinstance(value, str) else tuple(sorted(value))


def _named(take: _Take, ends: Iterable[AnnotationRecord]) -> Answers:
    """Parts by their words, in reading order."""
    return tuple(take.words(end) for end in sorted(ends, key=lambda end: end.spans))


def _agreeing(takes: tuple[_Take, _Take], ends: Sequence[Sequence[AnnotationRecord]]) -> Answers:
    """The second take's parts; by the first's words when they stand at the same places.

    A source or cue is the same when each of its stretches touches one of the other take: whether
    its edges are the same is asked of its own label.
    """
    one, other = ([span for end in take for span in end.spans] for take in ends)
    touching = all(any(span.overlaps(mate) for mate in other) for span in one) and all(
        any(span.overlaps(mate) for mate in one) for span in other
    )
    named = _named(takes[0], ends[0])
    return named if one and other and touching else _named(takes[1], ends[1])


def _folded(names: Sequence[str]) -> Answers:
    return tuple(name.strip().casefold() for name in names if name.strip())
