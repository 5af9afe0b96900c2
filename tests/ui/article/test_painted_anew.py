"""Only what looks otherwise is painted again, and nothing of what was there is left behind."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QRegion

from annotator.text.span import Span
from annotator.ui.article.marks import Marks
from tests.ui.article.reader import Reader, steps, texts

PARAGRAPHS = "\n".join(
    f"Paragraph {number}: the warden said “the gate holds” and left. " * 3 for number in range(12)
)


@given(texts.filter(bool), steps)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_step_leaves_what_a_fresh_painting_shows(view, qtbot, steady, on_screen, text, some):
    reader = Reader(view, qtbot, text)
    for name, a, b in some:
        reader.do(name, a, b)
        shown = on_screen()
        view.viewport().update()
        assert shown == on_screen(), name


class Painted(QObject):
    """Keeps which parts of a widget are painted."""

    def __init__(self, parent) -> None:
        super().__init__(parent)
        self.regions: list[QRegion] = []
        parent.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.regions.append(event.region())
        return False


def test_one_tag_paints_its_line_and_its_bracket(view, steady, on_screen):
    view.show_article(PARAGRAPHS, (), Marks())
    on_screen()
    start = PARAGRAPHS.index("Paragraph 2")
    here, before = (view.rects_of(Span(at, at + 9))[0] for at in (start, start - 300))
    last = view.rects_of(Span(start + 170, start + 180))[0]  # of the same paragraph
    painted = Painted(view.viewport())
    view.marks.replace(1, [(start, start + 9, 1, "quote", "{}")])
    view.refresh()
    view.pick(1)
    on_screen()
    [region] = painted.regions
    assert region.contains(here)
    assert region.contains(here.translated(-30, 0))
    assert not region.intersects(before)
    assert not region.intersects(last)
    assert not region.contains(view.viewport().rect().bottomLeft())


def test_a_tag_without_a_bracket_leaves_the_margin(view, steady, on_screen):
    view.show_article(PARAGRAPHS, (), Marks([(0, 40, 1, "quote", "{}")]))
    on_screen()
    painted = Painted(view.viewport())
    view.marks.replace(2, [(60, 66, 2, "cue", "{}")])
    view.refresh()
    on_screen()
    [region] = painted.regions
    assert region.contains(view.rects_of(Span(60, 66))[0])
    assert not region.contains(view.rects_of(Span(0, 9))[0].translated(-30, 0))


def test_the_caret_of_a_held_label_leaves_nothing_behind(view, steady, on_screen):
    view.show_article(PARAGRAPHS, (), Marks())
    view.hold("claim", "C")
    for offset in (0, 200, 40):
        view.set_caret(offset)
        shown = on_screen()
        view.viewport().update()
        assert shown == on_screen(), offset


def test_a_link_shows_its_number_though_no_tag_changed(view, steady, on_screen):
    rows = [(0, 9, 1, "source", "{}"), (20, 40, 2, "quote", "{}"), (50, 58, 3, "source", "{}")]
    first, second = (1, "source", 2, 1), (2, "source", 2, 3)
    view.show_article(PARAGRAPHS, (), Marks(rows, [first]))
    for links in ([first, second], [first]):
        on_screen()
        view.marks.replace_links([2, 3], links)
        view.refresh()
        shown = on_screen()
        view.viewport().update()
        assert shown == on_screen()


def test_a_tag_made_out_of_sight_is_painted_at_the_width_that_came_then(view, steady, on_screen):
    view.resize(260, 300)
    view.show_article(PARAGRAPHS, (), Marks())
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    on_screen()
    bar.setValue(0)
    on_screen()
    end = len(PARAGRAPHS.rstrip())
    view.marks.replace(1, [(end - 6, end, 1, "cue", "{}")])
    view.refresh()
    bar.setValue(bar.maximum())
    on_screen()
    view.resize(1200, 300)
    on_screen()
    view.marks.replace(2, [(0, 9, 2, "cue", "{}")])
    view.refresh()
    shown = on_screen()
    view.viewport().update()
    assert shown == on_screen()


def test_a_selection_at_the_edge_of_a_view_that_is_too_narrow_is_painted_whole(
    view, qtbot, steady, on_screen
):
    reader = Reader(view, qtbot, "é " * 9)
    view.resize(250, 119)
    on_screen()
    reader.select(0, 17)
    shown = on_screen()
    view.viewport().update()
    assert shown == on_screen()


def test_numbers_that_count_on_are_painted_where_they_stand(view, steady, on_screen):
    at = [PARAGRAPHS.index(f"Paragraph {number}") for number in (1, 2, 3)]
    rows = [(start + 20, start + 40, place, "quote", "{}") for place, start in enumerate(at)]
    rows += [(start, start + 9, place + 10, "source", "{}") for place, start in enumerate(at)]
    view.show_article(PARAGRAPHS, (), Marks(sorted(rows), [(2, "source", 2, 12)]))
    on_screen()
    painted = Painted(view.viewport())
    view.marks.replace_links([1], [(1, "source", 1, 11)])
    view.refresh()
    on_screen()
    [region] = painted.regions
    shows = [region.contains(view.rects_of(Span(start, start + 9))[0]) for start in at]
    assert shows == [False, True, True]


def test_a_head_loses_its_number_with_its_source(view, steady, on_screen):
    rows = [(0, 9, 1, "source", "{}"), (220, 240, 2, "quote", "{}")]
    view.show_article(PARAGRAPHS, (), Marks(rows, [(1, "source", 2, 1)]))
    on_screen()
    view.marks.remove(1)
    view.refresh()
    shown = on_screen()
    view.viewport().update()
    assert shown == on_screen()
