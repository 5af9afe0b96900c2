"""The table of annotations with tabs between the cells, for R, shells and the clipboard.

Source: RFC 4180 with tabs for commas, which R, pandas and spreadsheets read alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from annotator.domain.records import ArticleRecord
from annotator.formats import csv_table


def write(articles: Iterable[ArticleRecord], out: TextIO) -> None:
    """The rows of `csv`; a cell with a tab, a quotation mark or a line end stands in marks."""
    csv_table.write(articles, out, delimiter="\t")
