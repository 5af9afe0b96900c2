"""One XMI document gone through: its text, and its structures but for sentences and tokens."""

from __future__ import annotations

from annotator.formats.strict_json import Wrong
from annotator.formats.strict_xml import Walk
from annotator.formats.uima.found import Document, Found, Text
from annotator.formats.uima.layers import SENTENCE, TOKEN
from annotator.formats.uima.typesystem import TypeSystem
from annotator.formats.uima.xmi_writing import CAS, XMI
from annotator.text.canonical import storable

_ROOT = f"{XMI} XMI"
_ID = f"{XMI} id"
_NULL, _SOFA, _VIEW = (f"{CAS} {name}" for name in ("NULL", "Sofa", "View"))
_URI, _ECORE = "http:///", ".ecore"
_NOWHERE = "uima.noNamespace."
_LEFT_OUT = frozenset({SENTENCE, TOKEN})


def document(data: bytes, types: TypeSystem) -> Document:
    """All that it holds. Raises Wrong naming the line and the element."""
    walk = _Reading(types)
    walk.go(data)
    return walk.document


class _Reading(Walk):
    def __init__(self, types: TypeSystem) -> None:
        super().__init__(namespaces=True)
        self.document = Document()
        self._types = types
        self._names: dict[str, str] = {}
        self._level = 0
        self._now: Found | None = None
        self._item: list[str] | None = None

    def began(self, name: str, attributes: dict[str, str]) -> None:
        self._level += 1
        if self._level == 2:
            self._structure(name, attributes)
        elif self._level == 1 and name != _ROOT:
            raise Wrong("its first element is no XMI", self._at(name))
        elif self._level == 3 and self._now is not None:
            self._item = []

    def ended(self, name: str) -> None:
        if self._level == 3 and self._now is not None and self._item is not None:
            values = self._now.values.setdefault(name, [])
            if not isinstance(values, list):
                raise Wrong(f"“{name}” is given in two ways", self._at(name))
            values.append(storable("".join(self._item)))
            self._item = None
        self._level -= 1

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
        one = Found(attributes.get(_ID) or place, type, place)
        for feature, value in attributes.items():
            if feature in ("begin", "end"):
                number = _number(value, f"{place}, {feature}")
                one.begin, one.end = (
                    (number, one.end) if feature == "begin" else (one.begin, number)
                )
            elif feature == "sofa":
                one.sofa = value
            elif feature == _ID:
                continue
            elif not self._types.holds_words(type, feature):
                one.refs[feature] = value.split()
            elif self._types.holds_list(type, feature):
                one.values[feature] = value.split()
            else:
                one.values[feature] = value
        return one


def _number(value: str, place: str) -> int:
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 15:
        raise Wrong(f"“{value[:40]}” is no whole number", place)
    return int(value)
