"""One XMI document gone through: its text, and its structures but for sentences and tokens."""

from __future__ import annotations

import re

from annotator.formats.strict_json import Wrong
from annotator.formats.strict_xml import Walk
from annotator.formats.uima.found import Document, Found, Text
from annotator.formats.uima.layers import SENTENCE, TOKEN
from annotator.formats.uima.typesystem import Held, TypeSystem
from annotator.formats.uima.xmi_writing import CAS, XMI
from annotator.text.canonical import storable

_ROOT = f"{XMI} XMI"
_ID = f"{XMI} id"
_NULL, _SOFA, _VIEW = (f"{CAS} {name}" for name in ("NULL", "Sofa", "View"))
_URI, _ECORE = "http:///", ".ecore"
_NOWHERE = "uima.noNamespace."
_HEAD = 10_000
_PREFIX = re.compile(
    rb'xmlns:([\w.-]+)="http:///'
    + SENTENCE.rpartition(".")[0].replace(".", "/").encode()
    + rb'\.ecore"'
)
_LEFT_OUT = frozenset({SENTENCE, TOKEN})


def document(data: bytes, types: TypeSystem) -> Document:
    """All that it holds. Raises Wrong naming the line and the element."""
    walk = _Reading(types)
    walk.go(_without_segments(data))
    for one in walk.document.found.values():
        if one.type not in types:
            _guess(one, walk.document)
    return walk.document


def _without_segments(data: bytes) -> bytes:
    """The document without the elements of sentences and tokens, which are most of it.

    To leave them out one by one while it is parsed takes four times as long.
    """
    prefix = None if b"<![CDATA[" in data else _PREFIX.search(data, 0, _HEAD)
    if prefix is None:
        return data
    element = rb"<" + re.escape(prefix[1]) + rb":(?:Sentence|Token)\s[^<>]*/>"
    return re.sub(element, b"", data)


def _guess(one: Found, document: Document) -> None:
    """Numbers that lead to links with a target are slots, where no type says what they are."""
    for feature, value in list(one.values.items()):
        ids = value.split() if isinstance(value, str) else value
        links = [document.found.get(id) for id in ids]
        if links and all(link is not None and "target" in link.refs for link in links):
            one.refs[feature] = ids
            del one.values[feature]


class _Reading(Walk):
    def __init__(self, types: TypeSystem) -> None:
        super().__init__(namespaces=True)
        self.document = Document()
        self._types = types
        self._names: dict[str, str] = {}
        self._holds: dict[str, dict[str, Held]] = {}
        self._now: Found | None = None
        self._item: list[str] | None = None

    def began(self, name: str, attributes: dict[str, str]) -> None:
        if self.depth == 2:
            self._structure(name, attributes)
        elif self.depth == 1 and name != _ROOT:
            raise Wrong("its first element is no XMI", self._at(name))
        elif self.depth == 3 and self._now is not None:
            self._item = []

    def ended(self, name: str) -> None:
        if self.depth == 3 and self._now is not None and self._item is not None:
            values = self._now.values.setdefault(name, [])
            if not isinstance(values, list):
                raise Wrong(f"“{name}” is given in two ways", self._at(name))
            values.append(storable("".join(self._item)))
            self._item = None

    def said(self, words: str) -> None:
        if self._item is not None:
            self._item.append(words)

    def _at(self, name: str) -> str:
        return f"line {self.line}, {name.rpartition(' ')[2]}"

    def _structure(self, name: str, attributes: dict[str, str]) -> None:
        self._now = None
        if name == _SOFA:
            words = attributes.get("sofaString")
            text = Text(attributes.get("sofaID", ""), words, self._at(name))
            self.document.texts[attributes.get(_ID, "")] = text
        elif name == _VIEW:
            self.document.add_members(attributes.get("members", "").split())
        elif name != _NULL:
            type = self._names.get(name) or self._named(name)
            if type not in _LEFT_OUT:
                self._now = self._found(name, type, attributes)
                self.document.add(self._now)

    def _named(self, name: str) -> str:
        """The type that an element is called by. Raises Wrong when it is none."""
        uri, _, short = name.rpartition(" ")
        if not (uri.startswith(_URI) and uri.endswith(_ECORE)):
            raise Wrong("this is no structure of UIMA", self._at(name))
        package = uri.removeprefix(_URI).removesuffix(_ECORE).replace("/", ".")
        type = f"{package}.{short}".removeprefix(_NOWHERE)
        self._names[name] = type
        return type

    def _found(self, name: str, type: str, attributes: dict[str, str]) -> Found:
        place = self._at(name)
        holds = self._holds.setdefault(type, {})
        values: dict[str, str | list[str]] = {}
        refs: dict[str, list[str]] = {}
        id, sofa = attributes.pop(_ID, place), attributes.pop("sofa", "")
        begin, end = (
            _number(attributes.pop(edge), f"{place}, {edge}") if edge in attributes else None
            for edge in ("begin", "end")
        )
        for feature, value in attributes.items():
            held = holds.get(feature) or holds.setdefault(feature, self._types.held(type, feature))
            if held is Held.WORDS:
                values[feature] = value
            elif held is Held.LIST:
                values[feature] = value.split()
            else:
                refs[feature] = value.split()
        return Found(id, type, place, sofa, begin, end, values, refs)


def _number(value: str, place: str) -> int:
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 15:
        raise Wrong(f"“{value[:40]}” is no whole number", place)
    return int(value)
