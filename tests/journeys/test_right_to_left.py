"""Articles read from right to left are tagged as others are; left is on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from annotator.domain.records import ArticleRecord
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span
from tests.journeys.conftest import ME

ARABIC = (
    "«لن نغادر الميناء أبدا»، قالت رئيسة المجلس إيناس عبيد يوم الثلاثاء. "
    "«لن نغادر حتى يصل المهندسون من شركة Calder Marine في عام 2026».\n\n"
    "وأضاف مهندسان أن البوابة أنجزت متأخرة.\n"
)
HEBREW = (
    '"לא נעזוב את הנמל", אמרה ראשת המועצה אינס עוביד ביום שלישי.\n\n'
    "שני מהנדסים הוסיפו כי השער הושלם באיחור.\n"
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def project_file(tmp_path):
    """A project with an Arabic and a Hebrew article."""
    path = tmp_path / "Leftward.annotator"
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        add_article(edit, ArticleRecord("1" * 32, ARABIC, headline="المجلس يؤجل التصويت"))
        add_article(edit, ArticleRecord("2" * 32, HEBREW, headline="המועצה דוחה"))
    return path


@pytest.fixture
def drag(qtbot, window):
    """Select with the mouse: press at the right of the first letter, release left of the last."""

    def over(said: str) -> None:
        start = window.workspace.text.index(said)
        first = window.view.rects_of(Span(start, start + 1))[0]
        last = window.view.rects_of(Span(start + len(said) - 1, start + len(said)))[-1]
        viewport = window.view.viewport()
        begin = QPoint(first.right(), first.center().y())
        end = QPoint(last.left() - 1, last.center().y())
        qtbot.mousePress(viewport, LEFT, pos=begin)
        qtbot.mouseMove(viewport, (begin + end) / 2)
        qtbot.mouseMove(viewport, end)
        qtbot.mouseRelease(viewport, LEFT, pos=end)

    return over


@pytest.mark.parametrize(
    ("article", "said"), [(0, "رئيسة المجلس إيناس عبيد"), (1, "ראשת המועצה אינס עוביד")]
)
def test_words_are_selected_with_the_mouse_and_tagged(window, drag, press, tagged, article, said):
    press(window.view, *["J"] * article)
    drag(said)
    press(window.view, "S")
    assert tagged("source") == [said]


def test_the_quotation_at_the_caret_is_tagged(window, press, tagged):
    window.view.set_caret(ARABIC.index("الميناء"))
    press(window.view, "Q")
    assert tagged("quote") == ["«لن نغادر الميناء أبدا»"]


def test_the_selection_grows_by_word_quotation_and_sentence(window, press):
    window.view.set_caret(ARABIC.index("الميناء"))
    for wanted in ("الميناء", "لن نغادر الميناء أبدا", "«لن نغادر الميناء أبدا»"):
        press(window.view, "Alt+Up")
        (span,) = window.view.selected_spans()
        assert ARABIC[span.start : span.end] == wanted


@pytest.mark.parametrize(
    ("key", "wanted"), [("Alt+Left", "البوابة أنجزت متأخرة"), ("Alt+Right", "البوابة")]
)
def test_left_is_on_and_right_is_back(window, drag, press, tagged, key, wanted):
    drag("البوابة أنجزت")
    press(window.view, "C", key)
    assert tagged("claim") == [wanted]


def test_the_end_of_a_selection_goes_left_on(window, drag, press):
    drag("البوابة أنجزت")
    press(window.view, "Alt+Left")
    (span,) = window.view.selected_spans()
    assert ARABIC[span.start : span.end] == "البوابة أنجزت متأخرة"


def test_the_caret_goes_to_where_the_arrow_points(window, press):
    window.view.set_caret(ARABIC.index("وأضاف"))
    press(window.view, "Left")
    assert window.view.caret_offset() == ARABIC.index("وأضاف") + 1
    press(window.view, "Right")
    assert window.view.caret_offset() == ARABIC.index("وأضاف")


def test_an_end_is_drawn_left_with_the_mouse(window, drag, press, tagged, qtbot):
    drag("البوابة أنجزت")
    press(window.view, "C", "Escape")
    window.showing.pick(window.workspace.opened.marks.overlapping(0, len(ARABIC))[0][2])
    end = next(one for one in window.view.handles() if not one.at_start)
    last = ARABIC.index("متأخرة") + len("متأخرة") - 1
    target = window.view.rects_of(Span(last, last + 1))[0]
    assert target.left() < end.grip.center().x()
    viewport = window.view.viewport()
    qtbot.mousePress(viewport, LEFT, pos=end.grip.center())
    qtbot.mouseMove(viewport, QPoint(target.left(), target.center().y()))
    qtbot.mouseRelease(viewport, LEFT, pos=QPoint(target.left(), target.center().y()))
    assert tagged("claim") == ["البوابة أنجزت متأخرة"]


def test_words_of_both_directions_have_a_tint_under_each_of_them(window, drag, press, tagged):
    said = "المهندسون من شركة Calder Marine في عام 2026"
    start = ARABIC.index(said)
    window.view.select(Span(start, start + len(said)))
    press(window.view, "C", "Escape", "Escape")
    image = window.view.viewport().grab().toImage()
    tint = window.view.theme.label("claim").tint.rgb()
    for word in said.split():
        place = ARABIC.index(word, start)
        for rect in window.view.rects_of(Span(place, place + len(word))):
            row = [image.pixel(x, rect.top() + 1) for x in range(rect.left(), rect.right() + 1)]
            assert row.count(tint) > len(row) / 2
