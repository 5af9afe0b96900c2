"""A project with sources of all kinds, and their page opened on it by its key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord, SourceRecord
from annotator.store import sources
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span
from tests.journeys.conftest import ME

OBUYA = SourceRecord("a" * 32, "Ines Obuya", "person", "named", role="harbour master")
SHORT = SourceRecord("b" * 32, "I. Obuya", "person", "anonymous")
BOARD = SourceRecord("c" * 32, "World Harbour Board", "organization", "named")
HEBREW = SourceRecord("d" * 32, "דנה לוי", "person", "named")
LONG = SourceRecord("e" * 32, "The Committee on " + "Very " * 97, "organization", None)

SAID = (
    (("Ines Obuya", OBUYA), ("I. Obuya", SHORT), ("the board", BOARD), ("דנה לוי", HEBREW)),
    (("Obuya", None), ("she", None), ("the harbour master", None), ("Tom Reyes", None)),
    (("Tom Reyes", None), ("Ines Obuya", OBUYA), ("the committee", LONG)),
)


def speech(number: int) -> ArticleRecord:
    """An article in which each of these says something."""
    text, annotations, links = "", [], []
    for place, (words, entry) in enumerate(SAID[number]):
        quote, source = (f"{kind}{number:015d}{place:016d}" for kind in "12")
        for uid, label, part, who in (
            (quote, "quote", f"“Gate {number}.{place} holds,”", None),
            (source, "source", words, entry.id if entry else None),
        ):
            span = (Span(len(text), len(text) + len(part)),)
            annotations.append(AnnotationRecord(uid, label, span, source=who))
            text += f"{part} "
        text += "said on Tuesday.\n\n"
        links.append(LinkRecord(f"3{number:015d}{place:016d}", "source", quote, source))
    return ArticleRecord(
        *(f"9{number:031d}", text, f"Speech {number}", None, "The Harbour Gazette", "2026-03-14"),
        annotations=tuple(annotations),
        links=tuple(links),
        sources=tuple(entry for _, entry in SAID[number] if entry is not None),
    )


@pytest.fixture(scope="session")
def speeches(tmp_path_factory):
    """A project of three articles and five entries; five mentions wait. Made once, not opened."""
    path = tmp_path_factory.mktemp("speeches") / "Sources.annotator"
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        for number in range(len(SAID)):
            add_article(edit, speech(number))
    return path


@pytest.fixture
def project_file(speeches, tmp_path):
    """A copy of it for one test."""
    return Path(shutil.copy(speeches, tmp_path))


@pytest.fixture
def desk(window, press):
    """The sources, opened by their key."""
    press(window, "Ctrl+4")
    return window.views.sources


@pytest.fixture
def entry(window):
    """The entry of a name, as it is stored; None without one."""

    def named(name):
        known = sources.sources(window.workspace.project)
        return next((one for one in known if one.name == name), None)

    return named


@pytest.fixture
def facet(desk):
    """The row at the left with a title."""
    return lambda title: next(row for row in desk.page.facets.rows() if row.title == title)


@pytest.fixture
def go_to(desk):
    """Stand on the row of an entry."""

    def stand(name):
        entries = desk.lists["entries"]
        keyed = entries.keyed
        names = [keyed.line(row).entry.name for row in range(keyed.rowCount())]
        entries.go_to(names.index(name))
        return entries

    return stand
