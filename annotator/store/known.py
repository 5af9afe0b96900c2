"""Annotations as they were last read: one change is shown in many places, which all ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.domain.change import Change
    from annotator.domain.values import Annotation

MOST = 2_000
"""How many are kept; beyond that all are forgotten."""

LOOK = 0.02
"""Seconds between two looks at the file: what one change lets many ask costs one look."""


class Known:
    """Annotations by id. Valid until a change touches them, or another program writes."""

    def __init__(self, version: Callable[[], int]) -> None:
        self._by_id: dict[int, Annotation] = {}
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
            self._by_id.clear()
            self._version = version

    def of(self, ids: Iterable[int]) -> dict[int, Annotation]:
        """Those of these annotations that are known."""
        return {id: self._by_id[id] for id in ids if id in self._by_id}

    def keep(self, found: Iterable[Annotation]) -> None:
        self._by_id.update((one.id, one) for one in found)
        if len(self._by_id) > MOST:
            self._by_id.clear()

    def follow(self, change: Change) -> None:
        """Forget what a change touched; who is renamed is named in many."""
        if change.of("annotator") or len(change.annotations) > MOST:
            self._by_id.clear()
            return
        for id in change.annotations:
            self._by_id.pop(id, None)
