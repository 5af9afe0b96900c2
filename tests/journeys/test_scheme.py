"""The scheme is changed in its editor, and all that is tagged follows at once, as one edit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QPushButton

from annotator.domain.scheme import Label
from annotator.store.project import Project
from annotator.store.scheme_labels import add_label
from annotator.text.span import Span
from annotator.ui.scheme.preview import DeletePreview, MergePreview, SplitPreview
from annotator.ui.scheme.window import SchemeWindow


@pytest.fixture
def editor(window, qtbot) -> SchemeWindow:
    """The editor, opened from the menu on three claims and a quote."""
    for words, label in (
        ("“I never left,”", "quote"),
        ("The barrier was finished late", "claim"),
        ("rain is cheap", "claim"),
        ("the mayor had told them", "claim"),
    ):
        start = window.workspace.text.index(words)
        window.tagging.tag(label, [Span(start, start + len(words))])
    window.actions_table["scheme"].trigger()
    made = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: made.isActiveWindow())
    made.labels.list.setFocus()
    return made


@pytest.fixture
def answering(qtbot, editor):
    """Work in the window of a class that opens when `click` clicks a button."""

    def answer(click, kind, work):
        seen = []

        def look():
            found = QApplication.activeModalWidget()
            if isinstance(found, kind):
                seen.append(found)
                work(found)

        QTimer.singleShot(0, look)
        qtbot.mouseClick(click, Qt.MouseButton.LeftButton)
        assert seen
        editor.activateWindow()
        qtbot.waitUntil(lambda: editor.isActiveWindow())

    return answer


def button(parent, title: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == title)


def press_button(parent, title: str) -> None:
    button(parent, title).click()


def choose(editor, press, key: str) -> None:
    """Go to a label by arrows."""
    press(editor.labels.list, "Home")
    while editor.labels.list.key != key:
        press(editor.labels.list, "Down")


def test_a_label_is_renamed_and_the_window_follows_at_once(window, editor, qtbot, press):
    choose(editor, press, "claim")
    assert "3 annotations" in editor.labels.form.effect.text()
    title = editor.labels.form.title
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Assertion")
    press(title, "Return")
    assert window.view.theme.label("claim").title == "Assertion"
    assert window.actions_table["tag:claim"].text() == "Tag as Assertion"
    press(editor, "Ctrl+Z")
    assert window.workspace.scheme.label("claim").title == "Claim"
    assert title.text() == "Claim"


def test_a_colour_of_the_palette_is_drawn_everywhere(window, editor, qtbot, press):
    choose(editor, press, "claim")
    swatches = editor.labels.form.colour.swatches
    place = swatches.place("#AA3377").center()
    qtbot.mouseClick(swatches, Qt.MouseButton.LeftButton, pos=place)
    assert window.workspace.scheme.label("claim").colour == "#AA3377"
    assert window.view.theme.label("claim").line.name() == "#aa3377"
    assert "dark page" in editor.labels.form.colour.sentence()


def test_a_key_that_is_taken_is_said_and_a_free_one_works_at_once(
    window, editor, qtbot, press, drag_over, tagged
):
    choose(editor, press, "scare")
    form = editor.labels.form
    form.key.setFocus()
    press(form.key, "Q")
    assert "Quote" in form.clash.text()
    press(form.key, "L")
    assert "Link" in form.clash.text()
    assert window.workspace.scheme.label("scare").shortcut is None
    press(form.key, "W")
    assert window.workspace.scheme.label("scare").shortcut == "W"
    editor.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    drag_over("Wait for")
    press(window.view, "W")
    assert tagged("scare") == ["Wait for"]


def test_labels_are_ordered_by_alt_and_arrows(window, editor, press):
    choose(editor, press, "source")
    press(editor.labels.list, "Alt+Up", "Alt+Up")
    assert [label.key for label in window.workspace.scheme.labels][:3] == [
        "source",
        "quote",
        "claim",
    ]
    assert editor.labels.list.key == "source"


def test_a_merge_shows_what_changes_and_leaves_exceptions(window, editor, press, answering, tagged):
    choose(editor, press, "claim")

    def merge(preview):
        preview.into.setCurrentIndex(preview.into.findData("scare"))
        assert "3 annotations in 1 articles" in preview.sentence.text()
        preview.list.setFocus()
        press(preview.list, "Home", "Space")
        preview.count()
        assert "2 annotations" in preview.sentence.text()
        press_button(preview, "Merge")

    answering(editor.labels.merge, MergePreview, merge)
    assert len(tagged("scare")) == 2
    assert len(tagged("claim")) == 1
    press(editor, "Ctrl+Z")
    assert (len(tagged("scare")), len(tagged("claim"))) == (0, 3)


def test_a_merge_that_breaks_link_rules_is_refused_with_a_sentence(
    window, editor, press, answering, tagged, find
):
    window.showing.pick_beside(1)
    picked = window.workspace.picked
    window.tagging.tag_part("source", "source", picked, [find("Ines Obuya")])
    choose(editor, press, picked.label)

    def merge(preview):
        preview.into.setCurrentIndex(preview.into.findData("cue"))
        assert "forbidden" in preview.refusal.text()
        assert not button(preview, "Merge").isEnabled()
        preview.reject()

    answering(editor.labels.merge, MergePreview, merge)


def test_a_split_makes_a_label_of_those_that_are_checked(
    window, editor, qtbot, press, answering, tagged
):
    choose(editor, press, "claim")

    def split(preview):
        assert not button(preview, "Split").isEnabled()
        qtbot.keyClicks(preview.title, "Weather")
        qtbot.keyClicks(preview.words, "rain")
        press(preview.list, "Home", "Space")
        preview.count()
        press_button(preview, "Split")

    answering(editor.labels.split, SplitPreview, split)
    assert tagged("weather") == ["rain is cheap"]
    assert window.workspace.scheme.attribute("weather", "kind") is not None
    press(editor, "Ctrl+Z")
    assert tagged("weather") == []
    assert len(tagged("claim")) == 3


def test_deleting_a_label_says_how_many_go_and_undo_brings_them_back(
    window, editor, press, answering, tagged
):
    choose(editor, press, "claim")

    def delete(preview):
        assert "3 annotations" in preview.sentence.text()
        press_button(preview, "Delete")

    answering(editor.labels.delete, DeletePreview, delete)
    assert tagged("claim") == []
    assert window.workspace.scheme.label("claim") is None
    press(editor, "Ctrl+Z")
    assert len(tagged("claim")) == 3


def test_a_label_is_added_by_its_title(window, editor, answering):
    def name(dialog):
        dialog.setTextValue("Loaded word")
        dialog.accept()

    answering(editor.labels.add, QInputDialog, name)
    assert window.workspace.scheme.label("loaded_word").title == "Loaded word"
    assert editor.labels.list.key == "loaded_word"


def test_a_change_made_in_another_window_shows_here(window, editor, project_file, qtbot):
    with Project.open(project_file) as other, other.edit("Add a label") as edit:
        add_label(edit, Label("frame", "Frame"))
    window.workspace.poll()
    assert "frame" in editor.labels.list.labels.label_keys()
    assert window.actions_table["tag:frame"]


def test_two_hundred_labels_with_long_titles_are_shown(window, editor, qtbot):
    with window.workspace.project.edit("Add many") as edit:
        for number in range(195):
            add_label(edit, Label(f"l{number}", f"{number} " + "long " * 100))
    editor.close()
    window.workspace.project_changed.emit()
    window.actions_table["scheme"].trigger()
    again = QApplication.activeModalWidget()
    assert again.labels.list.labels.rowCount() == 200
    assert again.width() < 1100
    assert again.grab().width() < 1100
    again.show_page(2)
    assert again.links.ends.rowCount() == 200
    again.close()


def test_fields_of_the_editor_have_names(editor):
    nameless = [
        one
        for kind in (QLineEdit, QPushButton)
        for one in editor.findChildren(kind)
        if not one.accessibleName() and not getattr(one, "text", str)()
    ]
    assert nameless == []
