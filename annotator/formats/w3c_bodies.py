"""What a Web Annotation says in its bodies, and the addresses it names things by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from annotator.domain.states import REVIEW_STATES
from annotator.formats import members
from annotator.formats.strict_json import Object
from annotator.text.canonical import storable

_UUID = re.compile("urn:uuid:" + "-".join(f"([0-9a-f]{{{n}}})" for n in (8, 4, 4, 4, 12)))
_OURS = "urn:article-annotator:"
_CLASS = re.compile(r"([^=\[\]]+)(\[\])?(?:=(.*))?", re.DOTALL)
_REVIEW = "review"


def known_id(iri: str) -> str:
    """The id of ours in an address that we made; any other address as it is."""
    if found := _UUID.fullmatch(iri):
        return "".join(found.groups())
    return unquote(iri.removeprefix(_OURS)) if iri.startswith(_OURS) else iri


@dataclass(frozen=True, slots=True)
class Said:
    """What the bodies of an annotation say. `source` is an id and a name."""

    label: str
    attributes: dict[str, str | list[str]]
    note: str
    review: str
    source: tuple[str, str] | None


def said_in(obj: Object) -> Said:
    """The label is its first tag, else what moved it; further tags are the attribute `tags`."""
    tags: list[str] = []
    notes: list[str] = []
    classes: list[str] = []
    names: list[str] = []
    entry = ""
    for body in several(obj.get("body")) or several(obj.get("bodyValue")):
        purpose = None if isinstance(body, str) else members.an_object(body).get("purpose")
        value = storable(body) if isinstance(body, str) else members.words(body, "value", "")
        if purpose == "identifying" and body.get("type") == "SpecificResource":
            entry = known_id(members.words(body, "source"))
            continue
        if purpose == "tagging":
            tags.append(value)
        elif purpose == "classifying":
            classes.append(value)
        elif purpose == "identifying":
            names.append(value)
        elif value:
            notes.append(value)
    motivation = next((one for one in several(obj.get("motivation")) if one), "highlighting")
    label = (tags[0] if tags else "") or str(motivation)[:80]
    attributes, review = _classes(classes)
    if len(tags) > 1:
        attributes["tags"] = tags[1:]
    source = None
    if names or entry:
        name = names[0] if names else entry
        source = (entry or members.made_id("source", name), name)
    return Said(label, attributes, "\n\n".join(notes), review, source)


def _classes(classes: list[str]) -> tuple[dict[str, str | list[str]], str]:
    """Attributes, and the review state, which the last body of its name says."""
    review = "unreviewed"
    for place in range(len(classes) - 1, -1, -1):
        key, _, value = classes[place].partition("=")
        if key == _REVIEW and value in REVIEW_STATES:
            review = value
            del classes[place]
            break
    found: dict[str, str | list[str]] = {}
    for one in classes:
        parts = _CLASS.fullmatch(one)
        key, several, value = parts.groups() if parts else ("class", "[]", one)
        present = found.get(key)
        if several or present is not None:
            kept = [present] if isinstance(present, str) else [*(present or ())]
            found[key] = [*kept, value] if value is not None else kept
        else:
            found[key] = value or ""
    return found, review


def several(value: Any) -> list[Any]:
    """A value that may stand alone or in a list, as a list; missing is an empty one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
