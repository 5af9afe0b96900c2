"""Articles and projects of any size, made alike in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.identity import Annotator
from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span

WORDS = (
    "the of council said gate harbour memo estimate million contractor warned twice about seals "
    "people familiar inspections a to in and that it was on for with by from as not had"
).split()
SIZES = {"1.2 MB, 5,000 tags": (1_200_000, 5_000), "10 MB, 100,000 tags": (10_000_000, 100_000)}
PARAGRAPH = 300
"""Characters of a paragraph on average, as in news."""
LENGTHS = {"quote": 120, "source": 20, "cue": 6, "claim": 80}
FORMS = ("direct", "indirect", "mixed")


@dataclass(frozen=True)
class Size:
    """How long an article's text is, how many tags it has, and whether quotations stand in it."""

    characters: int
    tags: int
    paragraph: int = PARAGRAPH
    spoken: bool = False


SPOKEN = " “The gate was not there in time,” Ines Obuya said, Tomas Reck recalled."


def text(
    characters: int, paragraph: int = PARAGRAPH, seed: int = 3, *, spoken: bool = False
) -> str:
    """Some paragraphs of plausible length: `characters` in all, or a few more.

    Where `spoken`, each ends with a quotation and who said it.
    """
    chance = random.Random(seed)
    made: list[str] = []
    length = 0
    while length < characters:
        words = max(3, round(chance.gauss(paragraph, paragraph / 3) / 5.2))
        made.append(" ".join(chance.choices(WORDS, k=words)) + "." + (SPOKEN if spoken else ""))
        length += len(made[-1]) + 1
    return "\n".join(made)


def article(size: Size, seed: int = 3) -> ArticleRecord:
    """An article with quotes, their sources and cues, and claims, all over its text."""
    chance = random.Random(seed)
    words = text(size.characters, size.paragraph, seed, spoken=size.spoken)
    step = len(words) // max(size.tags, 1)
    annotations, links = [], []
    for number in range(size.tags):
        label = ("quote", "source", "cue", "claim")[number % 4]
        start = number * step + chance.randrange(max(step // 3, 1))
        span = Span(start, min(start + LENGTHS[label], len(words)))
        attributes = {"form": chance.choice(FORMS)} if label == "quote" else {}
        annotations.append(AnnotationRecord(uid(seed, number), label, (span,), attributes))
        if label in ("source", "cue"):
            head = uid(seed, number - number % 4)
            links.append(LinkRecord(uid(seed + 1, number), label, head, uid(seed, number)))
    return ArticleRecord(
        id=uid(seed, size.tags + 1),
        text=words,
        headline="Council delays tide-gate vote as costs climb",
        status="in_progress",
        annotations=tuple(annotations),
        links=tuple(links),
    )


def uid(seed: int, number: int) -> str:
    return f"{seed:08x}{number:024x}"


def project(path: Path, *records: ArticleRecord, short_ones: int = 1) -> Path:
    """A project with `short_ones` small articles and then `records`."""
    with Project.create(path, annotator=Annotator("f" * 32, "R. Okafor")) as made:
        with made.edit("Import") as edit:
            for record in _short(short_ones):
                add_article(edit, record)
        for record in records:
            with made.edit("Import") as edit:
                add_article(edit, record)
    return path


def _short(many: int) -> Iterator[ArticleRecord]:
    for number in range(many):
        words = f"A short article, number {number}. The council said “no.” It rained."
        yield ArticleRecord(id=uid(99, number), text=words, headline=f"Short {number}")
