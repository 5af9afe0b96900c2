"""Printing from the menu: the system's dialog, then the article with its tags on paper."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter


@pytest.fixture
def to_file(tmp_path, in_dialog):
    """Answer the print dialog with a PDF file."""
    path = tmp_path / "article.pdf"

    def choose(dialog) -> None:
        assert isinstance(dialog, QAbstractPrintDialog)
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        dialog.done(QAbstractPrintDialog.DialogCode.Accepted)

    in_dialog(choose)
    return path


def test_ctrl_p_asks_for_a_printer_and_prints(window, press, find, to_file):
    window.view.select(find("rain is cheap"))
    press(window.view, "C")
    press(window.view, "Ctrl+P")
    printed = to_file.read_bytes()
    assert printed.startswith(b"%PDF-")
    assert len(printed) > 5_000, "there are words on the page"


def test_leaving_the_dialog_prints_nothing(window, press, in_dialog):
    before = window.workspace.project.last_edit
    in_dialog(lambda dialog: dialog.reject())
    press(window.view, "Ctrl+P")
    assert window.view.isVisible()
    assert window.workspace.project.last_edit == before
