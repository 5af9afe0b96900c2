"""Classes with plain attributes are as all others: signals, what Qt has, and what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from annotator.ui.qt_attributes import plain_attributes


@plain_attributes
class Plain(QTimer):
    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__(singleShot=True)
        self.kept = 1
        self._half = 2

    @property
    def half(self) -> int:
        return self._half


class Derived(Plain):
    more = Signal(str)


@pytest.mark.parametrize("kind", [Plain, Derived])
def test_signals_of_ours_and_of_qt_are_heard(qtbot, kind):
    one, other = kind(), kind()
    heard = []
    one.changed.connect(heard.append)
    other.changed.connect(lambda number: heard.append(-number))
    one.changed.emit(3)
    other.changed.emit(4)
    with qtbot.waitSignal(one.timeout):
        one.start(0)
    with qtbot.waitSignal(one.objectNameChanged) as named:
        one.setObjectName("one")
    assert heard == [3, -4]
    assert named.args == ["one"]
    assert one.changed is not other.changed


def test_a_signal_of_a_derived_class_is_heard(qtbot):
    one = Derived()
    with qtbot.waitSignal(one.more) as said:
        one.more.emit("words")
    assert said.args == ["words"]


def test_attributes_properties_and_methods_are_found():
    one = Derived()
    one.kept += 1
    assert (one.kept, one.half, one.interval(), one.isSingleShot()) == (2, 2, 0, True)
    assert isinstance(one, QObject)
    del one.kept
    with pytest.raises(AttributeError, match="kept"):
        _ = one.kept


def test_what_was_deleted_is_said_to_be(qtbot):
    one = Plain()
    with qtbot.waitSignal(one.destroyed):
        one.deleteLater()
    with pytest.raises(RuntimeError, match="deleted"):
        one.interval()
    assert one.half == 2
