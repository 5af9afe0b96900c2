"""Making one source of two and two of one: looked at before, undone in one step."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from annotator.domain.review import Narrowing
from tests.store import samples


def rows(project):
    """Every row of the project but those of the sitting, which an undo does not touch."""
    return {name: found for name, found in samples.rows(project).items() if name != "session"}


def test_two_are_merged_after_a_look_and_one_undo_parts_them(desk, window, go_to, entry, press):
    project = window.workspace.project
    before = rows(project)
    entries = go_to("I. Obuya")
    press(entries, "Shift+Down", "M")
    dialog = QApplication.activeModalWidget()
    assert dialog.stays.currentText() == "Ines Obuya"
    assert (
        "“Ines Obuya” will be meant by 1 mention in 1 article more." in dialog.view.sentence.text()
    )
    assert ("Also called", "I. Obuya") in dialog.view.rows
    assert ("Naming differs", "named stays, anonymous goes into the note") in dialog.view.rows
    dialog.accept()
    made = entry("Ines Obuya")
    assert made.aliases == ("I. Obuya",)
    assert entry("I. Obuya") is None
    assert entries.current().entry == made
    assert desk.entry.said.keyed.rowCount() == 3
    assert window.workspace.project.undo_text() == "Merge sources (2)"
    press(entries, "Ctrl+Z")
    assert rows(project) == before


def test_the_other_name_may_stay(desk, go_to, entry, press):
    press(go_to("I. Obuya"), "Shift+Down", "M")
    dialog = QApplication.activeModalWidget()
    dialog.stays.setCurrentIndex(1)
    assert (
        "“I. Obuya” will be meant by 2 mentions in 2 articles more." in dialog.view.sentence.text()
    )
    dialog.accept()
    assert entry("I. Obuya").aliases == ("Ines Obuya",)


def test_a_merge_with_itself_is_refused_in_a_sentence(desk, window, go_to, press, qtbot):
    press(go_to("Ines Obuya"), "M")
    dialog = QApplication.activeModalWidget()
    qtbot.keyClicks(dialog.line, "ines obuya")
    dialog.accept()
    assert "cannot be merged with itself" in window.bench.status.line.sentence()
    assert QApplication.activeModalWidget() is None
    press(desk.lists["entries"], "M")
    dialog = QApplication.activeModalWidget()
    qtbot.keyClicks(dialog.line, "Nobody")
    dialog.accept()
    assert window.bench.status.line.sentence() == "There is no source of this name."


def test_a_proposal_is_dismissed_for_good_and_another_taken(
    desk, window, facet, entry, press, qtbot
):
    assert facet("Proposed merges").count == 1
    desk.page.facets.choose(facet("Proposed merges"))
    pairs = desk.lists["pairs"]
    assert pairs.hasFocus()
    assert "2 mentions" not in desk.pair.view.sentence.text()
    assert (
        "“Ines Obuya” will be meant by 1 mention in 1 article more."
        in desk.pair.view.sentence.text()
    )
    press(pairs, "X")
    assert desk.page.message() == "Nothing is proposed"
    press(window, "Ctrl+Z")
    assert pairs.keyed.rowCount() == 1
    press(pairs, "M")
    assert entry("Ines Obuya").aliases == ("I. Obuya",)
    assert desk.page.message() == "Nothing is proposed"


def test_a_dismissed_proposal_stays_away_after_a_restart(
    make, project_file, desk, window, facet, press
):
    desk.page.facets.choose(facet("Proposed merges"))
    press(desk.lists["pairs"], "X")
    window.close()
    again = make(project_file)
    press(again, "Ctrl+4")
    rows = again.views.sources.page.facets.rows()
    assert next(row for row in rows if row.title == "Proposed merges").count == 0


def test_chosen_mentions_go_to_a_new_entry(desk, window, go_to, entry, press, qtbot):
    before = rows(window.workspace.project)
    press(go_to("Ines Obuya"), "Return")
    said = desk.entry.said
    press(said, "J", "T")
    dialog = QApplication.activeModalWidget()
    qtbot.keyClicks(dialog.line, "Ivo Obuya")
    dialog.accept()
    new = entry("Ivo Obuya")
    assert new.type == "person"
    assert said.keyed.rowCount() == 1
    window.views.show_rows(Narrowing(source=new.id))
    review = window.views.review
    qtbot.waitUntil(lambda: review.search.is_done)
    assert [review.page.model.line(0).words] == ["“Gate 2.1 holds,”"]
    window.actions_table["undo"].trigger()
    press(review.page.table, "Ctrl+Z")
    assert rows(window.workspace.project) == before
