"""What the keys of the article do, and in which order: proposal, then link, then the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotator.domain.identity import new_uid
from annotator.domain.values import HEADS, Annotation
from annotator.text.span import Span
from annotator.ui.carrying import relayed
from annotator.ui.extending import extend
from annotator.ui.here import stretch_here
from annotator.ui.holding import Holding
from annotator.ui.linking import Linking
from annotator.ui.naming import Naming
from annotator.ui.proposing import Proposing
from annotator.ui.showing import Showing
from annotator.ui.tagging import Tagging
from annotator.ui.words import tr
from annotator.ui.workbench import Workbench
from annotator.ui.workspace import Workspace

_NEAR = 2_000  # a selection farther from the picked quote is not taken for a part of it
PART_KINDS = {"source": "source", "cue": "cue"}
"""Labels whose tags become an end of the picked quote, and by which link."""


class ArticleKeys(QObject):
    """One method a key; decides by what is open, picked and selected."""

    def __init__(
        self,
        workspace: Workspace,
        bench: Workbench,
        showing: Showing,
        tagging: Tagging,
        proposing: Proposing,
        linking: Linking,
        naming: Naming,
        holding: Holding,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._bench = bench
        self._showing = showing
        self._tagging = tagging
        self._proposing = proposing
        self._linking = linking
        self._naming = naming
        self._holding = holding

    # Tagging

    def tag(self, label: str) -> None:
        """Tag the selection, or what stands at the caret, as `label`."""
        if self._workspace.article is None:
            return
        if self._holding.is_open:
            self._holding.press(label)
            return
        self._holding.used(label)
        selected = self._bench.view.selected_spans()
        if not selected and self._proposing.is_open and self._proposing.offers(label):
            self._proposing.accept(label)
            return
        caret = self._bench.view.caret_offset()
        spans = selected or stretch_here(self._workspace.opened, caret, label)
        head = self._head_for(label, spans)
        self._linking.leave()
        self._proposing.leave()
        # A quote and its source, or a source and who is meant by it, undo together.
        group = new_uid() if label == "source" or label in HEADS else None
        if head is not None:
            kind = PART_KINDS[label]
            self._tagging.tag_part(
                label, kind, head, spans, lambda made: self._name(made, group), group
            )
        else:
            self._tagging.tag(label, spans, lambda made: self._tagged(made, group), group)
        self._drop_selection(selected)

    def tag_relay(self) -> None:
        """Tag the selection as who passed on the picked quote or, behind a relay, that one."""
        picked = self._workspace.picked
        passed = relayed(self._workspace)
        spans = self._bench.view.selected_spans()
        if picked is None or passed is None:
            self._workspace.said.emit(tr("Pick the quote first, then select who passed it on."))
            return
        self._proposing.leave()
        if spans:
            self._tagging.tag_part("source", "relay", picked, spans, origin=passed.id)
            self._drop_selection(spans)
        else:
            self._holding.leave()
            self._linking.begin(passed, "relay", picked.id)

    def extend(self, label: str) -> None:
        """Add the selection, or what stands at the caret, to what is picked or its part."""
        extend(self._workspace, self._bench.view, self._tagging, label)

    def delete(self) -> None:
        picked = self._workspace.picked
        if picked is not None:
            self._proposing.leave()
            self._linking.leave()
            self._tagging.remove(picked)

    def review(self, state: str) -> None:
        """Set the review of what is picked; a second time takes it back."""
        picked = self._workspace.picked
        if picked is not None:
            again = picked.review == state
            self._tagging.set_review(picked, "unreviewed" if again else state)

    # Modes

    def hold(self) -> None:
        """Hold a label, or let it go."""
        if self._holding.is_open:
            self._holding.leave()
        else:
            self._leave_modes()
            self._holding.begin()

    def link(self) -> None:
        """Begin a link at what is picked."""
        picked = self._workspace.picked
        if picked is None:
            self._workspace.said.emit(tr("Pick what you want to link, then press L."))
        else:
            self._leave_modes()
            self._linking.begin(picked)

    def accept(self) -> None:
        if self._proposing.is_open:
            self._proposing.accept()
        elif self._linking.is_open and self._linking.candidate is not None:
            self._linking.accept()
        elif self._linking.is_open:
            self._workspace.said.emit(tr("Click the other end, or press Tab to go to one."))
        elif self._holding.is_open:
            self._holding.tag_here()
        elif self._workspace.picked is not None or not self._pick_here():
            self._workspace.said.emit(self._nothing_proposed())

    def step(self, by: int) -> None:
        """Go to the next or previous proposal, or end of a link."""
        if self._proposing.is_open:
            self._proposing.step(by)
        elif self._linking.is_open:
            self._linking.step(by)
            self._show_candidate()

    def reject(self) -> None:
        self._proposing.leave()

    def escape(self) -> None:
        """Leave one thing: the proposal, the link, the held label, the pick, the selection."""
        if self._bench.view.cancel_drag():
            return
        if self._proposing.is_open:
            self._proposing.leave()
        elif self._linking.is_open:
            self._linking.leave()
        elif self._holding.is_open:
            self._holding.leave()
        elif self._workspace.picked is not None:
            self._showing.pick(None)
        else:
            self._drop_selection(self._bench.view.selected_spans())

    def clicked(self, annotation: int) -> None:
        """Pick what was clicked, or link to it."""
        if self._linking.is_open:
            self._linking.click(annotation)
        else:
            picked = self._workspace.picked
            if picked is None or picked.id != annotation:
                self._proposing.leave()
            self._showing.pick(annotation, reveal=False)

    def clicked_nothing(self) -> None:
        if not self._linking.is_open:
            self._proposing.leave()
            self._showing.pick(None)

    def unused(self, command: str) -> None:
        """Say why a key does nothing now, that of `command` where there is one."""
        workspace = self._workspace
        if workspace.is_open and workspace.project.read_only:
            workspace.said.emit(workspace.project.read_only)
        elif workspace.attempts.held:  # the past is on screen
            workspace.said.emit(workspace.attempts.held)
        elif command and workspace.article is not None and workspace.picked is None:
            sentence = tr("{command}: pick a tag first, by a click, or with Enter where it stands.")
            workspace.said.emit(sentence.format(command=command))

    # Answers

    def digit(self, digit: int) -> None:
        """Choose the kind of link, else answer the marked question; 0 clears."""
        if self._linking.is_open:
            self._linking.choose_digit(digit)
            return
        form = self._bench.panel.selected.form
        if form is not None and not form.answer(digit):
            self._workspace.said.emit(tr("There is no value beside this digit."))

    def arm(self, by: int) -> None:
        """Mark the question above or below as the one that digits answer."""
        form = self._bench.panel.selected.form
        if form is not None:
            form.arm(form.armed + by)
            if form.answers:
                self._bench.panel.selected.ensureWidgetVisible(form.answers[form.armed].field)

    # How it is decided

    def _tagged(self, made: int, group: str | None) -> None:
        picked = self._workspace.picked
        if picked is not None and picked.label in HEADS:
            self._proposing.begin(picked, group=group)
        else:
            self._name(made, group)

    def _name(self, made: int, group: str | None) -> None:
        """Propose who is meant by a source that was tagged."""
        picked = self._workspace.picked
        if picked is not None and self._workspace.opened.label(made) == "source":
            self._proposing.begin(picked, self._naming.of(made), group)

    def _pick_here(self) -> bool:
        """Pick the innermost annotation at the caret; False where there is none."""
        caret = self._bench.view.caret_offset()
        rows = self._workspace.opened.marks.overlapping(max(0, caret - 1), caret + 1)
        here = [row for row in rows if row[0] <= caret <= row[1]]
        if here:
            inner = min(here, key=lambda row: (caret == row[1], row[1] - row[0], row[2]))
            self._showing.pick(inner[2], reveal=False)
        return bool(here)

    def _nothing_proposed(self) -> str:
        if self._picked_head() is not None:
            return tr("Nobody is proposed for what is picked: select who said it and tag that.")
        return tr("Nothing is proposed here: tag a quote first, then Enter takes who said it.")

    def _picked_head(self) -> Annotation | None:
        picked = self._workspace.picked
        return picked if picked is not None and picked.label in HEADS else None

    def _head_for(self, label: str, spans: Sequence[Span]) -> Annotation | None:
        """The picked head, when a tag of `label` there is likely meant as its part."""
        head = self._picked_head()
        if head is None or label not in PART_KINDS or not spans:
            return None
        far = max(spans[0].start - head.end, head.start - spans[-1].end)
        links = self._workspace.opened.marks.links(head.id)
        kind = PART_KINDS[label]
        link_kind = self._workspace.scheme.link_kind(kind)
        taken = any(link[1] == kind and link[2] == head.id for link in links)
        single = link_kind is not None and link_kind.single
        return None if far > _NEAR or (taken and single) else head

    def _drop_selection(self, spans: Sequence[Span]) -> None:
        if spans:
            self._bench.view.set_caret(spans[-1].end)

    def _show_candidate(self) -> None:
        outline = self._linking.outline()
        if outline:
            self._bench.view.reveal(outline[0][0])

    def _leave_modes(self) -> None:
        self._holding.leave()
        self._proposing.leave()
        self._linking.leave()
