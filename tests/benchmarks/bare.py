"""A project's tables read and written by bare loops, without any code of the program."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.identity import Annotator
from annotator.store.articles import METADATA
from annotator.store.columns import columns, table_name
from annotator.store.project import Project
from annotator.store.table_list import JOURNALED, TextRow
from tests.benchmarks.figures import Taken, taken

PAGE = 50_000

_ARTICLES = f"""SELECT a.id, a.uid, a.status, t.sha256, t.text, {", ".join(METADATA)}
FROM article a JOIN text t ON t.sha256 = a.text ORDER BY a.id"""
_ANNOTATIONS = """SELECT a.id, a.uid, a.label, a.attributes, a.note, n.name, a.created, a.modified,
a.review, s.uid FROM annotation a JOIN annotator n ON n.id = a.annotator
LEFT JOIN source s ON s.id = a.source WHERE a.article = ? ORDER BY a.id"""
_SPANS = """SELECT s.annotation, s.start, s."end", s.exact FROM annotation a
JOIN span s ON s.annotation = a.id WHERE a.article = ? ORDER BY s.annotation, s.start"""
_LINKS = """SELECT l.uid, l.kind, o.uid, t.uid FROM annotation o JOIN link l ON l.origin = o.id
JOIN annotation t ON t.id = l.target WHERE o.article = ? ORDER BY l.id"""


def json_lines(project: Path, out: Path) -> None:
    """The native lines of a project without source entries, regions or comments."""
    with closing(sqlite3.connect(project)) as database, out.open("wb") as file:
        for row in _articles(database):
            file.write(orjson.dumps(_article(database, *row)))
            file.write(b"\n")


def _articles(database: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    return database.execute(_ARTICLES)


def _article(database: sqlite3.Connection, *row: Any) -> dict[str, Any]:
    id, uid, status, sha256, text, *metadata = row
    parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for annotation, start, end, exact in database.execute(_SPANS, (id,)):
        parts[annotation].append({"start": start, "end": end, "exact": exact})
    return {
        "format": "article-annotator/1",
        "id": uid,
        **dict(zip(METADATA, metadata, strict=True)),
        "text": text,
        "sha256": sha256,
        "status": status,
        "regions": [],
        "sources": [],
        "annotations": [
            {
                "id": uid,
                "label": label,
                "spans": parts[number],
                "attributes": orjson.loads(attributes),
                "note": note,
                "annotator": name,
                "created": created,
                "modified": modified,
                "review": review,
                "source": source,
            }
            for number, uid, label, attributes, note, name, created, modified, review, source in (
                database.execute(_ANNOTATIONS, (id,))
            )
        ],
        "links": [
            {"id": uid, "kind": kind, "from": origin, "to": target}
            for uid, kind, origin, target in database.execute(_LINKS, (id,))
        ],
        "comments": [],
    }


def table(project: Path, out: Path, columns: tuple[str, ...]) -> None:
    """The table of a project whose tags have one span each and no answer but `form`."""
    with (
        closing(sqlite3.connect(project)) as database,
        out.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        lines = csv.writer(file)
        lines.writerow((*columns, "escaped"))
        for row in _articles(database):
            lines.writerows(_rows(database, row, columns))


def _rows(
    database: sqlite3.Connection, row: tuple[Any, ...], columns: tuple[str, ...]
) -> Iterator[list[str]]:
    id, article, _, _, _, *metadata = row
    known = dict(zip(METADATA, metadata, strict=True))
    spans = {one: rest for one, *rest in database.execute(_SPANS, (id,))}
    tags = database.execute(_ANNOTATIONS, (id,)).fetchall()
    words = {tag[1]: spans[tag[0]][2] for tag in tags}
    ends: dict[tuple[str, str], str] = {}
    for _, kind, origin, target in database.execute(_LINKS, (id,)):
        ends[origin, kind] = words[target]
    for number, uid, label, attributes, note, name, created, modified, review, _ in sorted(
        tags, key=lambda tag: (spans[tag[0]][0], -len(words[tag[1]]))
    ):
        start, end, exact = spans[number]
        cells = {
            "words": exact,
            "label": label,
            "form": json.loads(attributes).get("form", ""),
            "source": ends.get((uid, "source"), ""),
            "cue": ends.get((uid, "cue"), ""),
            "article": known["headline"],
            "publisher": known["publisher"] or "",
            "published": known["published"] or "",
            "start": start,
            "end": end,
            "spans": f"{start}-{end}",
            "note": note,
            "review": review,
            "annotator": name,
            "created": created,
            "modified": modified,
            "article_id": article,
            "id": uid,
        }
        yield [*(cells.get(column, "") for column in columns), ""]


def insertion(source: Path, target: Path) -> Taken:
    """Copy all that an import wrote into an empty project, without its journal.

    Returns how long the inserting alone took: the tuples were ready.
    """
    Project.create(target, annotator=Annotator("f" * 32, "R. Okafor")).close()
    clock = own = 0.0
    with (
        closing(sqlite3.connect(source)) as given,
        closing(sqlite3.connect(target, isolation_level=None)) as database,
    ):
        for setting in (
            *("journal_mode=TRUNCATE", "synchronous=FULL", "foreign_keys=ON"),
            *("temp_store=MEMORY", "recursive_triggers=ON", "defer_foreign_keys=ON"),
        ):
            database.execute(f"PRAGMA {setting}")
        database.execute("BEGIN IMMEDIATE")
        for row in (TextRow, *JOURNALED):
            marks = ", ".join("?" * len(columns(row)))
            insert = f'INSERT OR IGNORE INTO "{table_name(row)}" VALUES ({marks})'  # the scheme's
            cursor = given.execute(f'SELECT * FROM "{table_name(row)}"')
            while page := cursor.fetchmany(PAGE):
                times = taken(lambda page=page, insert=insert: database.executemany(insert, page))
                clock, own = clock + times.clock, own + times.own
        times = taken(lambda: database.execute("COMMIT"))
    return Taken(clock + times.clock, own + times.own)
