"""The ends of a tag are drawn along with the mouse, by the grips of what is picked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.text.span import Span

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grip(window):
    """Where the grip at an end of the picked annotation stands; the last span's by default."""

    def place(*, at_start: bool = False, part: int = -1) -> QPoint:
        found = [one for one in window.view.handles() if one.at_start == at_start]
        return found[part].grip.center()

    return place


@pytest.fixture
def beside(window, find):
    """The place right before or right after some words."""

    def place(said: str, *, after: bool = False) -> QPoint:
        span = find(said)
        rect = window.view.rects_of(
            Span(span.end - 1, span.end) if after else Span(span.start, span.start + 1)
        )[0]
        return QPoint(rect.right() if after else rect.left(), rect.center().y())

    return place


@pytest.fixture
def draw(qtbot, window):
    """Press at a place, move to another, and let go there unless told otherwise."""

    def along(start: QPoint, end: QPoint, held=Qt.KeyboardModifier.NoModifier, *, let_go=True):
        viewport = window.view.viewport()
        qtbot.mousePress(viewport, LEFT, pos=start)
        for step in (start + (end - start) / 2, end):
            send_move(viewport, step, held)
        if let_go:
            qtbot.mouseRelease(viewport, LEFT, held, pos=end)

    return along


def send_move(viewport, point: QPoint, held) -> None:
    """A move with the button down; `qtbot.mouseMove` would tell it without its modifiers."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    place = QPointF(point)
    event = QMouseEvent(QEvent.Type.MouseMove, place, viewport.mapToGlobal(place), LEFT, LEFT, held)
    QApplication.sendEvent(viewport, event)


@pytest.fixture
def claim(window, drag_over, press):
    """A claim that is picked."""
    drag_over("finished late, two engineers")
    press(window.view, "C", "Escape")
    window.showing.pick(window.workspace.opened.marks.overlapping(0, 999)[0][2])
    return window.workspace.picked


def test_an_end_goes_with_the_pointer_and_rests_at_words(
    claim, window, grip, beside, draw, tagged, press
):
    draw(grip(), beside("two engineers sai", after=True))
    assert tagged("claim") == ["finished late, two engineers said"]
    draw(grip(at_start=True), beside("was finished") + QPoint(2, 0))
    assert tagged("claim") == ["was finished late, two engineers said"]
    press(window.view, "Ctrl+Z", "Ctrl+Z")
    assert tagged("claim") == ["finished late, two engineers"]


def test_marks_beside_a_word_are_places_to_rest(claim, window, grip, beside, draw, tagged):
    draw(grip(), beside("late,", after=True))
    assert tagged("claim") == ["finished late,"]
    draw(grip(), beside("finished late", after=True))
    assert tagged("claim") == ["finished late"]


def test_with_shift_it_stops_at_any_character(claim, window, grip, beside, draw, tagged):
    draw(grip(), beside("finis", after=True), Qt.KeyboardModifier.ShiftModifier)
    assert tagged("claim") == ["finis"]


def test_an_end_never_passes_the_other(claim, window, grip, beside, draw, tagged):
    draw(grip(), beside("The barrier"))
    assert tagged("claim") == ["finished"]
    draw(grip(at_start=True), beside("two engineers", after=True))
    assert tagged("claim") == ["finished"]


def test_what_is_shown_while_drawing_is_on_disk_only_when_let_go(
    claim, window, grip, beside, draw, tagged, press, qtbot
):
    whole = tagged("claim")
    end = beside("finished", after=True)
    before = window.view.viewport().grab().toImage()
    draw(grip(), end, let_go=False)
    assert window.view.viewport().grab().toImage() != before
    assert tagged("claim") == whole
    press(window.view, "Escape")
    assert window.workspace.picked == claim
    qtbot.mouseRelease(window.view.viewport(), LEFT, pos=end)
    assert tagged("claim") == whole


def test_links_stay_and_one_undo_takes_it_back(
    window, drag_over, press, grip, beside, draw, tagged, links
):
    drag_over("I never left")
    press(window.view, "Q", "Return")
    tied = len(links())
    assert tied
    draw(grip(), beside("never", after=True))
    assert tagged("quote") == ["I never"]
    assert len(links()) == tied
    press(window.view, "Ctrl+Z")
    assert tagged("quote") == ["I never left"]


def test_each_part_of_an_interrupted_quote_has_its_own_grips(
    window, drag_over, press, find, grip, beside, draw, tagged
):
    drag_over("I never left")
    press(window.view, "Q", "Escape")
    drag_over("I never will")
    press(window.view, "Shift+Q")
    assert len(window.view.handles()) == 4
    draw(grip(part=0), beside("never left"))
    assert tagged("quote") == ["I […] I never will"]
    draw(grip(part=0), beside("never will.”"))
    assert tagged("quote") == ["I never left,” Ines Obuya said on Tuesday. “I never will"]


def test_a_press_beside_the_grips_selects_as_ever(claim, window, drag_over):
    drag_over("late, two")
    (selected,) = window.view.selected_spans()
    assert window.workspace.text[selected.start : selected.end] == "late, two"


def test_a_project_that_is_only_read_has_no_grips(make, project_file, claim):
    window = make()
    window.workspace.open(project_file, read_only=True)
    window.showing.pick(claim.id)
    assert window.workspace.picked is not None
    assert window.view.handles() == []


def test_the_pointer_tells_where_an_end_can_be_taken(claim, window, grip, qtbot):
    viewport = window.view.viewport()
    qtbot.mouseMove(viewport, grip())
    assert viewport.cursor().shape() == Qt.CursorShape.SizeHorCursor
    qtbot.mouseMove(viewport, grip() - QPoint(40, 0))
    assert viewport.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_a_grip_below_its_line_stays_on_that_line(claim, window, grip, beside, draw, tagged):
    start = grip()
    draw(start, QPoint(beside("finished", after=True).x(), start.y() + 3))
    assert tagged("claim") == ["finished"]
