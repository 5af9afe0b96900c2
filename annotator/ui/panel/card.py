"""What the panel says of the picked annotation, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.scheme import Attribute, Label
from annotator.domain.values import Annotation, Source
from annotator.ui.panel.ladder import Rung


@dataclass(frozen=True, slots=True)
class End:
    """One annotation at the other end of a link, with its words and who is meant."""

    link: int
    kind: str
    annotation: Annotation
    words: str
    entry: Source | None = None

    @property
    def name(self) -> str:
        """Who is meant, or the words themselves."""
        return self.entry.name if self.entry else self.words


@dataclass(frozen=True, slots=True)
class Card:
    """The picked annotation: its words, its questions, its links.

    `ends` are what it is linked to by kind; `heads` what it is a part of; `rungs` how the words
    came here, where there is more to it than who said them.
    """

    annotation: Annotation
    label: Label
    words: str
    attributes: tuple[Attribute, ...]
    ends: Mapping[str, tuple[End, ...]]
    heads: tuple[End, ...]
    entry: Source | None
    is_head: bool
    rungs: tuple[Rung, ...] = ()

    @property
    def characters(self) -> int:
        return sum(map(len, self.annotation.spans))
