"""Who passed on whose words: chains of relays, and whether one is carried on from above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.values import HEADS
from annotator.store.annotations import annotations_by_id, set_attribute
from annotator.store.links import add_link, links_of, remove_link

if TYPE_CHECKING:
    from annotator.store.edit import Edit

RELAY = "relay"
INFERRED = "inferred"
"""The question of a quote or claim whether its relay is said in its own sentence or carried on."""


def tie(edit: Edit, kind: str, origin: int, target: int) -> int:
    """Link two annotations like `add_link`; a relay that stands above is marked as inferred.

    Where the scheme does not ask for that, nothing is marked.
    """
    made = add_link(edit, kind, origin, target)
    if kind == RELAY:
        from annotator.text.segments import sentence_at  # its patterns take a while to load

        head, relay = annotations_by_id(edit.project, [origin, target])
        sentence = sentence_at(edit.project.text(head.article), head.start)
        if head.label in HEADS and sentence is not None and relay.end <= sentence.start:
            _answer(edit, origin, "yes")
    return made


def untie(edit: Edit, link: int) -> None:
    """Remove a link; a head without any relay is no longer marked as carrying one on."""
    found = edit.project.query("SELECT origin, kind FROM link WHERE id = ?", (link,))
    remove_link(edit, link)
    for origin, kind in found:
        if kind == RELAY:
            settle(edit, origin)


def settle(edit: Edit, head: int) -> None:
    """Take the mark of an inferred relay from a head that has no relay any more."""
    ties = links_of(edit.project, [head])
    if not any(one.kind == RELAY and one.origin == head for one in ties):
        _answer(edit, head, None)


def _answer(edit: Edit, head: int, value: str | None) -> None:
    found = annotations_by_id(edit.project, [head])
    if not found or found[0].attributes.get(INFERRED) == value:
        return
    attribute = edit.project.scheme.attribute(found[0].label, INFERRED)
    if attribute is not None and (value is None or attribute.value(value) is not None):
        set_attribute(edit, head, INFERRED, value)
