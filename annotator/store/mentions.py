"""The mentions of source entries: the words that name them, and what is said there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.domain.values import HEADS
from annotator.store.articles import articles
from annotator.store.many import chunks, marks
from annotator.text.span import GAP

if TYPE_CHECKING:
    from annotator.store.project import Project

WORDS = 300
"""How many characters of a quote or mention are read."""

PAGE = 500

_HEADS = ", ".join(f"'{label}'" for label in sorted(HEADS))
_TIED = (
    "FROM annotation a LEFT JOIN link l ON l.target = a.id AND l.kind IN ('source', 'relay') "
    f"AND EXISTS (SELECT 1 FROM annotation h WHERE h.id = l.origin AND h.label IN ({_HEADS}))"
)

Pair = tuple[int, int | None]
"""A mention, and a quote or claim that is credited to it or was passed on by it; None without."""


@dataclass(frozen=True, slots=True)
class MentionLine:
    """A mention with one quote or claim, as a row of a list.

    `said` are the quote's first words, empty when nothing is credited to the mention; `kind` is
    the kind of its link, `source` or `relay`.
    """

    mention: int
    head: int | None
    article: int
    words: str
    said: str
    label: str
    kind: str
    headline: str
    publisher: str
    published: str


def mentions_of(project: Project, entry: int) -> list[Pair]:
    """All mentions of an entry in the order of the articles, each once for all it said there."""
    found = project.query(
        f"SELECT a.id, l.origin {_TIED} WHERE a.source = ? ORDER BY a.article, a.id, l.id", (entry,)
    )
    return [(mention, head) for mention, head in found]


def mention_lines(project: Project, pairs: Sequence[Pair]) -> list[MentionLine]:
    """What a list shows of these, in their order; those that are gone are left out."""
    mentions = [mention for mention, _ in pairs]
    heads = [head for _, head in pairs if head is not None]
    words = _words(project, [*mentions, *heads])
    facts = _facts(project, mentions, heads)
    titles = {one.id: one for one in articles(project, sorted({row[0] for row in facts.values()}))}
    lines = []
    for mention, head in pairs:
        if (mention, head) not in facts:
            continue
        article, label, kind = facts[mention, head]
        about = titles[article]
        lines.append(
            MentionLine(
                *(mention, head, article, words.get(mention, "")),
                *(words.get(head, "") if head else "", label or "", kind or ""),
                *(about.title, about.publisher or "", about.published or ""),
            )
        )
    return lines


def meant_above(project: Project, mention: int, most: int = 80) -> list[tuple[str, int]]:
    """The nearest mentions above in its article of which it is said whom they mean.

    Their words and entries, in reading order.
    """
    found = project.query(
        f"SELECT substr(s.exact, 1, {WORDS}), a.source FROM annotation m "
        "JOIN span first ON first.annotation = m.id "
        "JOIN span s ON s.article = m.article AND s.start < first.start "
        "JOIN annotation a ON a.id = s.annotation AND a.source IS NOT NULL "
        "WHERE m.id = ? ORDER BY s.start DESC LIMIT ?",
        (mention, most),
    )
    return [(words, entry) for words, entry in reversed(found)]


def text_before(project: Project, mention: int, most: int = 30_000) -> str:
    """The text of the article right before a mention, at most so many code points of it."""
    found = project.query(
        "SELECT article, min(start) FROM span WHERE annotation = ? GROUP BY article", (mention,)
    )
    return "".join(project.text(id)[max(0, start - most) : start] for id, start in found)


def count_mentions(project: Project, entries: Sequence[int]) -> tuple[int, int]:
    """How many mentions these entries have, and in how many articles."""
    count, seen = 0, set[int]()
    for chunk in chunks(entries):
        for article, many in project.query(
            "SELECT article, count(*) FROM annotation "
            f"WHERE source IN ({marks(chunk)}) GROUP BY article",
            chunk,
        ):
            count += many
            seen.add(article)
    return count, len(seen)


def unresolved(project: Project, after: int = 0, most: int = PAGE) -> list[int]:
    """Mentions of which nobody said who is meant, article after article, behind the one given."""
    found = project.query(
        "SELECT id FROM annotation WHERE (article, id) > (?, ?) AND label = 'source' "
        "AND source IS NULL ORDER BY article, id LIMIT ?",
        (_article(project, after), after, most),
    )
    return [id for (id,) in found]


def count_unresolved(project: Project) -> int:
    """How many mentions there are of which nobody said who is meant."""
    ((count,),) = project.query(
        "SELECT count(*) FROM annotation WHERE label = 'source' AND source IS NULL"
    )
    return int(count)


def same_words(project: Project, mention: int) -> list[int]:
    """The unresolved mentions of exactly the words of this one, itself among them.

    Names are looked for in all articles; words that begin with a small letter, such as pronouns,
    in this one alone.
    """
    words = _words(project, [mention]).get(mention, "")
    within = (
        "" if words[:1] != words[:1].lower() else f"AND a.article = {_article(project, mention)} "
    )
    found = project.query(
        "SELECT a.id FROM annotation a JOIN span s ON s.annotation = a.id "
        "WHERE a.label = 'source' AND a.source IS NULL "
        f"{within}AND substr(s.exact, 1, {WORDS}) = ? ORDER BY a.id",
        (words,),
    )
    ids = [id for (id,) in found]
    whole = _words(project, ids)
    return [id for id in ids if whole[id] == words] or [mention]


def _article(project: Project, mention: int) -> int:
    found = project.query("SELECT article FROM annotation WHERE id = ?", (mention,))
    return int(found[0][0]) if found else 0


def _words(project: Project, ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for chunk in chunks(sorted(set(ids))):
        for id, part in project.query(
            f"SELECT annotation, substr(exact, 1, {WORDS}) FROM span "
            f"WHERE annotation IN ({marks(chunk)}) ORDER BY annotation, start",
            chunk,
        ):
            found.setdefault(id, []).append(part)
    return {id: GAP.join(parts)[:WORDS] for id, parts in found.items()}


def _facts(
    project: Project, mentions: Sequence[int], heads: Sequence[int]
) -> dict[Pair, tuple[Any, ...]]:
    """Article, label of the quote, and kind of its link, by mention and quote."""
    found: dict[Pair, tuple[Any, ...]] = {}
    for chunk in chunks(sorted(set(mentions))):
        for mention, article in project.query(
            f"SELECT id, article FROM annotation WHERE id IN ({marks(chunk)})", chunk
        ):
            found[mention, None] = (article, None, None)
    wanted = set(mentions)
    for chunk in chunks(sorted(set(heads))):
        for mention, head, *facts in project.query(
            "SELECT l.target, h.id, h.article, h.label, l.kind FROM annotation h "
            "JOIN link l ON l.origin = h.id AND l.kind IN ('source', 'relay') "
            f"WHERE h.id IN ({marks(chunk)})",
            chunk,
        ):
            if mention in wanted:
                found[mention, head] = tuple(facts)
    return found
