"""The clause that a sentence credits to somebody in other words than a quotation.

By the codebook's boundaries: a leading “that” belongs to it, “But” at the sentence's start does
not, nor does a trailing clause that may be the reporter's; in doubt, shorter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.suggest.cues import Cue, Cues
from annotator.suggest.lexicon import WEAK, lexicon
from annotator.suggest.noun_phrases import Phrase
from annotator.suggest.tokens import COMMA, STOP, WORD, Token
from annotator.text.span import Span

_JOINING = frozenset({"and", "but", "while"})
_RELATIVE = frozenset({"which", "who", "whose", "whom", "where"})
_CONTRAST = frozenset({"although", "though"})
_OPENING = frozenset({"but", "and", "meanwhile", "still", "yet", "while"})
_SAID = frozenset({"said", "says"})
_TOLD = frozenset("told tell tells telling informed assured warned reminded advised".split())
_FAR = 9  # words in which the clause begins behind who was told it
_CLOSING = frozenset("on in at during after before as when to".split())


@dataclass(frozen=True, slots=True)
class _Telling:
    """A cue with its source as one stretch of tokens."""

    first: int
    last: int
    cue: Cue

    @property
    def is_participle(self) -> bool:
        """True for `, saying`, whose source stands elsewhere."""
        return self.cue.source is not None and self.first == self.cue.first and not self.cue.after


def clause_at(found: Sequence[Token], offset: int) -> Span | None:
    """The smallest reported clause of a sentence's tokens around `offset`, None without one."""
    clauses = [Span(found[a].start, found[b - 1].end) for a, b in _clauses(found) if a < b]
    held = [clause for clause in clauses if clause.start <= offset < clause.end]
    return min(held, key=len, default=None)


def _clauses(found: Sequence[Token]) -> Iterator[Phrase]:
    yield from _clause_before_said(found)
    cues = (cue for cue in Cues(found).all() if cue.source is not None)
    tellings = [_telling(found, cue) for cue in cues if not _ends_weakly(found, cue)]
    tellings.sort(key=lambda one: (one.first, -one.cue.strength))
    for telling in tellings:
        before = _clause_before(found, telling)
        if before is not None:
            yield before
        else:
            yield _clause_behind(found, telling, tellings)


def _telling(found: Sequence[Token], cue: Cue) -> _Telling:
    """The stretch of a cue, with its source where only a quotation could stand between."""
    source = cue.source or cue.parts[0]
    first, last = min(source[0], cue.first), max(source[1], cue.last)
    own = source[1] == cue.first or cue.after or found[cue.first - 1].kind not in (COMMA, WORD)
    if own or len(cue.parts) > 1:
        return _Telling(first, last, cue)
    relative = found[cue.first - 1].lower in _RELATIVE | {"that"}
    return _Telling(source[0] if relative else cue.first, cue.last, cue)


def _clause_before_said(found: Sequence[Token]) -> Iterator[Phrase]:
    """`CLAUSE, said a spokesman.`"""
    for at in range(1, len(found) - 2):
        if found[at].kind == COMMA and found[at + 1].lower in _SAID and found[at + 2].kind == WORD:
            yield _opened(found, at), at


def _ends_weakly(found: Sequence[Token], cue: Cue) -> bool:
    """True for the last word of `problems with U.S. plans`."""
    ends = cue.last >= len(found) or found[cue.last].kind == STOP
    return ends and cue.strength <= WEAK and not cue.after


def _clause_before(found: Sequence[Token], telling: _Telling) -> Phrase | None:
    """`CLAUSE, they say.`"""
    comma, source = telling.first - 1, telling.cue.source
    if comma < 1 or found[comma].kind != COMMA or telling.is_participle:
        return None
    if source is not None and source[1] <= comma:
        return None  # `REYES, who leads the council, said`
    behind = found[telling.last] if telling.last < len(found) else None
    if behind is not None and behind.kind not in (STOP, COMMA) and behind.lower not in _CLOSING:
        return None
    return _opened(found, comma), comma


def _opened(found: Sequence[Token], end: int) -> int:
    """The first token behind the `But` or `Meanwhile,` that opens the sentence."""
    start = 0
    while start < end and found[start].lower in _OPENING:
        start += 1
        if found[start].kind == COMMA:
            start += 1
    return start


def _clause_behind(
    found: Sequence[Token], telling: _Telling, tellings: Sequence[_Telling]
) -> Phrase:
    """`They say CLAUSE`, up to where somebody else speaks, or they say another thing."""
    start = telling.last
    if start < len(found) and found[start].kind == COMMA and telling.cue.after:
        start += 1
    start = _behind_listener(found, start)
    end = start
    while end < len(found) and not _is_end(found, telling, start, end):
        end += 1
    inner = next((one for one in tellings if start <= one.first < one.last < end), None)
    for other in tellings:
        if not start < other.first < end or (inner is not None and inner.first == start):
            continue
        joint = _joint(found, other)
        if joint is not None and joint > start:
            return start, joint
    return start, end


def _behind_listener(found: Sequence[Token], start: int) -> int:
    """The `that` of `told reporters that`; `start` where nobody is told."""
    if found[start - 1].lower not in _TOLD:
        return start
    for at in range(start, min(start + _FAR, len(found))):
        if found[at].kind != WORD:
            break
        if found[at].lower == "that":
            return at
    return start


def _is_end(found: Sequence[Token], telling: _Telling, start: int, at: int) -> bool:
    token = found[at]
    if token.kind == STOP or token.text in (";", ":"):
        return True
    following = found[at + 1] if at + 1 < len(found) else None
    if token.kind != COMMA or following is None or at == start:
        return False
    loose = telling.cue.strength <= WEAK and lexicon().is_in("prepositions", following.lower)
    return loose or following.lower in _RELATIVE | _CONTRAST


def _joint(found: Sequence[Token], other: _Telling) -> int | None:
    """Where the words end that stand before another cue of the sentence, if it is joined on."""
    at = other.first - 1
    if found[at].lower in _JOINING:
        return at - 1 if found[at - 1].kind == COMMA else at
    return at if found[at].kind == COMMA else None
