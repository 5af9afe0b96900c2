"""Chips choose by mouse and by key, wrap, and say what is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from annotator.ui.widgets.chips import Chip, ChipField


@pytest.fixture
def field(look, qtbot) -> ChipField:
    made = ChipField(look, "Form")
    qtbot.addWidget(made)
    made.set_chips([Chip("direct", "direct"), Chip("indirect", "indirect"), Chip("mixed", "mixed")])
    made.resize(400, 40)
    made.show()
    return made


def test_a_click_chooses(field, qtbot):
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.chip_rect("indirect").center())
    assert chosen.args == ["indirect"]


def test_a_click_on_what_is_chosen_takes_it_back(field, qtbot):
    field.set_values(["mixed"])
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.chip_rect("mixed").center())
    assert chosen.args == [""]


def test_arrows_and_space_choose(field, qtbot):
    field.setFocus()
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Right)
        qtbot.keyClick(field, Qt.Key.Key_Space)
    assert chosen.args == ["indirect"]


def test_it_grows_downwards_when_there_is_no_room(field):
    wide, narrow = field.heightForWidth(400), field.heightForWidth(110)
    assert narrow > 2 * wide
    field.resize(110, narrow)
    assert field.chip_rect("mixed").bottom() < narrow


def test_it_says_what_is_chosen_to_those_who_cannot_see_it(field):
    field.set_values(["direct", "mixed"])
    assert field.accessibleName() == "Form"
    assert field.accessibleDescription() == "direct, mixed"


def test_digits_choose_where_the_focus_is_and_letters_find(field, qtbot):
    field.setFocus()
    asked = []
    field.chosen.connect(asked.append)
    for key in (Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_M, Qt.Key.Key_Space):
        qtbot.keyClick(field, key)
    assert asked == ["indirect", "", "mixed"]


def test_the_digits_show_while_it_is_armed_or_has_the_focus(field, qtbot):
    field.clearFocus()
    qtbot.waitUntil(lambda: not field.hasFocus())
    plain = field.grab().toImage()
    field.set_armed(True)
    assert field.grab().toImage() != plain
    field.set_armed(False)
    assert field.grab().toImage() == plain


def test_on_a_plain_ground_it_looks_the_same_whatever_it_showed_before(look, qtbot):
    fields = [ChipField(look, "Form"), ChipField(look, "Form")]
    fields[1].ground = "card"
    for one in fields:
        qtbot.addWidget(one)
        one.setAutoFillBackground(True)
        one.set_chips([Chip("direct", "direct"), Chip("mixed", "mixed"), Chip("none", "none")])
        one.resize(240, 70)
    steps = (
        lambda one: one.set_values(["mixed"]),
        lambda one: one.set_armed(True),
        lambda one: one.set_values([]),
        lambda one: one.setEnabled(False),
        lambda one: one.set_values(["mixed"]),
        lambda one: one.resize(150, 70),
        lambda one: one.setEnabled(True),
        lambda one: one.set_chips([Chip("direct", "straight"), Chip("mixed", "mixed")]),
        lambda one: look.set_wish("dark"),
    )
    for number, step in enumerate(steps):
        for one in fields:
            step(one)
            palette = one.palette()
            palette.setColor(one.backgroundRole(), look.colour("card"))
            one.setPalette(palette)
        plain, remembered = (one.grab().toImage() for one in fields)
        assert plain == remembered, number
    look.set_wish("light")
