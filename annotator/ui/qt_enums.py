"""Qt's enumerations, made quickly while the program starts.

PySide makes two hundred of them before a window is painted, half of them for the mere name `Qt`,
and lets Python look at each of four thousand members for what a programmer may have written
wrong. Python makes its own enumerations without these looks, and so are Qt's made until then.
They come out the same.
"""

from __future__ import annotations

import enum
from typing import Any

_usual: Any = enum.EnumType.__call__
_simple: Any = getattr(enum, "_simple_enum", None)


def make_enums_quickly() -> None:
    """From now on, where this Python can; `make_enums_as_usual` ends it."""
    if _simple is not None:
        _set(_call)


def make_enums_as_usual() -> None:
    """Let Python make enumerations in its own way again."""
    _set(_usual)


def _set(call: Any) -> None:
    type.__setattr__(enum.EnumType, "__call__", call)


def _call(cls: Any, *given: Any, **options: Any) -> Any:
    """Called for each use of an enumeration's name: PySide makes one of a name and a list."""
    match given:
        case (str() as name, list() as members) if options.keys() == {"boundary"}:
            return _made(cls, name, members, options["boundary"])
    return _usual(cls, *given, **options)


def _made(cls: Any, name: str, members: list[tuple[str, int]], boundary: Any) -> Any:
    made = _simple(cls, boundary=boundary)(type(name, (), dict(members)))
    # As they usually are: without a word on what they are, and members are found without a call.
    for attribute, value in {"__doc__": None, **made.__members__}.items():
        type.__setattr__(made, attribute, value)
    return made
