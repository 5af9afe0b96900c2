"""A type system as the XML document that stands beside the texts."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.formats.strict_json import Wrong
from annotator.formats.strict_xml import Element, at, parsed, words
from annotator.formats.uima.typesystem import Feature, Type, TypeSystem
from annotator.formats.xml_words import content

FILE = "TypeSystem.xml"
"""What INCEpTION, WebAnno and DKPro call it."""
FILES = (FILE, FILE.lower())
"""Under which names it is looked for."""
_NAMESPACE = "http://uima.apache.org/resourceSpecifier"
_NS = f"{{{_NAMESPACE}}}"
_ROOT = "typeSystemDescription"


def descriptor(types: TypeSystem) -> str:
    """The whole document."""
    lines = ('<?xml version="1.0" encoding="UTF-8"?>', f'<{_ROOT} xmlns="{_NAMESPACE}">')
    return "\n".join((*lines, "<types>", *map(_type, types), "</types>", f"</{_ROOT}>", ""))


def _type(one: Type) -> str:
    head = _tag("name", one.name) + _tag("description", one.description)
    features = "".join(map(_feature, one.features))
    body = head + _tag("supertypeName", one.supertype) + f"<features>{features}</features>"
    return f"<typeDescription>{body}</typeDescription>"


def _feature(one: Feature) -> str:
    head = _tag("name", one.name) + _tag("description", one.description)
    element = _tag("elementType", one.element) if one.element else ""
    body = head + _tag("rangeTypeName", one.range) + element
    return f"<featureDescription>{body}</featureDescription>"


def _tag(name: str, value: str) -> str:
    return f"<{name}>{content(value)}</{name}>"


def read_descriptor(data: bytes) -> list[Type]:
    """The types of a document. Raises Wrong naming the line."""
    root = parsed(data)
    if root.tag != _NS + _ROOT:
        raise Wrong(f"its first element is no {_ROOT}", at(root))
    return list(_types(root))


def _types(root: Element) -> Iterator[Type]:
    for one in root.iter(_NS + "typeDescription"):
        name = _said(one, "name")
        if not name:
            raise Wrong("a type needs a name", at(one))
        features = tuple(
            Feature(
                _said(feature, "name"),
                _said(feature, "rangeTypeName"),
                "",
                _said(feature, "elementType"),
            )
            for feature in one.iter(_NS + "featureDescription")
        )
        yield Type(name, _said(one, "supertypeName"), features)


def _said(element: Element, name: str) -> str:
    return words(element.find(_NS + name)).strip()
