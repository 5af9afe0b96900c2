"""The labelling configuration: the scheme as Label Studio's tags."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from annotator.domain.scheme import ENTRY, Attribute, Scheme
from annotator.domain.states import REVIEW_STATES

TEXT = "text"
LABEL = "label"
NOTE = "note"
REVIEW = "review"

_COLOURS = {
    "quote": "#0072B2",
    "source": "#009E73",
    "claim": "#D55E00",
    "cue": "#B65E94",
    "scare": "#8A6D00",
}
_OTHER = "#56606B"


def control(label: str, attribute: str) -> str:
    """The name of the control that asks an attribute of regions of a label."""
    return f"{label}.{attribute}"


def configuration(scheme: Scheme) -> str:
    """The whole file: labels over the text, links between them, a question for each attribute."""
    return "\n".join(("<View>", *(f"  {line}" for line in _lines(scheme)), "</View>", ""))


def _lines(scheme: Scheme) -> Iterator[str]:
    yield f'<Labels name="{LABEL}" toName="{TEXT}" choice="single">'
    for label in scheme.labels:
        colour = _COLOURS.get(label.colour, _OTHER)
        key = f" hotkey={quoteattr(label.shortcut.lower())}" if label.shortcut else ""
        yield f'  <Label value={quoteattr(label.key)} background="{colour}"{key}/>'
    yield "</Labels>"
    yield f'<Text name="{TEXT}" value="${TEXT}" granularity="word"/>'
    yield "<Relations>"
    for kind in (*(kind.key for kind in scheme.link_kinds), "continues"):
        yield f"  <Relation value={quoteattr(kind)}/>"
    yield "</Relations>"
    for attribute in scheme.attributes:
        if attribute.on != ENTRY:
            yield from _question(attribute)
    yield from _choices(f'name="{REVIEW}"', REVIEW_STATES, "")
    yield (
        f'<TextArea name="{NOTE}" toName="{TEXT}" perRegion="true" editable="true" '
        'displayMode="region-list" placeholder="Note"/>'
    )


def _question(attribute: Attribute) -> Iterator[str]:
    name = f"name={quoteattr(control(attribute.on, attribute.key))}"
    where = f" whenTagName={quoteattr(LABEL)} whenLabelValue={quoteattr(attribute.on)}"
    if attribute.free or not attribute.values:
        title = quoteattr(attribute.title)
        yield f'<TextArea {name} toName="{TEXT}" perRegion="true"{where} placeholder={title}/>'
        return
    many = ' choice="multiple"' if attribute.many else ""
    yield from _choices(name, [value.key for value in attribute.values], many + where)


def _choices(name: str, values: tuple[str, ...] | list[str], more: str) -> Iterator[str]:
    yield f'<Choices {name} toName="{TEXT}" perRegion="true" showInline="true"{more}>'
    for value in values:
        yield f"  <Choice value={quoteattr(value)}/>"
    yield "</Choices>"
