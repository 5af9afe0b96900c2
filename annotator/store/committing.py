"""Committing an edit: its review rows, its journal lines, then the file itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.domain.change import Change
from annotator.store.journal import JournalEnd, write_lines
from annotator.store.known import Known
from annotator.store.review_rows import keep_review
from annotator.store.scheme_rows import read_scheme

if TYPE_CHECKING:
    from annotator.store.edit import Edit
    from annotator.store.writer import Writer

Meanwhile = Callable[[Change], Callable[[], object] | None]
"""Told what an edit changed, before it is committed and while it can be read.

What it returns is done while the file is written; that must read nothing from the project. It may
fail to be written nevertheless.
"""


def commit(edit: Edit, writer: Writer, meanwhile: Meanwhile | None) -> Change | None:
    """Write all that belongs to an edit and commit it; returns what changed, None for nothing."""
    project = edit.project
    change = None
    if edit.settle():
        edit.settled = edit.settled or Known()
        keep_review(edit)
        change = edit.touched.change(project, write_lines(edit), edit.kind, edit.text)
        if change.scheme:
            read_scheme(project)  # a scheme that contradicts itself must not get into the file
    work = meanwhile(change) if meanwhile is not None and change is not None else None
    if work is None:
        project.connection.execute("COMMIT")
    else:
        with writer.committing():
            work()
    if edit.number is not None:
        project.journal_end = JournalEnd(edit.number, edit.last_hash, edit.last_row)
    return change
