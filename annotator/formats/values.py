"""Taking values out of foreign JSON: each wrong one is named by its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotator.domain.errors import FormatError
from annotator.text.canonical import storable

_MOST = 2**53


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object of a file and where it stands, as in `line 3, annotations[2]`."""

    values: Mapping[str, Any]
    where: str

    def wrong(self, name: str, what: str) -> FormatError:
        """The error for a member that is not `what`."""
        return FormatError(f"{self.where}: “{name}” must be {what}.")

    def text(self, name: str) -> str:
        """A member that must be there and be text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            raise self.wrong(name, "text")
        return storable(value)

    def text_or(self, name: str, otherwise: str) -> str:
        """Text, or `otherwise` when the member is missing or null."""
        return otherwise if self.values.get(name) is None else self.text(name)

    def text_or_none(self, name: str) -> str | None:
        return None if self.values.get(name) is None else self.text(name)

    def number(self, name: str) -> int:
        """A whole number that is not negative."""
        value = self.values.get(name)
        if type(value) is not int or not 0 <= value <= _MOST:
            raise self.wrong(name, "a whole number, 0 or more")
        return value

    def one_of(self, name: str, allowed: tuple[str, ...], otherwise: str) -> str:
        """One of some words, or `otherwise` when the member is missing or null."""
        value = self.text_or(name, otherwise)
        if value not in allowed:
            raise self.wrong(name, f"one of {', '.join(allowed)}")
        return value

    def objects(self, name: str) -> list[Fields]:
        """A list of objects; empty when the member is missing or null."""
        found = self.values.get(name)
        if found is None:
            return []
        if not isinstance(found, list):
            raise self.wrong(name, "a list")
        return [as_fields(one, f"{self.where}, {name}[{i}]") for i, one in enumerate(found)]

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty when the member is missing or null."""
        found = self.values.get(name)
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise self.wrong(name, "a list of texts")
        return tuple(storable(one) for one in found)

    def object(self, name: str) -> Mapping[str, Any]:
        """An object; empty when the member is missing or null."""
        found = self.values.get(name)
        if found is None:
            return {}
        if not isinstance(found, dict):
            raise self.wrong(name, "an object")
        return found

    def attributes(self) -> dict[str, str | list[str]]:
        """The member `attributes`: texts or lists of texts by key."""
        made: dict[str, str | list[str]] = {}
        for key, value in self.object("attributes").items():
            if isinstance(value, str):
                made[storable(key)] = storable(value)
            elif isinstance(value, list) and all(isinstance(one, str) for one in value):
                made[storable(key)] = [storable(one) for one in value]
            else:
                raise self.wrong(f"attributes.{key}", "text or a list of texts")
        return made

    def rest(self, known: frozenset[str]) -> dict[str, Any]:
        """The members that we do not know; they are kept as they are."""
        return {key: clean(value) for key, value in self.values.items() if key not in known}


def as_fields(value: Any, where: str) -> Fields:
    """A JSON value that must be an object."""
    if not isinstance(value, dict):
        raise FormatError(f"{where}: here an object {'{…}'} must stand.")
    return Fields(value, where)


def parse(text: str | bytes, where: str) -> Any:
    """The JSON value that `text` is. Raises FormatError with the place."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if "\n" in error.doc else ""
        at = place or f"column {error.colno}"
        raise FormatError(f"{where}: this is not JSON ({error.msg} at {at}).") from error
    except UnicodeDecodeError as error:
        raise FormatError(f"{where}: byte {error.start:,} is not UTF-8.") from error
    except RecursionError as error:
        raise FormatError(f"{where}: the values are nested too deeply.") from error
    except ValueError as error:
        raise FormatError(f"{where}: {error}.") from error


def clean(value: Any) -> Any:
    """The same JSON value with every text in it fit to be stored."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [clean(one) for one in value]
    if isinstance(value, dict):
        return {storable(key): clean(one) for key, one in value.items()}
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")
