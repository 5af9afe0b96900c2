"""Feature structures: the details of anything as names with values, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotator.domain.identity import derived_uid, is_uid
from annotator.formats.strict_xml import Element, attribute, words
from annotator.formats.xml_words import content, value

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


def feature_structure(id: str, kind: str, features: Features) -> str:
    """A feature structure as XML; features that are None stay out."""
    stated = [
        f'<f name="{value(name)}">{_strings(held)}</f>'
        for name, held in features.items()
        if held is not None
    ]
    head = f'<fs xml:id="{id}" type="{kind}"'
    return f"{head}>{''.join(stated)}</fs>" if stated else f"{head}/>"


def _strings(held: str | list[str]) -> str:
    if isinstance(held, str):
        return f"<string>{content(held)}</string>"
    several = "".join([f"<string>{content(one)}</string>" for one in held])
    return f'<vColl org="list">{several}</vColl>' if several else '<vColl org="list"/>'


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
