"""The lines and items of files of others, read one by one without trust.

A line or item that is no good is one fault: the iterator can be asked for the next after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, Generic, TypeVar

from annotator.domain.errors import FormatError
from annotator.formats.strict_json import Wrong, loads

LONGEST = 512 * 1024 * 1024
"""The longest line that is read, in bytes."""

Item = TypeVar("Item")
Made = TypeVar("Made")


class EachOne(Iterator[Made], Generic[Item, Made]):
    """What `read` makes of each item; one that it refuses costs no other."""

    def __init__(self, items: Iterable[Item], read: Callable[[Item], Made]) -> None:
        self._items = iter(items)
        self._read = read

    def __next__(self) -> Made:
        return self._read(next(self._items))


def json_lines(file: BinaryIO, read: Callable[[Any], Made]) -> Iterator[Made]:
    """What `read` makes of the JSON value on each line that is not blank, one at a time.

    Raises FormatError naming the line and the member that `read` found Wrong.
    """

    def one(numbered: tuple[int, bytes]) -> Made:
        number, line = numbered
        try:
            return read(loads(_decoded(line)))
        except Wrong as wrong:
            raise wrong.told(f"line {number}") from None

    return EachOne(((n, line) for n, line in _lines(file) if line.strip()), one)


def text_lines(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """Each line with its number from 1, without its end; a byte order mark is left out.

    Raises FormatError naming the line that is too long or no UTF-8.
    """
    for number, line in _lines(file):
        try:
            yield number, _decoded(line).rstrip("\r\n")
        except Wrong as wrong:
            raise wrong.told(f"line {number}") from None


def whole_text(data: bytes, name: str) -> str:
    """The text of a whole file without its byte order mark. Raises FormatError naming it."""
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(f"{name}: byte {error.start + 1:,} is not UTF-8.") from error


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _decoded(line: bytes) -> str:
    if len(line) > LONGEST:
        raise Wrong(f"a line of over {LONGEST // 2**20} MB is not read")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Wrong(f"byte {error.start + 1:,} is not UTF-8") from error
