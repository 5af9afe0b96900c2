"""What the review changes, each one edit and one undo, however many rows it is of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from annotator.domain.scheme import Attribute, Label
from annotator.store import reviewing, sources
from annotator.store.edit import Edit
from annotator.ui.new_entry import typed as typed_entry
from annotator.ui.review.words import STATES
from annotator.ui.words import figure, tr
from annotator.ui.workspace import Workspace

Answer = str | list[str] | None
"""The value of a question, several of one that takes many, or None to clear it."""


class ReviewChanges:
    """Operations on rows of the table."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def set_review(self, ids: Collection[int], state: str) -> None:
        """Set the state of the review."""
        self._do(
            tr("Mark as {state}").format(state=tr(STATES[state])),
            len(ids),
            lambda edit: reviewing.set_reviews(edit, ids, state),
        )

    def set_attribute(
        self, ids: Collection[int], label: Label, attribute: Attribute, value: Answer
    ) -> None:
        """Answer a question of those that have a label, or clear it."""
        left = tr("{count} are no {label} and stay as they are.")
        self._do(
            tr("Set {attribute}").format(attribute=attribute.title),
            len(ids),
            lambda edit: reviewing.set_attributes(edit, ids, label.key, attribute.key, value),
            lambda count: left.format(count=count, label=label.title.lower()),
        )

    def set_label(self, ids: Collection[int], label: str, title: str) -> None:
        """Make all of them another label."""
        self._do(
            tr("Change to {label}").format(label=title.lower()),
            len(ids),
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
                found = sources.add_source(edit, typed_entry(edit.project.scheme, name.strip()))
            return reviewing.set_sources(edit, ids, found)

        left = tr("{count} have no source linked and stay as they are.")
        self._do(
            tr("Name the source"), len(ids), work, lambda count: left.format(count=figure(count))
        )

    def waive(self, remarks: Mapping[int, Collection[str]], reason: str) -> None:
        """Let these kinds of remarks stand."""
        self._do(
            tr("Let remarks stand"),
            len(remarks),
            lambda edit: reviewing.waive_remarks(edit, remarks, reason),
        )

    def delete(self, ids: Collection[int]) -> None:
        """Delete them with the sources and cues that belong to no other."""

        def work(edit: Edit) -> int:
            reviewing.remove_attributions(edit, ids)
            return len(ids)

        self._do(tr("Delete"), len(ids), work)

    def _do(
        self,
        text: str,
        rows: int,
        work: Callable[[Edit], int | tuple[int, int]],
        left_out: Callable[[int], str] | None = None,
    ) -> None:
        """Do it as one edit; of several rows, and of what was left out, say how many there are.

        `work` returns how many it changed, and how many it could not change where that may be.
        """

        def told(made: int | tuple[int, int]) -> None:
            changed, left = made if isinstance(made, tuple) else (made, 0)
            sentences = []
            if rows > 1 or not changed:
                sentence = tr("{what}: {count} changed. Ctrl+Z takes it back.")
                if not changed:
                    sentence = tr("{what}: nothing was to be changed.")
                sentences.append(sentence.format(what=text, count=figure(changed)))
            if left and left_out is not None:
                sentences.append(left_out(left))
            if sentences:
                self._workspace.said.emit(" ".join(sentences))

        counted = tr("{what} ({count})").format(what=text, count=rows) if rows > 1 else text
        self._workspace.do(counted, work, told)
