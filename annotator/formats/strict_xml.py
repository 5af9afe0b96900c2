"""XML read without trust: no document type, no entities, nothing fetched."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from lxml import etree

from annotator.formats.strict_json import Wrong
from annotator.text.canonical import storable

Element = Any
"""An element of lxml, which carries no type information."""

_DEEPEST = 1_000


def parsed(data: bytes) -> Element:
    """The root element. Raises Wrong for what is no XML, and for any with a document type."""
    _refuse_document_type(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,  # a text of 10 MB is one node; without a document type nothing can swell
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = error.msg.partition(", line")[0]
        raise Wrong(f"this is no XML: {reason}", f"line {error.position[0]}") from error
    except ValueError as error:
        raise Wrong(f"this is no XML: {error}") from error


class _DocumentType(Exception):
    pass


def _refuse_document_type(data: bytes) -> None:
    """Look at what stands before and at the first element; expat knows every encoding of it."""
    depth = 0

    def refuse(*given: object) -> None:
        raise _DocumentType

    def began(name: str, attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Wrong("this is nested too deeply to be read")

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = began
    parser.EndElementHandler = ended
    try:
        parser.Parse(data, True)
    except _DocumentType:
        raise Wrong(
            "a document type is declared, which is not read", f"line {parser.CurrentLineNumber}"
        ) from None
    except expat.ExpatError as error:
        place = f"line {error.lineno}"
        raise Wrong(f"this is no XML: {expat.ErrorString(error.code)}", place) from error
    except (ValueError, LookupError) as error:
        raise Wrong(f"this is no XML: {error}") from error


def at(element: Element) -> str:
    """Where an element stands, for a sentence."""
    return f"line {element.sourceline}, {etree.QName(element).localname}"


def attribute(element: Element, name: str, default: str | None = None) -> str:
    """An attribute's words; missing is the default, and wrong without one."""
    value = element.get(name)
    if value is None:
        if default is None:
            raise Wrong(f"“{name}” is missing", at(element))
        return default
    return storable(value)


def number(element: Element, name: str) -> int:
    """A whole number in an attribute."""
    value = attribute(element, name).strip()
    if not value.isdecimal() or len(value) > 15:
        raise Wrong(f"“{value[:40]}” is no whole number", f"{at(element)}, {name}")
    return int(value)


def words(element: Element | None) -> str:
    """All text in an element, empty when there is none."""
    return "" if element is None else storable("".join(element.itertext()))
