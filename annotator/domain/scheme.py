"""A project's scheme: labels, their attributes with allowed values, and the kinds of link."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from annotator.domain.errors import RuleError
from annotator.frozen import frozen
from annotator.resource import resource

ENTRY = "entry"
"""Attributes `on` this belong to source entries, not to annotations."""

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,499}")


@frozen
class Value:
    """One of the answers that an attribute offers."""

    key: str
    title: str


@frozen
class Attribute:
    """A question asked of every annotation of one label (`on`), or of source entries."""

    key: str
    title: str
    on: str
    required: bool = False
    many: bool = False
    free: bool = False
    values: tuple[Value, ...] = ()

    def value(self, key: str) -> Value | None:
        return next((value for value in self.values if value.key == key), None)


@frozen
class Label:
    """What an annotation can be. `colour` names a colour of the theme; `rule` is what to tag."""

    key: str
    title: str
    shortcut: str | None = None
    colour: str = "other"
    rule: str = ""


@frozen
class LinkKind:
    """A kind of tie. `ends` are the (from, to) labels it may join; `single`: one per origin."""

    key: str
    title: str
    ends: tuple[tuple[str, str], ...]
    single: bool = False


@frozen
class Scheme:
    """Labels, attributes and link kinds, in the order in which they are shown."""

    key: str
    title: str
    labels: tuple[Label, ...]
    attributes: tuple[Attribute, ...] = ()
    link_kinds: tuple[LinkKind, ...] = ()

    def __post_init__(self) -> None:
        _unique("label", [label.key for label in self.labels])
        _unique("attribute", [f"{item.on}.{item.key}" for item in self.attributes])
        _unique("link kind", [kind.key for kind in self.link_kinds])
        _unique("key", [label.shortcut for label in self.labels if label.shortcut])
        known = {label.key for label in self.labels} | {ENTRY}
        for item in self.attributes:
            _check_key(item.key)
            _unique(f"value of {item.key}", [value.key for value in item.values])
            if item.on not in known:
                raise RuleError(
                    f"The attribute {item.key} belongs to {item.on}, which is no label."
                )
        for kind in self.link_kinds:
            _check_key(kind.key)
            for end in {end for pair in kind.ends for end in pair} - known:
                raise RuleError(f"The link kind {kind.key} joins {end}, which is no label.")
        for label in self.labels:
            _check_key(label.key)

    def label(self, key: str) -> Label | None:
        return next((label for label in self.labels if label.key == key), None)

    def attributes_of(self, on: str) -> tuple[Attribute, ...]:
        """The attributes of one label, or of source entries with `ENTRY`."""
        return tuple(item for item in self.attributes if item.on == on)

    def attribute(self, on: str, key: str) -> Attribute | None:
        return next((item for item in self.attributes if item.on == on and item.key == key), None)

    def link_kind(self, key: str) -> LinkKind | None:
        return next((kind for kind in self.link_kinds if kind.key == key), None)

    def kinds_between(self, origin: str, target: str) -> tuple[LinkKind, ...]:
        """The link kinds that may tie an annotation of `origin` to one of `target`."""
        return tuple(kind for kind in self.link_kinds if (origin, target) in kind.ends)

    def to_dict(self) -> dict[str, Any]:
        """The same scheme as plain JSON values."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Scheme:
        """The scheme that a JSON object describes. Raises RuleError where it contradicts itself."""
        try:
            return cls(
                key=_text(plain.get("key", "scheme"), "key"),
                title=_text(plain.get("title", ""), "title"),
                labels=tuple(_label(item) for item in _items(plain, "labels")),
                attributes=tuple(_attribute(item) for item in _items(plain, "attributes")),
                link_kinds=tuple(_link_kind(item) for item in _items(plain, "link_kinds")),
            )
        except KeyError as error:
            raise RuleError(f"The scheme lacks {error} in one of its entries.") from error


def default_scheme() -> Scheme:
    """The scheme of news attribution that a new project starts with."""
    return Scheme.from_dict(json.loads(resource("schemes/news.json").read_text("utf-8")))


def _label(item: Mapping[str, Any]) -> Label:
    shortcut = item.get("shortcut")
    key = _text(item["key"], "key")
    if key == ENTRY:
        raise RuleError(f"No label can have the key “{ENTRY}”: questions about sources do.")
    return Label(
        key,
        _text(item["title"], "title"),
        None if shortcut is None else _text(shortcut, "shortcut").upper(),
        _text(item.get("colour", "other"), "colour"),
        _text(item.get("rule", ""), "rule"),
    )


def _attribute(item: Mapping[str, Any]) -> Attribute:
    values = tuple(
        Value(_text(value["key"], "key"), _text(value["title"], "title"))
        for value in _items(item, "values")
    )
    return Attribute(
        _text(item["key"], "key"),
        _text(item["title"], "title"),
        _text(item["on"], "on"),
        required=bool(item.get("required")),
        many=bool(item.get("many")),
        free=bool(item.get("free")),
        values=values,
    )


def _link_kind(item: Mapping[str, Any]) -> LinkKind:
    ends = item.get("ends", [])
    if not isinstance(ends, list | tuple) or not all(
        isinstance(pair, list | tuple) and len(pair) == 2 for pair in ends
    ):
        raise RuleError("The ends of a link kind are pairs of labels: from, to.")
    pairs = tuple((_text(origin, "end"), _text(target, "end")) for origin, target in ends)
    return LinkKind(
        _text(item["key"], "key"), _text(item["title"], "title"), pairs, bool(item.get("single"))
    )


def _items(plain: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    items = plain.get(name, [])
    if not isinstance(items, list | tuple) or not all(isinstance(item, Mapping) for item in items):
        raise RuleError(f"In a scheme, {name} is a list of objects.")
    return items


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise RuleError(f"In a scheme, every {name} is text, not {value!r:.40}.")
    return value


def is_key(text: str) -> bool:
    """Whether labels, attributes and link kinds may be called this inside a project."""
    return _KEY.fullmatch(text) is not None


def _check_key(key: str) -> None:
    if not is_key(key):
        raise RuleError(f"A key is lower-case letters, digits, - and _; {key!r:.60} is not.")


def _unique(what: str, keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise RuleError(f"The scheme has the {what} {key!r:.60} twice.")
        seen.add(key)
