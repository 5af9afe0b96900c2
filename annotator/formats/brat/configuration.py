"""`annotation.conf`: the scheme as brat's table of entities, relations, events and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotator.domain.scheme import ENTRY, Scheme
from annotator.domain.states import REVIEW_STATES

ROLES = ("source", "cue", "relay")
"""The link kinds that are arguments of an event."""
REVIEW = "Review"
"""The attribute for the review state; keys of a scheme have no capitals."""

_NOT_A_NAME = re.compile(r"[^\w-]", re.ASCII)
_OVERLAP = "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"


def name_of(key: str) -> str:
    """A key as a name that brat takes: ASCII letters, digits, `_` and `-`."""
    return _NOT_A_NAME.sub("_", key) or "_"


def events(scheme: Scheme) -> frozenset[str]:
    """The labels that are events with arguments: those that have a source, cue or relay."""
    pairs = [pair for kind in scheme.link_kinds if kind.key in ROLES for pair in kind.ends]
    return frozenset(origin for origin, _ in pairs) - {target for _, target in pairs}


def configuration(scheme: Scheme, with_events: frozenset[str]) -> str:
    """The whole file. Without its `<OVERLAP>` line brat calls every nested span an error."""
    plain = [name_of(one.key) for one in scheme.labels if one.key not in with_events]
    sections = (
        ("entities", plain),
        ("relations", [*_relations(scheme, with_events), _OVERLAP]),
        ("events", list(_events(scheme, with_events))),
        ("attributes", list(_attributes(scheme))),
    )
    return "\n".join("\n".join((f"[{title}]", *rows, "")) for title, rows in sections)


def _relations(scheme: Scheme, with_events: frozenset[str]) -> Iterator[str]:
    for kind in scheme.link_kinds:
        pairs = [pair for pair in kind.ends if not (kind.key in ROLES and pair[0] in with_events)]
        if pairs:
            origins, targets = _joined(one for one, _ in pairs), _joined(two for _, two in pairs)
            yield f"{name_of(kind.key)} Arg1:{origins}, Arg2:{targets}"


def _events(scheme: Scheme, with_events: frozenset[str]) -> Iterator[str]:
    for label in scheme.labels:
        if label.key in with_events:
            arguments = [
                f"{kind.key}*:{_joined(two for one, two in kind.ends if one == label.key)}"
                for kind in scheme.link_kinds
                if kind.key in ROLES and any(one == label.key for one, _ in kind.ends)
            ]
            yield f"{name_of(label.key)} {', '.join(arguments)}"


def _attributes(scheme: Scheme) -> Iterator[str]:
    """One row a key, for all labels that have it, with all values that it takes on any."""
    on: dict[str, list[str]] = {}
    values: dict[str, dict[str, None]] = {}
    for one in scheme.attributes:
        if one.on != ENTRY and one.values:
            on.setdefault(one.key, []).append(one.on)
            values.setdefault(one.key, {}).update(dict.fromkeys(v.key for v in one.values))
    for key, labels in on.items():
        yield f"{name_of(key)} Arg:{_joined(labels)}, Value:{'|'.join(map(name_of, values[key]))}"
    labels_all = _joined(label.key for label in scheme.labels)
    yield f"{REVIEW} Arg:{labels_all}, Value:{'|'.join(REVIEW_STATES[1:])}"


def _joined(keys: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(map(name_of, keys)))
