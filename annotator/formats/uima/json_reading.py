"""One CAS in JSON read: its types, its text, its structures but for sentences and tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotator.formats import members
from annotator.formats.strict_json import Object, Wrong, loads
from annotator.formats.uima.found import Document, Found, Text
from annotator.formats.uima.json_writing import (
    ELEMENTS,
    ID,
    MEMBERS,
    NUMBER,
    RANGE,
    REFERENCE,
    SOFA_TYPE,
    STRUCTURES,
    SUPERTYPE,
    TYPE,
    TYPES,
    VIEWS,
)
from annotator.formats.uima.layers import SENTENCE, TOKEN
from annotator.formats.uima.typesystem import STRUCTURES as ARRAY
from annotator.formats.uima.typesystem import TOP, Feature, Type
from annotator.text.canonical import storable

_LEFT_OUT = frozenset({SENTENCE, TOKEN})
_SPECIAL = "%"
_SEGMENT = re.compile(
    rf'^{{"{ID}":\d+,"{TYPE}":"(?:{re.escape(SENTENCE)}|{re.escape(TOKEN)})"[^\n{{}}]*}},\n',
    re.MULTILINE,
)
"""A sentence or token on a line of its own; no string of JSON goes over the end of a line."""
_DIGITS = 16
_PLACES = ("begin", "end")


def parsed(text: str) -> Object:
    """The document's object. Raises Wrong when it is none of a CAS."""
    found = members.an_object(loads(_SEGMENT.sub("", text)))
    if STRUCTURES not in found:
        raise Wrong(f"this is no CAS: “{STRUCTURES}” is missing")
    return found


def types_of(obj: Object) -> list[Type]:
    """The types that a document carries along."""
    found: list[Type] = []
    for name, value in members.an_object(obj.get(TYPES) or {}).items():
        one = members.an_object(value)
        features = tuple(
            Feature(feature, _range(members.words(feature_object, RANGE, "")))
            for feature, feature_object in one.items()
            if not feature.startswith(_SPECIAL) and isinstance(feature_object, dict)
        )
        found.append(Type(name, members.words(one, SUPERTYPE, ""), features))
    return found


def _range(name: str) -> str:
    """What a feature holds, as a type system in XML calls it."""
    if not name.endswith("[]"):
        return name
    element = name.removesuffix("[]")
    return f"{element}Array" if element.startswith("uima.cas.") else ARRAY


def document(obj: Object) -> Document:
    """All that it holds. Raises Wrong naming the member."""
    found = Document()
    lists: dict[str, list[str]] = {}
    for place, one in _each(obj):
        try:
            type = members.words(one, TYPE)
            if type in _LEFT_OUT:
                continue
            id = str(members.offset(one, ID))
            if type == SOFA_TYPE:
                words = members.words_or_none(one, "sofaString")
                found.texts[id] = Text(members.words(one, "sofaID", ""), words, place)
            elif ELEMENTS in one and not _leads(one):
                lists[id] = [_word(value) for value in members.items(one, ELEMENTS)]
            else:
                found.add(_found(one, id, place))
        except Wrong as wrong:
            raise wrong.inside(place) from None
    for structure in found.found.values():
        _take_lists(structure, lists)
    for view in members.an_object(obj.get(VIEWS) or {}).values():
        found.add_members([str(one) for one in members.items(members.an_object(view), MEMBERS)])
    return found


def _each(obj: Object) -> Iterator[tuple[str, Object]]:
    """Every structure with its place; they stand in a list or by their ids."""
    given = obj[STRUCTURES]
    if isinstance(given, dict):
        for id, value in given.items():
            number = int(id) if id.isdecimal() and len(id) < _DIGITS else id
            place = f"{STRUCTURES}.{storable(id)[:40]}"
            yield place, {ID: number, **members.an_object(value)}
        return
    for number, value in enumerate(members.items(obj, STRUCTURES)):
        place = f"{STRUCTURES}[{number}]"
        if not isinstance(value, dict):
            raise Wrong("a structure is expected here", place)
        yield place, value


def _leads(one: Object) -> bool:
    type = str(one.get(TYPE))
    own = type.endswith("[]") and not type.startswith("uima.cas.")
    return own or type in (ARRAY, f"{TOP}[]")


def _found(one: Object, id: str, place: str) -> Found:
    made = Found(id, members.words(one, TYPE), place)
    for name in _PLACES:
        if name in one:
            number = _whole(one[name], name)
            made.begin, made.end = (number, made.end) if name == "begin" else (made.begin, number)
    for name, value in one.items():
        if name in _PLACES or value is None:
            continue
        if name == f"{REFERENCE}sofa":
            made.sofa = str(value)
        elif name == ELEMENTS:
            made.refs["elements"] = [str(ref) for ref in members.items(one, ELEMENTS)]
        elif name.startswith(REFERENCE):
            made.refs[name.removeprefix(REFERENCE)] = [str(value)]
        elif not name.startswith(_SPECIAL):
            made.values[storable(name.removeprefix(NUMBER))] = _word(value)
    return made


def _take_lists(one: Found, lists: dict[str, list[str]]) -> None:
    """References to lists of words become the words."""
    for feature, refs in list(one.refs.items()):
        if len(refs) == 1 and refs[0] in lists:
            one.values[feature] = lists[refs[0]]
            del one.refs[feature]


def _whole(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 10**_DIGITS:
        raise Wrong("a whole number is expected here", name)
    return value


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if not isinstance(value, str):
        raise Wrong("words or a number are expected here")
    return storable(value)
