"""What each command of the table does, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from annotator.ui.commands import VALUES
from annotator.ui.panes import fold_library, next_pane, open_menu
from annotator.ui.words import tr

if TYPE_CHECKING:
    from annotator.ui.copying import Copying
    from annotator.ui.window import MainWindow

Handlers = Mapping[str, Callable[[], object]]


def handlers(window: MainWindow) -> Handlers:
    """One callable for every row of the table; each looks its part up when it is called."""
    return {
        **_of_files(window),
        **_of_article(window),
        **_of_review(window),
        **_of_sources(window),
        **_of_window(window),
    }


def _of_files(window: MainWindow) -> Handlers:
    """What the file menu does."""
    return {
        "new_project": lambda: window.files.new(),
        "open_project": lambda: window.files.choose(),
        "open_sample": lambda: window.files.open_sample(),
        "close_project": lambda: window.files.leave(),
        "import_files": lambda: window.intake.choose(),
        "export": lambda: window.asking.export(),
        "print_article": lambda: window.asking.print_article(),
        "confirm_saved": lambda: _confirm_saved(window),
        "save_copy": lambda: window.files.save_copy(),
        "restore_backup": lambda: window.files.restore(),
        "check_project": lambda: window.asking.check(),
        "quit": window.close,
    }


def _of_article(window: MainWindow) -> Handlers:
    """What the keys of the article do."""
    return {
        "tag_relay": lambda: window.keys.tag_relay(),
        "tag_all": lambda: _tag_everywhere(window),
        "tag_again": lambda: window.again.look(),
        "hold": lambda: window.keys.hold(),
        "link": lambda: window.keys.link(),
        "accept": lambda: window.keys.accept(),
        "next_candidate": lambda: window.keys.step(1),
        "previous_candidate": lambda: window.keys.step(-1),
        "reject": lambda: window.keys.reject(),
        "escape": lambda: _escape(window),
        "who_is_meant": lambda: window.panel_asks.ask_who(),
        "comment": lambda: window.comments.write(),
        "comment_on_article": lambda: window.comments.write_on_article(),
        "arm_previous": lambda: window.keys.arm(-1),
        "arm_next": lambda: window.keys.arm(1),
        "clear_value": lambda: window.keys.digit(0),
        "type_answer": lambda: window.panel_asks.type_answer(),
        "verify": lambda: window.keys.review("verified"),
        "needs_work": lambda: window.keys.review("needs_work"),
        "delete": lambda: window.keys.delete(),
        "copy": lambda: _copying(window).copy(),
        "copy_as": lambda: _copying(window).copy_under_label(),
        "move": lambda: _copying(window).move(),
        "grow": lambda: _grow(window),
        "shrink": lambda: _shrink(window),
        "end_on": lambda: _move_end(window, 1),
        "end_back": lambda: _back(window),
        "swap_ends": lambda: _swap_ends(window),
        "next_annotation": lambda: window.showing.pick_beside(1),
        "previous_annotation": lambda: window.showing.pick_beside(-1),
        "next_article": lambda: window.showing.open_beside(1),
        "previous_article": lambda: window.showing.open_beside(-1),
        **{row.name: partial(_digit, window, int(row.keys[0])) for row in VALUES},
    }


def _of_review(window: MainWindow) -> Handlers:
    """What the keys of the review do."""
    return {
        "review_verify": lambda: window.views.review.keys.review("verified"),
        "review_needs_work": lambda: window.views.review.keys.review("needs_work"),
        "review_edit": lambda: window.views.review.keys.edit(),
        "review_answer": lambda: window.views.review.keys.answer_any(),
        "review_name": lambda: window.views.review.keys.name(),
        "review_label": lambda: window.views.review.keys.relabel(),
        "review_waive": lambda: window.views.review.keys.waive(),
        "review_delete": lambda: window.views.review.keys.delete(),
        "review_next": lambda: window.views.review.keys.step(1),
        "review_previous": lambda: window.views.review.keys.step(-1),
        "review_open": lambda: window.views.review.keys.open(),
        "review_elsewhere": lambda: window.views.review.keys.elsewhere(),
        "review_transcript": lambda: window.views.review.transcripts.open(),
        "review_sample": lambda: window.views.review.second_look.draw(),
        "review_agreement": lambda: window.views.review.second_look.compare(),
        "review_more": lambda: window.views.review.widen(1),
        "review_less": lambda: window.views.review.widen(-1),
        "review_sort": lambda: window.views.review.keys.sort_by(),
        "review_columns": lambda: window.views.review.keys.choose_columns(),
        "review_all": lambda: window.views.review.show_all(),
    }


def _of_sources(window: MainWindow) -> Handlers:
    """What the keys of the sources do."""
    return {
        "sources_open": lambda: window.views.sources.keys.open(),
        "sources_rows": lambda: window.views.sources.keys.rows(),
        "sources_next": lambda: window.views.sources.keys.step(1),
        "sources_previous": lambda: window.views.sources.keys.step(-1),
        "sources_edit": lambda: window.views.sources.keys.edit(),
        "sources_merge": lambda: window.views.sources.keys.merge(),
        "sources_split": lambda: window.views.sources.keys.take_apart(),
        "sources_apart": lambda: window.views.sources.keys.apart(),
        "sources_protect": lambda: window.views.sources.keys.protect(),
        "sources_delete": lambda: window.views.sources.keys.delete(),
        "sources_sort": lambda: window.views.sources.sort(),
        "sources_all": lambda: window.views.sources.show_all(),
    }


def _of_window(window: MainWindow) -> Handlers:
    """What works wherever the focus is."""
    return {
        "undo": window.workspace.undo,
        "redo": window.workspace.redo,
        "scheme": lambda: window.asking.scheme(),
        "history": lambda: window.asking.history(),
        "copy_citation": lambda: _copying(window).copy_citation(),
        "paste": lambda: _paste(window),
        "find_anything": lambda: window.asking.find_anything(),
        "find": lambda: _find(window),
        "find_articles": lambda: _find_articles(window),
        "annotator_name": lambda: window.asking.rename_annotator(),
        "finish_article": lambda: _finish_article(window),
        "read_article": lambda: window.view.setFocus(),
        "annotate": lambda: window.views.annotate(),
        "review": lambda: window.views.show_review(),
        "report": lambda: window.views.show_report(),
        "sources": lambda: window.views.show_sources(),
        "codebook": lambda: window.codebook.open(),
        "next_remark": lambda: window.remarks.step(1),
        "previous_remark": lambda: window.remarks.step(-1),
        "mend_remark": lambda: window.remarks.mend(),
        "leave_remark": lambda: window.remarks.leave(),
        "next_pane": lambda: next_pane(window, 1),
        "previous_pane": lambda: next_pane(window, -1),
        "larger": lambda: window.view.zoom_by(1),
        "smaller": lambda: window.view.zoom_by(-1),
        "usual_size": lambda: window.view.zoom_by(-window.view.zoom),
        "fold_library": lambda: fold_library(window),
        "theme_system": lambda: set_theme(window, "system"),
        "theme_light": lambda: set_theme(window, "light"),
        "theme_dark": lambda: set_theme(window, "dark"),
        "show_keys": lambda: window.asking.show_keys(),
        "own_keys": lambda: window.asking.own_keys(),
        "show_menu": lambda: open_menu(window),
        "about": lambda: window.asking.about(),
    }


def set_theme(window: MainWindow, wish: str) -> None:
    """Use a theme from now on, in later sittings too."""
    window.look.set_wish(wish)
    window.settings.set("theme", wish)
    window.actions_table[f"theme_{wish}"].setChecked(True)


def _escape(window: MainWindow) -> None:
    """Leave the past, else what is open in the article."""
    if not window.asking.leave_past():
        window.keys.escape()


def _back(window: MainWindow) -> None:
    """Return to the row of the review one came from, else move an end back."""
    if not window.views.back():
        _move_end(window, -1)


def _digit(window: MainWindow, digit: int) -> None:
    window.keys.digit(digit)


def _confirm_saved(window: MainWindow) -> None:
    """Answer those whose fingers save: it is saved, since when."""
    window.bench.panel.selected.note.commit()
    waiting = window.workspace.attempts.waiting
    if waiting:
        window.workspace.attempts.retry()
    saved = window.workspace.saved_clock()
    if window.workspace.attempts.waiting:
        sentence = tr("Not saved yet; it is tried again by itself.")
    elif saved:
        sentence = tr("Everything is saved, the last change at {time}.").format(time=saved)
    else:
        sentence = tr("Everything is saved.")
    window.workspace.said.emit(sentence)


def _copying(window: MainWindow) -> Copying:
    from annotator.ui.copying import Copying  # when something is copied first

    return Copying(window)


def _paste(window: MainWindow) -> None:
    """Tag what was copied here; anything else becomes an article."""
    if not _copying(window).paste():
        window.intake.paste()


def _find(window: MainWindow) -> None:
    """Open the find bar with the selected words; in the review and the sources, their field."""
    views = window.views
    if views.in_review or views.in_sources:
        page = views.review.page if views.in_review else views.sources.page
        page.side.open()
        page.search.setFocus()
        page.search.selectAll()
        return
    spans = window.view.selected_spans()
    words = window.workspace.text[spans[0].start : spans[0].end] if spans else ""
    start = spans[0].start if spans else window.view.caret_offset()
    window.bench.find_bar.open_at(start, words[:100])


def _find_articles(window: MainWindow) -> None:
    if window.bench.is_folded:
        window.bench.set_folded(False)
    window.bench.library.search.setFocus()
    window.bench.library.search.selectAll()


def _finish_article(window: MainWindow) -> None:
    """Mark the article as done and open the next of the list."""
    article = window.workspace.article
    if article is not None:
        if article.status != "done":
            window.tagging.set_status(article.id, "done")
        window.showing.open_beside(1)


# What units a text has is loaded with the first key that asks for one.


def _grow(window: MainWindow) -> None:
    from annotator.ui.selecting import grow

    grow(window.view, window.workspace.text)


def _shrink(window: MainWindow) -> None:
    from annotator.ui.selecting import shrink

    shrink(window.view, window.workspace.text)


def _move_end(window: MainWindow, by: int) -> None:
    from annotator.ui.edges import move

    move(window, by)


def _swap_ends(window: MainWindow) -> None:
    from annotator.ui.edges import swap

    swap(window)


def _tag_everywhere(window: MainWindow) -> None:
    from annotator.ui.occurrences.everywhere import tag_everywhere

    tag_everywhere(window)
