"""Files that were cut off, garbled or belong to something else: a sentence, and what was good."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.domain.records import ArticleRecord
from annotator.formats.package import OneFile, ZipIn
from annotator.formats.registry import Format, Shape, formats

ROWS = [
    row
    for row in formats()
    if row.reads and row.writes and not row.whole and not row.on_known and not row.missing()
]
each_reader = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


class Package:
    """Files by name."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self.names = tuple(sorted(files))

    def read(self, name: str) -> bytes:
        return self._files[name]


def good_ones(row: Format, made: object) -> tuple[list[ArticleRecord], list[str]]:
    """What a reader gives, and its faults as sentences. Anything else that is raised fails."""
    good: list[ArticleRecord] = []
    faults: list[str] = []
    try:
        read = row.load().read(made)
        articles: Iterator[ArticleRecord] = iter(read if isinstance(read, Iterable) else ())
    except FormatError as error:
        return [], [str(error)]
    while len(faults) < 1000:
        try:
            good.append(next(articles))
        except StopIteration:
            break
        except FormatError as error:
            faults.append(str(error))
    return good, faults


def damaged(data: bytes, draw: st.DrawFn | st.DataObject) -> bytes:
    """The bytes cut off, with one of them changed, or with others put in."""
    place = draw.draw(st.integers(0, len(data)))
    how = draw.draw(st.sampled_from(["cut", "change", "insert"]))
    if how == "cut":
        return data[:place]
    if how == "change" and place < len(data):
        return data[:place] + draw.draw(st.binary(min_size=1, max_size=1)) + data[place + 1 :]
    return data[:place] + draw.draw(st.binary(min_size=1, max_size=6)) + data[place:]


@each_reader
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_damage_anywhere_gives_sentences_and_what_is_good(row, data, any_article, written) -> None:
    whole = written(row.name, data.draw(st.lists(any_article, min_size=1, max_size=2)))
    raw = whole.encode() if isinstance(whole, str) else whole
    if row.shape is not Shape.PACKAGE:
        found = good_ones(row, io.BytesIO(damaged(raw, data)))
    else:
        archive = ZipIn(io.BytesIO(raw))
        files = {name: archive.read(name) for name in archive.names}
        name = data.draw(st.sampled_from(archive.names))
        if data.draw(st.booleans()):
            del files[name]
        else:
            files[name] = damaged(files[name], data)
        found = good_ones(row, Package(files))
    good, faults = found
    assert all(isinstance(one, ArticleRecord) for one in good)
    assert all(fault.endswith((".", "].")) and "\n" not in fault for fault in faults)
    for one in good:
        assert all(span.end <= len(one.text) for tag in one.annotations for span in tag.spans)


FOREIGN = [b"", b"\x00" * 40, b"%PDF-1.7\n", b"<html>", b"[]", b"{}", b"null", b"\xff\xfe", b"[1]"]


@each_reader
@pytest.mark.parametrize("raw", FOREIGN)
def test_a_foreign_file_gives_nothing_or_a_sentence(row, raw) -> None:
    made = (
        OneFile("foreign.json", io.BytesIO(raw)) if row.shape is Shape.PACKAGE else io.BytesIO(raw)
    )
    good, faults = good_ones(row, made)
    assert good == []
    assert faults or raw.strip() in (b"", b"[]", b"null")
