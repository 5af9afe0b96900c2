"""A workbook for LibreOffice and other readers of OpenDocument, with the sheets of `xlsx`.

Source: OpenDocument 1.3, part 3 (ISO/IEC 26300).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Scheme
from annotator.formats.controls import storable_in_xml
from annotator.formats.tables.cells import LONGEST, MOST_ROWS, NUMBERS, WIDTH, WIDTHS, shortened
from annotator.formats.tables.sheets import Sheet, codebook, preview, sheets

__all__ = ["preview", "write"]

MIME = "application/vnd.oasis.opendocument.spreadsheet"

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
    )
)
_FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest='
    '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
    f'manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>\n"
)
_CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
_NUMBER = (
    '<table:table-cell office:value-type="float" office:value="{0}" table:style-name="plain">'
    "<text:p>{0}</text:p></table:table-cell>"
)
_HEAD = ' table:style-name="head"'
_BEGIN, _END = _CELL.format(' table:style-name="plain"', "\0").split("\0")
_EMPTY = "<table:table-cell/>"
_BLANKS = re.compile(r"  +|\t|\n|^ | $")
_DATE = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 20


def write(articles: Iterable[ArticleRecord], out: BinaryIO, *, scheme: Scheme) -> None:
    """The workbook, its cells words or whole numbers and never formulas. Holds one article.

    A cell that is too long is cut and ends in ` […]`; a sheet that is full goes on in another.
    """
    filled = [_Filled(sheet) for sheet in sheets()]
    for article in articles:
        for one in filled:
            for row in one.sheet.cells(article):
                one.add(row)
    sheet, rows = codebook(scheme)
    filled.append(_Filled(sheet))
    for row in rows:
        filled[-1].add(row)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _DATE), MIME)  # first, and not packed
        archive.writestr(_member("META-INF/manifest.xml"), _MANIFEST)
        with archive.open("content.xml", "w", force_zip64=True) as content:
            content.write(_beginning().encode())
            for one in filled:
                for piece in one.pieces():
                    content.write(piece)
            content.write(b"</office:spreadsheet></office:body></office:document-content>")


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


class _Filled:
    """A sheet that takes one row after the other, kept in a file of its own until the end."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115  # closed once it is read
        self._pages = 0
        self._turn()

    def _turn(self) -> None:
        if self._pages:
            self._file.write(b"</table:table>")
        self._pages += 1
        name = self.sheet.name + (f" {self._pages}" if self._pages > 1 else "")
        columns = "".join(
            f'<table:table-column table:style-name="w{WIDTHS.get(column, WIDTH)}"/>'
            for column in self.sheet.heading
        )
        self._file.write(f"<table:table table:name={quoteattr(name)}>{columns}".encode())
        self._file.write(b"<table:table-header-rows>")
        self._next = 0
        self._put([_CELL.format(_HEAD, cell) for cell in self.sheet.heading])
        self._file.write(b"</table:table-header-rows>")

    def add(self, row: Sequence[str]) -> None:
        """One more row."""
        if self._next == MOST_ROWS:
            self._turn()
        self._put(
            _NUMBER.format(int(cell)) if cell and column in NUMBERS else _cell(cell)
            for column, cell in zip(self.sheet.heading, row, strict=True)
        )

    def _put(self, cells: Iterable[str]) -> None:
        row = f"<table:table-row>{''.join(cells)}</table:table-row>"
        self._file.write(row.encode())
        self._next += 1

    def pieces(self) -> Iterator[bytes]:
        """The whole table."""
        self._file.write(b"</table:table>")
        self._file.seek(0)
        while piece := self._file.read(_CHUNK):
            yield piece
        self._file.close()


def _cell(words: str) -> str:
    if not words:
        return _EMPTY
    if words.isalnum() and 2 * len(words) <= LONGEST:  # labels, answers, ids: nothing to escape
        return f"{_BEGIN}{words}{_END}"
    plain = escape(shortened(storable_in_xml(words))).replace("\r", "\n")
    return f"{_BEGIN}{_BLANKS.sub(_blank, plain)}{_END}"


def _blank(found: re.Match[str]) -> str:
    """What OpenDocument would take for one blank, said so that it does not."""
    if found[0] == "\n":
        return "</text:p><text:p>"
    if found[0] == "\t":
        return "<text:tab/>"
    return f'<text:s text:c="{len(found[0])}"/>'


def _beginning() -> str:
    widths = sorted({WIDTH, *WIDTHS.values()})
    columns = "".join(
        f'<style:style style:name="w{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * 0.19:.2f}cm"/></style:style>'
        for width in widths
    )
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell">{properties}</style:style>'
        for name, properties in (
            (
                "plain",
                '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>',
            ),
            (
                "head",
                '<style:table-cell-properties fo:background-color="#F1EFEB"/>'
                '<style:text-properties fo:font-weight="bold"/>',
            ),
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document-content {_NAMES} {_FO} office:version="1.3">'
        f"<office:automatic-styles>{columns}{cells}</office:automatic-styles>"
        "<office:body><office:spreadsheet>"
    )
