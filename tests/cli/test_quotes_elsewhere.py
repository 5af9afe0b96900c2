"""`quotes --elsewhere` says what other articles have of the same words."""

from __future__ import annotations

import json

import pytest

from annotator.cli.main import main
from tests.exchange.press import press, uid


@pytest.fixture
def gate(tmp_path):
    return str(press(tmp_path / "Gate.annotator"))


def test_it_tells_wordings_sources_and_who_was_first(gate, capsys):
    assert main(["quotes", gate, "--elsewhere", "--json", "--publisher", "Alder Courier"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["id"], told["first"], told["source"]) == (uid(1), False, "Tom Reyes")
    shown = [[(one["publisher"], one["first"]) for one in group] for group in told["elsewhere"]]
    assert shown == [[("Quay Post", False), ("Gazette", False)], [("KPAL", True)]]
    ((post, gazette), (kpal,)) = told["elsewhere"]
    assert (post["other_source"], post["source"], post["same"]) == (True, "Ines Obuya", True)
    assert (gazette["other_form"], gazette["form"]) == (True, "indirect")
    assert [one["words"] for one in kpal["differences"] if one["kind"] != "same"] == [
        "storm",
        "flood",
    ]


def test_people_read_the_differences_in_brackets(gate, capsys):
    assert main(["quotes", gate, "--elsewhere", "--limit", "1"]) == 0
    out = capsys.readouterr().out
    assert "“a gift to the next [-storm-] {+flood+}.”" in out
    assert "first · KPAL · 2026-03-11 · Report 2" in out
    assert "said by Ines Obuya here" in out


def test_only_what_stands_elsewhere_is_told(gate, capsys):
    assert main(["quotes", gate, "--elsewhere", "--json"]) == 0
    told = {one["id"] for one in json.loads(capsys.readouterr().out)}
    assert told == {uid(1), uid(2), uid(3), uid(4)}
