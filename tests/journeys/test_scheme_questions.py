"""Questions, their answers and links are changed in the editor, with what hangs on them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QPushButton

from annotator.store.annotations import annotation, set_attribute
from annotator.text.span import Span
from annotator.ui.dialogs.basics import Message


@pytest.fixture
def claim(window) -> int:
    """A claim about an event."""
    start = window.workspace.text.index("rain is cheap")
    window.tagging.tag("claim", [Span(start, start + len("rain is cheap"))])
    made = window.workspace.picked.id
    window.workspace.do("Set Kind", lambda edit: set_attribute(edit, made, "kind", "event"))
    return made


@pytest.fixture
def editor(window, claim, qtbot):
    """The editor on the questions of claims."""
    window.actions_table["scheme"].trigger()
    made = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: made.isActiveWindow())
    qtbot.mouseClick(made.tabs, Qt.MouseButton.LeftButton, pos=made.tabs.tab_rect(1).center())
    page = made.attributes
    page.on.setCurrentIndex(page.on.findData("claim"))
    return made


@pytest.fixture
def answering(qtbot, editor):
    """Click a button and answer the window that it opens."""

    def answer(button, work) -> None:
        QTimer.singleShot(0, lambda: work(QApplication.activeModalWidget()))
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        editor.activateWindow()
        qtbot.waitUntil(lambda: editor.isActiveWindow())

    return answer


def typing(words: str):
    def answer(dialog: QInputDialog) -> None:
        dialog.setTextValue(words)
        dialog.accept()

    return answer


def agree(message: Message) -> None:
    next(one for one in message.findChildren(QPushButton) if one.isDefault()).click()


def questions(window) -> list[str]:
    return [one.title for one in window.workspace.scheme.attributes_of("claim")]


def choose(qtbot, listed, words: str) -> None:
    """Click on a row."""
    (item,) = listed.findItems(words, Qt.MatchFlag.MatchExactly)
    place = listed.visualItemRect(item).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_question_with_answers_is_added_and_asked_in_the_panel(window, editor, answering):
    page = editor.attributes
    answering(page.add, typing("Topic"))
    assert page.attribute.title == "Topic"
    answering(page.add_value, typing("Money"))
    answering(page.add_value, typing("Weather"))
    attribute = window.workspace.scheme.attribute("claim", "topic")
    assert [value.title for value in attribute.values] == ["Money", "Weather"]
    assert not attribute.free
    asked = [answer.attribute.title for answer in window.bench.panel.selected.form.answers]
    assert "Topic" in asked


def test_an_answer_is_renamed_in_place(window, editor, qtbot, press):
    page = editor.attributes
    choose(qtbot, page.values, "event")
    press(page.values, "F2")
    field = page.values.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "happening")
    press(field, "Return")

    def title() -> str:
        return window.workspace.scheme.attribute("claim", "kind").value("event").title

    qtbot.waitUntil(lambda: title() == "happening")


def test_answers_are_merged_with_what_holds_them_in_one_edit(window, editor, claim, qtbot):
    page = editor.attributes
    choose(qtbot, page.values, "event")
    page.merge_value.menu().aboutToShow.emit()
    merge = next(one for one in page.merge_value.menu().actions() if one.text() == "quantity")
    said = []

    def read(box: Message) -> None:
        said.append(box.sentence)
        agree(box)

    QTimer.singleShot(0, lambda: read(QApplication.activeModalWidget()))
    merge.trigger()
    assert said == ["1 answers “event” become “quantity”."]
    assert annotation(window.workspace.project, claim).attributes["kind"] == "quantity"
    window.actions_table["undo"].trigger()
    assert annotation(window.workspace.project, claim).attributes["kind"] == "event"
    assert window.workspace.scheme.attribute("claim", "kind").value("event")


def test_a_question_is_deleted_with_its_answers_and_comes_back(
    window, editor, claim, answering, qtbot
):
    choose(qtbot, editor.attributes.list, "Kind")
    answering(editor.attributes.remove, agree)
    assert "Kind" not in questions(window)
    assert "kind" not in annotation(window.workspace.project, claim).attributes
    window.actions_table["undo"].trigger()
    assert "Kind" in questions(window)
    assert annotation(window.workspace.project, claim).attributes["kind"] == "event"


def test_a_change_that_answers_would_not_fit_is_refused(window, editor, claim, qtbot):
    page = editor.attributes
    choose(qtbot, page.list, "Kind")
    qtbot.mouseClick(page.flags["free"], Qt.MouseButton.LeftButton)
    assert window.workspace.scheme.attribute("claim", "kind").free
    project = window.workspace.project
    window.workspace.do("Own", lambda edit: set_attribute(edit, claim, "kind", "hearsay"))
    assert annotation(project, claim).attributes["kind"] == "hearsay"
    qtbot.mouseClick(page.flags["free"], Qt.MouseButton.LeftButton)
    assert "hearsay" in editor.said.text()
    assert page.flags["free"].isChecked()
    qtbot.mouseClick(page.flags["required"], Qt.MouseButton.LeftButton)
    assert not window.workspace.scheme.attribute("claim", "kind").required


def cell(page, qtbot, origin: str, target: str) -> None:
    """Click the box in the matrix from one label to another."""
    labels = [page.ends.headerData(row, Qt.Orientation.Vertical) for row in range(5)]
    index = page.ends.index(labels.index(origin), labels.index(target))
    rect = page.matrix.visualRect(index)
    place = rect.topLeft()
    place.setX(place.x() + 15)
    place.setY(rect.center().y())
    qtbot.mouseClick(page.matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_link_joins_what_is_checked_in_the_matrix(window, editor, qtbot, answering):
    editor.show_page(2)
    page = editor.links
    answering(page.add, typing("Answers"))
    assert page.kind.title == "Answers"
    cell(page, qtbot, "Claim", "Quote")
    assert window.workspace.scheme.link_kind("answers").ends == (("claim", "quote"),)
    cell(page, qtbot, "Claim", "Quote")
    assert window.workspace.scheme.link_kind("answers").ends == ()


def test_links_that_stand_keep_their_box(window, editor, claim, qtbot, find):
    picked = annotation(window.workspace.project, claim)
    window.tagging.tag_part("source", "source", picked, [find("Ines Obuya")])
    editor.show_page(2)
    page = editor.links
    choose(qtbot, page.list, "Source")
    cell(page, qtbot, "Claim", "Source")
    assert "1 source links join claim and source" in editor.said.text()
    assert ("claim", "source") in window.workspace.scheme.link_kind("source").ends


def test_questions_and_answers_are_put_into_another_order_by_keys(window, editor, press, claim):
    page = editor.attributes
    before = [one.key for one in window.workspace.scheme.attributes_of("claim")]
    page.list.setFocus()
    page.list.setCurrentRow(0)
    press(page.list, "Alt+Down")
    after = [one.key for one in window.workspace.scheme.attributes_of("claim")]
    assert after[:2] == before[1::-1]
    assert page.attribute.key == before[0], "what is moved stays marked"
    page.values.setFocus()
    page.values.setCurrentRow(2)
    press(page.values, "Alt+Up", "Alt+Up")
    values = [one.key for one in window.workspace.scheme.attribute("claim", "kind").values]
    assert values[:3] == ["comparison", "event", "quantity"]
    assert page.values.key() == "comparison"
    for _ in range(3):
        window.workspace.undo()
    assert [one.key for one in window.workspace.scheme.attributes_of("claim")] == before
    values = [one.key for one in window.workspace.scheme.attribute("claim", "kind").values]
    assert values[:3] == ["event", "quantity", "comparison"]


def test_the_digits_follow_the_order_of_the_answers(window, editor, press, claim, qtbot):
    page = editor.attributes
    page.list.setCurrentRow(0)
    page.values.setFocus()
    page.values.setCurrentRow(1)
    press(page.values, "Alt+Up")
    editor.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    press(window.view, "2", "1")
    assert annotation(window.workspace.project, claim).attributes["kind"] == "quantity"


def test_the_first_and_the_last_stay_where_they_are(window, editor, press):
    before = window.workspace.project.last_edit
    page = editor.attributes
    page.list.setFocus()
    page.list.setCurrentRow(0)
    press(page.list, "Alt+Up")
    page.list.setCurrentRow(page.list.count() - 1)
    press(page.list, "Alt+Down")
    assert window.workspace.project.last_edit == before


def test_kinds_of_link_are_ordered_with_buttons(window, editor, qtbot):
    place = editor.tabs.tab_rect(2).center()
    qtbot.mouseClick(editor.tabs, Qt.MouseButton.LeftButton, pos=place)
    page = editor.links
    before = [kind.key for kind in window.workspace.scheme.link_kinds]
    page.list.setCurrentRow(1)
    up = next(
        one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("Move the")
    )
    qtbot.mouseClick(up, Qt.MouseButton.LeftButton)
    after = [kind.key for kind in window.workspace.scheme.link_kinds]
    assert after == [before[1], before[0], *before[2:]]
