"""What the store's tests share: an article of our own writing, and ways to look at everything."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

from annotator.domain.identity import Annotator
from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    LinkRecord,
    SourceRecord,
)
from annotator.domain.region import Region
from annotator.store.columns import columns, table_name
from annotator.store.project import Project
from annotator.store.table_list import JOURNALED
from annotator.text.span import Span

ANN = Annotator("a" * 32, "Ann Obuya")
BEN = Annotator("b" * 32, "Ben Ilves")

TEXT = (
    "Harbour gates to be replaced 🎉\n\nBy Mara Lind\n\n"
    "“The seals,” said Ines Obuya, “were known to be worn.” She added that two 👨‍👩‍👧 inspections "
    "had warned of it. According to the council, Mr Obuya's memo “never arrived”.\n"
    "The work will cost 4.2 million, the contractor estimates.\n"
)


def at(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """Where these words stand."""
    place = -1
    for _ in range(nth + 1):
        place = text.index(words, place + 1)
    return Span(place, place + len(words))


def uid(letter: str, number: int) -> str:
    return f"{letter}{number:031d}"


MOMENT = "2026-03-14T09:41:00.000Z"


def news(number: int = 1, text: str = TEXT) -> ArticleRecord:
    """An article with one of everything: an interrupted quote, its source and cue, and more."""
    obuya = SourceRecord(
        *(uid("5", number), "Ines Obuya", "person", "named", ("Obuya",)),
        note="harbour master",
        extra={"x-born": 1970},
    )
    quote, source, cue = uid("1", number), uid("2", number), uid("3", number)
    return ArticleRecord(
        id=uid("9", number),
        text=text,
        headline="Harbour gates to be replaced 🎉",
        byline="By Mara Lind",
        publisher="The Harbour Gazette",
        published="2026-03-14",
        language="en",
        status="in_progress",
        regions=(Region(0, 30, "headline"), Region(32, 44, "byline")),
        sources=(obuya,),
        annotations=_annotations(number, text, obuya.id),
        links=(
            LinkRecord(uid("6", number), "source", quote, source),
            LinkRecord(uid("7", number), "cue", quote, cue, {"x-y": "z"}),
        ),
        comments=(CommentRecord(uid("8", number), "Ask her.", quote, "Ann Obuya", MOMENT),),
        extra={"x-desk": "local"},
    )


def _annotations(number: int, text: str, entry: str) -> tuple[AnnotationRecord, ...]:
    def one(letter: str, label: str, *words: str, **more: Any) -> AnnotationRecord:
        spans = tuple(at(part, text) for part in words)
        said = {"annotator": "Ann Obuya", "created": MOMENT, "modified": MOMENT}
        return AnnotationRecord(uid(letter, number), label, spans, **(said | more))

    parts = ("“The seals,”", "“were known to be worn.”")
    return (
        one("1", "quote", *parts, attributes={"form": "direct"}, extra={"x-seen": [1, None]}),
        one("2", "source", "Ines Obuya", attributes={"mention": "name"}, source=entry),
        one("3", "cue", "said"),
        one("4", "claim", "cost 4.2 million", note="check this", review="needs_work"),
    )


def rows(project: Project) -> dict[str, list[Any]]:
    """Every row of every journaled table."""
    return {
        table_name(row): project.query(
            "SELECT {} FROM {} ORDER BY id".format(
                ", ".join(f'"{name}"' for name in columns(row)), f'"{table_name(row)}"'
            )
        )
        for row in JOURNALED
    }


def listing(folder: Path) -> dict[str, Any]:
    """All that lies in a folder and below: kind, permissions, length in time, and every byte."""
    found: dict[str, Any] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content: object = None
        if stat.S_ISREG(status.st_mode):
            content = path.read_bytes()
        elif stat.S_ISLNK(status.st_mode):
            content = path.readlink()
        found[str(path.relative_to(folder))] = (status.st_mode, status.st_ino, content)
    return found
