"""Around the text: regions, find, sizes, folding, saying that it is saved."""

from __future__ import annotations

from annotator.store.regions import regions


def test_one_click_makes_a_region_text_again(window, press):
    press(window.view, "J")
    project = window.workspace.project
    ((region, _),) = regions(project, window.workspace.article.id)
    window.view.region_restore_requested.emit(region)
    assert regions(project, window.workspace.article.id) == []
    press(window.view, "Ctrl+Z")
    assert len(regions(project, window.workspace.article.id)) == 1


def test_find_goes_from_place_to_place(window, qtbot, press):
    press(window.view, "J", "Ctrl+F")
    field = window.bench.find_bar.field
    qtbot.keyClicks(field, "QUAY")
    window.bench.find_bar.search()
    assert window.bench.find_bar.count() == "1 of 180"
    press(field, "Enter")
    assert window.bench.find_bar.count() == "2 of 180"
    press(field, "Shift+Enter", "Shift+Enter")
    assert window.bench.find_bar.count() == "180 of 180"
    (span,) = window.view.selected_spans()
    assert window.workspace.text[span.start : span.end] == "quay"
    press(field, "Escape")
    assert window.view.hasFocus()


def test_text_size_follows_the_keys(window, press):
    press(window.view, "Ctrl+Plus", "Ctrl+Plus")
    assert window.view.zoom == 2
    press(window.view, "Ctrl+Minus")
    assert window.view.zoom == 1
    press(window.view, "Ctrl+0")
    assert window.view.zoom == 0


def test_a_narrow_window_folds_the_list_and_ctrl_b_brings_it_back(window, press):
    assert not window.bench.is_folded
    window.resize(1024, 640)
    assert window.bench.is_folded
    press(window.view, "Ctrl+B")
    assert not window.bench.is_folded
    window.resize(1440, 900)
    assert not window.bench.is_folded


def test_ctrl_s_says_that_it_is_saved(window, drag_over, press, qapp):
    drag_over("rain is cheap")
    press(window.view, "C", "Ctrl+S")
    qapp.processEvents()
    assert window.workspace.saved_clock() in window.bench.status.line.sentence()
    assert window.workspace.saved_clock() in window.bench.topbar.state()


def test_articles_are_found_by_headline_and_by_their_text(window, qtbot):
    window.searching.search("harbour")
    model = window.bench.library.model
    assert [model.data(model.index(row, 0)) for row in range(model.rowCount())] == [
        "Harbour fees rise"
    ]
    window.searching.search("Reyes")
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.data(model.index(0, 0)) == "Council waits"
    window.searching.search("")
    assert model.rowCount() == 2


def test_a_finished_article_leads_to_the_next(window, press):
    press(window.view, "Ctrl+Return")
    assert window.workspace.article.headline == "Harbour fees rise"
    press(window.view, "K")
    assert window.workspace.article.status == "done"


def test_copy_as_citation_names_who_said_it(window, drag_over, press):
    from PySide6.QtGui import QGuiApplication

    drag_over("“I never left,”")
    press(window.view, "Q", "Backspace")
    drag_over("Ines Obuya")
    press(window.view, "S", "Ctrl+Shift+C")
    copied = QGuiApplication.clipboard().text()
    assert "“I never left,” — Ines Obuya" in copied
    assert "Council waits" in copied


def test_a_deleted_article_makes_room_for_the_next_and_comes_back(window, drag_over, press, tagged):
    drag_over("rain is cheap")
    press(window.view, "C")
    window.tagging.remove_article(window.workspace.article.id)
    assert window.workspace.article.headline == "Harbour fees rise"
    assert window.bench.library.model.rowCount() == 1
    press(window.view, "Ctrl+Z")
    assert window.workspace.article.headline == "Council waits"
    assert window.bench.library.model.rowCount() == 2
    assert tagged("claim") == ["rain is cheap"]


def test_a_search_stays_while_articles_change(window, press):
    window.searching.search("harbour")
    press(window.view, "Ctrl+Return")
    assert window.bench.library.model.rowCount() == 1
