"""The direct quotes of a source are held against what it said, by keys alone."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from annotator.exchange.transcripts import LIMIT
from annotator.store.sources import set_source
from annotator.text.difference import LEFT_OUT, PUT_IN
from annotator.ui.review.transcript import SHOWN
from tests.exchange.press import SPEECH, SPOKEN, article, quote
from tests.exchange.press import press as written


@pytest.fixture
def project_file(tmp_path):
    return written(tmp_path / "Spoken.annotator", SPOKEN)


@pytest.fixture
def opened(desk, press, qtbot):
    """The transcript's window, opened by its key."""
    press(desk.page.table, "Shift+T")
    window = desk.transcripts.window
    qtbot.waitUntil(lambda: window.isVisible())
    yield window
    desk.transcripts.close()


@pytest.fixture
def checked(opened, desk, qtbot, press):
    """Have a text checked with Ctrl+Enter, and wait until it is."""

    def check(text):
        opened.field.take(text)
        press(opened.field, "Ctrl+Return")
        qtbot.waitUntil(lambda: desk.transcripts.is_done)
        return opened.list.rows()

    return check


def test_a_speech_is_pasted_and_a_changed_quote_is_gone_to(opened, desk, press, qtbot, window):
    QGuiApplication.clipboard().setText(SPEECH)
    assert opened.source.currentText() == "Tom Reyes (4)"
    press(opened.field, "Ctrl+V", "Ctrl+Return")
    qtbot.waitUntil(lambda: bool(opened.list.rows()))
    rows = opened.list.rows()
    assert [row.pill for row in rows] == ["changed", "not found", "trimmed", "verbatim"]
    assert [p.words for p in rows[0].pieces if p.kind in (LEFT_OUT, PUT_IN)] == ["harbour", "city"]
    assert rows[2].warning == "3 words left out"
    assert opened.said.text() == (
        "4 direct quotes in 34 words: 1 changed, 1 not found, 1 trimmed, 1 verbatim."
    )
    assert opened.list.hasFocus()
    press(opened.list, "Return")
    assert desk.page.table.current().words == "“We will never leave the city to the café’s owner.”"
    assert opened.isVisible()  # the next one is a step away


def test_it_is_read_from_a_file_and_saved_as_a_table(opened, desk, press, qtbot, tmp_path):
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, "utf-16")
    opened.open_path(path)
    press(opened.field, "Ctrl+Return")
    qtbot.waitUntil(lambda: bool(opened.list.rows()))
    opened.save_to(tmp_path / "check.csv")
    assert opened.said.text() == f"Saved to {tmp_path / 'check.csv'}."
    with (tmp_path / "check.csv").open(encoding="utf-8", newline="") as file:
        states = [row["state"] for row in csv.DictReader(file)]
    assert states == ["verbatim", "trimmed", "changed", "not_found"]
    opened.save_to(tmp_path / "nowhere" / "check.csv")
    assert "there is no such folder" in opened.said.text()


def test_what_is_saved_does_not_name_a_protected_source(checked, opened, window, tmp_path):
    project = window.workspace.project
    ((id,),) = project.query("SELECT id FROM source WHERE name = 'Tom Reyes'")
    with project.edit("Protect") as edit:
        set_source(edit, id, protected=True)
    assert checked(SPEECH)
    opened.save_to(tmp_path / "check.json")
    assert "protected sources have other names in it" in opened.said.text()
    assert "Reyes" not in (tmp_path / "check.json").read_text("utf-8")


def test_nothing_pasted_is_said_in_a_sentence(opened, press):
    press(opened.field, "Ctrl+Return")
    assert opened.said.text() == "Paste the transcript first, or open a text file."


def test_a_text_without_words_is_said_in_a_sentence(checked, opened):
    assert not checked("“ … ”")
    assert opened.said.text() == "“Pasted text” holds no words to check against."
    assert opened.check.isEnabled()


def test_a_file_that_is_none_is_said_in_a_sentence(opened, tmp_path):
    opened.open_path(tmp_path / "gone.txt")
    assert "“gone.txt” is not there any more" in opened.said.text()
    big = tmp_path / "big.txt"
    big.write_bytes(b"a word " * (LIMIT // 6))
    opened.open_path(big)
    assert "no more than 5 MB" in opened.said.text()


def test_five_megabytes_on_one_line_are_pasted_and_checked(opened, press, desk, qtbot):
    long = ("the rain went on and nobody came " * 160_000)[: LIMIT - len(SPEECH)] + SPEECH
    data = QMimeData()
    data.setText(long)
    opened.field.insertFromMimeData(data)
    assert len(opened.field.toPlainText()) == SHOWN + 2
    assert opened.field.text() == long
    assert opened.said.text().startswith(f"{len(long):,} characters; the beginning is shown")
    press(opened.field, "Ctrl+Return")
    qtbot.waitUntil(lambda: bool(opened.list.rows()), timeout=60_000)
    assert opened.list.rows()[-1].pill == "verbatim"
    press(opened.list, "Escape")


def test_closing_the_window_stops_the_check(opened, desk, press):
    opened.field.take(SPEECH * 2_000)
    press(opened.field, "Ctrl+Return")
    assert not desk.transcripts.is_done
    press(opened, "Escape")
    assert desk.transcripts.is_done
    assert desk.transcripts.window is None


class TestNobody:
    """A project in which nobody is quoted directly."""

    @pytest.fixture
    def project_file(self, tmp_path):
        said = article(1, "KPAL", "2026", [quote("that rain is cheap", form="indirect")])
        return written(tmp_path / "Nobody.annotator", [said])

    def test_that_is_said_in_a_sentence(self, opened, press):
        opened.field.take(SPEECH)
        press(opened.field, "Ctrl+Return")
        assert opened.said.text() == "No source of this project has a direct quote yet."
