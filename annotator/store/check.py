"""Looking through a whole project file for damage, line by line and hash by hash."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import StoreBusy, StoreError
from annotator.domain.identity import sha256
from annotator.store.chain import broken_line, in_order, unpacked_bytes
from annotator.store.examination import escaped
from annotator.store.failures import DATABASE_ERRORS, store_error, telling_store_errors
from annotator.store.replay import Replay, states_of

if TYPE_CHECKING:
    from annotator.store.project import Project

MOST = 50
"""How many findings of one kind are named."""


DAMAGED = (ValueError, zlib.error, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a journal raises that is not one any more."""


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
    Raises StoreBusy while another program has the file locked.
    """
    from annotator.store.project import Project

    try:
        with Project.open(path, read_only=True) as project:
            return check_project(project)
    except StoreBusy:
        raise
    except StoreError as error:
        return CheckReport((str(error),), 0, 0, 0)


def check_project(project: Project) -> CheckReport:
    """The same for a project that is open."""
    project.connection.text_factory = escaped
    try:
        findings = [*_guarded(project)]
        counts = [_count(project, table) for table in ("article", "annotation", "edit")]
    finally:
        project.connection.text_factory = str
    return CheckReport(tuple(findings), *counts)


def compact(project: Project) -> int:
    """Drop texts and originals that neither an article nor the journal names; returns how many.

    Raises StoreFull when there is no room to write the file anew; nothing is lost then.
    """
    named = {hash for row in project.query("SELECT text, original FROM article") for hash in row}
    for state in states_of(project, "article"):
        named.update((state["text"], state["original"]))
    dropped = 0
    with project.edit("Compact the project", kind="system") as edit:
        for table in ("text", "original"):
            for (hash,) in project.query(f"SELECT sha256 FROM {table}"):
                if hash not in named:
                    edit.run(f"DELETE FROM {table} WHERE sha256 = ?", (hash,))
                    dropped += 1
    limit = project.connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # VACUUM's own
    try:
        with telling_store_errors(project.path):
            project.connection.execute("VACUUM")
    finally:
        project.connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, limit)
    return dropped


def _guarded(project: Project) -> Iterator[str]:
    for part in (_pages, _references, _chain, _rows, _texts, _words):
        try:
            yield from part(project)
        except DATABASE_ERRORS as error:
            yield str(store_error(error, project.path))
        except StoreError as error:
            yield str(error)
        except DAMAGED as error:
            yield f"The history cannot be read ({type(error).__name__}: {error})."


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
    problem = broken_line(in_order(map(dict, edits), map(dict, rows)))
    if problem:
        yield f"The history was changed or is damaged: {problem}."


def _rows(project: Project) -> Iterator[str]:
    told = Replay(project)
    for count, (table, id, why) in enumerate(told.differences()):
        if count == MOST:
            yield "There are more such rows."
            break
        yield f"Row {id} of {table} {why}."
    for table, last in told.last_ids.items():
        if _counter(project, table) != last:
            yield f"The counter of {table} does not stand at {last}, the last number it gave out."
    for table in ("edit", "edit_row", "suggestion"):
        ((last,),) = project.connection.execute(f'SELECT coalesce(max(id), 0) FROM "{table}"')
        counter = _counter(project, table)
        if counter < last or (counter > last and table != "suggestion"):
            yield f"The last lines of {table} are missing, or its counter is damaged."


def _counter(project: Project, table: str) -> int:
    found = project.connection.execute(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
    ).fetchall()
    return int(found[0][0]) if len(found) == 1 else 0


def _texts(project: Project) -> Iterator[str]:
    for table in ("text", "original"):
        hashes = [hash for (hash,) in project.connection.execute(f"SELECT sha256 FROM {table}")]
        for hash in hashes:
            row = project.connection.execute(
                f"SELECT * FROM {table} WHERE sha256 = ?", (hash,)
            ).fetchone()
            if row is None or not (_is_text if table == "text" else _is_original)(row):
                yield f"The {table} {hash[:12]}… is damaged."


def _is_text(row: tuple[str, str, int]) -> bool:
    hash, text, length = row
    try:
        return sha256(text) == hash and len(text) == length
    except UnicodeEncodeError:  # bytes that are not UTF-8
        return False


def _is_original(row: tuple[str, bytes]) -> bool:
    hash, packed = row
    try:
        return hashlib.sha256(unpacked_bytes(packed)).hexdigest() == hash
    except zlib.error:
        return False


def _words(project: Project) -> Iterator[str]:
    articles = project.connection.execute("SELECT id, text FROM article").fetchall()
    for article, hash in articles:
        found = project.connection.execute(
            "SELECT text FROM text WHERE sha256 = ?", (hash,)
        ).fetchone()
        spans = project.connection.execute(
            'SELECT s.id, s.article, s.start, s."end", s.exact FROM annotation a '
            "JOIN span s ON s.annotation = a.id WHERE a.article = ?",
            (article,),
        ).fetchall()
        for id, of, start, end, exact in spans if found else ():
            if of != article or found[0][start:end] != exact:
                yield f"The words of span {id} in article {article} are not those of its text."


def _count(project: Project, table: str) -> int:
    try:
        return int(project.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
    except DATABASE_ERRORS:
        return 0
