"""Tables, workbooks and data sets."""

from __future__ import annotations

from annotator.formats.format import Format, Group, Shape
from annotator.formats.left_out import CUT, PROJECT_ONLY, UNSAFE

_NO_PLACE = ("regions", "links", "comments", "extra")

TABLES = (
    Format(
        "tsv",
        "Table of annotations, with tabs",
        (".tsv",),
        "annotator.formats.tsv_table",
        reads=False,
        writes=True,
        cannot_hold=(
            *PROJECT_ONLY,
            *("texts", "articles_without_tags", "article_details", "regions"),
            *("links", "entries", "comments", "extra"),
        ),
        group=Group.TABLES,
        purpose="The same rows with tabs between the cells, for R, scripts and the clipboard.",
    ),
    Format(
        "xlsx",
        "Excel workbook",
        (".xlsx",),
        "annotator.formats.tables.xlsx",
        reads=False,
        writes=True,
        cannot_hold=(*PROJECT_ONLY, *_NO_PLACE, "cut", "unsafe"),
        shape=Shape.BINARY,
        things={"cut": CUT, "unsafe": UNSAFE},
        group=Group.TABLES,
        purpose="Annotations, attributions, sources, articles and codebook, a sheet each.",
        with_scheme=True,
    ),
    Format(
        "ods",
        "OpenDocument workbook",
        (".ods",),
        "annotator.formats.tables.ods",
        reads=False,
        writes=True,
        cannot_hold=(*PROJECT_ONLY, *_NO_PLACE, "cut", "unsafe"),
        shape=Shape.BINARY,
        things={"cut": CUT, "unsafe": UNSAFE},
        group=Group.TABLES,
        purpose="The same five sheets for LibreOffice and everything that reads OpenDocument.",
        with_scheme=True,
    ),
    Format(
        "parquet",
        "Parquet data set",
        (".zip",),
        "annotator.formats.datasets.parquet",
        reads=True,
        writes=True,
        cannot_hold=(*PROJECT_ONLY, "extra"),
        shape=Shape.PACKAGE,
        signs=(b"articles/part-00000.parquet",),
        extra="parquet",
        needs=("pyarrow",),
        group=Group.TABLES,
        purpose="A folder of columns for DuckDB, Spark and pandas: for very large corpora.",
    ),
)
