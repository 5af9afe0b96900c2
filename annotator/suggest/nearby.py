"""Who likely said a quote that was just tagged, and in which words: the readings near it.

Own rules for English, by the codebook's boundaries. Looks at a few sentences around the quote
only, so the cost does not grow with the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.suggest.cues import Cue, Cues
from annotator.suggest.frames import Frame, frames
from annotator.suggest.lexicon import lexicon
from annotator.suggest.noun_phrases import Phrase
from annotator.suggest.tokens import COMMA, HIDDEN, STOP, WORD, Token
from annotator.text.segments import word_at
from annotator.text.span import Span

_READINGS = 4
_LEAST = 0.5
_ENOUGH = 2.5
"""With a reading of this score the sentences beside the quote's own are not looked at."""
_AFTER_VERB = frozenset("on in at during after before as when while to through via".split(" "))


@dataclass(frozen=True, slots=True)
class Known:
    """An annotation that is there already."""

    id: int
    label: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One end of a reading: words to tag, or with `known` the annotation that has them."""

    kind: str
    """The link kind: `source`, `cue` or `relay`."""
    spans: tuple[Span, ...]
    known: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One reading of who said it. A higher score is likelier."""

    parts: tuple[Part, ...]
    score: float

    def of(self, kind: str) -> Part | None:
        return next((part for part in self.parts if part.kind == kind), None)

    @property
    def source(self) -> Part | None:
        return self.of("source")

    @property
    def cue(self) -> Part | None:
        return self.of("cue")

    @property
    def relay(self) -> Part | None:
        return self.of("relay")


def propose(text: str, head: Sequence[Span], known: Iterable[Known] = ()) -> list[Proposal]:
    """The readings of who said the words of `head`, the likeliest first; none when there is none.

    `known` are annotations near it: where a part covers the same words it is taken as it is.
    """
    if not head:
        return []
    there = list(known)
    head = [_whole(text, span) for span in head]
    found: list[Proposal] = []
    for frame in frames(text, head):
        if found and not frame.heads and max(one.score for one in found) >= _ENOUGH:
            break
        for score, cue in _scored(frame):
            parts = _parts(frame, cue, there)
            if parts and score >= _LEAST:
                found.append(Proposal(parts, round(score, 2)))
    found.sort(key=lambda one: -one.score)
    return _distinct(found)[:_READINGS]


def _whole(text: str, span: Span) -> Span:
    """A span with the rest of the words that it begins and ends within: half a word names none."""
    first, last = word_at(text, span.start), word_at(text, span.end)
    start = first.start if first and first.start < span.start < first.end else span.start
    end = last.end if last and last.start < span.end < last.end else span.end
    return Span(start, end)


def _scored(frame: Frame) -> Iterator[tuple[float, Cue]]:
    """Each cue of a frame with how well it fits the quote."""
    for cue in Cues(frame.tokens).all():
        if _overlaps_head(frame, cue):
            continue
        score = cue.strength + _fit(frame, cue) + frame.bonus
        score -= 0.8 * (cue.source is None)
        if cue.source:
            score -= 0.04 * max(0, cue.source[1] - cue.source[0] - 6)
        yield score, cue


def _fit(frame: Frame, cue: Cue) -> float:
    """How well the place of a cue fits the quote that it may belong to."""
    first, last = frame.first, frame.last
    if first < 0:  # the quote stands in a sentence of its own
        return 1.0 - 0.05 * min(abs(cue.first - frame.edge), 20)
    if cue.last <= first:
        return _before(frame, cue, first)
    if cue.first > last:
        return _behind(frame, cue, last)
    between = [at for at in frame.heads if at < cue.first]
    return 1.0 + _behind(frame, cue, max(between))


def _before(frame: Frame, cue: Cue, head: int) -> float:
    start = max(cue.last, cue.source[1] if cue.source and cue.after else 0)
    between = frame.tokens[start:head]
    gap = [token for token in between if token.kind == WORD and token.lower != "that"]
    score = 2.5 - 0.25 * min(len(gap), 12)
    if any(token.kind in (STOP, HIDDEN) for token in between):
        score -= 1.5
    if between and between[-1].text == ":":
        score += 1.0
    if (between and between[-1].lower == "that") or frame.opens_with_that:
        score += 0.7
    return score


def _behind(frame: Frame, cue: Cue, head: int) -> float:
    own = cue.source is not None and not cue.after and cue.source[0] > head
    start = cue.source[0] if cue.source and own else cue.first
    between = frame.tokens[head + 1 : start]
    gap = [token for token in between if token.kind == WORD]
    score = 3.0 - 0.35 * min(len(gap), 12)
    if any(token.kind in (STOP, HIDDEN) for token in between):
        score -= 1.5
    if any(token.lower in lexicon().verbs for token in gap):  # words of another cue
        score -= 1.0
    if cue.source and cue.source[0] < head:  # another clause of the same speaker
        score -= 1.0
    return score - (0.0 if _is_closed(frame, cue) else 1.5)


def _is_closed(frame: Frame, cue: Cue) -> bool:
    """True when nothing else is said by a cue that stands behind the quote."""
    at = max(cue.last, cue.source[1] if cue.source and cue.after else 0)
    if at >= len(frame.tokens):
        return True
    token = frame.tokens[at]
    return token.kind in (STOP, COMMA) or token.kind == HIDDEN or token.lower in _AFTER_VERB


def _overlaps_head(frame: Frame, cue: Cue) -> bool:
    taken = [*cue.parts, *(phrase for phrase in (cue.source, cue.relay) if phrase)]
    return any(start <= at < end for start, end in taken for at in frame.heads)


def _parts(frame: Frame, cue: Cue, known: Sequence[Known]) -> tuple[Part, ...]:
    named: list[tuple[str, tuple[Phrase, ...]]] = []
    if cue.source:
        named.append(("source", (cue.source,)))
    named.append(("cue", cue.parts))
    if cue.relay:
        named.append(("relay", (cue.relay,)))
    return tuple(
        _part(kind, tuple(_span(frame.tokens, phrase) for phrase in phrases), known)
        for kind, phrases in named
    )


def _part(kind: str, spans: tuple[Span, ...], known: Sequence[Known]) -> Part:
    label = "cue" if kind == "cue" else "source"
    for one in known:
        if one.label == label and any(a.overlaps(b) for a in one.spans for b in spans):
            return Part(kind, one.spans, one.id)
    return Part(kind, spans)


def _span(tokens: Sequence[Token], phrase: Phrase) -> Span:
    return Span(tokens[phrase[0]].start, tokens[phrase[1] - 1].end)


def _distinct(found: Iterable[Proposal]) -> list[Proposal]:
    """The likeliest of those that name the same source and cue."""
    kept: dict[tuple[tuple[str, tuple[Span, ...]], ...], Proposal] = {}
    for one in found:
        kept.setdefault(tuple((part.kind, part.spans) for part in one.parts), one)
    return list(kept.values())
