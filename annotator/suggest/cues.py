"""The words that signal an attribution, each with who said it and who passed it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.suggest.lexicon import MIDDLING, STRONG, lexicon
from annotator.suggest.noun_phrases import Phrase, Phrases
from annotator.suggest.stretches import ceiling_of, clause_floor, floor_of
from annotator.suggest.tokens import BREAK, COMMA, HIDDEN, STOP, WORD, Token

_QUOTING = frozenset({"quote", "cite"})
_WITH_PARTICLE = {
    "point": "out",
    "call": "for on",
    "rule": "out",
    "speak": "out of",
    "insist": "on",
}
_ADDRESSING = frozenset(
    "ask tell inform remind assure advise urge warn accuse question call".split(" ")
)
"""Verbs whose passive has the listener as its subject."""
_BE = frozenset("am is are was were be been being remain remains 'm 's 're".split(" "))
_LISTENERS = frozenset("us me him them her".split(" "))
_PLURALS = frozenset("people men women police children them me us him her help let".split(" "))
_CLAUSES = frozenset("that how why whether what".split(" "))
_OPENING = frozenset("so yet then just once now still also".split(" "))
_MAKING = frozenset("make makes made making issued raised voiced expressed".split(" "))
_AS_SAYING = frozenset("saying telling stating adding writing declaring warning".split(" "))


@dataclass(frozen=True, slots=True)
class Cue:
    """Token ranges of the cue's parts, its source and relay. `after`: the source follows it."""

    parts: tuple[Phrase, ...]
    strength: float
    source: Phrase | None
    relay: Phrase | None = None
    after: bool = False

    @property
    def first(self) -> int:
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """The token behind the cue's last part."""
        return self.parts[-1][1]


class Cues:
    """Finds cues among the tokens of a sentence."""

    def __init__(self, found: Sequence[Token]) -> None:
        self._tokens = found
        self._words = lexicon()
        self._phrases = Phrases(found)

    def all(self) -> Iterator[Cue]:
        """Every cue, with each reading of where its source stands."""
        for at, token in enumerate(self._tokens):
            if token.kind != WORD:
                if token.text in (":", "—", "–", "--"):
                    yield from self._mark(at)
                continue
            yield from self._phrase(at)
            if token.lower in self._words.verbs and self._may_be_verb(at):
                yield from self._verb(at)
            elif token.lower in self._words.states:
                yield from self._state(at)
            elif token.lower in self._words.nouns:
                yield from self._noun(at)

    def _verb(self, at: int) -> Iterator[Cue]:
        base, strength = self._words.verbs[self._tokens[at].lower]
        group = self._group(at)
        floor, ceiling = floor_of(self._tokens, at), ceiling_of(self._tokens, at)
        if base in _QUOTING:
            yield from self._quoting(at, group, floor, ceiling)
            return
        passive = self._is_passive(group, at)
        by = self._by(group[1], ceiling) if passive else None
        if passive and base in _ADDRESSING:
            strength -= 1
        ing = self._tokens[at].lower.endswith("ing") and not self._has_be(group[0], at)
        subject = self._phrases.before(group[0], clause_floor(self._tokens, at), participle=ing)
        follower = self._phrases.after(group[1], ceiling)
        listener = follower is not None and self._tokens[follower[0]].lower in _LISTENERS
        inverted = base != "tell" and not listener and not ing
        if follower and inverted and self._is_behind_quote(group[0]):
            yield Cue((group,), strength, follower, after=True)
        if by:
            yield Cue((group,), strength, by, after=True)
        elif subject:
            yield Cue((group,), strength - self._doubt(at, base), subject)
        elif not follower:
            yield Cue((group,), strength - 1, None)

    def _is_behind_quote(self, at: int) -> bool:
        """True at a sentence's start and right behind a quote, where `said` may come first."""
        while at > 0 and self._tokens[at - 1].kind in (COMMA, BREAK, STOP):
            at -= 1
        return at == 0 or self._tokens[at - 1].kind == HIDDEN

    def _state(self, at: int) -> Iterator[Cue]:
        """`He is confident that`."""
        group = self._group(at)
        if self._has_be(group[0], at):
            yield Cue(
                (group,), MIDDLING, self._phrases.before(group[0], clause_floor(self._tokens, at))
            )

    def _quoting(self, at: int, group: Phrase, floor: int, ceiling: int) -> Iterator[Cue]:
        """`X quoted Y as saying`: Y is the source, X the relay, the cue has two parts."""
        quoted = self._phrases.after(group[1], ceiling)
        subject = self._phrases.before(group[0], floor)
        if self._is_passive(group, at):
            by = self._by(group[1], ceiling)
            saying = self._saying(by[1] if by else group[1], ceiling)
            parts = (group, saying) if saying else (group,)
            joined = saying is not None and saying[0] == group[1]
            whole = ((group[0], saying[1]),) if saying and joined else parts
            yield Cue(whole, STRONG, subject, by)
            return
        saying = self._saying(quoted[1] if quoted else group[1], ceiling)
        parts = (group, saying) if saying else (group,)
        if quoted and saying:
            yield Cue(parts, STRONG, quoted, subject)
        else:
            yield Cue(parts, MIDDLING - self._doubt(at, ""), subject)

    def _phrase(self, at: int) -> Iterator[Cue]:
        """`according to X`, and `in the view of X`."""
        for phrase in self._words.phrases:
            end = at + len(phrase)
            if tuple(token.lower for token in self._tokens[at:end]) == phrase:
                source = self._phrases.after(end, ceiling_of(self._tokens, at))
                if source:
                    whole = self._closed(source) if self._opens_sentence(at) else source
                    yield Cue(((at, end),), STRONG, whole, after=True)

    def _opens_sentence(self, at: int) -> bool:
        """True at the first word, and behind a `But` before it."""
        start = floor_of(self._tokens, at)
        return all(self._words.is_in("openers", one.lower) for one in self._tokens[start:at])

    def _closed(self, source: Phrase) -> Phrase:
        """A source before its clause: what no comma closes behind a comma is the clause itself."""
        start, end = source
        commas = [at for at in range(start, end) if self._tokens[at].kind == COMMA]
        closed = end < len(self._tokens) and self._tokens[end].kind == COMMA
        return source if closed or not commas else (start, commas[0])

    def _noun(self, at: int) -> Iterator[Cue]:
        """`the mayor's claim that`, `claims by the mayor that`."""
        owner = self._tokens[at - 1] if at else None
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if owner is not None and owner.kind == WORD and owner.lower.endswith(("'s", "s'")):
            source = self._phrases.before(at, floor_of(self._tokens, at))
            yield Cue(((at, at + 1),), MIDDLING, source)
        elif owner is not None and owner.lower in ("his", "her", "their", "its", "my", "our"):
            yield Cue(((at, at + 1),), MIDDLING, (at - 1, at))
        elif self._opens_clause(following) and owner is not None and owner.lower in _MAKING:
            first = self._group(at - 1)[0]  # has made accusations that
            source = self._phrases.before(first, clause_floor(self._tokens, at))
            yield Cue(((first, at + 1),), MIDDLING, source)
        elif following is not None and following.lower in ("by", "from", "of"):
            source = self._phrases.after(at + 2, ceiling_of(self._tokens, at))
            if source:
                yield Cue(((at, at + 1),), 1, source, after=True)

    def _mark(self, at: int) -> Iterator[Cue]:
        """A colon or dash that does the work alone, behind a short name."""
        floor = floor_of(self._tokens, at)
        name = range(floor, at)
        if not 0 < len(name) <= 7 or self._tokens[floor].kind != WORD:
            return
        words = [self._tokens[place] for place in name]
        named = words[0].is_capital and all(word.kind == WORD for word in words)
        dateline = self._tokens[at].text != ":" and all(word.text.isupper() for word in words)
        if named and not dateline and not any(word.lower in self._words.verbs for word in words):
            yield Cue(((at, at + 1),), 1, (floor, at))

    def _may_be_verb(self, at: int) -> bool:
        """False for a noun of the same form: `the report`, `his claims`, `the accused man`."""
        token = self._tokens[at]
        before = self._tokens[at - 1] if at else None
        behind = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if behind is not None and behind.text in ("'", "’") and behind.start == token.end:
            return False
        if before is None or before.kind != WORD:
            return not (token.is_capital and before is not None and before.kind != STOP)
        lower = before.lower
        if lower == "as" and token.lower in _AS_SAYING:
            return False  # the second part of a cue that is found from its first
        if lower.endswith("'s") and lower not in ("he's", "she's", "it's", "who's", "that's"):
            return False
        if token.lower == "states" and not before.is_capital and not self._opens_clause(behind):
            return False  # rogue states
        if self._words.is_in("determiners", lower):
            return lower in ("this", "that", "these", "those", "some", "all", "both", "one", "many")
        if self._words.is_in("prepositions", lower):
            return lower == "to" or (token.lower.endswith("ing") and lower == "by")
        return not token.is_capital and (self._has_plain_subject(at) or not self._is_plain(at))

    def _is_plain(self, at: int) -> bool:
        """True for a form like `state`, `report`, that a singular subject does not have."""
        lower = self._tokens[at].lower
        return self._words.verbs[lower][0] == lower and lower not in ("read", "said")

    def _has_plain_subject(self, at: int) -> bool:
        """True behind a word after which a verb in its plain form can stand: `officials say`."""
        before = self._tokens[at - 1]
        lower = before.lower
        small = ("pronouns", "auxiliaries", "adverbs", "before_to")
        if self._words.is_any(lower, *small) or lower in (
            "to",
            "and",
            "or",
            "that",
            "who",
            "which",
        ):
            return True
        plural = lower.endswith("s") and not lower.endswith("ss")
        joined = any(self._tokens[place].lower == "and" for place in range(max(0, at - 5), at))
        known = lower in _PLURALS or lower.endswith("ly")
        behind = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return plural or joined or known or self._opens_clause(behind)

    def _opens_clause(self, behind: Token | None) -> bool:
        return behind is not None and (behind.lower in _CLAUSES or behind.kind == HIDDEN)

    def _group(self, at: int) -> Phrase:
        """The verb with its auxiliaries, its negation, adverbs that touch it, its particle."""
        first = at
        while first > 0 and self._tokens[first - 1].kind == WORD:
            lower = self._tokens[first - 1].lower
            if lower == "to" and first > 1:
                if not self._words.is_in("before_to", self._tokens[first - 2].lower):
                    break
                first -= 2
                if first and self._tokens[first].lower == "on":
                    first -= 1  # went on to say
                continue
            adverb = lower.endswith("ly") and len(lower) > 4
            if not (self._words.is_any(lower, "auxiliaries", "adverbs") or adverb):
                break
            if lower in _OPENING and (first < 2 or self._tokens[first - 2].kind != WORD):
                break
            first -= 1
        end = at + 1
        base = self._words.verbs.get(self._tokens[at].lower, ("", 0))[0]
        if end < len(self._tokens):
            following = self._tokens[end].lower
            if following in _WITH_PARTICLE.get(base, "").split():
                end += 1
        return first, end

    def _is_passive(self, group: Phrase, at: int) -> bool:
        return self._has_be(group[0], at) and not self._tokens[at].lower.endswith("ing")

    def _has_be(self, start: int, end: int) -> bool:
        return any(self._tokens[place].lower in _BE for place in range(start, end))

    def _by(self, start: int, ceiling: int) -> Phrase | None:
        if start < ceiling and self._tokens[start].lower == "by":
            return self._phrases.after(start + 1, ceiling)
        return None

    def _saying(self, start: int, ceiling: int) -> Phrase | None:
        ahead = [token.lower for token in self._tokens[start : min(start + 2, ceiling)]]
        found = len(ahead) == 2 and ahead[0] == "as" and ahead[1] in _AS_SAYING
        return (start, start + 2) if found else None

    def _doubt(self, at: int, base: str) -> float:
        """What makes a verb less likely to be a cue: its plain form, `to`, a participle."""
        form = self._tokens[at].lower
        before = self._tokens[at - 1].lower if at else ""
        if before == "to":
            return 1.0
        if form == base and self._words.is_any(before, "pronouns", "auxiliaries", "adverbs"):
            return 0.0
        if not base and form in ("quote", "cite"):
            return 1.0
        return 0.5 if form == base or form.endswith("ing") else 0.0
