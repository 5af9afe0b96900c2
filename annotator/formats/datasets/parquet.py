"""A folder of Parquet files that DuckDB, Spark, pandas and Hugging Face read as they are.

Source: Apache Parquet 2; folders named `label=…` as Hive has them.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, unquote

import pyarrow
from pyarrow import parquet

from annotator.domain.errors import FormatError
from annotator.domain.records import ArticleRecord
from annotator.formats.article_json import article_object
from annotator.formats.article_reading import read_article
from annotator.formats.datasets.columns import TABLES, from_row, to_row
from annotator.formats.package import PackageIn, PackageOut
from annotator.formats.strict_json import Object, Wrong
from annotator.formats.text_lines import EachOne

ROWS_A_FILE = 100_000
_TEXTS_A_FILE = 64 * 2**20
_LABEL = "annotations/label="
_END = ".parquet"


def write(articles: Iterable[ArticleRecord], out: PackageOut) -> None:
    """`articles/`, `annotations/label=…/`, `links/`, `sources/` and `comments/`, in parts.

    Holds at most one part of each. A table without rows is a file with its columns.
    """
    parts = {name: _Parts(out, name) for name in TABLES if name != "annotations"}
    labels: dict[str, _Parts] = {}
    seen: set[str] = set()
    for article in articles:
        found = article_object(article)
        found["sources"] = [source["id"] for source in found["sources"]]
        parts["articles"].add(found, len(article.text))
        for place, one in enumerate(found["annotations"]):
            folder = _LABEL + quote(one["label"], safe="")
            labels.setdefault(folder, _Parts(out, folder)).add(
                one | {"article": article.id, "place": place, **_edges(article, place)}
            )
        for name in ("links", "comments"):
            for one in found[name]:
                parts[name].add(one | {"article": article.id})
        for entry in article_object(article)["sources"]:
            if entry["id"] not in seen:
                seen.add(entry["id"])
                parts["sources"].add(entry)
    for one_table in (*parts.values(), *labels.values()):
        one_table.close()


def read(package: PackageIn) -> Iterator[ArticleRecord]:
    """The articles of such a folder; all of its tables but the texts are held in memory.

    Raises FormatError naming the file, or the article that does not fit together.
    """
    hanging: dict[str, dict[str, list[Object]]] = {}
    for name in ("annotations", "links", "comments"):
        grouped: dict[str, list[Object]] = defaultdict(list)
        for row in _rows(package, name):
            grouped[str(row.pop("article", ""))].append(row)
        hanging[name] = grouped
    for row in (row for rows in hanging["annotations"].values() for row in rows):
        row.setdefault("place", 0)
    entries = {str(row.get("id")): row for row in _rows(package, "sources")}

    def one(row: Object) -> ArticleRecord:
        id = str(row.get("id"))
        tags = sorted(hanging["annotations"].pop(id, []), key=lambda tag: tag.pop("place") or 0)
        try:
            return read_article(
                row
                | {"annotations": tags, "sources": _named(row, entries)}
                | {name: hanging[name].pop(id, []) for name in ("links", "comments")}
            )
        except Wrong as wrong:
            raise wrong.told(f"articles, {id}") from None

    if not any(name.startswith("articles/") for name in package.names):
        raise FormatError("this holds no Parquet files in a folder “articles”.")
    return EachOne(_rows(package, "articles"), one)


def _edges(article: ArticleRecord, place: int) -> Object:
    """First start, last end, and the words: what most questions ask for."""
    one = article.annotations[place]
    words = one.words(article.text)
    return {"start": one.spans[0].start, "end": one.spans[-1].end, "words": words}


def _named(row: Object, entries: dict[str, Object]) -> list[Object]:
    ids = row.pop("sources", None) or []
    if missing := [id for id in ids if id not in entries]:
        raise Wrong(f"the source “{missing[0]}” is in no file of “sources”", "sources")
    return [dict(entries[id]) for id in ids]


def _rows(package: PackageIn, table: str) -> Iterator[Object]:
    """The rows of all files of a table, as objects of the native format."""
    for name in package.names:
        if name.startswith(f"{table}/") and name.endswith(_END):
            try:
                found = parquet.read_table(io.BytesIO(package.read(name)), partitioning=None)
                rows: list[dict[str, Any]] = found.to_pylist()
            except (pyarrow.ArrowException, OSError, ValueError) as error:
                raise FormatError(f"{name}: this is no whole Parquet file.") from error
            label = unquote(name[len(_LABEL) :].partition("/")[0])
            for row in rows:
                given = {"label": label} if name.startswith(_LABEL) else {}
                yield from_row(table, row) | given


class _Parts:
    """The files of one table: rows are gathered, and written when there are enough."""

    def __init__(self, out: PackageOut, folder: str) -> None:
        self._out, self._folder = out, folder
        self._table = folder.partition("/")[0]
        self._rows: list[dict[str, Any]] = []
        self._weight = 0
        self._number = 0

    def add(self, found: Object, weight: int = 0) -> None:
        self._rows.append(to_row(self._table, found))
        self._weight += weight
        if len(self._rows) >= ROWS_A_FILE or self._weight > _TEXTS_A_FILE:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        if self._rows or not self._number:
            self._flush()

    def _flush(self) -> None:
        table = pyarrow.Table.from_pylist(self._rows, schema=TABLES[self._table])
        with self._out.binary(f"{self._folder}/part-{self._number:05}{_END}") as file:
            parquet.write_table(table, file, compression="zstd")
        self._rows, self._weight = [], 0
        self._number += 1
