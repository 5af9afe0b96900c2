"""The list of quotes and claims gets ready for what is picked next, and looks the same."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from annotator.ui.look import Look
from annotator.ui.panel.head_list import HeadList
from annotator.ui.panel.heads import HeadRow, HeadsModel

HEADS = 200


class Fetching:
    """Reads made-up heads, and keeps which were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, ids):
        self.asked += ids
        return {id: HeadRow(f"“Words {id},” she said", "direct quote", "quote") for id in ids}


@pytest.fixture
def made(qtbot, look: Look):
    """Make a list of many heads that is shown, with what reads them."""

    def make() -> tuple[HeadList, Fetching]:
        fetch = Fetching()
        model = HeadsModel(fetch)
        heads = HeadList(look, model)
        qtbot.addWidget(heads)
        heads.resize(300, 260)
        model.show((10 * id, -10 * id - 5, id) for id in range(1, HEADS))
        heads.show()
        qtbot.waitExposed(heads)
        seen(heads)
        return heads, fetch

    return make


def seen(heads: HeadList) -> QImage:
    return heads.viewport().grab().toImage()


def test_what_is_picked_where_it_got_ready_is_read_before(made):
    heads, fetch = made()
    heads.prepare_around(1000)
    read = len(fetch.asked)
    assert 100 in fetch.asked
    heads.show_current(100)
    seen(heads)
    assert len(fetch.asked) == read


def test_it_looks_as_a_list_that_did_not_get_ready(made):
    ready, _ = made()
    ready.prepare_around(1000)
    ready.show_current(100)
    unready, _ = made()
    unready.show_current(100)
    assert seen(ready) == seen(unready)


@pytest.mark.parametrize("offset", [0, 10, 10 * HEADS, 10**9])
def test_it_gets_ready_at_the_ends_too(made, offset):
    heads, fetch = made()
    heads.prepare_around(offset)
    assert set(fetch.asked) <= set(range(1, HEADS))


def test_an_empty_list_has_nothing_to_get_ready(qtbot, look):
    fetch = Fetching()
    heads = HeadList(look, HeadsModel(fetch))
    qtbot.addWidget(heads)
    heads.prepare_around(5)
    assert fetch.asked == []


def test_a_new_row_that_got_ready_looks_as_one_that_did_not(made):
    new = HeadRow("“Words 300,” she said", "direct quote", "quote")
    ready, _ = made()
    ready.prepare_around(1000, [new])
    unready, _ = made()
    for heads in (ready, unready):
        heads.model().put((1001, -1004, 300))
        heads.show_current(300)
    assert seen(ready) == seen(unready)


def test_rows_that_are_gone_leave_nothing_behind(made, look):
    heads, _ = made()
    heads.model().show((10 * id, -10 * id - 5, id) for id in range(1, 4))
    on_screen = QImage(heads.viewport().size(), QImage.Format.Format_RGB32)
    on_screen.fill(look.colour("accent"))  # as if something else had been painted there
    for id in (1, 3, 2):
        heads.model().drop(id)
    heads.viewport().render(on_screen)
    assert on_screen.pixelColor(5, 5) == look.colour("window")
    assert on_screen.pixelColor(250, 250) == look.colour("window")
