"""Annotations and links as they were last read: one change is shown in many places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from annotator.domain.change import Change
    from annotator.domain.values import Annotation, Link

T = TypeVar("T")

MOST = 2_000
"""How many of a kind are kept; beyond that all are forgotten."""

LOOK = 0.02
"""Seconds between two looks at the file: what one change lets many ask costs one look."""


class ById(Generic[T]):
    """What is known of annotations, by their ids."""

    def __init__(self) -> None:
        self._known: dict[int, T] = {}

    def of(self, ids: Sequence[int], read: Callable[[Sequence[int]], dict[int, T]]) -> dict[int, T]:
        """What is known of these annotations; what is not, `read` finds. It may find less."""
        found = {id: self._known[id] for id in ids if id in self._known}
        missing = [id for id in ids if id not in found]
        if missing:
            new = read(missing)
            found |= new
            self._known |= new
            if len(self._known) > MOST:
                self._known.clear()
        return found

    def learn(self, other: ById[T]) -> None:
        """Know also what the other knows."""
        self._known |= other._known

    def forget(self, ids: Collection[int] | None = None) -> None:
        """Forget what is known of these annotations; of all with None."""
        if ids is None or len(ids) > MOST:
            self._known.clear()
            return
        for id in ids:
            self._known.pop(id, None)


class Known:
    """What was read of annotations. Valid until a change touches them, or another program writes.

    `links` has all links at either end of an annotation. Without `version` nobody else can write:
    within an edit.
    """

    def __init__(self, version: Callable[[], int] = lambda: 0) -> None:
        self.annotations: ById[Annotation] = ById()
        self.links: ById[list[Link]] = ById()
        self._read_version = version
        self._version = 0
        self._looked = 0.0

    def looked(self) -> Known:
        """The same, after a look whether another program wrote; one look does for a moment."""
        if monotonic() - self._looked > LOOK:
            self._looked = monotonic()
            self.stand_at(self._read_version())
        return self

    def stand_at(self, version: int) -> None:
        """Forget all when the file stands at another version than before."""
        if version != self._version:
            self._version = version
            self.annotations.forget()
            self.links.forget()

    def follow(self, change: Change, settled: Known | None = None) -> None:
        """Forget what a change touched; who is renamed is named in many.

        `settled` is what was read of them after the last of it, before it was committed.
        """
        self.annotations.forget(None if change.of("annotator") else change.annotations)
        self.links.forget(change.annotations)
        if settled is not None:
            self.annotations.learn(settled.annotations)
            self.links.learn(settled.links)
