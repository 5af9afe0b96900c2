"""What a change of the scheme would do, shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.domain.scheme import Label
from annotator.store.project import Project
from annotator.store.scheme_labels import Effect, effect_on_label
from annotator.store.scheme_uses import ids_of_label, uses
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.look import Look
from annotator.ui.scheme.uses_list import UsesList
from annotator.ui.widgets.labels import plain
from annotator.ui.widgets.narrow_field import NarrowField
from annotator.ui.words import short, tr

_REST = 120  # ms of quiet before a changed selection is counted


class Preview(SmallWindow):
    """A sentence with numbers, what stands in the way, and the annotations one by one."""

    words_of: Callable[[Effect], str]
    """What each kind of change says of its effect."""

    def __init__(
        self, parent: QWidget | None, look: Look, project: Project, label: Label, title: str
    ) -> None:
        super().__init__(parent, title, 620, 520)
        self._project = project
        self.label = label
        self.sentence = plain(wrap=True)
        self.refusal = plain(name="danger", wrap=True)
        self.list = UsesList(look, lambda ids: uses(project, ids), boxes=self.has_boxes)
        self._all = ids_of_label(project, label.key)
        self.list.uses.show(self._all)
        self._timer = QTimer(self, interval=_REST, singleShot=True)
        self._timer.timeout.connect(self.count)
        self.list.uses.dataChanged.connect(lambda *changed: self._timer.start())

    has_boxes = True

    def done(self, code: int) -> None:
        """Count no more, and go once the answer has been read."""
        self._timer.stop()
        super().done(code)
        self.deleteLater()

    def close_off(self, accept: str) -> None:
        """Put the list and the buttons below what the window asks."""
        self.column.addWidget(self.sentence)
        self.column.addWidget(self.refusal)
        if self.has_boxes and self._all:
            self.column.addLayout(self._tools())
        self.list.setVisible(bool(self._all))
        self.column.addWidget(self.list, 1)
        self._accept = self.add_buttons(accept).buttons()[0]
        self.count()

    def _tools(self) -> QHBoxLayout:
        hint = tr("Only those with these words")
        self.words = NarrowField(hint, hint)
        self.words.textChanged.connect(self._filter)
        self.words.taken.connect(self.list.setFocus)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        for title, on in ((tr("Check all"), True), (tr("Check none"), False)):
            button = QPushButton(title)
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked=False, on=on: self.list.uses.check(on))
            row.addWidget(button)
        return row

    def _filter(self, words: str) -> None:
        ids = ids_of_label(self._project, self.label.key, words) if words.strip() else self._all
        self.list.uses.show(ids)

    def chosen(self) -> set[int]:
        """The annotations that the change takes along."""
        return self.list.uses.checked

    def left(self) -> set[int]:
        """The annotations that stay as they are."""
        return set(self._all) - self.list.uses.checked

    def count(self) -> None:
        """Say anew what would happen."""
        effect = self.effect()
        self.sentence.setText(self.words_of(effect))
        self.refusal.setText("\n".join(effect.refusals))
        self.refusal.setVisible(bool(effect.refusals))
        self._accept.setEnabled(not effect.refusals and self.is_ready())

    def is_ready(self) -> bool:
        """True when everything is answered that must be."""
        return True

    def effect(self) -> Effect:
        return effect_on_label(self._project, self.label.key)

    def _numbers(self, effect: Effect, sentence: str, **more: object) -> str:
        return sentence.format(
            **more,
            title=short(self.label.title),
            count=effect.annotations,
            articles=effect.articles,
            links=effect.links,
        )


class DeletePreview(Preview):
    """Deleting a label with everything that is tagged with it."""

    has_boxes = False

    def __init__(self, parent: QWidget | None, look: Look, project: Project, label: Label) -> None:
        super().__init__(parent, look, project, label, tr("Delete a label"))
        self.close_off(tr("Delete"))

    def words_of(self, effect: Effect) -> str:
        if not effect.annotations:
            return self._numbers(effect, tr("“{title}” is deleted; nothing is tagged with it."))
        return self._numbers(
            effect,
            tr(
                "“{title}” is deleted, with {count} annotations in {articles} articles and "
                "{links} links. Ctrl+Z brings all of it back."
            ),
        )


class MergePreview(Preview):
    """Making every annotation of one label an annotation of another, or all but some."""

    def __init__(
        self,
        parent: QWidget | None,
        look: Look,
        project: Project,
        label: Label,
        others: Sequence[Label],
    ) -> None:
        super().__init__(parent, look, project, label, tr("Merge a label into another"))
        self.into = QComboBox()
        self.into.setAccessibleName(tr("Merge into"))
        self.into.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for other in others:
            self.into.addItem(short(other.title, 80), other.key)
        self.into.currentIndexChanged.connect(self.count)
        row = QHBoxLayout()
        row.addWidget(
            plain(tr("Merge “{title}” into").format(title=short(label.title)), wrap=False)
        )
        row.addWidget(self.into, 1)
        self.column.addLayout(row)
        self.list.uses.check(True)
        self.close_off(tr("Merge"))

    def target(self) -> str:
        """The key of the label that it becomes."""
        return str(self.into.currentData() or "")

    def is_ready(self) -> bool:
        return bool(self.target())

    def effect(self) -> Effect:
        if not self.target():
            return Effect(0, 0, 0)
        return effect_on_label(self._project, self.label.key, self.target(), leave=self.left())

    def words_of(self, effect: Effect) -> str:
        into = short(self.into.currentText())
        stays = len(self.left())
        if stays:
            sentence = tr(
                "{count} annotations in {articles} articles become “{into}”, with {links} links. "
                "{stays} stay as they are, and so does “{title}”."
            )
        else:
            sentence = tr(
                "{count} annotations in {articles} articles become “{into}”, with {links} links. "
                "“{title}” is no more; its questions come along."
            )
        return self._numbers(effect, sentence, into=into, stays=stays)


class SplitPreview(Preview):
    """Making a new label of some of the annotations of one."""

    def __init__(self, parent: QWidget | None, look: Look, project: Project, label: Label) -> None:
        super().__init__(parent, look, project, label, tr("Split a label"))
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title of the new label"))
        self.title.setPlaceholderText(tr("Title of the new label"))
        self.title.textChanged.connect(self.count)
        self.column.addWidget(self.title)
        self.close_off(tr("Split"))

    def is_ready(self) -> bool:
        return bool(self.title.text().strip() and self.chosen())

    def words_of(self, effect: Effect) -> str:
        sentence = tr(
            "Check what becomes the new label: {chosen} of {count} annotations. It asks the same "
            "questions and joins the same links as “{title}”."
        )
        return self._numbers(effect, sentence, chosen=len(self.chosen()))
