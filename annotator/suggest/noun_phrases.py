"""The noun phrase that says who: before a verb, after it, or at the head of its clause.

Boundaries follow the codebook: the whole phrase with title, name, affiliation and apposition;
clauses that only add colour stay out; the nearest mention counts, even a pronoun.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.suggest.lexicon import lexicon
from annotator.suggest.reading import Reading
from annotator.suggest.tokens import COMMA, HIDDEN, STOP, WORD, Token

Phrase = tuple[int, int]
"""First token and the one behind the last."""

_LONGEST = 30
_JOINS_NAMES = {"&", "'", "’", "/", "-", "%", "$", "£", "€", "#"}
_RELATIVE = {"who", "which", "whose", "whom", "where", "when", "as"}
_DASHES = {"—", "–", "--", "-"}
_PLACE_PARTS = 3


class Phrases:
    """Finds noun phrases among the tokens of one sentence, or of a few."""

    def __init__(self, found: Sequence[Token]) -> None:
        self._tokens = found
        self._words = lexicon()
        self._reading = Reading(found)

    def before(self, verb: int, floor: int, *, participle: bool = False) -> Phrase | None:
        """The subject of the verb group that begins at `verb`, looked for down to `floor`.

        `participle`: it is one like `saying`, which behind a comma shares its clause's subject.
        """
        last = verb - 1
        if last < floor:
            return None
        token = self._tokens[last]
        if token.kind == COMMA and participle:
            return self.clause_subject(last, floor)
        if token.kind == COMMA or token.text in _DASHES:
            return self._before_comma(last, floor)
        if token.lower in ("and", "but", "or", "then", "to") or self._reading.is_time(last):
            return self.clause_subject(last, floor)
        if token.lower in ("who", "which", "that"):
            end = last - 1 if last > floor and self._tokens[last - 1].kind == COMMA else last
            return self._ending_at(end, floor)
        return self._ending_at(verb, floor)

    def after(self, start: int, ceiling: int) -> Phrase | None:
        """The phrase that begins at `start`, as in `said a spokesman for the ministry`."""
        words, tokens = self._words, self._tokens
        if start >= ceiling or tokens[start].kind != WORD:
            return None
        if words.is_in("pronouns", tokens[start].lower) and not self._reading.is_noun(
            start + 1, ceiling
        ):
            return start, start + 1
        at = start
        while at < ceiling and at - start < _LONGEST and not self._ends_phrase(start, at, ceiling):
            at += 1
        if at == start:
            return None
        return start, self._with_apposition(start, at, ceiling)

    def clause_subject(self, end: int, floor: int) -> Phrase | None:
        """The first phrase of the clause that the tokens before `end` are the rest of."""
        start = self._clause_start(end, floor)
        if start < end and self._words.is_in("pronouns", self._tokens[start].lower):
            return start, start + 1
        at = start
        while at < end and at - start < _LONGEST:
            token = self._tokens[at]
            if token.kind in (STOP, HIDDEN, COMMA) or (
                at > start and self._reading.begins_verb(at)
            ):
                break
            at += 1
        if at < end and self._tokens[at].kind == COMMA and at > start:
            return start, self._with_apposition(start, at, end)
        return self._trimmed(start, at) if at < end else None

    def _before_comma(self, comma: int, floor: int) -> Phrase | None:
        """The subject whose apposition or clause the comma (or dash) before the verb closes."""
        mark = self._tokens[comma].text
        opening = comma - 1
        while opening >= floor and self._tokens[opening].text != mark:
            opening -= 1
        if opening < floor:
            return self._ending_at(comma, floor)
        first = self._tokens[opening + 1]
        named = self._ending_at(opening, floor)
        if named is None or not self._is_apposition(opening + 1, comma):
            return named
        if first.lower in _RELATIVE or self._words.is_in("adverbs", first.lower):
            return named
        return named[0], comma

    def _is_apposition(self, start: int, end: int) -> bool:
        """True for `a New Democrat MP`, false for `who landed on Monday` or an age."""
        first = self._tokens[start]
        if start >= end or first.kind != WORD or first.text.isdigit():
            return False
        if first.lower in _RELATIVE or self._words.is_any(first.lower, "tellings", "openers"):
            return False
        if self._words.is_any(first.lower, "prepositions", "pronouns", "auxiliaries", "adverbs"):
            return False
        if first.lower.endswith(("ing", "ed")) and not first.is_capital:
            return False
        inner = range(start, end)
        if any(self._words.is_in("auxiliaries", self._tokens[at].lower) for at in inner):
            return False
        return first.is_capital or any(
            self._words.is_any(self._tokens[at].lower, "determiners", "roles") for at in inner
        )

    def _ending_at(self, end: int, floor: int) -> Phrase | None:
        """The phrase whose last token is the one before `end`."""
        last = end - 1
        if last < floor or self._tokens[last].kind != WORD:
            return None
        if self._words.is_in("pronouns", self._tokens[last].lower) and not self._quantified(
            last, floor
        ):
            return last, end
        start = last
        while start > floor and last - start < _LONGEST and self._goes_on_left(start - 1, floor):
            start -= 1
        return self._trimmed(start, end)

    def _goes_on_left(self, at: int, floor: int) -> bool:
        """True when the token at `at` can belong to the phrase that goes on to its right."""
        token, words = self._tokens[at], self._words
        if token.kind != WORD:
            return token.text in _JOINS_NAMES
        lower = token.lower
        if lower in ("and", "or"):
            right, left = self._tokens[at + 1], self._tokens[max(at - 1, floor)]
            both = right.is_capital or words.is_in("determiners", right.lower) or left.is_capital
            return at > floor and both and left.kind == WORD and not self._reading.is_verb(at - 1)
        if words.is_in("subordinators", lower) or words.is_in("openers", lower):
            return lower == "that" and self._tokens[at + 1].kind == WORD and at == floor
        if words.is_in("auxiliaries", lower) or self._reading.is_verb(at):
            return False
        return lower not in ("he", "she", "it", "they", "we", "i", "you", "who")

    def _quantified(self, at: int, floor: int) -> bool:
        """True for the `others` of `two others`."""
        before = self._tokens[at - 1] if at > floor else None
        return before is not None and self._words.is_in("determiners", before.lower)

    def _trimmed(self, start: int, end: int) -> Phrase | None:
        """The phrase without what opens its sentence: `But`, `On Monday`, `In Port Alder`."""
        words, tokens = self._words, self._tokens
        while start < end:
            lower = tokens[start].lower
            adverb = lower.endswith("ly") and end - start > 1 and not tokens[start + 1].is_capital
            opener = words.is_in("openers", lower) or tokens[start].kind != WORD
            if words.is_in("prepositions", lower) or self._reading.is_time(start):
                start = self._behind_preposition(start, end)
            elif opener or adverb or self._opens_as_adverb(start, end):
                start += 1
            else:
                return start, end
        return None

    def _opens_as_adverb(self, start: int, end: int) -> bool:
        return self._words.is_in("adverbs", self._tokens[start].lower) and end - start > 1

    def _behind_preposition(self, start: int, end: int) -> int:
        """Where the phrase begins that follows `on Monday` or `in the evening` without a comma."""
        at = start + 1
        seen = self._reading.is_time(start)
        while at < end:
            token = self._tokens[at]
            own = self._words.is_in("determiners", token.lower)
            named = token.is_capital and not self._tokens[at - 1].is_capital
            named = named and not self._words.is_in("prepositions", self._tokens[at - 1].lower)
            if seen and (own or named) and not self._reading.is_time(at):
                return at
            seen = seen or (token.kind == WORD and not own)
            at += 1
        return end if self._reading.is_time(start) else start + 1

    def _clause_start(self, end: int, floor: int) -> int:
        start = end
        while start > floor and self._tokens[start - 1].kind != STOP:
            if self._tokens[start - 1].text in (";", ":", *_DASHES):
                break
            start -= 1
        token = self._tokens[start]
        if self._words.is_any(
            token.lower, "subordinators", "prepositions"
        ) or self._reading.is_time(start):
            comma = start
            while comma < end and self._tokens[comma].kind != COMMA:
                comma += 1
            start = comma + 1 if comma < end - 1 else start
        while start < end and self._words.is_any(self._tokens[start].lower, "openers", "adverbs"):
            start += 1
            if start < end and self._tokens[start].kind == COMMA:
                start += 1
        return start

    def _ends_phrase(self, start: int, at: int, ceiling: int) -> bool:
        """True when the token at `at` is behind the phrase that began at `start`."""
        token, words = self._tokens[at], self._words
        if token.kind != WORD:
            joins = token.text in _JOINS_NAMES and at + 1 < ceiling
            return not (joins and self._tokens[at + 1].kind == WORD)
        lower = token.lower
        if at == start:
            return words.is_any(lower, "prepositions", "auxiliaries", "stoppers")
        following = self._tokens[at + 1] if at + 1 < ceiling else None
        if lower in ("and", "or"):
            joined = following is not None and (
                following.is_capital or words.is_any(following.lower, "determiners", "roles")
            )
            return not joined or self._reading.has_verb(at + 1, ceiling)
        if lower == "by" and self._tokens[at - 1].lower.endswith(("ed", "en", "own", "ten")):
            return False  # a memo seen by the wire
        if words.is_any(lower, "stoppers", "tellings", "auxiliaries") or self._reading.is_time(at):
            return True
        named = self._tokens[at - 1].is_capital
        if words.is_in("prepositions", lower):
            return self._preposition_ends(at, ceiling, named)
        if lower == "who":
            return named
        if named and not token.is_capital and at - start > 0:
            return not words.is_in("roles", lower) and not self._reading.is_noun_after_name(at)
        return lower.endswith("ly") and not token.is_capital

    def _preposition_ends(self, at: int, ceiling: int, named: bool) -> bool:
        lower = self._tokens[at].lower
        if lower == "of":
            return False
        ahead = [self._tokens[place] for place in range(at + 1, min(at + 5, ceiling))]
        for token in ahead:
            if token.kind != WORD:
                break
            if self._words.is_any(token.lower, "saying_places", "times"):
                return True
        if any(token.text.isdigit() and len(token.text) == 4 for token in ahead[:1]):
            return True
        return lower not in self._words.classes["joining"] or named

    def _with_apposition(self, start: int, at: int, ceiling: int) -> int:
        """The end of the phrase together with `, a New Democrat MP` or `, Texas`."""
        if at >= ceiling or self._tokens[at].kind != COMMA:
            return at
        end = at + 1
        while end < ceiling and self._tokens[end].kind == WORD:
            if end > at + 1 and self._ends_phrase(at + 1, end, ceiling):
                break
            end += 1
        inner = range(at + 1, end)
        if not inner or any(self._reading.is_verb(place) for place in inner):
            return at
        if not self._is_apposition(at + 1, end):
            return at
        several = len(inner) <= _PLACE_PARTS or any(
            self._words.is_any(self._tokens[p].lower, "determiners", "roles", "joining")
            for p in inner
        )
        return end if several else at
