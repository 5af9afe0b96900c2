"""JSON as the standard has it, read without trust."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

import orjson

from annotator.domain.errors import FormatError
from annotator.text.canonical import storable

Object = dict[str, Any]

_SMALL_SPACES = (",", ":")


class Wrong(Exception):
    """A value that may not stand where it does; `place` grows on the way out."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place

    def inside(self, outer: str) -> Wrong:
        """The same fault seen from the object that holds it."""
        inner = self.place if not self.place or self.place[0] == "[" else f".{self.place}"
        return Wrong(self.reason, outer + inner)

    def told(self, where: str) -> FormatError:
        """The fault as a sentence; `where` names the line or file."""
        place = f", {self.place}" if self.place else ""
        return FormatError(f"{where}{place}: {self.reason}.")


def loads(text: str) -> Any:
    """The value that a JSON text holds. Raises Wrong for anything the standard does not have.

    Also wrong: a key given twice, a number without end, and nesting too deep to follow.
    """
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        at = "its end" if error.pos >= len(text.rstrip()) else f"character {error.colno:,}"
        raise Wrong(f"this is no JSON: {_reason(error)} at {at}") from error
    except RecursionError as error:
        raise Wrong("this is nested too deeply to be read") from error
    except ValueError as error:  # an integer of thousands of digits
        raise Wrong("a number here is too long to be read") from error


def dumps(value: Any) -> str:
    """One line of JSON, not ASCII-escaped, without blanks."""
    try:
        return orjson.dumps(value).decode()  # five times as fast
    except orjson.JSONEncodeError:  # a whole number of more than 64 bits
        return json.dumps(value, ensure_ascii=False, separators=_SMALL_SPACES, allow_nan=False)


def cleaned(value: Any) -> Any:
    """A JSON value whose strings can be stored: no NUL, no lone surrogates."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {storable(key): cleaned(item) for key, item in value.items()}
    return value


def _object(pairs: list[tuple[str, Any]]) -> Object:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise Wrong(f"the key “{storable(twice)[:60]}” is given twice")
    return found


def _no_number(name: str) -> NoReturn:
    raise Wrong(f"{name} is no number of JSON")


def _float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Wrong(f"the number {digits[:40]} is too large")
    return number


def _reason(error: json.JSONDecodeError) -> str:
    return {
        "Expecting value": "a value is missing",
        "Extra data": "something follows the value",
        "Unterminated string starting at": "a string does not end",
        "Invalid control character at": "a control character stands in a string",
        "Expecting ',' delimiter": "a comma is missing",
        "Expecting ':' delimiter": "a colon is missing",
    }.get(error.msg, "something is missing or out of place")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_no_number, parse_float=_float
)
