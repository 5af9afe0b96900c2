"""What the review changes, each one edit and one undo, however many rows it is of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from annotator.domain.records import SourceRecord
from annotator.store import reviewing, sources
from annotator.store.edit import Edit
from annotator.ui.review.words import STATES
from annotator.ui.words import tr
from annotator.ui.workspace import Workspace


class ReviewChanges:
    """Operations on rows of the table."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def set_review(self, ids: Collection[int], state: str) -> None:
        """Set the state of the review."""
        self._do(
            tr("Mark as {state}").format(state=tr(STATES[state])),
            ids,
            lambda edit: reviewing.set_reviews(edit, ids, state),
        )

    def set_attribute(self, ids: Collection[int], key: str, value: str | None, title: str) -> None:
        """Answer a question of all of them, or clear it."""
        self._do(
            tr("Set {attribute}").format(attribute=title),
            ids,
            lambda edit: reviewing.set_attributes(edit, ids, key, value),
        )

    def set_label(self, ids: Collection[int], label: str, title: str) -> None:
        """Make all of them another label."""
        self._do(
            tr("Change to {label}").format(label=title.lower()),
            ids,
            lambda edit: reviewing.set_labels(edit, ids, label),
        )

    def set_source(self, ids: Collection[int], name: str) -> None:
        """Say who is meant by the sources of all of them; a new name makes a new entry."""
        known = sources.sources(self._workspace.project)
        wanted = name.strip().casefold()
        entry = next(
            (one.id for one in known if wanted in map(str.casefold, (one.name, *one.aliases))), None
        )

        def work(edit: Edit) -> tuple[int, int]:
            found = entry
            if found is None and wanted:
                found = sources.add_source(edit, SourceRecord("", name.strip()))
            return reviewing.set_sources(edit, ids, found)

        def told(made: tuple[int, int]) -> None:
            if made[1]:
                sentence = tr("{count} of them have no source linked; they stay as they are.")
                self._workspace.said.emit(sentence.format(count=made[1]))

        self._workspace.do(tr("Name the source"), work, told)

    def waive(self, remarks: Mapping[int, Collection[str]], reason: str) -> None:
        """Let these kinds of remarks stand."""
        self._do(
            tr("Let remarks stand"),
            remarks,
            lambda edit: reviewing.waive_remarks(edit, remarks, reason),
        )

    def delete(self, ids: Collection[int]) -> None:
        """Delete them with the sources and cues that belong to no other."""
        self._do(tr("Delete"), ids, lambda edit: reviewing.remove_attributions(edit, ids))
        if len(ids) > 1:
            sentence = tr("{count} deleted; Ctrl+Z brings them back.").format(count=len(ids))
            self._workspace.said.emit(sentence)

    def _do(self, text: str, ids: Collection[int], work: Callable[[Edit], object]) -> None:
        if len(ids) > 1:
            text = tr("{what} ({count})").format(what=text, count=len(ids))
        self._workspace.do(text, work)
