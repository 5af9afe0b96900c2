"""A project of five hundred quotes, and the review opened on it by its key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord, SourceRecord
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span
from tests.journeys.conftest import ME

PEOPLE = (
    SourceRecord("a" * 32, "Ines Obuya", "person", "named"),
    SourceRecord("b" * 32, "two engineers", "person", "anonymous"),
    SourceRecord("c" * 32, "Halden Marine", "organization", "named"),
)
MANY = 500


def report(number: int, quotes: int) -> ArticleRecord:
    """An article of some quotes, each with its source and cue, the last one without."""
    text, annotations, links, said = "", [], [], set()
    for place in range(quotes):
        person = PEOPLE[(number + place) % 3]
        uids = [f"{kind}{number:015d}{place:016d}" for kind in "1234"]
        parts = (
            ("quote", f"“Gate {number}.{place} holds,”"),
            ("source", person.name),
            ("cue", "said"),
        )
        for (label, words), uid in zip(parts, uids, strict=False):
            start = len(text)
            text += words
            more = {"attributes": {"form": "direct"}} if label == "quote" else {}
            entry = person.id if label == "source" else None
            span = Span(start, len(text))
            annotations.append(AnnotationRecord(uid, label, (span,), source=entry, **more))
            text += " "
        said.add(person.id)
        text += "on Tuesday.\n\n"
        if place < quotes - 1:
            links.append(LinkRecord(f"5{number:015d}{place:016d}", "source", uids[0], uids[1]))
        links.append(LinkRecord(f"6{number:015d}{place:016d}", "cue", uids[0], uids[2]))
    return ArticleRecord(
        *(f"9{number:031d}", text, f"Report {number}", None, f"Gazette {number % 2}"),
        f"2026-03-{number % 28 + 1:02d}",
        annotations=tuple(annotations),
        links=tuple(links),
        sources=tuple(person for person in PEOPLE if person.id in said),
    )


@pytest.fixture(scope="session")
def many_quotes(tmp_path_factory):
    """A project of 500 quotes in fifty articles; made once and never opened again."""
    path = tmp_path_factory.mktemp("many") / "Review.annotator"
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        for number in range(MANY // 10):
            add_article(edit, report(number, 10))
    return path


@pytest.fixture
def project_file(many_quotes, tmp_path):
    """A copy of it for one test."""
    return Path(shutil.copy(many_quotes, tmp_path))


@pytest.fixture
def desk(window, qtbot, press):
    """The review, opened by its key and read to the end."""
    press(window, "Ctrl+2")
    desk = window.views.review
    qtbot.waitUntil(lambda: desk.search.is_done)
    return desk


@pytest.fixture
def settled(desk, qtbot):
    """Wait until all that is asked for is listed."""
    return lambda: qtbot.waitUntil(lambda: desk.search.is_done)


@pytest.fixture
def facet(desk):
    """The row of a facet's value by its title."""
    return lambda title: next(row for row in desk.page.facets.rows() if row.title == title)
