"""Commands take the keys one gives them, at once and in later sittings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from annotator.store.scheme_labels import change_label
from annotator.ui.dialogs.keys import KeysWindow
from annotator.ui.keys.own import readable
from annotator.ui.widgets.pills import Keycap


@pytest.fixture
def keys(window, qtbot):
    """The window in which keys are changed."""
    window.actions_table["own_keys"].trigger()
    made = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: made.isActiveWindow())
    return made


@pytest.fixture
def back(window, keys, qtbot):
    """Close that window and stand in the article again."""

    def close():
        keys.close()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow())
        window.view.setFocus()

    return close


def shown(window) -> set[str]:
    page = KeysWindow(None, window.actions_table.commands())
    found = {label.text() for label in page.findChildren(QLabel)}
    page.deleteLater()
    return found


def test_a_key_that_is_pressed_works_at_once(window, keys, back, press, make, project_file, hints):
    keys.choose("next_article")
    keys.field.setFocus()
    press(keys.field, "G")
    assert "G" in window.actions_table["next_article"].toolTip()
    assert "G" in shown(window)
    assert ("G", "next article") in hints(window)
    back()
    press(window.view, "G")
    assert window.workspace.article.headline == "Harbour fees rise"
    press(window.view, "K", "J")
    assert window.workspace.article.headline == "Council waits"
    again = make(project_file)
    assert again.actions_table["next_article"].shortcut().toString() == "G"


def test_down_leads_from_the_words_to_the_commands_that_are_left(keys, press, qtbot):
    qtbot.keyClicks(keys.words, "next")
    press(keys.words, "Down")
    assert keys.table.hasFocus()
    assert "next" in keys.table.currentItem().text().lower()


def test_a_key_with_ctrl_is_caught_though_it_is_a_shortcut(window, keys, press):
    keys.choose("find")
    keys.field.setFocus()
    press(keys.field, "Ctrl+G")
    assert window.actions_table["find"].shortcut().toString() == "Ctrl+G"


def test_a_clash_is_said_and_the_key_can_be_taken_over(window, keys, qtbot, press):
    keys.choose("next_article")
    keys.field.setFocus()
    press(keys.field, "N")
    assert "Next annotation" in keys.sentence.text()
    assert window.actions_table["next_article"].shortcut().toString() == "J"
    qtbot.mouseClick(keys.take, Qt.MouseButton.LeftButton)
    assert window.actions_table["next_article"].shortcut().toString() == "N"
    assert window.actions_table["next_annotation"].shortcut().isEmpty()


def test_the_key_of_a_label_is_not_taken(window, keys, press):
    keys.choose("next_article")
    keys.field.setFocus()
    press(keys.field, "Q")
    assert "Quote" in keys.sentence.text()
    assert not keys.take.isVisible()
    assert window.actions_table["tag:quote"].shortcut().toString() == "Q"


@pytest.mark.parametrize("key", ["G", "Ctrl+C", "Shift+G"])
def test_a_key_of_the_window_leaves_typing_alone(window, keys, press, key):
    keys.choose("find")
    keys.field.setFocus()
    press(keys.field, key)
    assert keys.sentence.text().endswith(".")
    assert window.actions_table["find"].shortcut().toString() == "Ctrl+F"


def test_usual_keys_come_back(window, keys, qtbot, press):
    keys.choose("next_article")
    keys.field.setFocus()
    press(keys.field, "G")
    qtbot.mouseClick(keys.usual, Qt.MouseButton.LeftButton)
    assert window.actions_table["next_article"].shortcut().toString() == "J"
    qtbot.mouseClick(keys.none, Qt.MouseButton.LeftButton)
    assert window.actions_table["next_article"].shortcut().isEmpty()
    keys.choose("redo")
    keys.field.setFocus()
    press(keys.field, "Ctrl+G")
    qtbot.mouseClick(keys.all_usual, Qt.MouseButton.LeftButton)
    redo = [key.toString() for key in window.actions_table["redo"].shortcuts()]
    assert redo == ["Ctrl+Shift+Z", "Ctrl+Y"]
    assert window.settings.get("keys", {}) == {}


def test_a_label_gets_its_key_when_the_command_gives_it_up(window, keys, press):
    window.workspace.do("Key", lambda edit: _give_scare(edit, "J"))
    assert window.actions_table["tag:scare"].shortcut().isEmpty()
    keys.choose("next_article")
    keys.field.setFocus()
    press(keys.field, "G")
    assert window.actions_table["tag:scare"].shortcut().toString() == "J"


def _give_scare(edit, key: str) -> None:
    change_label(edit, "scare", shortcut=key)


def test_the_panel_and_the_foot_name_the_keys_in_force(window, find, press, qtbot, hints):
    def caps() -> list[str]:
        form = window.bench.panel.selected.form
        return [cap.text() for cap in form.findChildren(Keycap) if cap.isVisible()]

    window.view.select(find("“I never left,”"))
    press(window.view, "Q", "Escape")
    assert caps() == ["S", "U", "R"]
    window.workspace.do("Key", lambda edit: change_label(edit, "source", shortcut="Y"))
    window.actions_table.set_keys({"tag_relay": ["Shift+R"], "type_answer": []})
    assert caps() == ["Y", "U", "Shift+R"]
    named = hints(window)
    assert ("Y", "source") in named
    assert ("Shift+R", "relay") in named
    assert not {"S", "R", "."} & {key for key, _ in named}


def test_enter_says_what_to_do_where_nobody_is_proposed(window, find, press):
    window.view.select(find("rain is cheap"))
    press(window.view, "Q", "Escape", "Return")
    assert "tag that" in window.bench.status.line.sentence()


def test_commands_are_found_by_their_words(keys, qtbot):
    qtbot.keyClicks(keys.words, "next art")
    visible = [row for row in range(keys.table.rowCount()) if not keys.table.isRowHidden(row)]
    assert next(keys.table.item(row, 0).text() for row in visible).startswith("Next article")


def test_settings_that_make_no_sense_are_left_out():
    own = {"find": ["Ctrl+G"], "no_such": ["X"], "undo": "Ctrl+J", "redo": [3], "about": ["G"]}
    assert readable(own) == {"find": ("Ctrl+G",)}
