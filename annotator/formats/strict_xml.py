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
    Walk().go(data)  # expat knows every encoding of a document type
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


class Walk:
    """A document gone through element by element: one of millions of elements needs no tree.

    The same is refused as elsewhere. `began`, `ended` and `said` are for those who need them;
    names are `namespace name`, with a blank between them, when `namespaces` are asked for.
    `depth` is 1 in the first element.
    """

    def __init__(self, *, namespaces: bool = False) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" " if namespaces else None)
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self.said
        self._parser.buffer_text = True
        self.depth = 0

    @property
    def line(self) -> int:
        """Where it stands."""
        return self._parser.CurrentLineNumber

    def go(self, data: bytes) -> None:
        """Go through it once. Raises Wrong for what is no XML, and with a document type."""
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            place = f"line {error.lineno}"
            raise Wrong(f"this is no XML: {expat.ErrorString(error.code)}", place) from error
        except (ValueError, LookupError) as error:
            raise Wrong(f"this is no XML: {error}") from error

    def began(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def ended(self, name: str) -> None:
        """An element ends."""

    def said(self, words: str) -> None:
        """Words within an element, in one piece or more."""

    def _refuse(self, *given: object) -> None:
        raise Wrong("a document type is declared, which is not read", f"line {self.line}")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Wrong("this is nested too deeply to be read")
        self.began(name, attributes)

    def _end(self, name: str) -> None:
        self.ended(name)
        self.depth -= 1


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
