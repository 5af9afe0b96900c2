"""Offsets stay true behind characters outside the basic plane: on screen, on disk, in exports."""

from __future__ import annotations

import csv
import json

import pytest

from annotator.domain.records import ArticleRecord
from annotator.exchange.outgoing import export_file
from annotator.store.intake import add_article
from annotator.store.project import Project

PROBE = "Alpha 🎉🎊 beta gamma 👨‍👩‍👧 delta omega LASTWORD"
WORDS = ["beta", "delta", "LASTWORD"]


@pytest.fixture
def project_file(tmp_path):
    path = tmp_path / "Probe.annotator"
    with Project.create(path) as project, project.edit("Import") as edit:
        add_article(edit, ArticleRecord("1" * 32, PROBE))
    return path


@pytest.fixture
def probed(window, drag_over, press):
    for words in WORDS:
        drag_over(words)
        press(window.view, "C")
    return window


def test_words_behind_emoji_are_tagged_exactly_and_come_back(probed, make, project_file, tagged):
    assert tagged("claim") == WORDS
    probed.close()
    again = make(project_file)
    heads = again.bench.panel.heads
    shown = []
    for row in range(heads.rowCount()):
        again.showing.pick(heads.id_at(row))
        shown.append(again.bench.panel.selected.card.words)
    assert shown == WORDS


def test_exports_say_exactly_those_words(probed, tmp_path):
    project = probed.workspace.project
    export_file(project, "jsonl", tmp_path / "p.jsonl")
    record = json.loads((tmp_path / "p.jsonl").read_text("utf-8"))
    for one, words in zip(record["annotations"], WORDS, strict=True):
        (span,) = one["spans"]
        assert record["text"][span["start"] : span["end"]] == span["exact"] == words
    export_file(project, "csv", tmp_path / "p.csv")
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["words"] for row in csv.DictReader(file)] == WORDS
    export_file(project, "w3c", tmp_path / "p.jsonld")
    written = (tmp_path / "p.jsonld").read_text("utf-8")
    assert all(
        f'"exact": "{words}"' in written or f'"exact":"{words}"' in written for words in WORDS
    )


def test_undone_and_done_again_they_are_the_same(probed, press, tagged):
    press(probed.view, "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert tagged("claim") == []
    press(probed.view, "Ctrl+Y", "Ctrl+Y", "Ctrl+Y")
    assert tagged("claim") == WORDS
