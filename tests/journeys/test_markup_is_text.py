"""What looks like mark-up in articles, labels and names is text in tool tips and menus too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QWidget

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Label
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.scheme_labels import add_label
from annotator.ui.words import off_menu, unmarked
from tests.journeys.conftest import ME

PICTURE = '<img src="/tmp/secret.png">'
SAID = f"“I <b>never</b> left {PICTURE} and I will never leave, whatever they say of me and of us,”"
TEXT = f"{SAID} Ines <i>Obuya</i> said on Tuesday. She added that the <u>gate</u> holds.\n"


@pytest.fixture
def project_file(tmp_path):
    path = tmp_path / "Marked.annotator"
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        add_article(edit, ArticleRecord("1" * 32, TEXT, headline=f"<h1>Loud</h1> {PICTURE} " * 9))
        add_label(edit, Label("research", "R&D claims"))
        add_label(edit, Label("bold", f"<b>Bold</b> {PICTURE} " * 9, rule=f"<b>Gist</b> {PICTURE}"))
    return path


def told(model: QAbstractItemModel) -> Iterator[str]:
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


def tips(root: QWidget) -> list[str]:
    """All tool tips of a window: of widgets, of commands, of the rows of lists."""
    widgets = [root, *root.findChildren(QWidget)]
    found = [one.toolTip() for one in widgets]
    found += [action.toolTip() for action in root.findChildren(QAction)]
    for view in root.findChildren(QAbstractItemView):
        if view.model() is not None:
            found += told(view.model())
    return [tip for tip in found if tip]


def test_tool_tips_hold_no_markup_of_the_articles(window, drag_over, press, qtbot):
    drag_over(SAID)
    press(window.view, "Q", "Enter")
    window.actions_table["history"].trigger()
    press(window.view, "Ctrl+2")
    qtbot.waitUntil(lambda: window.views.in_review)
    qtbot.waitUntil(lambda: any("never" in tip for tip in tips(window)))
    found = [*tips(window), *(a.toolTip() for a in window.actions_table.menu.findChildren(QAction))]
    found += [window.actions_table["tag:bold"].toolTip()]
    marked = [tip for tip in found if "img" in tip or "never" in tip]
    assert any(PICTURE.replace("<", "&lt;") in tip for tip in marked)
    assert not [tip for tip in found if "<img" in tip or "<b>" in tip]


def test_an_ampersand_in_a_title_is_no_key_of_a_menu(window, drag_over, qtbot):
    actions = window.actions_table
    drag_over("the <u>gate</u> holds")
    actions["tag:research"].trigger()
    assert window.workspace.picked.label == "research"
    assert actions["tag:research"].text() == "Tag as R&&D claims"
    qtbot.waitUntil(lambda: actions["undo"].text() == "&Undo: Tag r&&d claims")
    assert off_menu(actions["undo"].text()) == "Undo: Tag r&d claims"


@pytest.mark.parametrize("words", ["plain & simple", "a > b", "two\nlines", ""])
def test_other_words_stay_as_they_are(words):
    assert unmarked(words) == words


def test_words_with_markup_are_shown_as_they_are():
    assert unmarked("a <b>\nc & d") == "<qt>a &lt;b><br>c &amp; d</qt>"
    assert unmarked("&lt;b>") == "<qt>&amp;lt;b></qt>"
