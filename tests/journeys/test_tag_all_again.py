"""Words tagged everywhere are offered again when later articles hold them; nothing is forced."""

from __future__ import annotations

import pytest

from annotator.ui.occurrences.window import OccurrencesWindow

NEWS = "Ferry stops\n\n“We wait,” the captain said. A mate said nothing.\n"


@pytest.fixture
def opened(qtbot, window):
    """The window of occurrences, once the keys go to it."""

    def found() -> OccurrencesWindow:
        qtbot.waitUntil(lambda: bool(window.findChildren(OccurrencesWindow)))
        (one,) = window.findChildren(OccurrencesWindow)
        qtbot.waitUntil(one.isActiveWindow)
        return one

    return found


@pytest.fixture
def offered(window):
    """What the band over the article says; empty while it is hidden."""
    return lambda: window.again.band.sentence() if window.again.band is not None else ""


@pytest.fixture
def tag_everywhere(window, drag_over, press, opened, qtbot):
    """Tag some words and then all places of the same words."""

    def tag(said: str, key: str) -> None:
        drag_over(said)
        press(window.view, key, "A")
        press(opened().table, "Return")
        qtbot.waitUntil(lambda: not window.findChildren(OccurrencesWindow))
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    return tag


@pytest.fixture
def come(window, tmp_path, qtbot):
    """Import a file with a text, and wait until it was read."""

    def bring(text: str = NEWS, name: str = "ferry.txt") -> None:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        window.intake.take([path], "")
        qtbot.waitUntil(lambda: not window.again.is_busy)

    return bring


def test_a_later_article_is_offered_looked_through_and_tagged_as_one_edit(
    window, tag_everywhere, come, offered, opened, press, tagged, qtbot
):
    tag_everywhere("said", "U")
    before = tagged("cue")
    assert offered() == ""
    come()
    assert "“said”" in offered()
    assert "2 times" in offered()
    assert window.view.hasFocus()
    assert tagged("cue") == before
    window.again.band.through.click()
    list_ = opened()
    assert [place.words for place in list_.model.places] == ["said", "said"]
    assert {place.where for place in list_.model.places} == {"Ferry stops"}
    press(list_.table, "Space", "Return")
    assert tagged("cue") == [*before, "said"]
    assert offered() == ""
    qtbot.waitUntil(lambda: not window.again.is_busy)
    assert offered() == ""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window.view, "Ctrl+Z")
    assert tagged("cue") == before


def test_what_is_left_is_not_offered_again(window, tag_everywhere, come, offered, tagged, qtbot):
    tag_everywhere("said", "U")
    before = tagged("cue")
    come()
    window.again.band.leave.click()
    qtbot.waitUntil(lambda: not window.again.is_busy)
    assert offered() == ""
    come("Second ferry\n\nNobody came to the pier all day long, he said.\n", "second.txt")
    assert "once" in offered()
    assert tagged("cue") == before


def test_not_now_is_quiet_and_the_menu_lists_it_all_the_same(
    window, tag_everywhere, come, offered, opened, qtbot
):
    tag_everywhere("said", "U")
    come()
    window.again.band.later.click()
    window.tagging.set_status(window.workspace.article.id, "done")
    qtbot.waitUntil(lambda: not window.again.is_busy)
    assert offered() == ""
    window.actions_table["tag_again"].trigger()
    assert len(opened().model.places) == 2
    opened().close()


def test_an_article_without_the_words_is_not_spoken_of(window, tag_everywhere, come, offered):
    tag_everywhere("said", "U")
    come("Calm sea\n\nNothing at all was heard from the harbour today.\n")
    assert offered() == ""


def test_nothing_found_is_said_only_to_who_asked(window, qtbot):
    with qtbot.waitSignal(window.workspace.said) as said:
        window.actions_table["tag_again"].trigger()
    assert "No later article" in said.args[0]


def test_undoing_the_tags_forgets_the_words(window, tag_everywhere, come, offered, press, qtbot):
    tag_everywhere("said", "U")
    press(window.view, "Ctrl+Z")
    come()
    assert offered() == ""


def test_several_words_are_listed_together_each_with_its_label(
    window, tag_everywhere, press, come, offered, opened, tagged
):
    tag_everywhere("said", "U")
    tag_everywhere("The", "C")
    come("The ferry\n\nThe captain said it would rain on the quay tonight.\n")
    assert "Words that were tagged everywhere" in offered()
    window.again.band.through.click()
    list_ = opened()
    assert {(place.label, place.words) for place in list_.model.places} == {
        ("cue", "said"),
        ("claim", "The"),
    }
    assert "cue · The ferry" in {place.where for place in list_.model.places}
    before = len(tagged("claim")), len(tagged("cue"))
    press(list_.table, "Return")
    assert (len(tagged("claim")), len(tagged("cue"))) == (before[0] + 2, before[1] + 1)


def test_they_are_offered_at_the_next_sitting_too(
    make, window, tag_everywhere, come, project_file, qtbot
):
    tag_everywhere("said", "U")
    come()
    window.close()
    again = make(project_file)
    qtbot.waitUntil(lambda: again.again.band is not None and bool(again.again.band.sentence()))
