"""The questions that a label asks, and the answers they allow."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.scheme import ENTRY, Attribute, Scheme, Value
from annotator.store.project import Project
from annotator.store.scheme_attributes import holding
from annotator.ui.scheme.asking import agreed, ask_title
from annotator.ui.scheme.changes import SchemeChanges
from annotator.ui.scheme.ordering import KEY, OrderedList, stepped
from annotator.ui.widgets.labels import plain
from annotator.ui.words import in_menu, later, short, tr

_FLAGS = (
    ("required", later("Must be answered")),
    ("many", later("Several answers")),
    ("free", later("Any text")),
)


class AttributesPage(QWidget):
    """Questions at the left; the one that is marked at the right, with its answers."""

    def __init__(self, changes: SchemeChanges, project: Project) -> None:
        super().__init__()
        self._changes = changes
        self._project = project
        self._filling = False
        self.on = QComboBox()
        self.on.setAccessibleName(tr("Questions of"))
        self.on.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.on.currentIndexChanged.connect(lambda row: self._fill_attributes(None))
        self.list = OrderedList(tr("Questions"))
        self.list.moved.connect(self._move)
        self.list.currentRowChanged.connect(lambda row: self._show_attribute())
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title of the question"))
        self.title.editingFinished.connect(self._rename)
        self.flags = {name: QCheckBox(tr(words)) for name, words in _FLAGS}
        for name, box in self.flags.items():
            box.clicked.connect(lambda on, name=name: self._set_flag(name, on))
        self.values = OrderedList(tr("Answers"))
        self.values.moved.connect(self._move_value)
        self.values.itemChanged.connect(self._rename_value)
        self._arrange()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(plain(tr("Questions of"), "row"))
        left.addWidget(self.on)
        left.addWidget(self.list, 1)
        self.add = _button(tr("Add…"), tr("Add a question"), self._add)
        self.remove = _button(tr("Delete…"), tr("Delete the question"), self._remove)
        movers = self.list.movers(
            tr("Move the question up (Alt+Up)"), tr("Move the question down (Alt+Down)")
        )
        left.addLayout(_side_by_side(self.add, *movers))
        left.addLayout(_side_by_side(self.remove))
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(6)
        right.addWidget(plain(tr("Title"), "row"))
        right.addWidget(self.title)
        right.addLayout(_side_by_side(*self.flags.values()))
        right.addWidget(plain(tr("Answers; the first nine have the digits 1 to 9"), "row"))
        right.addWidget(self.values, 1)
        self.add_value = _button(tr("Add…"), tr("Add an answer"), self._add_value)
        self.merge_value = _button(tr("Merge into"), tr("Merge the answer into another"), None)
        self.merge_value.setMenu(QMenu(self.merge_value))
        self.merge_value.menu().aboutToShow.connect(self._fill_merge)
        self.remove_value = _button(tr("Delete…"), tr("Delete the answer"), self._remove_value)
        movers = self.values.movers(
            tr("Move the answer up (Alt+Up)"), tr("Move the answer down (Alt+Down)")
        )
        right.addLayout(_side_by_side(self.add_value, *movers))
        right.addLayout(_side_by_side(self.merge_value, self.remove_value))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(left, 2)
        row.addWidget(self._right, 3)

    # What is shown

    def show_scheme(self, scheme: Scheme) -> None:
        """Show a scheme; what was marked stays marked."""
        on, key = self.on.currentData(), self.list.key()
        self._filling = True
        self.on.clear()
        for label in scheme.labels:
            self.on.addItem(short(label.title, 60), label.key)
        self.on.addItem(tr("Source entries"), ENTRY)
        self.on.setCurrentIndex(max(self.on.findData(on), 0))
        self._filling = False
        self._fill_attributes(key)

    @property
    def attribute(self) -> Attribute | None:
        """The question that is marked."""
        key = self.list.key()
        return self._changes.scheme.attribute(str(self.on.currentData()), key) if key else None

    def _fill_attributes(self, key: str | None) -> None:
        if self._filling:
            return
        self._filling = True
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        found = self._changes.scheme.attributes_of(str(self.on.currentData()))
        for attribute in found:
            item = QListWidgetItem(attribute.title)
            item.setData(KEY, attribute.key)
            self.list.addItem(item)
        keys = [attribute.key for attribute in found]
        self.list.setCurrentRow(keys.index(key) if key in keys else min(row, len(keys) - 1))
        self._filling = False
        self._show_attribute()

    def _show_attribute(self) -> None:
        if self._filling:
            return
        attribute = self.attribute
        self._right.setEnabled(attribute is not None)
        self.remove.setEnabled(attribute is not None)
        self._filling = True
        row = self.values.currentRow()
        self.values.clear()
        self.title.setText(attribute.title if attribute else "")
        for name, box in self.flags.items():
            box.setChecked(bool(attribute and getattr(attribute, name)))
        for value in attribute.values if attribute else ():
            item = QListWidgetItem(value.title)
            item.setData(KEY, value.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.values.addItem(item)
        self.values.setCurrentRow(min(max(row, 0), self.values.count() - 1))
        some = self.values.count() > 0
        self.remove_value.setEnabled(some)
        self.merge_value.setEnabled(self.values.count() > 1)
        self._filling = False

    # What is asked

    def _move(self, step: int) -> None:
        on = str(self.on.currentData())
        keys = [one.key for one in self._changes.scheme.attributes_of(on)]
        order = stepped(keys, self.list.key(), step)
        if order is not None:
            self._changes.order_attributes(on, order)

    def _move_value(self, step: int) -> None:
        attribute, key = self.attribute, self.values.key()
        keys = [one.key for one in attribute.values] if attribute else []
        order = stepped(keys, key, step)
        if attribute is not None and order is not None:
            row = self.values.currentRow() + step
            self._changes.order_values(attribute, order)
            self.values.setCurrentRow(row)

    def _add(self) -> None:
        title = ask_title(self, tr("Add a question"), tr("What it asks, in a word or two:"))
        if title:
            key = self._changes.add_attribute(str(self.on.currentData()), title)
            self._fill_attributes(key)

    def _rename(self) -> None:
        attribute, title = self.attribute, " ".join(self.title.text().split())
        if attribute is not None and title and not self._filling:
            self._changes.change_attribute(attribute, title=title)

    def _set_flag(self, name: str, on: bool) -> None:
        attribute = self.attribute
        if attribute is not None:
            self._changes.change_attribute(attribute, **{name: on})
            self._show_attribute()  # a refusal leaves it as it was

    def _remove(self) -> None:
        attribute = self.attribute
        if attribute is None:
            return
        count = len(holding(self._project, attribute.on, attribute.key))
        sentence = tr("“{title}” is deleted, with {count} answers.")
        if agreed(
            self,
            sentence.format(title=short(attribute.title), count=count),
            tr("Ctrl+Z brings all of it back."),
            tr("Delete"),
        ):
            self._changes.remove_attribute(attribute)

    def _add_value(self) -> None:
        attribute = self.attribute
        if attribute is not None:
            title = ask_title(self, tr("Add an answer"), tr("The answer:"))
            if title:
                self._changes.add_value(attribute, title)

    def _rename_value(self, item: QListWidgetItem) -> None:
        attribute, title = self.attribute, " ".join(item.text().split())
        if attribute is None or self._filling:
            return
        value = attribute.value(str(item.data(KEY)))
        if value is not None and title and title != value.title:
            # Once the list is done with its own editing: the change fills it anew.
            QTimer.singleShot(
                0, self, lambda: self._changes.change_value(attribute, value.key, title)
            )
        elif value is not None and not title:
            item.setText(value.title)

    def _value(self) -> Value | None:
        attribute, item = self.attribute, self.values.currentItem()
        if attribute is None or item is None:
            return None
        return attribute.value(str(item.data(KEY)))

    def _fill_merge(self) -> None:
        menu, value, attribute = self.merge_value.menu(), self._value(), self.attribute
        menu.clear()
        for other in attribute.values if attribute and value else ():
            if other != value:
                action = menu.addAction(in_menu(other.title))
                action.triggered.connect(lambda checked=False, to=other: self._merge(to))

    def _merge(self, into: Value) -> None:
        attribute, value = self.attribute, self._value()
        if attribute is not None and value is not None:
            sentence = tr("{count} answers “{one}” become “{other}”.")
            words = sentence.format(
                count=self._count(attribute, value), one=short(value.title), other=short(into.title)
            )
            if agreed(self, words, tr("One undo takes it back."), tr("Merge")):
                self._changes.merge_values(attribute, value, into)

    def _remove_value(self) -> None:
        attribute, value = self.attribute, self._value()
        if attribute is not None and value is not None:
            sentence = tr("“{title}” is deleted; {count} answers become empty.").format(
                title=short(value.title), count=self._count(attribute, value)
            )
            if agreed(self, sentence, tr("Ctrl+Z brings all of it back."), tr("Delete")):
                self._changes.merge_values(attribute, value, None)

    def _count(self, attribute: Attribute, value: Value) -> int:
        return len(holding(self._project, attribute.on, attribute.key, value.key))


def _button(title: str, name: str, click: object) -> QPushButton:
    made = QPushButton(title)
    made.setAccessibleName(name)
    made.setAutoDefault(False)
    if callable(click):
        made.clicked.connect(lambda checked=False: click())
    return made


def _side_by_side(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
