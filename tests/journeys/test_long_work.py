"""What takes a while goes on beside the screen and can be cancelled."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressDialog

from annotator.exchange.outgoing import EVERYTHING
from annotator.ui.exporting import Order, export_with_progress


def test_an_export_runs_on_a_connection_of_its_own(window, project_file, tmp_path):
    to = tmp_path / "all.jsonl"
    outcome = export_with_progress(window, project_file, Order("jsonl", to, EVERYTHING))
    assert outcome.failure == ""
    assert [loss.thing for loss in outcome.losses] == ["history"]
    assert len(to.read_text("utf-8").splitlines()) == 2


def test_a_failed_export_says_why_and_leaves_nothing(window, project_file, tmp_path: Path):
    to = tmp_path / "nowhere" / "all.jsonl"
    outcome = export_with_progress(window, project_file, Order("jsonl", to, EVERYTHING))
    assert "no such folder" in outcome.failure
    assert not to.parent.exists()


def test_the_window_lives_while_it_goes_on(window, project_file, tmp_path):
    beats: list[bool] = []
    QTimer.singleShot(0, lambda: beats.append(bool(window.findChildren(QProgressDialog))))
    export_with_progress(window, project_file, Order("csv", tmp_path / "all.csv", EVERYTHING))
    assert beats == [True]
