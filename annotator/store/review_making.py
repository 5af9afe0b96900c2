"""Making the rows of the review from quotes and claims and all that hangs on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.values import Annotation, Article, Link, Source
from annotator.store.annotations import annotations_by_id
from annotator.store.articles import articles
from annotator.store.links import links_of
from annotator.store.many import chunks, marks
from annotator.store.regions import regions
from annotator.store.sources import sources_by_id
from annotator.store.versions import newest_version
from annotator.text.span import GAP

if TYPE_CHECKING:
    from annotator.domain.remarks import Tagged
    from annotator.store.project import Project

WORDS, NAME = 300, 120
"""How many characters of a quote, and of a name or cue, a row keeps."""

REACH = 2_000
"""How far before a span others are looked for that reach into it, in code points."""

Made = tuple[tuple[Any, ...], tuple[Any, ...]]
"""A row without its traits, and the values of its traits in the order of the facets."""

OF_PARTS = frozenset({"no_entry"})
"""Remarks on a source that are told of the quotes that it is the source of."""


def made_rows(project: Project, ids: Collection[int]) -> dict[int, Made]:
    """The rows of these quotes and claims, by id; those that are gone are left out."""
    if not ids:
        return {}
    wanted = set(ids)
    ties = [link for link in links_of(project, sorted(wanted)) if link.origin in wanted]
    found = {one.id: one for one in annotations_by_id(project, sorted(wanted))}
    near = {*(tie.target for tie in ties), *_overlapping(project, found.values())}
    found |= {one.id: one for one in annotations_by_id(project, sorted(near - wanted))}
    exact = _exact(project, [*ids, *(tie.target for tie in ties)])
    entries = sources_by_id(project, {one.source for one in found.values() if one.source})
    waived = _waived(project, found)
    who = _annotators(project, ids)
    by_article: dict[int, list[Annotation]] = defaultdict(list)
    for one in found.values():
        by_article[one.article].append(one)
    made: dict[int, Made] = {}
    for article in articles(project, list(by_article)):
        tags = {one.id: one for one in by_article[article.id]}
        tagged = _tagged(project, article, tags, ties)
        for id in tags.keys() & wanted:
            maker = _Maker(article, tagged, exact, entries)
            checks = _checks(tagged, id, waived)
            made[id] = maker.row(tags[id], who[id], checks)
    return made


class _Maker:
    """Makes the rows of one article."""

    def __init__(
        self,
        article: Article,
        tagged: Tagged,
        exact: Mapping[int, Sequence[str]],
        entries: Mapping[int, Source],
    ) -> None:
        self._article = article
        self._tagged = tagged
        self._exact = exact
        self._entries = entries

    def row(self, one: Annotation, annotator: int, checks: Sequence[str]) -> Made:
        article, tagged = self._article, self._tagged
        said = tagged.linked(one, "source")
        entries = [entry for part in said if (entry := self._entry(part))]
        first = entries[0] if entries else None
        exact = self._exact.get(one.id, ())
        row = (
            *(one.id, article.id, one.start, one.end),
            GAP.join(exact)[:WORDS],
            sum(len(part.split()) for part in exact),
            first.id if first else None,
            self._names(said),
            self._names(tagged.linked(one, "relay")),
            " … ".join(self._words(cue) for cue in tagged.linked(one, "cue"))[:NAME],
            *(article.title, article.publisher or "", article.published or ""),
        )
        traits = (
            *(one.label, one.review, _value(one, "form"), _value(one, "kind", on="claim")),
            *((first.type or "", first.naming or "") if first else ("", "")),
            *(str(annotator), list(checks)),
        )
        return row, traits

    def _names(self, parts: Iterable[Annotation]) -> str:
        """Who is meant by each: the entry's name, else the words themselves."""
        entries = [(part, self._entry(part)) for part in parts]
        return ", ".join(one.name if one else self._words(part) for part, one in entries)[:NAME]

    def _entry(self, part: Annotation) -> Source | None:
        return None if part.source is None else self._entries.get(part.source)

    def _words(self, part: Annotation) -> str:
        return " ".join(GAP.join(self._exact.get(part.id, ()))[:NAME].split())


def _value(one: Annotation, key: str, *, on: str = "quote") -> str:
    value = one.attributes.get(key, "") if one.label == on else ""
    return value if isinstance(value, str) else ",".join(value)


def _checks(tagged: Tagged, id: int, waived: Collection[tuple[int, str]]) -> list[str]:
    from annotator.domain.remarks import remarks

    parts = {link.target for link in tagged.links_from.get(id, ()) if link.kind == "source"}
    found = {(one.annotation, one.kind) for one in remarks(tagged, [id])}
    if parts:
        told = remarks(tagged, parts & tagged.annotations.keys())
        found |= {(one.annotation, one.kind) for one in told if one.kind in OF_PARTS}
    return sorted({kind for annotation, kind in found if (annotation, kind) not in waived})


def _tagged(
    project: Project, article: Article, tags: Mapping[int, Annotation], ties: Sequence[Link]
) -> Tagged:
    from annotator.domain.remarks import Tagged

    stretches = [region for _, region in regions(project, article.id)]
    links = [tie for tie in ties if tie.origin in tags]
    newest = newest_version(project, article)
    return Tagged(project.text(article.id), stretches, tags, links, newest)


def _annotators(project: Project, ids: Collection[int]) -> dict[int, int]:
    return {
        id: annotator
        for chunk in chunks(sorted(ids))
        for id, annotator in project.query(
            f"SELECT id, annotator FROM annotation WHERE id IN ({marks(chunk)})", chunk
        )
    }


def _overlapping(project: Project, these: Iterable[Annotation]) -> set[int]:
    """The annotations of the same label that overlap these."""
    return {
        id
        for chunk in chunks(_stretches(these))
        for (id,) in project.query(
            "WITH stretch(article, label, start, stop) AS "
            f"(VALUES {', '.join(['(?, ?, ?, ?)'] * len(chunk))}) "
            "SELECT o.annotation FROM stretch t CROSS JOIN span o ON o.article = t.article "
            f'AND o.start > t.start - {REACH} AND o.start < t.stop AND o."end" > t.start '
            "CROSS JOIN annotation b ON b.id = o.annotation AND b.label = t.label",
            [value for stretch in chunk for value in stretch],
        )
    }


def _stretches(these: Iterable[Annotation]) -> list[tuple[int, str, int, int]]:
    """Where these annotations are: article, label, start, end; one for all that overlap."""
    places = sorted(
        (one.article, one.label, span.start, span.end) for one in these for span in one.spans
    )
    found: list[tuple[int, str, int, int]] = []
    for article, label, start, end in places:
        if found and found[-1][:2] == (article, label) and start < found[-1][3]:
            start, end = found[-1][2], max(end, found.pop()[3])
        found.append((article, label, start, end))
    return found


def _exact(project: Project, ids: Collection[int]) -> dict[int, list[str]]:
    """The words of each part of these annotations, in reading order."""
    found: dict[int, list[str]] = defaultdict(list)
    for chunk in chunks(sorted(set(ids))):
        for id, exact in project.query(
            f"SELECT annotation, exact FROM span WHERE annotation IN ({marks(chunk)}) "
            "ORDER BY annotation, start",
            chunk,
        ):
            found[id].append(exact)
    return found


def _waived(project: Project, ids: Collection[int]) -> set[tuple[int, str]]:
    return {
        (annotation, remark)
        for chunk in chunks(sorted(ids))
        for annotation, remark in project.query(
            f"SELECT annotation, remark FROM waiver WHERE annotation IN ({marks(chunk)})", chunk
        )
    }
