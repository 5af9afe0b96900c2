"""A workbook for Excel and its like: a sheet each for annotations, attributions, sources,
articles and the codebook.

Source: ECMA-376; Excel's limits of 32,767 characters a cell and 1,048,576 rows a sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.controls import storable_in_xml
from annotator.formats.tables.cells import (
    MOST_ROWS,
    NUMBERS,
    WIDTH,
    WIDTHS,
    shortened,
)
from annotator.formats.tables.sheets import Sheet, codebook, preview, sheets

__all__ = ["preview", "write"]

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write(articles: Iterable[ArticleRecord], out: BinaryIO, *, scheme: Scheme) -> None:
    """The workbook, its cells words or whole numbers and never formulas. Holds one article.

    A cell that is too long is cut and ends in ` […]`; a sheet that is full goes on in another.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": "Annotations", "comments": "Made with Article Annotator"})
        filled = [_Filled(book, sheet) for sheet in sheets()]
        for article in articles:
            for one in filled:
                for row in one.sheet.cells(article):
                    one.add(row)
        sheet, rows = codebook(scheme)
        last = _Filled(book, sheet)
        for row in rows:
            last.add(row)


class _Filled:
    """A sheet that takes one row after the other."""

    def __init__(self, book: Workbook, sheet: Sheet) -> None:
        self.sheet = sheet
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F1EFEB"})
        self._plain = book.add_format({"valign": "top", "text_wrap": True})
        self._pages = 0
        self._turn()

    def _turn(self) -> None:
        """Begin a page: the heading, widths, and a heading that stays in sight."""
        self._pages += 1
        name = self.sheet.name + (f" {self._pages}" if self._pages > 1 else "")
        self._page: Any = self._book.add_worksheet(name)
        for place, column in enumerate(self.sheet.heading):
            self._page.set_column(place, place, WIDTHS.get(column, WIDTH))
        self._page.freeze_panes(1, 1)
        self._page.autofilter(0, 0, MOST_ROWS - 1, len(self.sheet.heading) - 1)
        self._next = 0
        self._put(self.sheet.heading, self._head)

    def add(self, row: Sequence[str]) -> None:
        """One more row."""
        if self._next == MOST_ROWS:
            self._turn()
        self._put(row, self._plain)

    def _put(self, row: Sequence[str], style: Any) -> None:
        heading = self.sheet.heading
        for place, cell in enumerate(row):
            if not cell:
                continue
            if heading[place] in NUMBERS and self._next:
                self._page.write_number(self._next, place, int(cell), style)
            else:
                self._page.write_string(self._next, place, shortened(storable_in_xml(cell)), style)
        self._next += 1
