"""PySide's own Python parts, kept compiled.

PySide carries them as text in a library and compiles them anew at every start, a sixth of what
a bare window takes. What they were compiled to is kept in the cache folder, as Python does with
every other module, and used as long as their text is the same.
"""

from __future__ import annotations

import builtins
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType
from typing import Any
from zlib import crc32

from annotator.ui.folders import cache_folder

_PARTS = ("signature_bootstrap.py", "shibokensupport/")


@contextmanager
def compiled_once() -> Iterator[None]:
    """While Qt is loaded: what PySide asks to be compiled is taken from the cache, or put there."""
    compiling = builtins.compile
    path = cache_folder() / f"qt-{sys.implementation.cache_tag}.bin"
    kept = _read(path)
    found = dict(kept)

    def compile_once(source: Any, filename: Any, *more: Any, **options: Any) -> Any:
        if not isinstance(source, bytes) or not str(filename).startswith(_PARTS):
            return compiling(source, filename, *more, **options)
        if filename not in found or found[filename][0] != source:
            found[filename] = source, compiling(source, filename, *more, **options)
        return found[filename][1]

    builtins.compile = compile_once
    try:
        yield
    finally:
        builtins.compile = compiling
    if found != kept:
        _write(path, found)


def _read(path: Path) -> dict[str, tuple[bytes, CodeType]]:
    """Every part's text and code; empty where nothing is kept, or not as it was written."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        data = path.read_bytes()
        if int.from_bytes(data[:4], "big") == crc32(data[4:]):
            return dict(marshal.loads(data[4:]))
    return {}


def _write(path: Path, found: dict[str, tuple[bytes, CodeType]]) -> None:
    data = marshal.dumps(found)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        new.write_bytes(crc32(data).to_bytes(4, "big") + data)
        new.replace(path)
