"""The labels: a list to order, what the marked one is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.scheme import Label, Scheme
from annotator.store.project import Project
from annotator.store.scheme_labels import effect_on_label
from annotator.ui.look import Look
from annotator.ui.scheme.asking import ask_title
from annotator.ui.scheme.changes import SchemeChanges
from annotator.ui.scheme.label_form import Clash, LabelForm
from annotator.ui.scheme.label_list import LabelList
from annotator.ui.scheme.preview import DeletePreview, MergePreview, SplitPreview
from annotator.ui.words import tr


class LabelsPage(QWidget):
    """Adds, changes, orders, merges, splits and deletes labels."""

    def __init__(self, look: Look, changes: SchemeChanges, project: Project, clash: Clash) -> None:
        super().__init__()
        self._look = look
        self._changes = changes
        self._project = project
        self.list = LabelList(look)
        self.list.picked.connect(lambda key: self._show_label())
        self.list.moved.connect(self.move_label)
        self.form = LabelForm(look, clash)
        self.form.asked.connect(self._change)
        self._arrange()

    def _arrange(self) -> None:
        self.add = self._button(tr("Add…"), tr("Add a label"), self._add)
        self.up = self._button(tr("Up"), tr("Move the label up (Alt+Up)"), self._up)
        self.down = self._button(tr("Down"), tr("Move the label down (Alt+Down)"), self._down)
        self.merge = self._button(tr("Merge…"), tr("Merge the label into another"), self._merge)
        self.split = self._button(tr("Split…"), tr("Make two labels of it"), self._split)
        self.delete = self._button(tr("Delete…"), tr("Delete the label"), self._delete)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        first = QHBoxLayout()
        first.setSpacing(6)
        for button in (self.add, self.up, self.down):
            first.addWidget(button)
        first.addStretch(1)
        left.addLayout(first)
        area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(area, 1)
        second = QHBoxLayout()
        second.setSpacing(6)
        for button in (self.merge, self.split, self.delete):
            second.addWidget(button)
        second.addStretch(1)
        right.addLayout(second)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(left, 2)
        row.addLayout(right, 5)

    def _button(self, title: str, name: str, click: object) -> QPushButton:
        made = QPushButton(title)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setAutoDefault(False)
        if callable(click):
            made.clicked.connect(lambda checked=False: click())
        return made

    # What is shown

    def show_scheme(self, scheme: Scheme, key: str | None = None) -> None:
        """Show a scheme; the marked label stays marked, or `key` becomes so."""
        self.list.show_labels(scheme.labels, key or self.list.key)
        self._show_label()

    @property
    def label(self) -> Label | None:
        """The label that is marked."""
        return self._changes.scheme.label(self.list.key) if self.list.key else None

    def _show_label(self) -> None:
        label = self.label
        self.form.setEnabled(label is not None)
        for button in (self.merge, self.split, self.delete, self.up, self.down):
            button.setEnabled(label is not None)
        if label is not None:
            effect = effect_on_label(self._project, label.key)
            words = tr(
                "Tagged: {count} annotations in {articles} articles, with {links} links. Another "
                "title shows on all of them at once; files keep the name “{key}”."
            )
            self.form.show_label(
                label,
                words.format(
                    count=effect.annotations,
                    articles=effect.articles,
                    links=effect.links,
                    key=label.key,
                ),
            )

    # What is asked

    def _change(self, column: str, value: object) -> None:
        label = self.label
        if label is not None:
            self._changes.change_label(label.key, **{column: value})

    def _add(self) -> None:
        title = ask_title(self, tr("Add a label"), tr("What it is called:"))
        if title:
            key = self._changes.add_label(title)
            self.show_scheme(self._changes.scheme, key)

    def _up(self) -> None:
        self.move_label(-1)

    def _down(self) -> None:
        self.move_label(1)

    def move_label(self, step: int) -> None:
        """Move the marked label one place up or down."""
        keys = [label.key for label in self._changes.scheme.labels]
        if self.list.key in keys:
            row = keys.index(self.list.key)
            if 0 <= row + step < len(keys):
                keys[row], keys[row + step] = keys[row + step], keys[row]
                self._changes.order_labels(keys)

    def _merge(self) -> None:
        label = self.label
        if label is None:
            return
        others = [one for one in self._changes.scheme.labels if one.key != label.key]
        preview = MergePreview(self, self._look, self._project, label, others)
        if preview.exec():
            self._changes.merge_labels(label.key, preview.target(), preview.left())
            self.show_scheme(self._changes.scheme, preview.target())

    def _split(self) -> None:
        label = self.label
        if label is None:
            return
        preview = SplitPreview(self, self._look, self._project, label)
        if preview.exec():
            title = " ".join(preview.title.text().split())
            self._changes.split_label(label.key, title, preview.chosen())

    def _delete(self) -> None:
        label = self.label
        if label is not None and DeletePreview(self, self._look, self._project, label).exec():
            self._changes.remove_label(label.key)
