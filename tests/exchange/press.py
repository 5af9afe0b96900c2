"""Articles of our own writing in which the same things are said, in these words or others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.identity import Annotator
from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord, SourceRecord
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span

ME = Annotator("d" * 32, "R. Okafor")
REYES = SourceRecord("a" * 32, "Tom Reyes", "person", "named", ("the mayor",))
OBUYA = SourceRecord("b" * 32, "Ines Obuya", "person", "named")


@dataclass(frozen=True)
class Quote:
    """Words in parts, who said them, and in which form."""

    words: tuple[str, ...]
    source: SourceRecord | None
    form: str


def quote(*words: str, source: SourceRecord | None = REYES, form: str = "direct") -> Quote:
    return Quote(words, source, form)


def article(
    number: int,
    publisher: str,
    published: str | None,
    quotes: Sequence[Quote],
    headline: str | None = None,
) -> ArticleRecord:
    """An article in which each quote is a paragraph, its parts apart, then who said it."""
    text, annotations, links, said = "", [], [], {}
    for place, one in enumerate(quotes):
        spans = []
        for part in one.words:
            spans.append(Span(len(text), len(text) + len(part)))
            text += f"{part} "
        uids = [f"{kind}{number:015d}{place:016d}" for kind in "123"]
        annotations.append(
            AnnotationRecord(uids[0], "quote", tuple(spans), attributes={"form": one.form})
        )
        if one.source is not None:
            said[one.source.id] = one.source
            span = Span(len(text), len(text) + len(one.source.name))
            text += one.source.name
            annotations.append(AnnotationRecord(uids[1], "source", (span,), source=one.source.id))
            links.append(LinkRecord(uids[2], "source", uids[0], uids[1]))
        text += " said.\n\n"
    return ArticleRecord(
        f"9{number:031d}",
        text,
        headline or f"Report {number}",
        publisher=publisher,
        published=published,
        annotations=tuple(annotations),
        links=tuple(links),
        sources=tuple(said.values()),
    )


def uid(number: int, place: int = 0) -> str:
    """The uid of a quote of an article."""
    return f"1{number:015d}{place:016d}"


GATE = (
    article(1, "Alder Courier", "2026-03-12", [quote("“a gift to the next storm.”")]),
    article(2, "KPAL", "2026-03-11", [quote("“a gift to the next flood.”")]),
    article(3, "Quay Post", "2026-03-14", [quote("‘A gift to the next storm’", source=OBUYA)]),
    article(
        *(4, "Gazette", None),
        [quote("a gift to the next storm", form="indirect"), quote("“Rain is cheap.”")],
    ),
    article(5, "Harbour News", "2026-03-13", [quote("“Nobody saw the boats leave.”")]),
)
"""One saying in four articles, one of them in other words, one of somebody else."""

SPEECH = (
    "Good evening. A cheap gate is a gift to the next storm. Nobody saw the boats leave that "
    "night. And I say to you: we will never leave the harbour to the café’s owner.\n"
)
SPOKEN = (
    article(
        *(1, "Alder Courier", "2026-03-12"),
        [quote("“Nobody saw the boats leave,”"), quote("“A cheap gate”", "“to the next storm.”")],
    ),
    article(
        *(2, "KPAL", "2026-03-13"),
        [
            quote("“We will never leave the city to the café’s owner.”"),
            quote("=we shall see"),
            quote("“Nobody saw them.”", source=OBUYA),
            quote("a gift to the next storm", form="indirect"),
        ],
    ),
)
"""What the mayor said, and what two articles made of it."""


def press(path: Path, articles: Sequence[ArticleRecord] = GATE) -> Path:
    """A project of these articles."""
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        for one in articles:
            add_article(edit, one)
    return path
