"""What facets and their values are called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from annotator.domain.scheme import ENTRY, Scheme
from annotator.ui.words import later, tr

_SAVED = later("Saved to {path}.")
_PROTECTED = later("Saved to {path}; protected sources have other names in it.")


def saved(path: Path, *, renamed: bool) -> str:
    """That something was written, and whether protected sources are `renamed` in it."""
    return tr(_PROTECTED if renamed else _SAVED).format(path=path)


FACETS = (
    ("review", later("Status")),
    ("label", later("Label")),
    ("form", later("Form")),
    ("kind", later("Kind of claim")),
    ("class", later("Source type")),
    ("checks", later("Checks")),
    ("annotator", later("Annotator")),
)
"""The facets in the order in which they are offered, with their titles."""

STATES = {
    "unreviewed": later("unreviewed"),
    "verified": later("verified"),
    "needs_work": later("needs work"),
}

STATE_COLOURS = {
    "unreviewed": ("waiting", "waiting_fill"),
    "verified": ("done", "done_fill"),
    "needs_work": ("working", "working_fill"),
}
"""State of the review -> the theme's colours of its words and its ground."""

CHECKS = {
    "no_source": later("no source"),
    "no_entry": later("source without entry"),
    "no_cue": later("no cue"),
    "far_cue": later("cue far away"),
    "form": later("form disagrees"),
    "no_form": later("no form"),
    "truncated": later("quotation cut short"),
    "unbalanced": later("marks unbalanced"),
    "paragraphs": later("several paragraphs"),
    "overlap": later("overlaps another"),
    "duplicate": later("tagged twice"),
    "changed": later("words changed since"),
    "boilerplate": later("outside the article"),
    "no_voice": later("no voice"),
}
"""Kinds of remarks, in few words."""

CLASSES = {
    "named": later("named person"),
    "anonymous": later("anonymous"),
    "organization": later("organisation"),
    "document": later("document"),
    "other": later("other source"),
    "unknown": later("not known"),
}
"""Classes of sources, in few words."""

_ATTRIBUTES = {
    "form": ("quote", "form"),
    "kind": ("claim", "kind"),
    "type": (ENTRY, "type"),
    "naming": (ENTRY, "naming"),
}


class Titles:
    """The titles of facet values in one project."""

    def __init__(self, scheme: Scheme, annotators: Mapping[str, str]) -> None:
        self._scheme = scheme
        self._annotators = annotators

    def value(self, facet: str, value: str) -> str:
        """What a value is called; the values of attributes as the scheme has them."""
        if not value:
            return tr("not said")
        if facet == "review":
            return tr(STATES[value])
        if facet == "checks":
            return tr(CHECKS.get(value, value))
        if facet == "class":
            return tr(CLASSES[value])
        if facet == "annotator":
            return self._annotators.get(value) or tr("somebody")
        if facet == "label":
            label = self._scheme.label(value)
            return label.title if label else value
        attribute = self._scheme.attribute(*_ATTRIBUTES[facet])
        found = attribute.value(value) if attribute else None
        return found.title if found else value

    def order(self, facet: str) -> list[str]:
        """The values of a facet in the order in which people know them."""
        if facet == "review":
            return list(STATES)
        if facet == "checks":
            return list(CHECKS)
        if facet == "class":
            return list(CLASSES)
        if facet == "label":
            return ["quote", "claim"]
        if facet in _ATTRIBUTES:
            attribute = self._scheme.attribute(*_ATTRIBUTES[facet])
            return [value.key for value in attribute.values] if attribute else []
        return sorted(self._annotators, key=lambda id: self._annotators[id].casefold())
