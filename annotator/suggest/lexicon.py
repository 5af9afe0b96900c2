"""The shipped word lists by which English attributions are recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from annotator.resource import resource

STRONG, MIDDLING, WEAK = 3, 2, 1
"""How surely a verb says that somebody said something."""

_TITLES = frozenset("mr mrs ms miss dr sir lord lady sen rep gov gen col prof".split())
_STRENGTH = {"strong": STRONG, "middling": MIDDLING, "weak": WEAK}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in small letters. `verbs`: each form -> (its base, its strength)."""

    verbs: Mapping[str, tuple[str, int]]
    phrases: tuple[tuple[str, ...], ...]
    nouns: frozenset[str]
    states: frozenset[str]
    classes: Mapping[str, frozenset[str]]

    def is_in(self, name: str, word: str) -> bool:
        return word in self.classes[name]

    def is_any(self, word: str, *names: str) -> bool:
        return any(word in self.classes[name] for name in names)


@cache
def lexicon() -> Lexicon:
    """The lists, read once."""
    cues = _sections("words/cues.en.txt")
    verbs = {}
    for name, strength in _STRENGTH.items():
        for line in cues[name]:
            forms = line.split()
            verbs.update(dict.fromkeys(forms, (forms[0], strength)))
    grammar = _sections("words/grammar.en.txt") | _sections("words/sources.en.txt")
    return Lexicon(
        verbs,
        tuple(tuple(line.split()) for line in cues["phrases"]),
        frozenset(cues["nouns"]),
        frozenset(cues["states"]),
        {name: frozenset(" ".join(lines).split()) for name, lines in grammar.items()},
    )


def is_title(word: str, *more: str) -> bool:
    """True for what stands before a name without being one: `Mr.`, `senator`, or one of `more`."""
    plain = word.rstrip(".").casefold()
    return plain in _TITLES or plain in more or lexicon().is_in("roles", plain)


def _sections(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in resource(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found
