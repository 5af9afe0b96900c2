"""`quotes --transcript` tells what the window tells of a speech."""

from __future__ import annotations

import json

import pytest

from annotator.cli.main import main
from annotator.exchange.transcripts import check_transcript, plain_check
from annotator.store.project import Project
from annotator.store.sources import set_source
from tests.exchange.press import ME, SPEECH, SPOKEN, press


@pytest.fixture
def spoken(tmp_path):
    return press(tmp_path / "Spoken.annotator", SPOKEN)


@pytest.fixture
def speech(tmp_path):
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, "utf-8")
    return path


def test_it_tells_the_figures_of_the_check(spoken, speech, capsys):
    asked = ["quotes", str(spoken), "--transcript", str(speech), "--source", "the mayor"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    with Project.open(spoken, read_only=True) as project:
        ((reyes,),) = project.query("SELECT id FROM source WHERE name = 'Tom Reyes'")
        assert told == plain_check(check_transcript(project, reyes, SPEECH, "speech.txt"))
    assert told["counts"] == {"verbatim": 1, "trimmed": 1, "changed": 1, "not_found": 1}
    assert main(asked) == 0
    out = capsys.readouterr().out
    assert "1 verbatim, 1 trimmed, 1 changed, 1 not found" in out
    assert "changed: “We will never leave the [-harbour-] {+city+} to the café’s owner.”" in out
    assert "KPAL · 2026-03-13 · Report 2" in out


def test_it_is_written_to_a_file(spoken, speech, tmp_path, capsys):
    table = tmp_path / "check.csv"
    words = ["--transcript", str(speech), "--source", "Tom Reyes", "--output", str(table)]
    assert main(["quotes", str(spoken), *words]) == 0
    assert capsys.readouterr().out == ""
    assert table.read_text("utf-8").startswith("state,words,found,")


def test_a_file_has_another_name_for_a_protected_source(spoken, speech, tmp_path, capsys):
    with Project.open(spoken, annotator=ME) as project:
        ((id,),) = project.query("SELECT id FROM source WHERE name = 'Tom Reyes'")
        with project.edit("Protect") as edit:
            set_source(edit, id, protected=True)
    file = tmp_path / "check.json"
    words = ["--transcript", str(speech), "--source", "Tom Reyes", "--output", str(file)]
    assert main(["quotes", str(spoken), *words]) == 0
    assert json.loads(file.read_text("utf-8"))["source"] == "Protected source 1"
    assert main(["quotes", str(spoken), *words, "--protected", "shown"]) == 0
    assert json.loads(file.read_text("utf-8"))["source"] == "Tom Reyes"
    assert capsys.readouterr().out == ""


def test_nobody_and_nothing_is_said_in_a_sentence(spoken, speech, tmp_path, capsys):
    check = ["quotes", str(spoken), "--transcript", str(speech)]
    assert main([*check, "--source", "Nobody"]) == 1
    assert "has no source “Nobody”" in capsys.readouterr().err
    empty = tmp_path / "empty.txt"
    empty.touch()
    asked = ["quotes", str(spoken), "--transcript", str(empty), "--source", "Tom Reyes"]
    assert main(asked) == 1
    assert "“empty.txt” is empty" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("--transcript", "speech.txt"), ("--output", "check.csv")])
def test_what_does_not_fit_together_is_wrong_usage(spoken, words, capsys):
    with pytest.raises(SystemExit) as left:
        main(["quotes", str(spoken), *words])
    assert left.value.code == 2
    assert "--transcript" in capsys.readouterr().err or "--source" in capsys.readouterr().err
