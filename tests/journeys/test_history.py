"""The history tells what was done, leads there, undoes back to it, and shows how it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.domain.identity import Annotator
from annotator.store.annotations import annotation, set_note
from annotator.store.project import Project
from annotator.text.span import Span
from annotator.ui.dialogs.basics import Message
from annotator.ui.history.lines import WHERE

INES = Annotator("d" * 32, "Ines")


def tag(window, words: str, label: str = "claim") -> int:
    start = window.workspace.text.index(words)
    window.tagging.tag(label, [Span(start, start + len(words))])
    return window.workspace.picked.id


@pytest.fixture
def three(window) -> list[int]:
    """Three claims of the first article, in the order in which they were tagged."""
    words = ("rain is cheap", "The barrier was finished late", "two engineers said")
    return [tag(window, one) for one in words]


@pytest.fixture
def past(window, three, press, qtbot):
    """The history, open beside the window."""
    press(window.view, "Ctrl+H")
    made = window.asking.past
    qtbot.waitUntil(lambda: made.isActiveWindow())
    return made


def said(past) -> list[str]:
    model = past.lines
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def where(past) -> list[str]:
    """On which words and in which article each edit was, as a screen reader says it too."""
    model = past.lines
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    told = [model.data(row, WHERE) for row in rows]
    read = [model.data(row, Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert all(one.replace(" · ", ", ") in whole for one, whole in zip(told, read, strict=True))
    return told


def slide(past, press, qtbot, steps: int) -> None:
    """Move the slider by keys, left for earlier."""
    past.slider.setFocus()
    for _ in range(abs(steps)):
        press(past.slider, "Left" if steps < 0 else "Right")
    qtbot.waitUntil(lambda: not past.is_moving)


def test_edits_are_told_in_words_newest_first_and_followed(window, past):
    assert said(past)[:3] == ["Tag claim"] * 3
    assert "Import" in said(past)
    before = len(said(past))
    window.tagging.tag("cue", [Span(30, 34)])
    assert said(past)[0] == "Tag cue"
    assert len(said(past)) == before + 1
    tagged = ["two engineers said", "The barrier was finished late", "rain is cheap"]
    assert where(past)[1:4] == [f"{words} · Council waits" for words in tagged]


def test_answers_links_and_deletions_are_told_with_their_words(window, past, three):
    window.showing.pick(three[0])
    window.tagging.set_review(window.workspace.picked, "verified")
    assert where(past)[0] == "rain is cheap · Council waits"
    window.tagging.tag("quote", [Span(0, 15)])
    quote = window.workspace.picked.id
    window.tagging.link("asserted_in", three[1], quote, quote)
    assert where(past)[0] == "The barrier was finished late · Council waits"
    window.tagging.remove(window.workspace.picked)
    assert said(past)[0] == "Delete quote"
    assert where(past)[0] == "“I never left,” · Council waits"


def test_the_slider_shows_the_article_as_it_was(window, past, three, press, qtbot):
    slide(past, press, qtbot, -1)
    assert three[2] not in window.view.marks
    assert three[1] in window.view.marks
    slide(past, press, qtbot, -1)
    assert three[1] not in window.view.marks
    sentence = past.view.banner.sentence.text()
    assert "Tag claim" in sentence
    assert "R. Okafor" in sentence
    slide(past, press, qtbot, 1)
    assert three[1] in window.view.marks
    slide(past, press, qtbot, 1)
    assert three[2] in window.view.marks
    assert past.view.edit is None


def test_nothing_can_be_changed_in_the_past_and_escape_returns(
    window, past, three, press, qtbot, tagged
):
    slide(past, press, qtbot, -1)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    window.view.setFocus()
    window.view.select(Span(0, 14))
    press(window.view, "Q", "Ctrl+Z", "Delete")
    assert tagged() == []
    assert len(tagged("claim")) == 3
    assert "Esc" in window.bench.status.line.sentence()
    assert past.view.banner.isVisible()
    press(window.view, "Escape")
    assert not past.view.banner.isVisible()
    assert three[2] in window.view.marks
    window.view.select(Span(0, 14))
    press(window.view, "Q")
    assert tagged() == ["“I never left,"]


def test_closing_the_history_returns_to_now(window, past, three, press, qtbot):
    slide(past, press, qtbot, -2)
    press(past, "Escape")
    assert three[2] in window.view.marks
    assert not past.isVisible()


def test_a_line_leads_to_what_it_changed(window, past, three, press):
    window.showing.pick(None)
    press(past.table, "Down", "Down")
    press(past.table, "Return")
    assert window.workspace.picked.id == three[0]


def test_a_line_of_another_article_opens_it(window, past, three, press):
    window.showing.open_beside(1)
    past.only_here.setChecked(False)
    press(past.table, "Return")
    assert window.workspace.article.headline == "Council waits"


def test_the_lines_of_one_article_or_one_annotator(window, past, project_file, qtbot):
    with Project.open(project_file, annotator=INES) as other, other.edit("Write a note") as edit:
        set_note(edit, 1, "Really?")
    window.workspace.poll()
    assert said(past)[0] == "Write a note"
    past.hide()
    past.come_up()
    past.who.setCurrentText("Ines")
    assert "Tag claim" not in said(past)
    past.who.setCurrentIndex(0)
    qtbot.mouseClick(past.only_here, Qt.MouseButton.LeftButton, pos=past.only_here.rect().center())
    assert "Tag claim" in said(past)
    window.showing.open_beside(1)
    assert "Tag claim" not in said(past)


def agree(asked: list[str]) -> None:
    """Answer the question that opens next with yes."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Message)
        asked.append(box.sentence)
        next(one for one in box.findChildren(QPushButton) if "Undo" in one.text()).click()

    QTimer.singleShot(0, answer)


def test_undo_back_to_here_asks_with_the_count(window, past, press, qtbot, tagged):
    press(past.table, "Down", "Down")
    asked: list[str] = []
    agree(asked)
    qtbot.mouseClick(past.back, Qt.MouseButton.LeftButton)
    assert "2 changes" in asked[0]
    assert tagged("claim") == ["rain is cheap"]


def test_undo_back_to_a_quote_takes_back_the_source_that_was_taken_for_it(
    window, past, press, qtbot, in_dialog, tagged, links
):
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    window.view.setFocus()
    window.view.select(Span(0, 15))
    press(window.view, "Q", "Return")
    assert said(past)[:2] == ["Take the proposed source and cue", "Tag quote"]
    past.come_up()
    qtbot.waitUntil(lambda: past.isActiveWindow())
    press(past.table, "Down")
    asked: list[str] = []
    in_dialog(lambda box: (asked.append(box.sentence), press(box, "Return")))
    qtbot.mouseClick(past.back, Qt.MouseButton.LeftButton)
    assert asked == ["Take back the change of yours that came after “Tag quote”?"]
    assert (tagged(), links(), tagged("source")) == (["“I never left,”"], [], [])


def test_undo_back_stops_where_somebody_else_has_built_on_it(
    window, past, three, press, qtbot, project_file, tagged
):
    with Project.open(project_file, annotator=INES) as other, other.edit("Write a note") as edit:
        set_note(edit, three[1], "Really?")
    window.workspace.poll()
    press(past.table, *["Down"] * (len(said(past)) - 1 - said(past)[::-1].index("Tag claim")))
    agree([])
    qtbot.mouseClick(past.back, Qt.MouseButton.LeftButton)
    assert tagged("claim") == ["The barrier was finished late", "rain is cheap"]
    assert "Ines" in window.bench.status.line.sentence()
    assert annotation(window.workspace.project, three[1]).note == "Really?"


def test_its_controls_have_names(past):
    assert all(one.text() for one in past.findChildren(QPushButton))
    assert past.slider.accessibleName()
    assert past.table.accessibleName()
