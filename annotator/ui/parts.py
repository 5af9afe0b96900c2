"""One end of an attribution as it is proposed: words to tag, or an annotation that is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.text.span import Span

if TYPE_CHECKING:
    from annotator.suggest.meant import Meant

ENTRY = "entry"
"""The kind of a part that links nothing: it only says who is meant by an annotation."""


@dataclass(frozen=True, slots=True)
class Part:
    """One proposed end of an attribution: words to tag, or an annotation that is there.

    `origin` is what it hangs on when that is not the head itself: a relay of a relay.
    """

    kind: str  # of the link: source, cue, relay
    label: str
    spans: tuple[Span, ...]
    annotation: int | None = None
    entry: Meant | None = None
    origin: int | None = None
