"""Feature structures: the details of anything as names with values, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from annotator.domain.identity import derived_uid, is_uid
from annotator.formats.controls import storable_in_xml
from annotator.formats.strict_xml import Element, attribute, words

NAMESPACE = "http://www.tei-c.org/ns/1.0"
NS = f"{{{NAMESPACE}}}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OF_SCHEME = "x."
"""Begins the name of a feature that is an attribute of the scheme."""
BREAK = "\n\n"
"""What stands between two paragraphs."""

Features = Mapping[str, str | list[str] | None]


def xml_id(letter: str, *ids: str) -> str:
    """A name that XML takes for an id: a letter for the kind of thing, then its ids."""
    if len(ids) == 1 and is_uid(ids[0]):  # nearly always
        return letter + ids[0]
    return letter + ".".join(id if is_uid(id) else derived_uid("tei", id) for id in ids)


def known_id(name: str) -> str:
    """The last id in such a name; the name itself when it is none of ours."""
    last = name.lstrip("#")[1:].rpartition(".")[2]
    return last if is_uid(last) else name.lstrip("#")


def add_features(parent: Element, id: str, kind: str, features: Features) -> None:
    """A feature structure below `parent`; features that are None or empty words stay out."""
    structure = etree.SubElement(parent, f"{NS}fs", {ID: id, "type": kind})
    for name, value in features.items():
        if value is None:
            continue
        feature = etree.SubElement(structure, f"{NS}f", name=name)
        if isinstance(value, str):
            etree.SubElement(feature, f"{NS}string").text = storable_in_xml(value)
            continue
        several = etree.SubElement(feature, f"{NS}vColl", org="list")
        for one in value:
            etree.SubElement(several, f"{NS}string").text = storable_in_xml(one)


def read_features(structure: Element) -> dict[str, str | list[str]]:
    """The features of a structure by name."""
    found: dict[str, str | list[str]] = {}
    for feature in structure.iterfind(f"{NS}f"):
        several = feature.find(f"{NS}vColl")
        if several is None:
            found[attribute(feature, "name")] = words(feature)
        else:
            found[attribute(feature, "name")] = [words(one) for one in several]
    return found


def of_scheme(attributes: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    """Attributes of the scheme as features."""
    return {OF_SCHEME + key: value for key, value in attributes.items()}


def to_scheme(features: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    """The features that are attributes of the scheme, by their keys."""
    return {
        name.removeprefix(OF_SCHEME): value
        for name, value in features.items()
        if name.startswith(OF_SCHEME)
    }


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs between blank lines, each with the offset where it begins."""
    start = 0
    for one in text.split(BREAK):
        yield start, one
        start += len(one) + len(BREAK)
