"""Where words end in scripts that put no space between them, by the dictionaries of ICU.

ICU is found where Qt or the system brings it along; without it nothing is known here, and a run
of one script stands for a word. Source: UAX 29, section 4, on dictionaries.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from annotator.text.offsets import Offsets

_WORDS = 1  # UBRK_WORD
_DONE = -1
_VERSION = re.compile(r"\.so\.(\d+)$")

Cut = Callable[[str], tuple[int, ...]]
"""The places in a run of letters where words end, as code points; the last is its end."""


def cut_words(run: str) -> tuple[int, ...]:
    """Where the words of a run of letters end; empty when no dictionary is at hand."""
    cut = _dictionary()
    return cut(run) if cut is not None else ()


@cache
def _dictionary() -> Cut | None:
    for library, suffix in _libraries():
        try:
            icu = ctypes.CDLL(library)
            return _cutter(icu, suffix)
        except (OSError, AttributeError):  # it is not there, or not ICU as it is known here
            continue
    return None


def _libraries() -> Iterator[tuple[str, str]]:
    """Paths of ICU's common library, each with what its functions' names end with."""
    spec = find_spec("PySide6")  # found, not imported
    places = spec.submodule_search_locations if spec is not None else None
    for place in places or ():
        for path in sorted((Path(place) / "Qt" / "lib").glob("libicuuc.so.*")):
            version = _VERSION.search(path.name)
            if version:
                yield str(path), f"_{version[1]}"
    if sys.platform == "win32":
        yield "icu.dll", ""
    elif sys.platform == "darwin":
        yield "/usr/lib/libicucore.dylib", ""


def _cutter(icu: ctypes.CDLL, suffix: str) -> Cut:
    begin, following = icu[f"ubrk_open{suffix}"], icu[f"ubrk_next{suffix}"]
    end = icu[f"ubrk_close{suffix}"]
    status = ctypes.POINTER(ctypes.c_int)
    begin.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int32, status)
    begin.restype = ctypes.c_void_p
    following.argtypes = end.argtypes = (ctypes.c_void_p,)
    following.restype, end.restype = ctypes.c_int32, None

    @lru_cache(maxsize=64)
    def cut(run: str) -> tuple[int, ...]:
        units, offsets = run.encode("utf-16-le", "replace"), Offsets(run)
        text = ctypes.create_string_buffer(units)
        failed = ctypes.c_int(0)
        handle = begin(_WORDS, b"", text, len(units) // 2, ctypes.byref(failed))
        if failed.value > 0 or not handle:
            return ()
        try:
            return tuple(map(offsets.code_point, iter(lambda: following(handle), _DONE)))
        finally:
            end(handle)

    return cut
