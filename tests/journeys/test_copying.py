"""The attribution is one thing: copied, pasted, moved and tagged once more, each one undo."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

FLAVOUR = "application/x-article-annotator+json"
QUOTE = "“I never left,”"
SAID = [("cue", QUOTE, "said"), ("source", QUOTE, "Ines Obuya")]


@pytest.fixture
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def tag_first(window, press):
    """Tag the first quote with its source and cue."""

    def tag():
        window.view.set_caret(3)
        press(window.view, "Q", "Return")
        window.view.set_caret(0)

    return tag


def test_ctrl_c_copies_words_for_others_and_the_whole_for_us(
    window, press, tag_first, clipboard, links
):
    tag_first()
    assert links() == SAID
    press(window.view, "Ctrl+C")
    assert clipboard.text() == f"{QUOTE} — Ines Obuya. “Council waits”"
    line = json.loads(bytes(clipboard.mimeData().data(FLAVOUR).data()))
    assert line["format"] == "article-annotator/1"
    assert {one["label"] for one in line["annotations"]} == {"quote", "source", "cue"}


def test_nothing_on_the_clipboard_is_said_to(window, press, clipboard, qtbot):
    clipboard.clear()
    with qtbot.waitSignal(window.workspace.said) as said:
        press(window.view, "Ctrl+V")
    assert said.args == ["There is no text on the clipboard."]


def test_a_selection_is_copied_as_words_only(window, press, tag_first, clipboard, find):
    tag_first()
    window.view.select(find("on Tuesday"))
    press(window.view, "Ctrl+C")
    assert clipboard.text() == "on Tuesday"
    assert not clipboard.mimeData().hasFormat(FLAVOUR)


def test_pasting_on_other_words_keeps_source_and_cue(
    window, press, tag_first, clipboard, find, tagged, links
):
    tag_first()
    press(window.view, "Ctrl+C")
    window.view.select(find("“I never will.”"))
    press(window.view, "Ctrl+V")
    assert tagged() == [QUOTE, "“I never will.”"]
    assert tagged("source") == ["Ines Obuya"], "one mention serves both"
    assert len(links()) == 4
    press(window.view, "Ctrl+Z")
    assert tagged() == [QUOTE]
    assert links() == SAID


def test_pasting_without_a_selection_goes_where_the_words_stand_next(
    window, press, clipboard, find, tagged
):
    window.view.select(find("never"))
    press(window.view, "C", "Backspace")
    press(window.view, "P", "Ctrl+C", "Ctrl+V")
    assert tagged("claim") == ["never", "never"]
    told = []
    window.workspace.said.connect(told.append)
    press(window.view, "Ctrl+V")
    assert tagged("claim") == ["never", "never"]
    assert told == ["“never” stands nowhere else here; select the words first, then paste."]


def test_moving_to_the_selection_keeps_the_links(window, press, tag_first, find, tagged, links):
    tag_first()
    before = window.workspace.project.last_edit
    window.view.select(find("“I never left,” Ines"))
    press(window.view, "Ctrl+M")
    assert tagged() == ["“I never left,” Ines"]
    assert [one[::2] for one in links()] == [one[::2] for one in SAID]
    assert window.workspace.project.last_edit == before + 1
    press(window.view, "Ctrl+Z")
    assert tagged() == [QUOTE]
    assert links() == SAID


def test_the_same_words_become_a_claim_of_the_same_source(
    qtbot, window, press, tag_first, tagged, links
):
    tag_first()
    chosen = []

    def choose():
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and menu.activeAction() is not None:
            waiting.stop()
            chosen.append(menu.activeAction().text())
            qtbot.keyClick(menu, Qt.Key.Key_Return)

    waiting = QTimer(interval=10)
    waiting.timeout.connect(choose)
    waiting.start()
    press(window.view, "Ctrl+D")
    window.activateWindow()  # the test's platform does not give it back after a menu
    qtbot.waitUntil(window.isActiveWindow)
    assert chosen == ["&Claim"]
    assert tagged("claim") == [QUOTE]
    assert links() == sorted([*SAID, *SAID, ("asserted_in", QUOTE, QUOTE)])
    assert window.workspace.picked.attributes["voice"] == "attributed"
    press(window.view, "Ctrl+Z")
    assert tagged("claim") == []


def test_deleting_a_quote_takes_the_whole_chain_with_it(window, press, tag_first, find, tagged):
    tag_first()
    for said in ("The Alder Courier", "two engineers"):
        window.view.select(find(said))
        press(window.view, "R")
    assert len(tagged("source")) == 3
    press(window.view, "Delete")
    assert tagged() == tagged("source") == tagged("cue") == []
    press(window.view, "Ctrl+Z")
    assert tagged() == [QUOTE]
    assert len(tagged("source")) == 3


def test_a_clipboard_of_rubbish_is_refused_in_a_sentence(window, press, clipboard, tagged):
    data = QMimeData()
    data.setData(FLAVOUR, b'{"text": 7}')
    clipboard.setMimeData(data)
    told = []
    window.workspace.said.connect(told.append)
    press(window.view, "Ctrl+V")
    assert len(told) == 1
    assert told[0].startswith("What is on the clipboard cannot be pasted")
    assert tagged() == []
