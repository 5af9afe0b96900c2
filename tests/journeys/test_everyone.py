"""For everyone: every control has a name and a role, the focus is seen, and keys get everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)

from annotator.ui.commands import COMMANDS
from annotator.ui.panel.entry_edit import EntryEdit
from annotator.ui.window import MainWindow

Role = QAccessible.Role
_NAMELESS = {Role.NoRole, Role.Client}
_TAB = Qt.FocusPolicy.TabFocus
_CLEARLY, _ENOUGH = 50, 30
"""By so many tones of 255 do so many pixels differ when the focus is seen."""


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything on screen below `root` that takes the focus or can be pressed."""
    for one in [root, *root.findChildren(QWidget)]:
        presses = isinstance(one, QAbstractButton)
        takes = bool(one.focusPolicy() & _TAB) and one.focusProxy() is None
        inner = one.objectName().startswith("qt_") or one.window() is not root.window()
        inner = inner or isinstance(one.parentWidget(), QLineEdit)
        if one.isVisible() and one.isEnabled() and (presses or takes) and not inner:
            yield one


def stops(root: QWidget) -> list[QWidget]:
    """The controls that Tab comes to."""
    return [one for one in controls(root) if one.focusPolicy() & _TAB and not one.isWindow()]


def told(one: QWidget) -> str:
    parts = (type(one).__name__, one.objectName(), one.toolTip()[:30])
    return " ".join(filter(None, parts))


def nameless(root: QWidget) -> list[str]:
    """The controls of which a screen reader learns no name, or not what they are."""
    found = []
    for one in controls(root):
        interface = QAccessible.queryAccessibleInterface(one)
        name = interface.text(QAccessible.Text.Name).strip()
        if (not name or interface.role() in _NAMELESS) and not isinstance(one, QScrollArea):
            found.append(f"{told(one)}: {name!r}, {interface.role().name}")
    return found


def picture(one: QWidget) -> QImage:
    """What is seen of a widget, with a few pixels around."""
    window = one.window()
    corner = one.mapTo(window, QPoint(0, 0))
    return window.grab(one.rect().translated(corner).adjusted(-3, -3, 3, 3)).toImage()


def tabbed(root: QWidget) -> Iterator[QWidget]:
    """The controls that Tab comes to, one after the other, until all were there."""
    wanted = stops(root)
    if not wanted:
        return
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3 * len(wanted) + 10):
        focus = QApplication.focusWidget()
        if focus is None:
            return
        yield focus
        focus.setFocus(Qt.FocusReason.TabFocusReason)
        focus.focusNextPrevChild(True)  # what the key does, without what a field makes of it


def differs(one: QImage, other: QImage) -> bool:
    """True where a ring, a caret or the like is clearly seen on one of two pictures."""
    tones = [
        bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
        for image in (one, other)
    ]
    return sum(abs(a - b) >= _CLEARLY for a, b in zip(*tones, strict=True)) >= _ENOUGH


def unseen(root: QWidget) -> list[str]:
    """The controls that look the same, or nearly, with the focus and without."""
    found: dict[int, str] = {}
    seen: set[int] = set()
    for one in tabbed(root):
        if id(one) not in seen and one in stops(root):
            seen.add(id(one))
            focused = picture(one)
            one.clearFocus()
            if not differs(picture(one), focused):
                found[id(one)] = told(one)
    return list(found.values())


def unreached(root: QWidget) -> list[str]:
    """The controls that Tab does not come to; a trap leaves others out."""
    seen = {id(one) for one in tabbed(root)}
    return [told(one) for one in stops(root) if id(one) not in seen]


WELL = {"no name or role": [], "focus unseen": [], "not reached by Tab": []}


def judge(root: QWidget) -> dict[str, list[str]]:
    return {
        "no name or role": nameless(root),
        "focus unseen": unseen(root),
        "not reached by Tab": unreached(root),
    }


@pytest.fixture
def tagged_window(window, press) -> MainWindow:
    """The window with a quote tagged, linked and picked."""
    window.view.set_caret(3)
    press(window.view, "Q", "Return")
    return window


@pytest.fixture
def judged_windows(qtbot) -> Callable[[MainWindow, Callable[[], object]], dict]:
    """Judge every window that opens while something runs, and close it again."""

    def judge_all(window: MainWindow, run: Callable[[], object]) -> dict[str, dict]:
        found: dict[str, dict] = {}

        def look() -> None:
            opened = QApplication.activeModalWidget() or QApplication.activePopupWidget()
            opened = opened or QApplication.activeWindow()
            if opened is None or opened is window or type(opened).__name__ in found:
                return
            if isinstance(opened, QFileDialog | QAbstractPrintDialog | QMenu):
                found[type(opened).__name__] = WELL  # Qt's own
            elif not opened.isActiveWindow():
                return
            else:
                found[type(opened).__name__] = judge(opened)
            opened.close()

        timer = QTimer(interval=20)
        timer.timeout.connect(look)
        timer.start()
        run()
        for _ in range(6):
            qtbot.waitUntil(lambda: True)
            QApplication.processEvents()
        if QApplication.activeWindow() is not window and not found:
            qtbot.waitUntil(lambda: bool(found))
        timer.stop()
        return found

    return judge_all


def test_the_welcome_screen(make):
    assert judge(make()) == WELL


@pytest.mark.parametrize("tab", range(4))
def test_the_window_with_each_tab_of_the_panel(tagged_window, tab):
    panel = tagged_window.bench.panel
    assert tab < panel.tabs.count
    panel.set_tab(tab)
    assert judge(tagged_window) == WELL


@pytest.mark.parametrize(
    "row",
    [row for row in COMMANDS if row.text.endswith("…") or row.name in ("show_keys", "find")],
    ids=lambda row: row.name,
)
def test_every_window_that_a_command_opens(tagged_window, judged_windows, press, qtbot, row):
    if row.scope.value in ("review", "sources"):
        tagged_window.actions_table[row.scope.value].trigger()
    action = tagged_window.actions_table[row.name]
    assert action.isEnabled()
    found = judged_windows(tagged_window, action.trigger)
    assert [said for said in found.values() if said != WELL] == []
    if not found:  # it did its work in the window itself
        focus = QApplication.focusWidget()
        if tagged_window.asking.palette is not None:
            assert nameless(tagged_window.asking.palette) == []
            press(focus, "Escape")
        if isinstance(focus, EntryEdit):
            press(focus, "Escape")
            qtbot.waitUntil(lambda: not tagged_window.findChildren(EntryEdit))
        assert judge(tagged_window) == WELL


def test_the_review(tagged_window):
    tagged_window.views.show_review()
    assert judge(tagged_window) == WELL


def test_f6_goes_round_all_panes_and_back(tagged_window, press):
    seen = []
    for _ in range(len(tagged_window.panes())):
        seen.append(QApplication.focusWidget())
        press(QApplication.focusWidget(), "F6")
    assert seen == tagged_window.panes()
    assert tagged_window.view.hasFocus()
    press(tagged_window.view, "Shift+F6")
    assert QApplication.focusWidget() is tagged_window.panes()[-1]


def test_f6_brings_what_it_comes_to_into_sight(tagged_window, press):
    card = tagged_window.bench.panel.selected
    tagged_window.resize(1024, 640)
    card.verticalScrollBar().setValue(card.verticalScrollBar().maximum())
    assert card.verticalScrollBar().value() > 0
    press(tagged_window.view, "F6")
    focus = QApplication.focusWidget()
    assert card.isAncestorOf(focus)
    assert not focus.visibleRegion().isEmpty()


def test_tab_leads_out_of_the_article_and_round_to_it_again(tagged_window, press):
    """With nothing proposed Tab is no key of the article: there is no trap in the text."""
    tagged_window.keys.escape()
    passed = 0
    press(tagged_window.view, "Tab")
    while not tagged_window.view.hasFocus():
        passed += 1
        assert passed < 80
        press(QApplication.focusWidget(), "Tab")
    assert passed >= len(stops(tagged_window)) - 1


def test_f10_opens_the_menu_on_its_first_entry(qtbot, tagged_window, press):
    active = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and menu.activeAction() is not None:
            timer.stop()
            active.append(menu.activeAction().text())
            menu.close()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    press(tagged_window.view, "F10")
    assert active == ["&File"]
