"""Every format of interchange, one row each; others' packages add theirs by an entry point."""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import entry_points

from annotator.formats.format import Format, Group, Shape
from annotator.formats.left_out import PROJECT_ONLY
from annotator.formats.rows.catalogues import CATALOGUES
from annotator.formats.rows.pages import PAGES
from annotator.formats.rows.standards import STANDARDS
from annotator.formats.rows.tables import TABLES
from annotator.formats.rows.tools import TOOLS

__all__ = ["FORMATS", "GROUP", "Format", "Shape", "format_named", "formats"]

GROUP = "article_annotator.formats"
"""The group of entry points that name rows of other packages."""

_log = logging.getLogger(__name__)

_WHOLE = ("history", "originals")

FORMATS: tuple[Format, ...] = (
    Format(
        "jsonl",
        "Article Annotator lines",
        (".jsonl",),
        "annotator.formats.jsonl",
        reads=True,
        writes=True,
        cannot_hold=PROJECT_ONLY,
        signs=(b'"article-annotator/',),
        group=Group.OURS,
        purpose="Everything of the articles, one a line, for scripts.",
    ),
    Format(
        "json",
        "Article Annotator project",
        (".json",),
        "annotator.formats.json_project",
        reads=True,
        writes=True,
        cannot_hold=_WHOLE,
        whole=True,
        signs=(b'"article-annotator-project/',),
        group=Group.OURS,
        purpose="The whole project with its scheme, as one document.",
    ),
    Format(
        "csv",
        "Table of annotations",
        (".csv",),
        "annotator.formats.csv_table",
        reads=False,
        writes=True,
        cannot_hold=(
            *PROJECT_ONLY,
            *("texts", "articles_without_tags", "article_details", "regions"),
            *("links", "entries", "comments", "extra"),
        ),
        signature=True,
        group=Group.TABLES,
        purpose="A row for each annotation, for spreadsheets and R.",
    ),
    Format(
        "w3c",
        "W3C Web Annotation",
        (".jsonld",),
        "annotator.formats.w3c",
        reads=True,
        writes=True,
        cannot_hold=(
            *PROJECT_ONLY,
            *("texts", "empty_articles", "article_details", "regions"),
            *("entries", "extra"),
        ),
        group=Group.TOOLS,
        purpose="Web Annotations in JSON-LD, for annotation servers.",
        signs=(b"http://www.w3.org/ns/anno.jsonld", b'"TextQuoteSelector"'),
        on_known=True,
    ),
    *TABLES,
    *TOOLS,
    *STANDARDS,
    *PAGES,
    *CATALOGUES,
)
"""The rows that come with the program."""


@cache
def formats() -> tuple[Format, ...]:
    """All rows: ours, then those that installed packages add.

    A row that cannot be loaded, or whose name is taken, is left out with a warning in the log.
    """
    found = {row.name: row for row in FORMATS}
    for entry in entry_points(group=GROUP):
        try:
            row = entry.load()
        except (ImportError, AttributeError) as error:
            _log.warning("The format “%s” could not be loaded: %s.", entry.name, error)
            continue
        if not isinstance(row, Format) or row.name in found:
            _log.warning("The format “%s” is left out: its row is none, or taken.", entry.name)
            continue
        found[row.name] = row
    return tuple(found.values())


def format_named(name: str) -> Format | None:
    """The row with this name."""
    return next((row for row in formats() if row.name == name), None)
