"""A new source, with what its words tell of it where the scheme asks for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.identity import new_uid
from annotator.domain.records import SourceRecord
from annotator.domain.scheme import ENTRY, Scheme

if TYPE_CHECKING:
    from annotator.suggest.meant import Meant


def typed(scheme: Scheme, name: str, *, english: bool = True) -> SourceRecord:
    """The entry that is made of a typed name; English words tell more of it."""
    if not english:
        return _record(scheme, name, None, None)
    from annotator.suggest.kinds import kind_of  # its word lists are read on first use

    kind = kind_of(name)
    return _record(scheme, name, kind.type, kind.naming)


def proposed(scheme: Scheme, meant: Meant) -> SourceRecord:
    """The entry that is made when a proposed new one is taken."""
    return _record(scheme, meant.name, meant.type, meant.naming)


def said_of(scheme: Scheme, meant: Meant) -> str:
    """What is proposed of a new entry, in the scheme's words: `person, named`; may be empty."""
    record = proposed(scheme, meant)
    answers = (("type", record.type), ("naming", record.naming))
    return ", ".join(_title(scheme, key, value) for key, value in answers if value)


def _record(scheme: Scheme, name: str, type: str | None, naming: str | None) -> SourceRecord:
    known = {key: value for key, value in (("type", type), ("naming", naming)) if value}
    asked = {key: value for key, value in known.items() if _title(scheme, key, value)}
    return SourceRecord(new_uid(), name, asked.get("type"), asked.get("naming"))


def _title(scheme: Scheme, key: str, value: str) -> str:
    """The title of an answer; empty where the scheme has none such."""
    attribute = scheme.attribute(ENTRY, key)
    found = attribute.value(value) if attribute is not None else None
    return found.title if found is not None else ""
