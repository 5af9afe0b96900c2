"""The codebook: what each label is for, what is asked of it, and what it may be tied to."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from annotator.domain.scheme import Label, Scheme
from annotator.formats.pages.colours import NAMES


def codebook(scheme: Scheme) -> Iterator[str]:
    """The section of the page, label by label."""
    yield f'<section id="codebook"><h2>Codebook</h2>\n<p class="meta">{escape(scheme.title)}</p>\n'
    for label in scheme.labels:
        yield from _label(label, scheme)
    yield "</section>\n"


def _label(label: Label, scheme: Scheme) -> Iterator[str]:
    colour = label.colour if label.colour in NAMES else "other"
    yield f'<section class="rule c-{colour}"><h3 class="label">{escape(label.title)}</h3>\n'
    for paragraph in filter(None, label.rule.split("\n")):
        yield f"<p>{escape(paragraph)}</p>"
    asked = scheme.attributes_of(label.key)
    ties = [kind for kind in scheme.link_kinds if any(one == label.key for one, _ in kind.ends)]
    if asked or ties:
        yield "<dl>"
        for item in asked:
            values = ", ".join(value.title for value in item.values) or "in words"
            yield f"<dt>{escape(item.title)}</dt><dd>{escape(values)}</dd>"
        for kind in ties:
            yield f"<dt>{escape(kind.title)}</dt><dd>{escape(_ends(scheme, kind.ends, label))}</dd>"
        yield "</dl>"
    yield "</section>\n"


def _ends(scheme: Scheme, pairs: tuple[tuple[str, str], ...], label: Label) -> str:
    """The titles of the labels that a link of this kind leads to."""
    found = [scheme.label(target) for origin, target in pairs if origin == label.key]
    return "leads to " + ", ".join(one.title for one in found if one)
