"""Pages for people to read, print and hand on."""

from __future__ import annotations

from annotator.formats.format import Format, Group, Shape
from annotator.formats.left_out import PROJECT_ONLY

PAGES = (
    Format(
        "html",
        "Evidence pack",
        (".html",),
        "annotator.formats.pages.evidence",
        reads=False,
        writes=True,
        cannot_hold=("sessions", "history", "originals", "comments", "times", "extra"),
        whole=True,
        group=Group.PAGES,
        purpose="One page that opens anywhere, with margin notes.",
    ),
    Format(
        "docx",
        "Word document with comments",
        (".docx",),
        "annotator.formats.pages.docx_comments",
        reads=False,
        writes=True,
        cannot_hold=(*(*PROJECT_ONLY, "entries", "regions", "comments", "extra", "controls"),),
        shape=Shape.BINARY,
        group=Group.PAGES,
        purpose="Articles with a comment on each quote and claim.",
        with_scheme=True,
    ),
    Format(
        "markdown",
        "Notes for Obsidian",
        (".zip",),
        "annotator.formats.pages.obsidian",
        reads=False,
        writes=True,
        cannot_hold=(*PROJECT_ONLY, "regions", "comments", "times", "extra"),
        shape=Shape.PACKAGE,
        group=Group.PAGES,
        purpose="A linked Markdown note for each article and source.",
        with_scheme=True,
    ),
)
