"""What a scheme and an article allow. Every check raises RuleError with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.errors import RuleError
from annotator.domain.scheme import Scheme
from annotator.domain.states import ARTICLE_STATES, REGION_KINDS, REVIEW_STATES
from annotator.text.span import Span


def check_annotation(scheme: Scheme, length: int, label: str, spans: Sequence[Span]) -> None:
    """Refuse a label that the scheme lacks, no spans, or spans that leave a text of `length`."""
    if scheme.label(label) is None:
        raise RuleError(f"The scheme has no label “{label}”.")
    if not spans:
        raise RuleError("There are no words to tag: select some first.")
    if max(span.end for span in spans) > length:
        raise RuleError("The words to tag end behind the end of the article.")


def check_link(scheme: Scheme, kind: str, origin: str, target: str) -> None:
    """Refuse a link kind that the scheme lacks, or one that may not join these labels."""
    link_kind = scheme.link_kind(kind)
    if link_kind is None:
        raise RuleError(f"The scheme has no link “{kind}”.")
    if (origin, target) not in link_kind.ends:
        allowed = ", ".join(f"{start} to {end}" for start, end in link_kind.ends) or "nothing"
        raise RuleError(f"A {kind} link cannot go from {origin} to {target}; it joins {allowed}.")


def check_attribute(scheme: Scheme, on: str, key: str, value: str | list[str]) -> None:
    """Refuse an attribute or a value that the scheme does not allow on label `on`."""
    attribute = scheme.attribute(on, key)
    if attribute is None:
        raise RuleError(f"The label {on} has no attribute “{key}”.")
    if isinstance(value, list) and not attribute.many:
        raise RuleError(f"{attribute.title} takes one value.")
    for one in value if isinstance(value, list) else [value]:
        if not attribute.free and attribute.value(one) is None:
            raise RuleError(f"{attribute.title} has no value “{one}”.")


def check_state(kind: str, state: str) -> None:
    """Refuse an unknown state: `kind` is article, review or region."""
    states = {"article": ARTICLE_STATES, "review": REVIEW_STATES, "region": REGION_KINDS}[kind]
    if state not in states:
        raise RuleError(f"“{state}” is none of: {', '.join(states)}.")
