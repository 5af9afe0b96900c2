"""What a news article holds once it is tagged as the codebook asks, and what a project holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.domain.values import Annotation, Attribution
from annotator.store.annotations import annotation, reading_order
from annotator.store.articles import article_ids
from annotator.store.links import attribution
from annotator.store.project import Project
from annotator.store.sources import sources
from annotator.text.span import words

HERE = Path(__file__).resolve()
ARTICLE = HERE.parents[3] / "shared/data/articles/000_9485047f8a38254f.txt"
GOLD: dict[str, list[dict[str, Any]]] = json.loads(
    HERE.with_name("whole_article.json").read_text(encoding="utf-8")
)
"""Per tag its words (`first … last`), ends and answers. `stand`: words at which the caret is
brought there; `select`: words that are found and selected instead; `keys`: what is pressed then."""


def kept(path: Path, label: str) -> Iterator[tuple[Project, str, Attribution]]:
    """Every quote, or claim, on disk with what is linked to it."""
    with Project.open(path, read_only=True) as project:
        (article,) = article_ids(project)
        for head in reading_order(project, article, [label]):
            whole = attribution(project, head)
            assert whole is not None
            yield project, project.text(article), whole


def said(text: str, found: list[Annotation]) -> str | None:
    """The words of the one annotation among `found`; None for none."""
    assert len(found) < 2
    return words(text, found[0].spans) if found else None


def quotes_on_disk(path: Path) -> list[dict[str, Any]]:
    rows = []
    for project, text, whole in kept(path, "quote"):
        names = {one.id: one.name for one in sources(project)}
        (source,) = whole.of("source")
        row = {
            "words": words(text, whole.head.spans),
            "source": words(text, source.spans),
            "cue": said(text, whole.of("cue")),
            "relay": said(text, whole.of("relay")),
            "within": _within(project, text, whole),
            "entry": names.get(source.source or 0),
        }
        rows.append(row | _answers(whole.head, "form", "layer", "actuality", "inferred"))
    return rows


def claims_on_disk(path: Path) -> list[dict[str, Any]]:
    return [
        {
            "words": words(text, whole.head.spans),
            "within": _within(project, text, whole),
            "note": whole.head.note,
        }
        | _answers(whole.head, "kind", "voice")
        for project, text, whole in kept(path, "claim")
    ]


def _answers(head: Annotation, *keys: str) -> dict[str, Any]:
    return {key: head.attributes.get(key) for key in keys}


def _within(project: Project, text: str, whole: Attribution) -> str | None:
    ends = [
        link.target
        for link in whole.links
        if link.kind in ("nested_in", "asserted_in") and link.origin == whole.head.id
    ]
    outer = [annotation(project, end) for end in ends]
    return said(text, [one for one in outer if one is not None])


def expected(rows: list[dict[str, Any]], *keys: str) -> list[dict[str, Any]]:
    usual = {"form": "indirect", "note": ""}
    return [{key: row.get(key, usual.get(key)) for key in keys} for row in rows]


QUOTE_KEYS = (
    *("words", "source", "cue", "relay", "within", "entry"),
    *("form", "layer", "actuality", "inferred"),
)
CLAIM_KEYS = ("words", "within", "note", "kind", "voice")


def by_words(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {row["words"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def assert_whole(path: Path, gold: dict[str, list[dict[str, Any]]]) -> None:
    """The project on disk holds the gold, and no tag more."""
    for rows, wish in (
        (quotes_on_disk(path), expected(gold["quotes"], *QUOTE_KEYS)),
        (claims_on_disk(path), expected(gold["claims"], *CLAIM_KEYS)),
    ):
        found, wanted = by_words(rows), by_words(wish)
        assert set(found) == set(wanted)
        assert [row for row in rows if row != wanted[row["words"]]] == []
    with Project.open(path, read_only=True) as project:
        entries = {one.name: (one.type, one.naming) for one in sources(project)}
    for row in gold["sources"]:
        assert entries[row["name"]] == (row["type"], row["naming"])
