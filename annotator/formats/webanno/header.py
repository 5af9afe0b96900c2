"""The layers that a file of WebAnno names, and what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from annotator.formats.span_units import shown
from annotator.formats.strict_json import Wrong

FORMAT = "#FORMAT="
_VERSION = re.compile(r"#FORMAT=WebAnno TSV 3(?:\.(\d{1,3}))?\s*")
_LAYER = re.compile(r"#T_(SP|RL|CH)=([^|]+)((?:\|[^|]*)*)")
_ROLE, _BASE = "ROLE_", "BT_"


class Holds(Enum):
    """What stands in a column."""

    NOTHING = "only whether there is an annotation"
    FEATURE = "what a feature says"
    ROLES = "the roles of slots"
    TARGETS = "the annotations in slots"
    ORIGIN = "where a relation comes from"
    CHAIN = "a part of a chain"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `to` is the layer that a slot or relation leads to, `link` that of the slot."""

    layer: str
    holds: Holds
    feature: str = ""
    to: str = ""
    link: str = ""


def is_older(line: str) -> bool:
    """Whether the file is of a version before 3.2. Raises Wrong when it is none of version 3."""
    found = _VERSION.fullmatch(line)
    if found is None:
        raise Wrong(f"“{shown(line)}” is not the first line of WebAnno TSV 3")
    return int(found[1] or 0) < 2


def columns(line: str) -> Iterator[Column]:
    """The columns of one layer. Raises Wrong when the line names none."""
    found = _LAYER.fullmatch(line.rstrip())
    if found is None:
        raise Wrong(f"“{shown(line)}” names no layer")
    kind, layer = found[1], found[2]
    names = [name for name in found[3].split("|") if name]
    if not names:
        yield Column(layer, Holds.CHAIN if kind == "CH" else Holds.NOTHING)
    slot: Column | None = None
    for name in names:
        if kind == "CH":
            yield Column(layer, Holds.CHAIN, name)
        elif kind == "RL" and name.startswith(_BASE):
            yield Column(layer, Holds.ORIGIN, to=name.removeprefix(_BASE))
        elif kind == "SP" and name.startswith(_ROLE):
            feature, _, link = name.removeprefix(_ROLE).partition(":")[2].partition("_")
            slot = Column(layer, Holds.ROLES, feature or name, link=link)
            yield slot
        elif slot is not None:
            yield Column(layer, Holds.TARGETS, slot.feature, name, slot.link)
            slot = None
        else:
            yield Column(layer, Holds.FEATURE, name)
