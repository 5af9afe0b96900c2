"""One edit at the screen: done, shown while it is written, told to all when it is on disk."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from annotator.domain.change import Change
from annotator.domain.errors import StoreError
from annotator.frozen import frozen

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.ui.workspace import Workspace

T = TypeVar("T")

_MANY = 50
"""Annotations from which on a change is shown when it is on disk."""
_APART = ("article", "region", "source")
"""Tables whose changes are shown in more places than the article and its list."""
_BESIDE = False
"""Whether a change is shown while it is written, else afterwards.

Off: beside another program that reads at the same moment the file was seen to stay locked.
"""


@frozen
class Committed:
    """What was committed, and which annotations of the article on screen it touched.

    `touched` is None when all of the article was read again.
    """

    change: Change
    touched: Collection[int] | None


class Early:
    """Shows a plain change of tags while the disk is busy with it, any other one afterwards.

    Nothing is painted before it is on disk; what could not be written is taken back. `pick` says
    which annotation is picked then.
    """

    def __init__(self, workspace: Workspace, pick: Callable[[Change], int | None]) -> None:
        self._workspace = workspace
        self._pick = pick
        self._before = workspace.picked
        self._shown: Committed | None = None

    def follow(self, change: Change) -> Callable[[], object] | None:
        """Read what changed; what is returned shows it. None where it is to be shown later."""
        workspace = self._workspace
        if not _BESIDE or workspace.article is None or workspace.article.id not in change.articles:
            return None
        if change.scheme or any(map(change.of, _APART)) or len(change.annotations) > _MANY:
            return None
        shown = Committed(change, workspace.opened.take(workspace.project, change))
        picked, self._shown = self._pick(change), shown
        return lambda: workspace.show(shown, picked)

    def tell(self, change: Change) -> None:
        """Tell all what is on disk now."""
        shown = self._shown
        if shown is None:
            shown = Committed(change, self._workspace.follow(change))
            self._workspace.show(shown, self._pick(change))
        self._workspace.changed.emit(shown)

    def take_back(self) -> None:
        """Show again what is on disk, and what was picked."""
        if self._shown is not None:
            with suppress(StoreError):  # it cannot be read either: why is told by who does it
                again = Committed(self._shown.change, self._workspace.follow(self._shown.change))
                self._workspace.show(again, self._before.id if self._before else None)


class Doing(Generic[T]):
    """Does `work` as one edit, and picks what `pick` makes of what came of it."""

    def __init__(
        self,
        workspace: Workspace,
        text: str,
        work: Callable[[Edit], T],
        pick: Callable[[T], int | None] | None,
        group: str | None,
    ) -> None:
        self._workspace = workspace
        self._text = text
        self._work = work
        self._pick = pick
        self._group = group

    def run(self) -> T:
        """Do it, or do it again. Raises what the project refuses, and then nothing is changed."""
        project = self._workspace.project
        early = Early(self._workspace, self._picked)
        try:
            with project.edit(self._text, group=self._group, meanwhile=early.follow) as edit:
                made = self._made = self._work(edit)
        except BaseException:
            early.take_back()
            raise
        if edit.change is not None:
            early.tell(edit.change)
        elif self._pick is not None:
            self._workspace.pick(self._pick(made))
        return made

    def _picked(self, change: Change) -> int | None:
        if self._pick is not None:
            return self._pick(self._made)
        picked = self._workspace.picked
        return picked.id if picked else None
