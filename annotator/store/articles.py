"""Articles: their metadata, and their texts, which never change."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import EditRefused, StoreError
from annotator.domain.identity import now, sha256
from annotator.domain.rules import check_state
from annotator.domain.values import Article
from annotator.store import late
from annotator.store.chain import unpacked_bytes
from annotator.store.many import chunks, marks

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.project import Project

METADATA = (*("headline", "byline", "publisher", "published", "dateline", "url", "language"),)
_SELECT = (
    "SELECT a.id, a.uid, a.headline, a.byline, a.publisher, a.published, a.dateline, a.url, "
    "a.language, a.status, a.text, t.length, "
    "CASE WHEN a.headline IS NULL THEN substr(t.text, 1, 200) ELSE '' END "
    "FROM article a JOIN text t ON t.sha256 = a.text"
)


def article_ids(project: Project) -> list[int]:
    """All articles in queue order: as they came."""
    return [id for (id,) in project.query("SELECT id FROM article ORDER BY id")]


def articles_in(project: Project, states: Collection[str]) -> list[int]:
    """The articles in one of these states, in queue order."""
    found = project.query(
        f"SELECT id FROM article WHERE status IN ({marks(states)}) ORDER BY id", [*states]
    )
    return [id for (id,) in found]


def articles(project: Project, ids: Sequence[int]) -> list[Article]:
    """The metadata of these articles, in the order asked for; deleted ones are left out."""
    found = {
        row[0]: Article(*row)
        for chunk in chunks(ids)
        for row in project.query(f"{_SELECT} WHERE a.id IN ({marks(chunk)})", chunk)
    }
    return [found[id] for id in ids if id in found]


def article(project: Project, id: int) -> Article:
    """One article's metadata. Raises StoreError when it was deleted."""
    found = articles(project, [id])
    if not found:
        raise EditRefused("This article has been deleted.")
    return found[0]


def last_article(project: Project) -> int:
    """The highest id of an article; 0 when there is none."""
    return int(project.query("SELECT coalesce(max(id), 0) FROM article")[0][0])


def originals(project: Project) -> int:
    """How many articles are kept with the bytes they were imported from."""
    return int(project.query("SELECT count(*) FROM article WHERE original IS NOT NULL")[0][0])


def publishers(project: Project, *, most: int = 500) -> list[str]:
    """The publishers of the articles by name, at most so many."""
    found = project.query(
        "SELECT DISTINCT publisher FROM article WHERE publisher <> '' ORDER BY 1 LIMIT ?", (most,)
    )
    return [name for (name,) in found]


def article_by_uid(project: Project, uid: str) -> int | None:
    """The id of the article with this uid, None when there is none."""
    found = project.query("SELECT id FROM article WHERE uid = ?", (uid,))
    return int(found[0][0]) if found else None


def articles_with_text(project: Project, hash: str) -> list[int]:
    """The articles whose text has this SHA-256."""
    return [id for (id,) in project.query("SELECT id FROM article WHERE text = ?", (hash,))]


def text_of(project: Project, id: int, kept: dict[str, str]) -> str:
    """An article's text, checked against its hash. `kept` remembers the last one."""
    found = project.query("SELECT text FROM article WHERE id = ?", (id,))
    if not found:
        raise EditRefused("This article has been deleted.")
    ((hash,),) = found
    if hash not in kept:
        rows = project.query("SELECT text FROM text WHERE sha256 = ?", (hash,))
        if not rows or sha256(rows[0][0]) != hash:
            raise StoreError("The text of this article is damaged in the file; restore a backup.")
        kept.clear()
        kept[hash] = rows[0][0]
    return kept[hash]


def original_of(project: Project, id: int) -> tuple[bytes | None, str | None]:
    """The bytes that an article was imported from, and the encoding they were read in."""
    ((hash, encoding, packed),) = project.query(
        "SELECT a.original, a.encoding, o.packed FROM article a "
        "LEFT JOIN original o ON o.sha256 = a.original WHERE a.id = ?",
        (id,),
    )
    if hash is None:
        return None, encoding
    try:
        original = unpacked_bytes(packed or b"")
    except zlib.error:
        original = b""
    if hashlib.sha256(original).hexdigest() != hash:
        raise StoreError("The original bytes of this article are damaged in the file.")
    return original, encoding


def add_text(edit: Edit, text: str) -> str:
    """Keep a canonical text; returns its SHA-256, which is its name."""
    hash = sha256(text)
    edit.run(
        "INSERT INTO text (sha256, text, length) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (hash, text, len(text)),
    )
    return hash


def add_original(edit: Edit, original: bytes) -> str:
    """Keep the bytes that a text came from; returns their SHA-256, which is their name."""
    hash = hashlib.sha256(original).hexdigest()
    edit.run(
        "INSERT INTO original (sha256, packed) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (hash, zlib.compress(original, 6)),
    )
    return hash


def add_article_row(edit: Edit, **columns: Any) -> int:
    """Write one article's row; `text` and `original` are hashes of what is kept already."""
    id = edit.insert(late.ArticleRow, created=now(), **columns)
    edit.article = id
    return id


def set_article(edit: Edit, id: int, **metadata: str | None) -> None:
    """Correct metadata of an article; the names are those of `METADATA`."""
    if unknown := set(metadata) - set(METADATA):
        raise StoreError(f"An article has no {', '.join(sorted(unknown))}.")
    edit.article = id
    edit.update(late.ArticleRow, id, **metadata)


def set_status(edit: Edit, id: int, status: str) -> None:
    """Say whether an article is to do, in progress or done."""
    check_state("article", status)
    edit.article = id
    edit.update(late.ArticleRow, id, status=status)


def rows_of(project: Project, id: int) -> int:
    """How many tags and spans hang on an article."""
    counts = "(SELECT count(*) FROM annotation WHERE article = ?1)"
    spans = "(SELECT count(*) FROM span WHERE article = ?1)"
    return int(project.query(f"SELECT {counts} + {spans}", (id,))[0][0])


def remove_article(edit: Edit, id: int) -> None:
    """Remove an article with all that hangs on it; undo brings it back."""
    from annotator.store.annotations import remove_annotations

    project = edit.project
    edit.delete_many(late.CommentRow, _ids(project, "comment", id))
    remove_annotations(edit, _ids(project, "annotation", id))
    edit.delete_many(late.WaiverRow, _ids(project, "waiver", id))
    edit.delete_many(late.RegionRow, _ids(project, "region", id))
    edit.run("DELETE FROM suggestion WHERE article = ?", (id,))
    edit.delete(late.ArticleRow, id)
    edit.article = None


def _ids(project: Project, table: str, article: int) -> Iterable[int]:
    found = project.query(f'SELECT id FROM "{table}" WHERE article = ?', (article,))
    return [id for (id,) in found]
