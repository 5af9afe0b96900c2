"""Undo of very much shows how far it is, and takes all of it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QProgressDialog

from annotator.store.tagging_many import add_annotations
from annotator.text.span import Span
from annotator.ui.scheme.changes import SchemeChanges


class Watch(QObject):
    """Keeps what every progress bar says while it paints itself."""

    def __init__(self, application) -> None:
        super().__init__()
        self.seen: list[tuple[int, int]] = []
        application.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QProgressDialog):
            self.seen.append((watched.value(), watched.maximum()))
        return False


def test_a_bar_says_how_far_a_large_undo_is(window, qapp, press, tagged):
    text, article = window.workspace.text, window.workspace.opened.id
    places = [Span(start, start + 1) for start in range(len(text)) if text[start].isalpha()]

    def tag_often(edit):
        for _ in range(60):
            add_annotations(edit, article, "scare", places)

    window.workspace.do("Tag everything", tag_often)
    assert len(tagged("scare")) == 60 * len(places)
    watch = Watch(qapp)
    press(window.view, "Ctrl+Z")
    qapp.removeEventFilter(watch)
    assert tagged("scare") == []
    assert watch.seen, "a bar was painted"
    assert all(0 <= done <= whole for done, whole in watch.seen)
    assert [done for done, _ in watch.seen] == sorted(done for done, _ in watch.seen)
    assert not any(bar.isVisible() for bar in window.findChildren(QProgressDialog))


def test_a_small_undo_shows_none(window, qapp, press, find, tagged):
    window.view.select(find("rain is cheap"))
    press(window.view, "C", "Backspace")
    watch = Watch(qapp)
    press(window.view, "Ctrl+Z")
    qapp.removeEventFilter(watch)
    assert tagged("claim") == []
    assert watch.seen == []


def test_a_bar_says_how_far_a_large_change_of_the_scheme_is(window, qapp, tagged):
    text, article = window.workspace.text, window.workspace.opened.id
    places = [Span(start, start + 1) for start in range(len(text)) if text[start].isalpha()]
    times = 6_000 // len(places) + 1

    def tag_often(edit):
        for _ in range(times):
            add_annotations(edit, article, "scare", places)

    window.workspace.do("Tag everything", tag_often)
    watch = Watch(qapp)
    SchemeChanges(window.workspace).merge_labels("scare", "cue", ())
    qapp.removeEventFilter(watch)
    assert len(tagged("cue")) == times * len(places)
    assert watch.seen, "a bar was painted"
    assert not any(bar.isVisible() for bar in window.findChildren(QProgressDialog))
    watch = Watch(qapp)
    window.tagging.remove_article(article)
    qapp.removeEventFilter(watch)
    assert tagged("cue") == []
    assert watch.seen
    window.workspace.undo()
    window.workspace.undo()
    assert len(tagged("scare")) == times * len(places)
