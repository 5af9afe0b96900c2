"""An article on paper."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPageSize, QPdfWriter

from annotator.ui.article.heading import Heading


def write(view, path, size=QPageSize.PageSizeId.A4) -> int:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(size))
    return view.print_article(writer)


def test_all_pages_are_painted(show, view, tmp_path):
    text = "The council delayed the vote on the tide gate again on Tuesday evening.\n" * 200
    show(text, [("the vote", 1, "quote")], heading=Heading("A headline", "By A B"))
    pages = write(view, tmp_path / "a.pdf")
    assert 4 <= pages <= 20
    assert write(view, tmp_path / "small.pdf", QPageSize.PageSizeId.A6) > pages
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_one_line_is_one_page_and_so_is_nothing(show, view, tmp_path):
    show("One line.")
    assert write(view, tmp_path / "one.pdf") == 1
    show("")
    assert write(view, tmp_path / "none.pdf") == 1


def test_tags_are_on_the_paper(show, view, tmp_path):
    show("Some words to tag here.")
    write(view, tmp_path / "plain.pdf")
    show("Some words to tag here.", [("words", 1, "quote")])
    write(view, tmp_path / "tagged.pdf")
    plain, tagged = (tmp_path / "plain.pdf").stat(), (tmp_path / "tagged.pdf").stat()
    assert tagged.st_size != plain.st_size


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_where_nothing_can_be_written_no_page_is_painted(show, view, tmp_path, qtbot):
    show("Some words.")
    assert write(view, tmp_path / "no folder" / "a.pdf") == 0


def test_printing_leaves_the_screen_as_it_is(show, view, tmp_path, picture):
    show("The council delayed the vote again.\n" * 90, [("the vote", 1, "quote")])
    view.pick(1)
    before = picture()
    write(view, tmp_path / "a.pdf")
    assert picture() == before
    assert view.picked == 1
