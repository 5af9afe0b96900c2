"""Taking the names of protected sources out of what leaves the project.

A name is masked with as many characters as it has, so every offset still holds. Rather too much
is masked than too little: an ordinary word that is also a surname goes too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar
from unicodedata import normalize

from annotator.domain.identity import sha256
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    ProjectRecord,
    SourceRecord,
)
from annotator.domain.report import Reliance, Report, Speaker
from annotator.text.span import Span, hull

Named = TypeVar("Named", Speaker, Reliance)

RENAMED, MASKED = "renamed", "masked"
"""Only the entries have other names; or the names are masked in texts and all else, too."""

MASK = "█"
"""Stands for each character of a name that is no blank."""

STAND_IN = "Protected source {number}"

_PEOPLE = frozenset({None, "person", "reporter"})
_SHORTEST = 3  # letters of a part of a name that is masked where it stands alone
_ENDED = 4  # letters of a name from which on it may have an ending, as in “Obuyas”
_BETWEEN = r"[\W_]{0,3}"
_WORD = re.compile(r"[^\W_]+")
_KEYS = frozenset({"id", "uid", "key", "on", "format", "shortcut", "colour"})
"""Keys of plain values that hold no words."""


class Protection:
    """Knows the protected sources of a project and what they are called instead.

    `how` is `RENAMED` or `MASKED`. The stand-ins are numbered in the order of `sources`.
    """

    def __init__(self, sources: Sequence[SourceRecord], how: str = MASKED) -> None:
        self.how = how
        self._names = {
            one.id: STAND_IN.format(number=number) for number, one in enumerate(sources, 1)
        }
        self._patterns = [(_pattern([one]), self._names[one.id]) for one in sources]
        self._any = _pattern(sources)

    def report(self, found: Report) -> Report:
        """A report in which protected sources have other names."""

        def renamed(one: Named) -> Named:
            return replace(one, name=self._without_names(one.name))

        return replace(
            found,
            title=self._without_names(found.title),
            speakers=tuple(map(renamed, found.speakers)),
            publishers=tuple(map(renamed, found.publishers)),
            relying=tuple(map(renamed, found.relying)),
            lines=tuple(
                replace(line, title=self._without_names(line.title)) for line in found.lines
            ),
        )

    def words(self, text: str) -> str:
        """A stretch of writing outside an article, each name replaced by its stand-in."""
        return self._without_names(text) if self.how == MASKED else text

    def name(self, of: str) -> str:
        """What a source is called, its stand-in where that names a protected one."""
        return self._without_names(of)

    def masked(self, text: str) -> str:
        """Words of an article, as long as before, without the names."""
        return _mask_in(text, self.stretches(text))

    def source(self, one: SourceRecord) -> SourceRecord:
        """An entry: a protected one keeps its uid, type, naming and chosen answers alone."""
        if one.id in self._names:
            return SourceRecord(
                *(one.id, self._names[one.id], one.type, one.naming),
                attributes=_each(one.attributes, self._without_names),
                extra={"protected": True},
            )
        if self.how != MASKED:
            return one
        return replace(
            one,
            name=self.words(one.name),
            aliases=tuple(map(self.words, one.aliases)),
            affiliation=self._said(one.affiliation),
            role=self._said(one.role),
            note=self.words(one.note),
            attributes=self._plain(one.attributes),
            extra=self._plain(one.extra),
        )

    def article(self, one: ArticleRecord, mentions: Sequence[Span] = ()) -> ArticleRecord:
        """An article as it may leave; with `RENAMED` its text and tags are as they were.

        `mentions` are where its text mentions protected sources, in other words too.
        """
        sources = tuple(map(self.source, one.sources))
        if self.how != MASKED:
            return replace(one, sources=sources)
        text = _mask_in(one.text, self.stretches(one.text, mentions))
        return replace(
            one,
            text=text,
            sha256=sha256(text) if one.sha256 else "",
            sources=sources,
            annotations=tuple(map(self._annotation, one.annotations)),
            links=tuple(map(self._link, one.links)),
            comments=tuple(map(self._comment, one.comments)),
            extra=self._plain(one.extra),
            original=None,
            encoding=None,
            publisher=self._said(one.publisher),
            url=None if one.url and self._any.search(one.url) else one.url,
            headline=self._head(one, "headline", text),
            byline=self._head(one, "byline", text),
            dateline=self._head(one, "dateline", text),
        )

    def project(self, one: ProjectRecord) -> ProjectRecord:
        """A whole project, of which the articles have been taken care of already."""
        sources = tuple(map(self.source, one.sources))
        if self.how != MASKED:
            return replace(one, sources=sources)
        return replace(
            one,
            title=self.words(one.title),
            scheme=self._plain(one.scheme),
            sources=sources,
            extra=self._plain(one.extra),
        )

    def stretches(self, text: str, mentions: Sequence[Span] = ()) -> list[Span]:
        """Where a text names a protected source: the mentions, and the names; none overlap."""
        if self.how != MASKED:
            return []
        found: list[Span] = []
        for one in sorted(chain(mentions, self._named(text))):
            if found and one.start <= found[-1].end:
                one = hull((found.pop(), one))
            found.append(one)
        return found

    # How it is done

    def _without_names(self, text: str) -> str:
        for pattern, name in self._patterns:
            text = pattern.sub(name, text)
        return text

    def _named(self, text: str) -> list[Span]:
        """Where names stand; what lies beside one that is masked stands alone, too."""
        found: list[Span] = []
        while named := [Span(*match.span()) for match in self._any.finditer(text)]:
            found += named
            text = _mask_in(text, named)
        return found

    def _head(self, one: ArticleRecord, key: str, text: str) -> str | None:
        """A detail that the text holds is masked as it is there."""
        words = getattr(one, key)
        for region in one.regions:
            if region.kind == key and one.text[region.start : region.end] == words:
                return text[region.start : region.end]
        return None if words is None else self.masked(words)

    def _annotation(self, one: AnnotationRecord) -> AnnotationRecord:
        return replace(
            one,
            note=self.words(one.note),
            attributes=self._plain(one.attributes),
            extra=self._plain(one.extra),
        )

    def _link(self, one: LinkRecord) -> LinkRecord:
        return replace(one, extra=self._plain(one.extra))

    def _comment(self, one: CommentRecord) -> CommentRecord:
        return replace(one, text=self.words(one.text), extra=self._plain(one.extra))

    def _said(self, words: str | None) -> str | None:
        return None if words is None else self.words(words)

    def _plain(self, value: Any) -> Any:
        return _each(value, self.words)


def _each(value: Any, words: Callable[[str], str]) -> Any:
    """JSON values with every string through `words`, but for keys and ids."""
    if isinstance(value, str):
        return words(value)
    if isinstance(value, Mapping):
        return {
            key: one if key in _KEYS and isinstance(one, str) else _each(one, words)
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [_each(one, words) for one in value]
    return value


def _mask(words: str) -> str:
    return "".join(char if char.isspace() else MASK for char in words)


def _mask_in(text: str, spans: Sequence[Span]) -> str:
    """A text with some of its stretches masked; these are sorted and do not overlap."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], _mask(text[span.start : span.end])]
        at = span.end
    return "".join((*parts, text[at:]))


def _pattern(sources: Iterable[SourceRecord]) -> re.Pattern[str]:
    """Finds the names of these sources: whole ones in any case, parts of persons' as written."""
    whole: dict[str, None] = {}
    parts: dict[str, None] = {}
    for one in sources:
        for name in (one.name, *one.aliases):
            for words in _ways(name):
                whole[_bounded(words)] = None
                if one.type in _PEOPLE and len(words) > 1:
                    parts |= dict.fromkeys(chain.from_iterable(map(_alone, words)))
    longest = sorted(whole, key=lambda one: -len(one))
    found = [f"(?i:{'|'.join(longest)})"] if longest else []
    found += sorted(parts, key=lambda one: -len(one))
    return re.compile("|".join(found) or r"(?!)")


def _ways(name: str) -> list[list[str]]:
    """The words of a name, with their accents in them and apart."""
    found = [_WORD.findall(normalize(form, name)) for form in ("NFC", "NFD")]
    return [words for words in found if words]


def _alone(word: str) -> list[str]:
    """Patterns for a part of a person's name that stands alone: as written, and in an address."""
    if len(word) < _SHORTEST or (word == word.lower() and not _is_uncased(word)):
        return []
    small = re.escape(word.lower())
    return [_bounded([word]), _bounded([word.upper()]), rf"(?<=[@#_]){small}|{small}(?=[@_\d])"]


def _is_uncased(word: str) -> bool:
    """True for a script without capitals: letters beside a name may be another word's."""
    return word[0].isalpha() and word.lower() == word.upper()


def _bounded(words: Sequence[str]) -> str:
    """A pattern for words one after the other that are not a part of other words."""
    joined = _BETWEEN.join(map(re.escape, words))
    if any(map(_is_uncased, words)):
        return joined
    ending = r"[^\W_]{0,3}" if len(words[-1]) >= _ENDED else ""
    return rf"(?<![^\W_]){joined}{ending}(?![^\W_])"
