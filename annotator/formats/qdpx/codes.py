"""The scheme as a tree of codes: labels, below them their attributes, below those the values.

A code whose name is not its key says the key at the end of its description: `[key: scare]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotator.domain.keys import as_key
from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import ENTRY, Scheme, is_key
from annotator.domain.states import REGION_KINDS, REVIEW_STATES
from annotator.formats.controls import storable_in_xml
from annotator.formats.qdpx.names import made_guid, uid
from annotator.formats.strict_xml import Element, attribute, words

COLOURS = {
    "quote": "#0072B2",
    "source": "#009E73",
    "claim": "#D55E00",
    "cue": "#B65E94",
    "scare": "#E69F00",
    "other": "#56B4E9",
}
REVIEW = "Review"
REGION = "Region"
_KEY = "[key: "


@dataclass(slots=True)
class Code:
    """One code; `key` is what we call it."""

    guid: str
    name: str
    key: str
    codable: bool = True
    colour: str = ""
    rule: str = ""
    codes: dict[str, Code] = field(default_factory=dict)

    @property
    def description(self) -> str:
        return self.rule if self.name == self.key else f"{self.rule}\n\n[key: {self.key}]".strip()


class Codes:
    """All codes that a project needs, by what they stand for."""

    def __init__(self, scheme: Scheme) -> None:
        self.roots: dict[str, Code] = {}
        for label in scheme.labels:
            code = self.label(label.key)
            code.name, code.rule = label.title or label.key, label.rule
            code.colour = COLOURS.get(label.colour, COLOURS["other"])
        for item in scheme.attributes:
            if item.on == ENTRY:
                continue
            group = self.group(item.on, item.key, several=item.many)
            group.name = item.title or item.key
            for value in item.values:
                self.value(item.on, item.key, value.key, several=item.many).name = value.title

    def label(self, key: str) -> Code:
        return self._under(self.roots, f"label {key}", key, "label", key)

    def group(self, label: str, key: str, *, several: bool) -> Code:
        """The code of an attribute: one for single values, another for lists."""
        owner = self.label(label)
        kind = "several" if several else "one"
        return self._under(owner.codes, f"{kind} {key}", key, kind, label, key)

    def value(self, label: str, key: str, value: str, *, several: bool) -> Code:
        group = self.group(label, key, several=several)
        kind = "several" if several else "one"
        return self._under(group.codes, value, value, "value", kind, label, key, value)

    def review(self, state: str) -> Code:
        return self._state(REVIEW, state)

    def region(self, kind: str) -> Code:
        return self._state(REGION, kind)

    def _state(self, root: str, key: str) -> Code:
        owner = self.roots.get(root)
        if owner is None:
            owner = self.roots[root] = Code(made_guid(root), root, root, codable=False)
        return self._under(owner.codes, key, key, root, key)

    def _under(self, codes: dict[str, Code], name: str, key: str, *names: str) -> Code:
        found = codes.get(name)
        if found is None:
            found = codes[name] = Code(made_guid(*names), key, key)
        return found


def codes_for(scheme: Scheme, articles: Iterable[ArticleRecord]) -> Codes:
    """The codes of a scheme and of all that articles use beyond it."""
    codes = Codes(scheme)
    for article in articles:
        for one in article.annotations:
            codes.label(one.label)
            for key, value in one.attributes.items():
                several = isinstance(value, list)
                codes.group(one.label, key, several=several)
                for single in value if isinstance(value, list) else [value]:
                    codes.value(one.label, key, storable_in_xml(single), several=several)
            if one.review != "unreviewed":
                codes.review(one.review)
        for region in article.regions:
            codes.region(region.kind)
    return codes


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code of a file stands for: a label, a value of one of its attributes, a state.

    `kind` is label, one, several (then without `value` for an empty list), review or region.
    """

    kind: str
    key: str
    attribute: str = ""
    value: str | None = None


@dataclass(slots=True)
class Read:
    """The codes of a file by their uid, and what they tell of a scheme."""

    meanings: dict[str, Meaning] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    groups: dict[tuple[str, str, str], tuple[str, dict[str, str]]] = field(default_factory=dict)

    def scheme(self) -> dict[str, object]:
        """The labels and attributes as a plain scheme."""
        labels = [
            {"key": key, "title": title, "rule": self.rules[key]}
            for key, title in self.titles.items()
        ]
        attributes: dict[tuple[str, str], dict[str, object]] = {}
        for (label, key, kind), (title, values) in self.groups.items():
            one = attributes.setdefault(
                (label, as_key(key)), {"key": as_key(key), "title": title, "on": label}
            )
            listed = [{"key": value, "title": name} for value, name in values.items()]
            free = not values or not all(map(is_key, values))
            one |= {"many": kind == "several", "free": free, "values": [] if free else listed}
        return {
            "key": "codes",
            "title": "",
            "labels": labels,
            "attributes": list(attributes.values()),
        }


def read_codes(roots: Iterable[Element]) -> Read:
    """What the codes of a file stand for; ours are known by their GUIDs."""
    found = Read()
    for element in roots:
        _read_root(found, element)
    return found


def _read_root(found: Read, element: Element) -> None:
    guid = uid(attribute(element, "guid"))
    for root, states, kind in (
        (REVIEW, REVIEW_STATES, "review"),
        (REGION, REGION_KINDS, "region"),
    ):
        if guid == uid(made_guid(root)):
            for child in _below(element):
                if (key := _key(child)) in states:
                    found.meanings[uid(attribute(child, "guid"))] = Meaning(kind, key)
            return
    _read_label(found, element)


def _read_label(found: Read, element: Element) -> None:
    guid, name, key = uid(attribute(element, "guid")), attribute(element, "name"), _key(element)
    key = key if guid == uid(made_guid("label", key)) else as_key(key)
    while key in found.titles and found.titles[key] != name:
        key = as_key(f"{key}_")  # two codes of one name in different branches
    found.meanings[guid] = Meaning("label", key)
    found.titles.setdefault(key, name)
    found.rules.setdefault(key, _said(element)[0])
    for child in _below(element):
        if not _read_group(found, key, child):
            _read_label(found, child)


def _read_group(found: Read, label: str, element: Element) -> bool:
    """Take a code that is an attribute of ours; False when it is none."""
    guid, key = uid(attribute(element, "guid")), _key(element)
    for kind in ("one", "several"):
        if guid == uid(made_guid(kind, label, key)):
            found.meanings[guid] = Meaning(kind, label, key)
            values: dict[str, str] = {}
            for child in _below(element):
                value = _key(child)
                values[value] = attribute(child, "name")
                found.meanings[uid(attribute(child, "guid"))] = Meaning(kind, label, key, value)
            found.groups[label, key, kind] = (attribute(element, "name"), values)
            return True
    return False


def _below(element: Element) -> Iterator[Element]:
    return (child for child in element if child.tag.endswith("}Code"))


def _description(element: Element) -> Element | None:
    return next((child for child in element if child.tag.endswith("}Description")), None)


def _key(element: Element) -> str:
    return _said(element)[1] or attribute(element, "name")


def _said(element: Element) -> tuple[str, str]:
    """The description of a code, and the key at its end when there is one."""
    text = words(_description(element))
    rule, sign, key = text.rpartition(_KEY)
    return (rule.rstrip(), key[:-1]) if sign and key.endswith("]") else (text, "")
