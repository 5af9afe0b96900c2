"""What kind of source the words of a mention name, and whether they name it: for new entries.

Own rules for English by the codebook's rule on naming. The values are those of the news scheme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from annotator.resource import resource
from annotator.suggest.lexicon import lexicon

_WORD = re.compile(r"[^\W_]+(?:[.'’&\-][^\W_]+)*\.?")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?")
_BREAK = re.compile(
    r"[,;:(–—]|\s(?:of|at|for|in|from|with|on|to|by|who|which|that|familiar|close)\b"
)
_ADJECTIVE = re.compile(
    r"(?:ian|ish|ese|ean|can|rab|aeli|raqi|tani|yrian|rench|erman|reek|wiss|utch)s?$"
)
_HEADS = (
    ("documents", "document"),
    ("data", "data"),
    ("media", "media"),
    ("bodies", "organization"),
)
"""What the last noun says of the type, the surest first."""
_FEW = frozenset("a an one two three four five another several".split())
_NOUNS = frozenset(("critics",))
"""Nouns that stand among the pronouns because they stand alone as those do."""
_MANY = frozenset("many some most few all other others".split())


@dataclass(frozen=True, slots=True)
class Kind:
    """A type and a naming as the news scheme has them; None where the words do not tell."""

    type: str | None = None
    naming: str | None = None


def kind_of(words: str) -> Kind:
    """What a source of these words is: `a senior official` a person, anonymous."""
    said = _said(words)
    if not said:
        return Kind()
    names = _names(said)
    type_ = _type(said, names)
    return Kind(type_, _naming(words, said, names, type_))


def mention_of(words: str) -> str | None:
    """How the words mention a source: `name`, `description` or `pronoun`; None for no words."""
    said = _said(words)
    if not said:
        return None
    if len(said) == 1 and lexicon().is_in("pronouns", _bare(said[0])):
        return "description" if _bare(said[0]) in _NOUNS else "pronoun"
    return "name" if kind_of(words).naming == "named" else "description"


def _said(words: str) -> list[str]:
    """The words of the noun phrase itself, without what follows its noun."""
    plain = re.sub(r"['’]s?$", "", " ".join(words.split()).strip("“”\"'‘’ "))
    return [match[0] for match in _WORD.finditer(_BREAK.split(plain, maxsplit=1)[0])]


def _names(said: list[str]) -> list[str]:
    """The words that are capital as names are: neither an article, a title, nor `Russian`."""
    known = lexicon()
    return [
        word
        for word in said
        if word[0].isupper()
        and not known.is_any(_bare(word), "determiners", "pronouns", "roles", "generics")
        and not _ADJECTIVE.search(word)
    ]


def _type(said: list[str], names: list[str]) -> str | None:
    known = lexicon()
    head, named = _bare(said[-1]), said[-1] in names
    if known.is_in("company_ends", said[-1].lower()) and len(said) > 1:
        return "organization"
    if " ".join(names).casefold() in _publishers() and (
        named or known.is_any(head, "media", "bodies")
    ):
        return "media"
    if named and known.is_in("places", "-".join(map(_bare, names))):
        return "place_as_institution"
    if named and "and" in said:
        return "group"
    if named and any(known.is_in("roles", _bare(word)) for word in said[:-1]):
        return "person"
    for classes, kind in _HEADS:
        if known.is_in(classes, head) and (named or said[-1].islower() or kind == "organization"):
            return kind
    if _ACRONYM.fullmatch(said[-1]):
        return "organization"
    if named:
        return _named(said, names)
    if _is_plural(head):
        return "group"
    return "person" if known.is_any(head, "roles") or len(said) > 1 else None


def _named(said: list[str], names: list[str]) -> str | None:
    """The type of what ends with a name; a lone name may be anybody's."""
    known = lexicon()
    if len(said) == 1:
        return "group" if known.is_in("plurals", _bare(said[0])) else None
    if any(known.is_in("bodies", _bare(word)) for word in names):
        return "organization"
    return "person"


def _naming(words: str, said: list[str], names: list[str], kind: str | None) -> str | None:
    known = lexicon()
    first, head = _bare(said[0]), _bare(said[-1])
    if said[-1] in names or _ACRONYM.fullmatch(said[-1]):
        return "named"
    if known.is_in("company_ends", said[-1].lower()) and len(said) > 1:
        return "named"
    if known.is_in("unknown", head):
        return "anonymous"
    if kind == "media" and first not in _FEW and _names_one(names):
        return "named"
    if kind not in ("person", "group"):
        return None if kind is None else "unnamed"
    vague = len(said) == 1 and known.is_in("generics", head)
    if vague or first in _MANY:
        more = " ".join(words.split()) != " ".join(said)  # people *familiar with the plan*
        return "anonymous" if more else "generic"
    return "anonymous" if first in _FEW else "unnamed"


def _names_one(names: list[str]) -> bool:
    """True for `RIA` in “RIA news agency”, false for the place in “Moscow newspapers”."""
    return any(not lexicon().is_in("places", _bare(name)) for name in names)


def _is_plural(word: str) -> bool:
    if lexicon().is_any(word, "plurals", "generics"):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _bare(word: str) -> str:
    return word.rstrip(".").casefold()


@cache
def _publishers() -> frozenset[str]:
    """The names of agencies and papers, in small letters, without their article."""
    lines = resource("words/publishers.en.txt").read_text(encoding="utf-8").splitlines()
    joined = [name for line in lines if line and line[0] != "#" for name in line.split("=")]
    names = (name.strip().casefold() for part in joined for name in part.split(","))
    return frozenset(name.removeprefix("the ") for name in names)
