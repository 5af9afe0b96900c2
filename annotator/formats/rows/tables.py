"""Tables, workbooks and data sets."""

from __future__ import annotations

from annotator.formats.format import Format, Group, Shape
from annotator.formats.left_out import CUT, PROJECT_ONLY

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
        purpose="The same rows with tabs, for scripts and pasting.",
    ),
    Format(
        "xlsx",
        "Excel workbook",
        (".xlsx",),
        "annotator.formats.tables.xlsx",
        reads=False,
        writes=True,
        cannot_hold=(*PROJECT_ONLY, *_NO_PLACE, "cut", "controls"),
        shape=Shape.BINARY,
        things={"cut": CUT},
        group=Group.TABLES,
        purpose="Five sheets, from the annotations to the codebook.",
        with_scheme=True,
    ),
    Format(
        "ods",
        "OpenDocument workbook",
        (".ods",),
        "annotator.formats.tables.ods",
        reads=False,
        writes=True,
        cannot_hold=(*PROJECT_ONLY, *_NO_PLACE, "cut", "controls"),
        shape=Shape.BINARY,
        things={"cut": CUT},
        group=Group.TABLES,
        purpose="The same five sheets for LibreOffice and others.",
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
        purpose="Columns for DuckDB, Spark and pandas: large corpora.",
    ),
)
