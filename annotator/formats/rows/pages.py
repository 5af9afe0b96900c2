"""Pages for people to read, print and hand on."""

from __future__ import annotations

from annotator.formats.format import Format, Group

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
        purpose="One page that opens anywhere: articles with margin notes, sources and codebook.",
    ),
)
