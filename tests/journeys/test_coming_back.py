"""After a kill: the same article, the same place, everything there, and undo still works."""

from __future__ import annotations

import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from annotator.text.span import Span
from annotator.ui.article.view import ArticleView

WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from annotator.domain.identity import Annotator
from annotator.text.span import Span
from annotator.ui.application import Application, make_window

application = Application(["annotator"])
window = make_window(Annotator("c" * 32, "R. Okafor"))
window.files.open(Path(sys.argv[1]))
window.resize(1200, 700)
window.show()

def work():
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_J)
    start = window.workspace.text.index("by 4 percent")
    window.view.select(Span(start, start + len("by 4 percent")))
    QTest.keyClick(window.view, Qt.Key.Key_C)
    window.view.scroll_to_top(window.workspace.text.index("Boats came", 6000))
    QTimer.singleShot(1000, lambda: print(window.view.top_offset(), flush=True))

QTimer.singleShot(200, work)
application.exec()
"""


def is_at_top(view: ArticleView, offset: int) -> bool:
    """True when the line of a code point is the first that is seen."""
    rects = view.rects_of(Span(offset, offset + 1))
    return bool(rects) and 0 <= rects[0].top() < rects[0].height()


@pytest.fixture
def killed(project_file: Path) -> int:
    """Work in another process, kill it, and return the code point that was at its top."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(project_file)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 60)
    top = int(process.stdout.readline()) if ready else -1
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return top


def test_a_killed_program_is_found_as_it_was_left(killed, make, project_file, qtbot, press, tagged):
    assert tagged("claim") == ["by 4 percent"]
    window = make(project_file, (1200, 700))
    assert window.workspace.article.headline == "Harbour fees rise"
    assert killed > 5000
    qtbot.waitUntil(lambda: is_at_top(window.view, killed))
    assert window.bench.panel.selected.card.words == "by 4 percent"
    press(window.view, "Ctrl+Z")
    assert tagged("claim") == []
    press(window.view, "Ctrl+Shift+Z")
    assert tagged("claim") == ["by 4 percent"]


def test_a_window_closed_and_opened_stands_where_it_stood(make, project_file, qtbot, press):
    window = make(project_file)
    press(window.view, "J")
    window.view.scroll_to_top(window.workspace.text.index("Boats came", 6000))
    top = window.view.top_offset()
    window.close()
    again = make(project_file)
    assert again.workspace.article.headline == "Harbour fees rise"
    qtbot.waitUntil(lambda: is_at_top(again.view, top))


def test_a_window_that_closes_makes_no_welcome_page_first(window):
    window.close()
    assert not window.workspace.is_open
    assert window.findChild(QWidget, "welcome") is None
