"""Clicks on tags, chips and notes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from annotator.domain.region import Region
from annotator.text.span import Span

TEXT = "He said “the delay was “a gift to the storm” and no more” on Monday."
TAGS = [
    ("“the delay was “a gift to the storm” and no more”", 1, "quote"),
    ("“a gift to the storm”", 2, "quote"),
    ("He", 3, "source"),
    ("gift to the storm", 4, "claim"),
]


@pytest.fixture
def picks(view):
    """What was picked, as the workspace hears it; it answers by lighting it up."""
    heard: list[int | None] = []
    view.annotation_picked.connect(heard.append)
    view.annotation_picked.connect(lambda annotation: view.pick(annotation))
    view.picked_none.connect(lambda: heard.append(None))
    view.picked_none.connect(lambda: view.pick(None))
    return heard


def test_a_click_picks_the_innermost_and_further_clicks_go_outward(show, click_on, span_of, picks):
    show(TEXT, TAGS)
    for _ in range(4):
        click_on(span_of(TEXT, "storm"))
    assert picks == [4, 2, 1, 4]


def test_a_click_on_another_spot_begins_anew(show, click_on, span_of, picks):
    show(TEXT, TAGS)
    click_on(span_of(TEXT, "storm"))
    click_on(span_of(TEXT, "gift"))
    click_on(span_of(TEXT, "the delay"))
    assert picks == [4, 4, 1]


def test_a_click_on_plain_words_leaves_what_is_picked(show, click_on, span_of, picks):
    show(TEXT, TAGS)
    click_on(span_of(TEXT, "storm"))
    click_on(span_of(TEXT, "Monday"))
    assert picks == [4]


def test_a_click_beside_the_words_picks_none(show, view, click_on, span_of, picks, qtbot):
    show(TEXT, TAGS)
    click_on(span_of(TEXT, "storm"))
    beside = QPoint(view.viewport().width() // 2, view.viewport().height() - 20)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert picks == [4, None]


@pytest.mark.parametrize("word", ["Monday", "delay", "storm"])
def test_a_double_click_selects_a_word_and_leaves_what_is_picked(
    show, view, click_on, span_of, picks, qtbot, word
):
    show(TEXT, TAGS)
    click_on(span_of(TEXT, "He"))
    point = view.rects_of(span_of(TEXT, word))[0].center()
    for press in (qtbot.mouseClick, qtbot.mouseDClick, qtbot.mouseRelease):
        press(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert picks[-1] == 3
    assert view.selected_spans() == [span_of(TEXT, word)]


def test_a_drag_picks_nothing(show, drag_over, span_of, picks):
    show(TEXT, TAGS)
    drag_over(span_of(TEXT, "gift to"))
    assert picks == []


def test_annotations_at_a_place_are_told_innermost_first(show):
    view = show(TEXT, TAGS)
    assert view.annotations_at(TEXT.index("storm")) == [4, 2, 1]
    assert view.annotations_at(TEXT.index("Monday")) == []


def test_the_note_beside_boilerplate_makes_it_text(show, view, qtbot):
    text = "The news.\n\nRelated: more news\nShare this"
    start = text.index("Related")
    show(text, regions=[(7, Region(start, len(text), "boilerplate"))])
    heard = []
    view.region_restore_requested.connect(heard.append)
    first = view.rects_of(Span(start, start + 4))[0]
    points = (
        QPoint(x, y) for y in range(first.top(), first.bottom() + 30, 4) for x in range(40, 110, 4)
    )
    point = next(point for point in points if view.note_at(point))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert heard == [7]
    assert view.region_at(start) == 7
    assert view.region_at(0) is None


def test_what_is_tagged_there_is_written_below_the_note(show, view, picture):
    text = "Related: more news\nShare this\n\nThe news of the day is told here."
    region = [(7, Region(0, text.index("The"), "boilerplate"))]
    show(text, regions=region)
    first = view.rects_of(Span(0, 4))[0]
    middle = first.left() // 2
    points = (QPoint(middle, y) for y in range(first.top(), first.bottom() + 30))
    note = next(note for note in map(view.note_at, points) if note)
    beside = note.link.adjusted(0, -note.link.height(), -8, 0)  # its words, without the bracket
    alone = picture(beside)
    show(text, [("Related: more news", 1, "quote")], regions=region)
    assert picture(beside) == alone
    below = QRect(note.link.left(), note.link.bottom() + 1, note.link.width() - 8, 30)
    assert len({picture(below).pixel(x, 8) for x in range(below.width() - 8)}) > 1


def test_regions_can_change_while_the_text_stays(show, view, has_colour):
    text = "A headline\nThe news of the day is told here.\nShare this"
    start = text.index("Share")
    show(text, regions=[(1, Region(start, len(text), "boilerplate"))])
    rect = view.rects_of(Span(start, len(text)))[0]
    assert has_colour(rect, "muted")
    small = view.rects_of(Span(0, 10))[0].height()
    view.set_regions([(2, Region(0, 10, "headline"))])
    rect = view.rects_of(Span(start, len(text)))[0]
    assert not has_colour(rect, "muted")
    assert view.rects_of(Span(0, 10))[0].height() > small
    view.set_regions([])
    assert view.rects_of(Span(0, 10))[0].height() == small


def test_a_part_out_of_sight_has_a_chip_that_jumps_there(show, view, qtbot, span_of):
    text = (
        "Ms Obuya spoke.\n"
        + "Nothing happened here. " * 400
        + "\n“We go,” she said.\n"
        + "End. " * 900
    )
    show(text, [("Ms Obuya", 1, "source"), ("“We go,”", 2, "quote")], [(1, "source", 2, 1)])
    quote = span_of(text, "“We go,”")
    view.reveal(quote)
    assert view.edge_chips() == []
    view.pick(2, {1: "source"})
    (chip,) = view.edge_chips()
    assert chip.above
    heard = []
    view.jump_requested.connect(heard.append)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=chip.box.center())
    assert heard == [1]
    sight = view.viewport().rect()
    assert all(sight.contains(rect) for rect in view.rects_of(span_of(text, "Ms Obuya")))
    (chip,) = view.edge_chips()
    assert not chip.above
    assert view.selected_spans() == []


def test_the_hand_shows_where_a_click_does_something(show, view, qtbot, span_of):
    text = "Ms Obuya spoke.\n" + "Nothing happened here. " * 400 + "\n“We go,” she said."
    show(text, [("Ms Obuya", 1, "source"), ("“We go,”", 2, "quote")])
    view.pick(1, {2: "quote"})
    (chip,) = view.edge_chips()
    qtbot.mouseMove(view.viewport(), chip.box.center())
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(view.viewport(), QPoint(300, 100))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_chips_at_the_edges_never_lie_over_what_is_picked(show, view):
    quote = "“" + "The gate stays shut for now. " * 60 + "”"
    text = "Ms Obuya spoke.\n" + "Nothing happened here. " * 400 + f"\n{quote} she said."
    show(text, [("Ms Obuya", 1, "source"), (quote, 2, "quote")], [(1, "source", 2, 1)])
    view.pick(2, {1: "source"})
    seen = 0
    for line in range(0, len(quote), 40):
        view.scroll_to_top(text.index(quote) - 300 + line)
        lit = view.rects_of(Span(text.index(quote), text.index(quote) + len(quote)))
        for chip in view.edge_chips():
            seen += 1
            assert not any(chip.box.intersects(rect) for rect in lit)
    assert seen
