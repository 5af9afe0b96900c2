"""Looking through a whole project file for damage, line by line and hash by hash."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import OpenRefused
from annotator.domain.identity import sha256
from annotator.store.chain import broken_line
from annotator.store.failures import DATABASE_ERRORS, store_error
from annotator.store.replay import differing_rows
from annotator.store.schema import by_table

if TYPE_CHECKING:
    from annotator.store.project import Project

MOST = 50
"""How many findings of one kind are named."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was looked at; `findings` are whole sentences and empty when all is well."""

    findings: tuple[str, ...]
    articles: int
    annotations: int
    edits: int


def check(path: Path) -> CheckReport:
    """Look at everything in the file: pages, references, journal, texts, and the words of tags.

    A file that would be refused gives that as its finding. Reads only; survives what it finds.
    """
    from annotator.store.project import Project

    try:
        with Project.open(path, read_only=True) as project:
            return check_project(project)
    except OpenRefused as error:
        return CheckReport((str(error),), 0, 0, 0)


def check_project(project: Project) -> CheckReport:
    """The same for a project that is open."""
    project.connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        findings = [*_guarded(project)]
        counts = [_count(project, table) for table in ("article", "annotation", "edit")]
    finally:
        project.connection.text_factory = str
    return CheckReport(tuple(findings), *counts)


def compact(project: Project) -> int:
    """Drop texts that neither an article nor the journal names; returns how many."""
    with project.edit("Compact the project", kind="system") as edit:
        named = {hash for (hash,) in project.query("SELECT text FROM article")}
        payloads = project.query(
            "SELECT before, after, block FROM edit_row WHERE \"table\" = 'article'"
        )
        for before, after, block in payloads:
            for state in (before, after):
                if state is not None:
                    named.add(json.loads(state)["text"])
            if block is not None:
                named.update(str(row[2]) for row in json.loads(zlib.decompress(block)))
        unused = [h for (h,) in project.query("SELECT sha256 FROM text") if h not in named]
        for hash in unused:
            edit.project.connection.execute("DELETE FROM text WHERE sha256 = ?", (hash,))
    project.connection.execute("VACUUM")
    return len(unused)


def _guarded(project: Project) -> Iterator[str]:
    for part in (_pages, _references, _chain, _rows, _texts, _words):
        try:
            yield from part(project)
        except DATABASE_ERRORS as error:
            yield str(store_error(error, project.path))
        except (ValueError, zlib.error, KeyError, TypeError, AttributeError) as error:
            yield f"The journal cannot be read ({type(error).__name__}: {error})."


def _pages(project: Project) -> Iterator[str]:
    for (answer,) in project.connection.execute(f"PRAGMA integrity_check({MOST})"):
        if answer != "ok":
            yield f"SQLite finds: {answer}."


def _references(project: Project) -> Iterator[str]:
    found = project.connection.execute("PRAGMA foreign_key_check").fetchall()
    for table, row, parent, _ in found[:MOST]:
        yield f"Row {row} of {table} refers to a row of {parent} that is not there."


def _chain(project: Project) -> Iterator[str]:
    cursor = project.connection.cursor()
    cursor.row_factory = sqlite3.Row
    lines = project.connection.cursor()
    lines.row_factory = sqlite3.Row
    edits = cursor.execute("SELECT * FROM edit ORDER BY id")
    rows = lines.execute("SELECT * FROM edit_row ORDER BY edit, id")
    problem = broken_line(map(dict, edits), map(dict, rows))
    if problem:
        yield f"The history was changed or is damaged: {problem}."


def _rows(project: Project) -> Iterator[str]:
    for count, (table, id, why) in enumerate(differing_rows(project)):
        if count == MOST:
            yield "There are more such rows."
            return
        yield f"Row {id} of {table} {why}."
    for table in by_table():
        ((used,),) = project.connection.execute(f'SELECT coalesce(max(id), 0) FROM "{table}"')
        found = project.connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchall()
        if used and (len(found) != 1 or found[0][0] < used):
            yield f"The counter of {table} stands below its rows."


def _texts(project: Project) -> Iterator[str]:
    hashes = [hash for (hash,) in project.connection.execute("SELECT sha256 FROM text")]
    for hash in hashes:
        ((text, length, original, original_hash),) = project.connection.execute(
            "SELECT text, length, original, original_sha256 FROM text WHERE sha256 = ?", (hash,)
        )
        if not _is_text(text, hash) or len(text) != length:
            yield f"The text {hash[:12]}… is damaged."
        if original is not None and not _is_original(original, original_hash):
            yield f"The original bytes of the text {hash[:12]}… are damaged."


def _is_text(text: str, hash: str) -> bool:
    try:
        return sha256(text) == hash
    except UnicodeEncodeError:  # bytes that are not UTF-8
        return False


def _is_original(packed: bytes, hash: str) -> bool:
    try:
        return hashlib.sha256(zlib.decompress(packed)).hexdigest() == hash
    except zlib.error:
        return False


def _words(project: Project) -> Iterator[str]:
    articles = project.connection.execute("SELECT id, text FROM article").fetchall()
    for article, hash in articles:
        found = project.connection.execute(
            "SELECT text FROM text WHERE sha256 = ?", (hash,)
        ).fetchone()
        spans = project.connection.execute(
            'SELECT s.id, s.start, s."end", s.exact FROM annotation a '
            "JOIN span s ON s.annotation = a.id WHERE a.article = ?",
            (article,),
        ).fetchall()
        for id, start, end, exact in spans if found else ():
            if found[0][start:end] != exact:
                yield f"The words of span {id} in article {article} are not those of its text."


def _count(project: Project, table: str) -> int:
    try:
        return int(project.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
    except DATABASE_ERRORS:
        return 0
