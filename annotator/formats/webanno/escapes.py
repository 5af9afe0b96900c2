"""What stands in the cells and texts of WebAnno TSV, and what it means."""

from __future__ import annotations

import re

_TEXT = re.compile(r"\\([tnfrb\\\x00-\x07\x0e-\x1f])")
_JAVA = re.compile(r"\\(?:u+([0-9a-fA-F]{4})|([0-7]{1,3})|(.))", re.DOTALL)
_VALUE = re.compile(r"\\(->|[\\\[\]|_;tn*])")
_MEANT = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}
_MARKED = re.compile(r"((?:\\.|[^\\\[])*)\[(\d{1,9})(?:_(\d{1,9}))?\]", re.DOTALL)
_PIECES = {sep: re.compile(rf"((?:\\.|[^\\{sep}])*)(?:\{sep}|$)", re.DOTALL) for sep in "|;"}


def text(words: str, *, java: bool) -> str:
    """A stretch of the text; the versions before 3.2 escape as Java does."""
    if "\\" not in words:
        return words
    if not java:
        return _TEXT.sub(lambda found: _MEANT.get(found[1], found[1]), words)
    found = _JAVA.sub(_of_java, words)
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _of_java(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    if found[2]:
        return chr(int(found[2], 8))
    return _MEANT.get(found[3], found[3])


def value(cell: str) -> str:
    """What a feature says."""
    if "\\" not in cell:
        return cell
    return _VALUE.sub(lambda found: _MEANT.get(found[1], found[1]), cell)


def pieces(cell: str, sep: str) -> list[str]:
    """The parts of a cell between separators that are not escaped."""
    if sep not in cell:
        return [cell]
    found = [piece[1] for piece in _PIECES[sep].finditer(cell)]
    return found if cell.endswith(sep) and not cell.endswith("\\" + sep) else found[:-1]


def marked(piece: str) -> tuple[str, int, int]:
    """A part without the numbers in brackets behind it, and these; 0 where there are none."""
    if not piece.endswith("]"):
        return piece, 0, 0
    found = _MARKED.fullmatch(piece)
    if found is None:
        return piece, 0, 0
    return found[1], int(found[2]), int(found[3] or 0)
