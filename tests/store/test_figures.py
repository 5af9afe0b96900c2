"""Figures of the store beside the bare database's, in one run; nothing is judged."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from statistics import median

import pytest

from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord
from annotator.store.annotations import add_annotation, marks
from annotator.store.check import check
from annotator.store.intake import add_article
from annotator.store.links import links_in
from annotator.store.opening import PRAGMAS, WRITING
from annotator.store.project import Project
from annotator.store.schema import statements
from annotator.text.span import Span
from tests.store.samples import ANN

pytestmark = pytest.mark.benchmark

TAGS = 100_000
TABLES = ("annotator", "text", "article", "annotation", "span", "link")


def big_article():
    """10 MB with a tag on every 100th character."""
    labels = ("quote", "claim", "source", "cue")
    annotations = tuple(
        AnnotationRecord(f"{i:032x}", labels[i % 4], (Span(i * 100, i * 100 + 20),))
        for i in range(TAGS)
    )
    links = tuple(
        LinkRecord(f"{i:032x}", "source", annotations[i].id, annotations[i + 2].id)
        for i in range(0, TAGS - 3, 4)
    )
    return ArticleRecord("", "So it was said. " * 625_000, annotations=annotations, links=links)


@pytest.fixture
def bare(tmp_path):
    """A database of the same tables and settings, written without the store."""
    with closing(sqlite3.connect(tmp_path / "bare.sqlite", isolation_level=None)) as made:
        for statement in statements():
            made.execute(statement)
        for name, value in (*PRAGMAS, *WRITING, ("journal_mode", "TRUNCATE")):
            made.execute(f"PRAGMA {name} = {value}")
        yield made


def seconds(work):
    begun = time.perf_counter()
    work()
    return round(time.perf_counter() - begun, 4)


def write_bare(bare, project):
    """The very rows of the project's tables, ready as tuples, in one transaction."""
    rows = {name: project.query(f'SELECT * FROM "{name}"') for name in TABLES}

    def write():
        bare.execute("BEGIN IMMEDIATE")
        for name, ready in rows.items():
            places = ", ".join("?" * len(ready[0]))
            bare.executemany(f'INSERT INTO "{name}" VALUES ({places})', ready)
        bare.execute("COMMIT")

    return seconds(write)


def commits(project, bare):
    """Milliseconds of one tag, and of one bare commit right after it."""
    pairs = []
    for start in range(50):
        begun = time.perf_counter()
        with project.edit("Tag") as edit:
            add_annotation(edit, 1, "quote", [Span(start * 7, start * 7 + 30)])
        tagged = time.perf_counter()
        bare.execute("UPDATE project SET title = title || ?", (str(start),))
        pairs.append((tagged - begun, time.perf_counter() - tagged))
    return [round(median(times) * 1000, 2) for times in zip(*pairs, strict=True)]


def test_a_project_of_one_large_article(tmp_path, bare):
    path = tmp_path / "p.annotator"
    record = big_article()
    figures = {}
    with Project.create(path, annotator=ANN) as project:

        def take():
            with project.edit("Import") as edit:
                add_article(edit, record)

        figures["bulk intake, s"] = seconds(take)
        figures["bare rows, s"] = write_bare(bare, project)
        bare.execute("INSERT INTO project VALUES (1, '', '', '', '', '', '')")
        figures["tag, ms"], figures["bare commit, ms"] = commits(project, bare)
        figures["marks and links, s"] = seconds(lambda: (marks(project, 1), links_in(project, 1)))
        for _ in range(50):
            project.undo()
        figures["what undo would take, s"] = seconds(project.undo_text)
        figures["undo of the import, s"] = seconds(project.undo)
        figures["redo of it, s"] = seconds(project.redo)
    figures["open, s"] = seconds(lambda: Project.open(path).close())
    figures["check, s"] = seconds(lambda: check(path))
    print(json.dumps(figures))
