"""The whole program on a real project file, with a person's mouse and keys."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.identity import Annotator
from annotator.domain.records import ArticleRecord
from annotator.domain.region import Region
from annotator.store.annotations import annotations_by_id, reading_order
from annotator.store.articles import article_ids
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span, words
from annotator.ui.application import make_window
from annotator.ui.statusbar import Hint
from annotator.ui.window import MainWindow

ME = Annotator("c" * 32, "R. Okafor")

COUNCIL = (
    "“I never left,” Ines Obuya said on Tuesday. “I never will.”\n\n"
    "The barrier was finished late, two engineers said. "
    "They added that the mayor had told them: “Wait for ‘a better year’ and then build.”\n\n"
    "The Alder Courier quoted Tom Reyes as saying that rain is cheap.\n"
)
HARBOUR = (
    "Harbour fees rise\n\nThe fees rise by 4 percent in May.\n\n"
    + ("Boats came and went all day, and nobody on the quay could say why. " * 6 + "\n\n") * 30
)


@pytest.fixture(scope="session")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two articles, nothing tagged; made once and never opened again."""
    path = tmp_path_factory.mktemp("quay") / "Quay.annotator"
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        add_article(edit, ArticleRecord("1" * 32, COUNCIL, headline="Council waits"))
        headline = Region(0, len("Harbour fees rise"), "headline")
        add_article(
            edit,
            ArticleRecord("2" * 32, HARBOUR, headline="Harbour fees rise", regions=(headline,)),
        )
    return path


@pytest.fixture
def project_file(quay: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copy(quay, tmp_path))


@pytest.fixture
def make(qtbot) -> Iterator[Callable[..., MainWindow]]:
    """Start the window on a file, or on the welcome screen."""
    made: list[MainWindow] = []

    def start(path: Path | None = None, size: tuple[int, int] = (1440, 900)) -> MainWindow:
        window = make_window(ME)
        made.append(window)
        if path is not None:
            window.files.open(path)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window).__enter__()
        qtbot.waitUntil(lambda: window.isActiveWindow() and window.is_whole)
        if path is not None:
            window.view.setFocus()
        return window

    yield start
    for window in made:
        window.close()
    leave_nothing()


def leave_nothing() -> None:
    """What the next window finds is what the first one of a process finds: no widgets, no style."""
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


@pytest.fixture
def window(make, project_file) -> MainWindow:
    return make(project_file)


@pytest.fixture
def find(window) -> Callable[[str], Span]:
    """The first place of some words in the article on screen."""

    def place(said: str) -> Span:
        start = window.workspace.text.index(said)
        return Span(start, start + len(said))

    return place


@pytest.fixture
def press(qtbot) -> Callable[..., None]:
    """Press keys, as in `press(widget, "Shift+Q", "1")`."""

    def keys(widget: QWidget, *names: str) -> None:
        for name in names:
            *modifiers, key = name.split("+")
            held = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                held |= MODIFIERS[modifier]
            qtbot.keyClick(widget, getattr(Qt.Key, f"Key_{key}"), held)

    return keys


@pytest.fixture
def hints(qapp) -> Callable[[MainWindow], Sequence[Hint]]:
    """The keys that the status bar names, once it has caught up with what was done."""

    def named(window: MainWindow) -> Sequence[Hint]:
        qapp.processEvents()
        return window.bench.status.line.hints()

    return named


@pytest.fixture
def in_dialog(qtbot) -> Iterator[Callable[[Callable[[QWidget], object]], None]]:
    """Do something in the dialog that opens next, once it is there."""
    timers: list[QTimer] = []
    done: list[bool] = []

    def later(does: Callable[[QWidget], object]) -> None:
        timer = QTimer(interval=10)
        timers.append(timer)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is not None and dialog.isVisible():
                timer.stop()
                done.append(True)
                does(dialog)

        timer.timeout.connect(look)
        timer.start()

    yield later
    assert len(done) == len(timers), "a dialog did not open"


MODIFIERS = {
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
}


@pytest.fixture
def point_at(window) -> Callable[[Span], QPoint]:
    """The middle of the first character of a span, in the viewport."""

    def point(span: Span) -> QPoint:
        return window.view.rects_of(Span(span.start, span.start + 1))[0].center()

    return point


@pytest.fixture
def drag(qtbot, window) -> Callable[[Span], None]:
    """Select a span with the mouse: press before its first, move, release after its last."""

    def select(span: Span) -> None:
        first = window.view.rects_of(Span(span.start, span.start + 1))[0]
        last = window.view.rects_of(Span(span.end - 1, span.end))[-1]
        start = QPoint(first.left() + 1, first.center().y())
        end = QPoint(last.right() + 1, last.center().y())
        viewport = window.view.viewport()
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(viewport, (start + end) / 2)
        qtbot.mouseMove(viewport, end)
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)

    return select


@pytest.fixture
def drag_over(drag, find) -> Callable[[str], None]:
    """Select words with the mouse."""
    return lambda said: drag(find(said))


@pytest.fixture
def click_on(qtbot, window, find, point_at) -> Callable[[str], None]:
    """Click on the first character of some words."""

    def click(said: str) -> None:
        qtbot.mouseClick(
            window.view.viewport(), Qt.MouseButton.LeftButton, pos=point_at(find(said))
        )

    return click


@pytest.fixture
def tagged(project_file) -> Callable[..., list[str]]:
    """What is tagged on disk as a label, in reading order, read by another connection."""

    def read(label: str = "quote", path: Path | None = None) -> list[str]:
        with Project.open(path or project_file, read_only=True) as project:
            found = []
            for article in article_ids(project):
                order = reading_order(project, article, [label])
                for one in annotations_by_id(project, order):
                    found.append(words(project.text(article), one.spans))
            return found

    return read


@pytest.fixture
def links(project_file) -> Callable[[], list[tuple[str, str, str]]]:
    """The links on disk: kind, the words at the start, the words at the end."""

    def read() -> list[tuple[str, str, str]]:
        from annotator.store.links import links_in

        with Project.open(project_file, read_only=True) as project:
            found = []
            for article in article_ids(project):
                text = project.text(article)
                for _, kind, *ends in links_in(project, article):
                    said = [words(text, one.spans) for one in annotations_by_id(project, ends)]
                    found.append((kind, *said))
            return sorted(found)

    return read
