"""What the words of a sentence most likely are where they stand: verb, noun, time."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.suggest.lexicon import MIDDLING, lexicon
from annotator.suggest.tokens import WORD, Token


class Reading:
    """Answers from shipped word lists, endings and neighbours; no model, so only likely."""

    def __init__(self, found: Sequence[Token]) -> None:
        self._tokens = found
        self._words = lexicon()

    def begins_verb(self, at: int) -> bool:
        """True where a clause's subject is over, guessed generously."""
        token, before = self._tokens[at], self._tokens[at - 1]
        if self.is_verb(at) or self._words.is_any(token.lower, "adverbs", "auxiliaries"):
            return True
        if token.kind != WORD or token.is_capital or before.kind != WORD:
            return False
        small = self._words.is_any(before.lower, "determiners", "prepositions", "adverbs")
        plural = before.lower.endswith("s") or before.lower in ("people", "men", "women")
        if plural and token.lower in self._words.verbs:
            return True
        if token.lower.endswith("ed") and not small and before.lower != "and":
            return True
        return before.is_capital and token.lower.endswith("s") and token.lower not in ("officials",)

    def is_noun_after_name(self, at: int) -> bool:
        """True for `government`, `officials` behind a name that is an adjective there."""
        lower = self._tokens[at].lower
        return lower.endswith(("s", "ment", "tion", "cy", "ity", "er", "or", "ist", "ian", "ship"))

    def is_time(self, at: int) -> bool:
        token = self._tokens[at]
        return token.kind == WORD and self._words.is_in("times", token.lower)

    def is_noun(self, at: int, ceiling: int) -> bool:
        """True when a word that can be part of the same phrase stands at `at`."""
        if at >= ceiling or self._tokens[at].kind != WORD:
            return False
        lower = self._tokens[at].lower
        small = ("prepositions", "auxiliaries", "adverbs", "stoppers", "times", "pronouns")
        return not self._words.is_any(lower, *small) and not self.is_verb(at)

    def has_verb(self, start: int, ceiling: int) -> bool:
        for at in range(start, min(start + 8, ceiling)):
            if self._tokens[at].kind != WORD:
                return False
            if self.is_verb(at) or self._words.is_in("auxiliaries", self._tokens[at].lower):
                return True
        return False

    def is_verb(self, at: int) -> bool:
        """True for a word that is most likely a finite verb where it stands."""
        token = self._tokens[at]
        before = self._tokens[at - 1] if at else None
        if token.kind != WORD or token.is_capital:
            return False
        if before is not None and self._words.is_any(before.lower, "determiners", "prepositions"):
            return False
        if self._words.is_in("verbs", token.lower):
            return True
        base, strength = self._words.verbs.get(token.lower, ("", 0))
        if token.lower == base or token.lower.endswith("ing"):
            return False
        return strength >= MIDDLING or (strength > 0 and token.lower.endswith("ed"))
