"""`quotes`, `stats` and `report` tell the same numbers, and those of the window."""

from __future__ import annotations

import csv
import io

import pytest

from annotator.cli.main import main
from annotator.domain.review import facet_counts
from annotator.store.project import Project
from annotator.store.report import report
from annotator.store.review_list import all_traits


@pytest.fixture
def run(capfd):
    """Run a command; what it prints."""

    def start(*words, status=0):
        found = main([str(word) for word in words])
        out, err = capfd.readouterr()
        assert found == status, err
        return out if status == 0 else err

    return start


@pytest.fixture
def plain(run):
    """Run a command with --json and read what it prints."""
    import json

    return lambda *words: json.loads(run(*words, "--json"))


def test_all_faces_tell_the_same_numbers(sample, plain):
    quotes, counted, told = (plain(name, sample) for name in ("quotes", "stats", "report"))
    with Project.open(sample, read_only=True) as project:
        window = facet_counts(all_traits(project).values(), {})
        shown = report(project)
    labels = [one["label"] for one in quotes]
    assert labels.count("quote") == counted["labels"]["quote"] == told["quotes"] == shown.quotes
    assert window["label"] == {"quote": told["quotes"], "claim": told["claims"]}
    assert counted["forms"] == told["forms"]
    assert counted["reviews"] == told["reviews"] == window["review"]
    assert counted["articles"] == told["articles"] == shown.articles
    assert counted["active_seconds"] == told["active_seconds"]
    verified = [one for one in quotes if one["status"] == "verified"]
    assert len(verified) == window["review"].get("verified", 0)
    without = [one for one in quotes if one["label"] == "claim" and one["source"] is None]
    assert len(without) == told["claims_without_source"]
    assert told["quotes"] > 3


def test_quotes_are_narrowed_and_sorted(sample, plain, run):
    everything = plain("quotes", sample)
    names = {one["source"] for one in everything if one["source"]}
    name = sorted(names)[0]
    of_one = plain("quotes", sample, "--source", name)
    assert of_one
    assert {one["source"] for one in of_one} == {name}
    claims = plain("quotes", sample, "--label", "claim")
    assert {one["label"] for one in claims} == {"claim"}
    words = [one["words"] for one in plain("quotes", sample, "--sort", "words")]
    assert words == sorted(words, key=str.lower)
    assert len(plain("quotes", sample, "--limit", 2)) == 2
    found = plain("quotes", sample, "--text", "gate")
    assert all("gate" in (one["words"] + one["headline"]).lower() for one in found)
    assert "no source" in run("quotes", sample, "--source", "Nobody At All", status=1)


def test_the_report_is_written_as_a_page_and_a_table(sample, run, tmp_path, plain):
    told = plain("report", sample)
    page, table = tmp_path / "r.html", tmp_path / "r.csv"
    run("report", sample, "--output", page)
    run("report", sample, "--output", table)
    html = page.read_text("utf-8")
    assert f'<p class="figure">{told["quotes"]}</p>' in html
    assert "http" not in html
    rows = list(csv.reader(io.StringIO(table.read_text("utf-8"))))
    assert ["quotes", "all", str(told["quotes"])] in rows
    assert run("report", sample, "--output", "-").startswith("<!DOCTYPE html>")
    assert "not as" in run("report", sample, "--output", tmp_path / "r.docx", status=1)
    assert not (tmp_path / "r.docx").exists()


def test_the_file_is_left_as_it_was(sample, run):
    before = sample.read_bytes()
    run("quotes", sample)
    run("report", sample)
    assert sample.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("--label", "claim"),
        ("--form", "indirect"),
        ("--source-type", "named"),
        ("--since", "2026", "--until", "2026-03-14"),
        ("--annotator", "R. Okafor"),
    ],
)
def test_the_report_counts_the_rows_that_quotes_lists(sample, plain, words):
    told, listed = plain("report", sample, *words), plain("quotes", sample, *words)
    labels = [one["label"] for one in listed]
    assert (labels.count("quote"), labels.count("claim")) == (told["quotes"], told["claims"])
    assert listed


def test_what_is_no_date_and_who_is_nobody_is_said(sample, run, capfd):
    with pytest.raises(SystemExit, match="2"):
        main(["report", str(sample), "--since", "March"])
    assert "“March” is no date" in capfd.readouterr().err
    assert "Nobody called" in run("quotes", sample, "--annotator", "Nobody At All", status=1)
