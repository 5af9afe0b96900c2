from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel


def test_calls_that_return_nothing_keep_the_reference_count_of_none(qtbot):
    """PySide6 6.12.0 on Python 3.11 loses one at each call, and the process dies of it."""
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("once")
    before = sys.getrefcount(None)
    for count in range(1000):
        label.setText(str(count))
    assert sys.getrefcount(None) > before - 500
