"""The evidence pack as a PDF: the window's own format, added by the entry point of all others.

Only the window's room knows Qt, so the row comes in from here; Qt is loaded when it writes.
"""

from annotator.formats.format import Format, Group, Shape

ROW = Format(
    "pdf",
    "Evidence pack on paper",
    (".pdf",),
    "annotator.ui.pdf.pack",
    reads=False,
    writes=True,
    cannot_hold=("sessions", "history", "originals", "comments", "times", "extra"),
    shape=Shape.BINARY,
    whole=True,
    needs=("PySide6",),
    group=Group.PAGES,
    purpose="The evidence pack set for A4, its fonts inside.",
)
