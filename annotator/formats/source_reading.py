"""Source entries of a native file, read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from annotator.domain.records import AnnotationRecord, SourceRecord
from annotator.formats import members
from annotator.formats.strict_json import Object, Wrong
from annotator.text.canonical import storable

_SOURCE = frozenset(
    {"id", "name", "type", "naming", "aliases", "affiliation", "role", "note", "attributes"}
)


def read_source(value: Any) -> SourceRecord:
    """The record of a source entry's object."""
    obj = members.an_object(value)
    name = members.words(obj, "name")
    aliases = members.items(obj, "aliases")
    if not all(isinstance(alias, str) for alias in aliases):
        raise Wrong("words are expected in this list", "aliases")
    return SourceRecord(
        id=members.identity(obj) or members.made_id("source", name),
        name=name,
        type=members.words_or_none(obj, "type"),
        naming=members.words_or_none(obj, "naming"),
        aliases=tuple(storable(alias) for alias in aliases),
        affiliation=members.words_or_none(obj, "affiliation"),
        role=members.words_or_none(obj, "role"),
        note=members.words(obj, "note", ""),
        attributes=members.attributes(obj),
        extra=members.further(obj, _SOURCE),
    )


def read_sources(
    obj: Object, annotations: Iterable[AnnotationRecord], text: str
) -> tuple[SourceRecord, ...]:
    """The entries of an article's object; every entry that an annotation means is among them."""
    if obj.get("sources") is None:  # may be missing: each entry is called by its first mention
        named: dict[str, str] = {}
        for one in annotations:
            if one.source is not None:
                named.setdefault(one.source, one.words(text))
        return tuple(SourceRecord(id, name) for id, name in named.items())
    found = members.each(obj, "sources", read_source)
    known = {source.id for source in found}
    if len(known) != len(found):
        raise Wrong("two sources have the same id", "sources")
    for number, one in enumerate(annotations):
        if one.source is not None and one.source not in known:
            raise Wrong(
                f"the source “{one.source}” is not in “sources”", f"annotations[{number}].source"
            )
    return found
