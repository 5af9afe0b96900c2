"""Who is meant by the words of a source: an entry of the project, or a new one.

Own rules for English news: the same name, a surname for the full name, a pronoun for the nearest
person above, “the official” for the nearest above with the same head noun. Only proposes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.suggest.full_names import full_name
from annotator.suggest.kinds import Kind, kind_of
from annotator.suggest.lexicon import is_title

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*\.?")
_CAPITAL = r"[A-ZÀ-Þ][^\s,;:()]*"
_RUN = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:de|van|von|der|al|bin|of)\s+)?{_CAPITAL})*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:the|an?|some|several|many|most)\s+", re.IGNORECASE)
_BREAK = re.compile(
    r"[,;:(–—]|\s(?:of|at|for|in|from|with|on|to|by|who|which|that|familiar|close|involved|told)\b"
)
_DEFINITE = frozenset("the this that these those both his her their its".split())
_MALE = frozenset("he him his himself mr sir".split())
_FEMALE = frozenset("she her hers herself mrs ms miss".split())
_PLURAL = frozenset("they them their themselves some others many several".split())
_WHOEVER = frozenset("i we you me us".split())
"""Words that mean whoever speaks or listens: no rule here knows who that is."""
_THING = frozenset("it its itself".split())
_PRONOUNS = (_MALE - {"mr", "sir"}) | (_FEMALE - {"mrs", "ms", "miss"}) | _PLURAL | _THING
_BODIES = re.compile(
    r"\b(?:ministry|council|agency|department|office|police|times|post|news|wire|courier|union|"
    r"committee|commission|bank|party|university|institute|company|group|inc|corp|ltd|court|"
    r"house|association|authority|board|report|audit|memo|study|survey|data)\b",
    re.IGNORECASE,
)
_SHORT = 4
_MOST = 6
NAME, PRONOUN, DESCRIPTION, NEW = "name", "pronoun", "description", "new"


@dataclass(frozen=True, slots=True)
class Entry:
    """A source of the project."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    type: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words above in the article of which it is said who is meant."""

    words: str
    entry: int


@dataclass(frozen=True, slots=True)
class Meant:
    """One proposal: an entry, or with `entry` None a new one of this name, and by which rule.

    Of a new one the words may also tell type and naming, by the keys of the news scheme.
    """

    entry: int | None
    name: str
    why: str
    type: str | None = None
    naming: str | None = None


def meant(
    words: str,
    entries: Iterable[Entry],
    above: Sequence[Mention] = (),
    before: str = "",
    *,
    english: bool = True,
) -> list[Meant]:
    """Who may be meant by `words`, the likeliest first; the last one may be a new entry.

    `above` are the mentions before it in reading order, `before` the text in which a lone
    surname may stand with its given name. Nothing is proposed for a pronoun that has nobody to
    point to. Where the text is not `english` a new entry is called what the words say, and
    nothing else is told of it. Linear in the entries and in `before`.
    """
    said = _POSSESSIVE.sub("", " ".join(words.split())).strip("“”\"'‘’ ")
    known = {entry.id: entry for entry in entries}
    if not said or said.casefold() in _WHOEVER:
        return []
    rank = {mention.entry: number for number, mention in enumerate(above)}
    if said.casefold() in _PRONOUNS:
        return _by_pronoun(said.casefold(), known, above)[:_MOST]
    found = dict.fromkeys(_same_words(said, known, above))
    named = list(_by_name(said, known))
    # The likeliest name first; among equals who was mentioned last in this article.
    named.sort(key=lambda one: (-one[0], -rank.get(one[1], -1), one[1]))
    found.update(dict.fromkeys(Meant(id, known[id].name, NAME) for _, id in named))
    if not named:
        found.update(dict.fromkeys(_by_head(said, known, above)))
    kept: dict[int | None, Meant] = {}
    for one in found:
        kept.setdefault(one.entry, one)
    likely, full = list(kept.values())[:_MOST], full_name(said, before) if english else None
    new = full or new_name(said)
    if any(one.name.casefold() == new.casefold() for one in likely):
        return likely
    kind = kind_of(full or said) if english else Kind(None, None)
    return [*likely, Meant(None, new, NEW, kind.type, kind.naming)]


def new_name(words: str) -> str:
    """What an entry made of these words is called: the name in them, without title, or they."""
    head = _BREAK.split(words, maxsplit=1)[0]
    runs = [match[0] for match in _RUN.finditer(head)]
    plain = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    if not runs:
        return plain
    parts = _ARTICLE.sub("", max(runs, key=len), count=1).split()
    titles = [number for number, part in enumerate(parts[:-2]) if _is_title(part)]
    name = " ".join(parts[titles[-1] + 1 :] if titles else parts)
    return name if len(parts) > 1 and not _BODIES.search(name) else plain


def _is_title(word: str) -> bool:
    return is_title(word, "king", "queen")


def _is_person(entry: Entry) -> bool:
    """True for a person, and for a name that looks like one where the type is not set."""
    if entry.type is not None:
        return entry.type in ("person", "reporter")
    parts = entry.name.split()
    capital = all(part[:1].isupper() for part in parts)
    return 1 < len(parts) <= 4 and capital and not _BODIES.search(entry.name)


def _by_pronoun(said: str, known: Mapping[int, Entry], above: Sequence[Mention]) -> list[Meant]:
    gender = _genders(above)
    found: dict[int, None] = {}
    for mention in reversed(above):
        entry = known.get(mention.entry)
        if entry is None or not _agrees(said, entry, gender.get(entry.id, "")):
            continue
        found[entry.id] = None
    return [Meant(id, known[id].name, PRONOUN) for id in found]


def _genders(above: Sequence[Mention]) -> Mapping[int, str]:
    """What pronouns and titles above have said of an entry: `m` or `f`."""
    found: dict[int, str] = {}
    for mention in above:
        first = mention.words.split()[0].rstrip(".").casefold() if mention.words.split() else ""
        if first in _MALE:
            found[mention.entry] = "m"
        elif first in _FEMALE:
            found[mention.entry] = "f"
    return found


def _agrees(said: str, entry: Entry, gender: str) -> bool:
    if said in _THING:
        return not _is_person(entry)
    if said in _PLURAL:
        return True
    wanted = "m" if said in _MALE else "f"
    unnamed = entry.type is None and not any(part[:1].isupper() for part in entry.name.split())
    return (_is_person(entry) or unnamed) and gender in ("", wanted)


def _same_words(said: str, known: Mapping[int, Entry], above: Sequence[Mention]) -> Iterator[Meant]:
    """Who was meant by the very same words above."""
    wanted = _bare(said)
    for mention in reversed(above):
        if mention.entry in known and _bare(mention.words) == wanted:
            yield Meant(mention.entry, known[mention.entry].name, DESCRIPTION)
            return


def _by_name(said: str, known: Mapping[int, Entry]) -> Iterator[tuple[int, int]]:
    """Entries whose name the words bear, each with how surely."""
    bare = _bare(said)
    folded = f" {' '.join(_parts(bare))} "
    head = _BREAK.split(said, maxsplit=1)[0]
    runs = [_parts(_POSSESSIVE.sub("", match[0]).casefold()) for match in _RUN.finditer(head)]
    for entry in known.values():
        best = 0
        for name in (entry.name, *entry.aliases):
            best = max(best, _fit(bare, folded, runs, name, _is_person(entry)))
        if best:
            yield best, entry.id


def _fit(bare: str, folded: str, runs: Sequence[Sequence[str]], name: str, is_person: bool) -> int:
    """How surely words bear a name: 5 the same, 4 it is in them, 3 its surname, 1 a part."""
    own = _bare(name)
    if own == bare:
        return 5
    parts = _parts(own)
    if not parts or not name[:1].isupper():
        return 0
    if f" {' '.join(parts)} " in folded and (len(parts) > 1 or len(own) >= _SHORT):
        return 4
    for run in runs:
        if len(run) > 1 and f" {' '.join(run)} " in f" {' '.join(parts)} ":
            return 4
        if is_person and len(parts) > 1 and run and run[-1] == parts[-1]:
            first = run[-2] if len(run) > 1 else ""
            other = first and first != parts[0] and not _is_title(first) and len(run) == 2
            return 0 if other else 3
        initials = "".join(part[0] for part in parts if part not in ("of", "the", "and", "for"))
        if len(run) == 1 and len(initials) > 2 and run[0].replace(".", "") == initials:
            return 2
        if not is_person and run and len(run[0]) > _SHORT and list(run) == parts[: len(run)]:
            return 1
    return 0


def _by_head(said: str, known: Mapping[int, Entry], above: Sequence[Mention]) -> Iterator[Meant]:
    """For “the official”: the nearest above with that head noun, or whose role it is."""
    first = said.split()[0].casefold()
    if first not in _DEFINITE and not _is_title(said):
        return
    head = _head(said)
    for mention in reversed(above):
        entry = known.get(mention.entry)
        if entry is None:
            continue
        heads = {_head(mention.words), _head(entry.name), _head(entry.role or "")}
        if head in heads | _titles(mention.words):
            yield Meant(entry.id, entry.name, DESCRIPTION)


def _titles(words: str) -> frozenset[str]:
    """The titles that stand in a mention: `mayor` in “Mayor Tom Reyes”."""
    return frozenset(part for part in _parts(words.casefold()) if _is_title(part))


def _head(words: str) -> str:
    """The noun that a phrase is about: `official` in “a senior official at the ministry”."""
    parts = _parts(_BREAK.split(words, maxsplit=1)[0].casefold())
    return parts[-1] if parts else ""


def _bare(words: str) -> str:
    """Small letters, one blank between words, no article before them."""
    plain = " ".join(words.casefold().split())
    article = _ARTICLE.match(plain)
    return plain[article.end() :] if article else plain


def _parts(words: str) -> list[str]:
    return [match[0].rstrip(".") for match in _WORD.finditer(words)]
