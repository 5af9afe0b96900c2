"""The members of a JSON object, each checked for its kind."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from annotator.domain.records import Attributes
from annotator.formats.strict_json import Object, Wrong, cleaned
from annotator.text.canonical import storable

T = TypeVar("T")

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?")
_LONGEST_ID = 500
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


def an_object(value: Any) -> Object:
    if not isinstance(value, dict):
        raise Wrong(f"an object is expected here, not {_kind(value)}")
    return value


def items(obj: Object, key: str) -> list[Any]:
    """A list; missing or null is an empty one."""
    value = obj.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise Wrong(f"a list is expected here, not {_kind(value)}", key)
    return value


def words(obj: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """A string; missing or null is the default, and wrong without one."""
    value = obj.get(key)
    if value is None:
        if default is None:
            raise Wrong(f"“{key}” is missing")
        return default
    if not isinstance(value, str):
        raise Wrong(f"words are expected here, not {_kind(value)}", key)
    return storable(value)


def words_or_none(obj: Mapping[str, Any], key: str) -> str | None:
    """A string, None when it is missing or null."""
    return None if obj.get(key) is None else words(obj, key)


def one_of(obj: Object, key: str, states: Collection[str], default: str | None = None) -> str:
    value = words(obj, key, default)
    if value not in states:
        raise Wrong(f"“{value[:60]}” is none of: {', '.join(states)}", key)
    return value


def offset(obj: Object, key: str) -> int:
    """A whole number that is not negative."""
    value = obj.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Wrong(f"a whole number is expected here, not {_kind(value)}", key)
    if value < 0:
        raise Wrong("an offset cannot be negative", key)
    return value


def identity(obj: Mapping[str, Any], key: str = "id") -> str | None:
    """An id, None when it is missing: any short string without control characters."""
    value = obj.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Wrong(f"an id is expected here, not {_kind(value)}", key)
    if not value or len(value) > _LONGEST_ID or _CONTROL.search(value):
        raise Wrong("an id has 1 to 500 characters on one line", key)
    return value


def moment(obj: Mapping[str, Any], key: str) -> str:
    """A time in ISO 8601, empty when it is missing."""
    value = words(obj, key, "")
    if value and not _MOMENT.fullmatch(value):
        raise Wrong(f"“{value[:40]}” is no time such as 2026-03-14T09:41:00.000Z", key)
    return value


def attributes(obj: Object, key: str = "attributes") -> Attributes:
    """Attribute keys with a value or a list of values each, all of them words."""
    if obj.get(key) is None:
        return {}
    try:
        found = an_object(obj[key])
        for name, value in found.items():
            whole = isinstance(value, str) or (
                isinstance(value, list) and all(isinstance(one, str) for one in value)
            )
            if not whole:
                raise Wrong(f"words or a list of words are expected, not {_kind(value)}", name[:60])
    except Wrong as wrong:
        raise wrong.inside(key) from None
    clean: Attributes = cleaned(found)
    return clean


def further(obj: Object, known: frozenset[str]) -> Object:
    """The members that the format does not know, kept as they are."""
    if known.issuperset(obj):
        return {}
    return {storable(key): cleaned(value) for key, value in obj.items() if key not in known}


def each(obj: Object, key: str, read: Callable[[Any], T]) -> tuple[T, ...]:
    """Every item of a list, read; a fault says which item it is in."""
    found: list[T] = []
    for item in items(obj, key):
        try:
            found.append(read(item))
        except Wrong as wrong:
            raise wrong.inside(f"{key}[{len(found)}]") from None
    return tuple(found)


def made_id(*parts: str) -> str:
    """An id made from what a thing holds: the same again for the same thing."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _kind(value: Any) -> str:
    kinds = {bool: "true or false", str: "words", list: "a list", dict: "an object"}
    if value is None:
        return "nothing"
    return kinds.get(type(value), "a number")
