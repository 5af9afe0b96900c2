"""Scripts depend on the commands: their output, their exit status, and what they leave alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.cli.main import COMMANDS, main
from annotator.domain.templates import template
from annotator.store.project import Project


class Terminal:
    """Runs commands and reads what they print."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self._capfd = capfd
        self.err = ""

    def run(self, *words: object, status: int = 0) -> str:
        found = main([str(word) for word in words])
        out, self.err = self._capfd.readouterr()
        assert found == status, self.err
        return out

    def json(self, *words: object, status: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", status=status))


@pytest.fixture
def terminal(capfd: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capfd)


def test_a_project_is_made_filled_sent_out_and_read_back(
    terminal: Terminal, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.annotator", tmp_path / "two.annotator"
    article = tmp_path / "a.txt"
    article.write_text("Headline\n\n“No,” said Ines Obuya. 🎉 She left.", "utf-8")
    terminal.run("new", one)
    report = terminal.json("import", one, article)
    (file,) = report["files"]
    assert set(file) == {"file", "result", "articles", "annotations", "reason"}
    assert (file["result"], len(file["articles"]), file["reason"]) == ("added", 1, None)
    terminal.run("export", one, "--format", "jsonl", "--output", tmp_path / "out.jsonl")
    terminal.run("new", two)
    terminal.run("import", two, tmp_path / "out.jsonl")
    printed = terminal.run("export", two, "--format", "jsonl", "--output", "-")
    assert printed == (tmp_path / "out.jsonl").read_text("utf-8")


def test_a_refused_file_makes_the_status_1_and_the_rest_stays(
    terminal: Terminal, tmp_path: Path
) -> None:
    project, good = tmp_path / "p.annotator", tmp_path / "good.txt"
    good.write_text("Words.")
    terminal.run("new", project)
    report = terminal.json("import", project, tmp_path / "missing.txt", good, status=1)
    assert [one["result"] for one in report["files"]] == ["refused", "added"]
    assert report["files"][0]["reason"].endswith(".")
    assert terminal.json("stats", project)["articles"] == 1


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"new", "formats", "completion"}))
def test_a_missing_project_is_said_in_a_sentence_and_not_made(
    terminal: Terminal, tmp_path: Path, name: str
) -> None:
    more = {
        "import": ["x.txt"],
        "export": ["--format", "csv", "--output", "-"],
        "search": ["word"],
        "backup": [tmp_path / "to"],
        "restore": ["--list"],
        "sample": [tmp_path / "to"],
        "agreement": [tmp_path / "other"],
    }
    terminal.run(name, tmp_path / "missing.annotator", *more.get(name, []), status=1)
    assert terminal.err.count("\n") == 1
    assert "Traceback" not in terminal.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_wrong_usage_is_status_2_and_help_is_0(terminal: Terminal, name: str) -> None:
    for words, status in ((["--nonsense"], 2), (["--help"], 0)):
        with pytest.raises(SystemExit) as ended:
            main([name, *words])
        assert ended.value.code == status


def test_formats_are_listed_as_scripts_expect(terminal: Terminal) -> None:
    rows = terminal.json("formats")
    keys = {"name", "title", "extensions", "reads", "writes", "cannot_hold"}
    assert all(set(row) == keys for row in rows)
    assert {"jsonl", "json", "csv", "w3c"} <= {row["name"] for row in rows}
    assert "jsonl" in terminal.run("formats")


def test_an_export_says_what_it_loses(terminal: Terminal, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    terminal.run("export", sample, "--format", "csv", "--output", out)
    assert "csv does not hold" in terminal.err
    report = terminal.json("export", sample, "--format", "csv", "--output", out)
    assert {"thing", "count", "words"} == set(report["losses"][0])
    rows = terminal.run("export", sample, "--format", "csv", "--output", "-", "--label", "cue")
    assert rows.startswith("\ufeff")
    assert len(rows.splitlines()) > 1


def test_the_history_is_printed_newest_first(terminal: Terminal, sample: Path) -> None:
    lines = terminal.json("history", sample)
    assert [line["id"] for line in lines] == sorted((line["id"] for line in lines), reverse=True)
    assert len(terminal.run("history", sample, "--limit", 1).splitlines()) == 1


def test_a_sound_project_is_well_and_a_flipped_byte_is_found(
    terminal: Terminal, sample: Path
) -> None:
    assert terminal.json("check", sample)["ok"] is True
    whole = bytearray(sample.read_bytes())
    place = whole.index(b"not walking away")
    whole[place] ^= 1
    sample.write_bytes(whole)
    assert terminal.json("check", sample, status=1)["findings"]
    assert sample.read_bytes() == whole


def test_unused_texts_are_dropped_only_when_asked(terminal: Terminal, sample: Path) -> None:
    assert "0 unused texts" in terminal.run("check", sample, "--compact")
    assert terminal.json("check", sample)["ok"] is True


def test_words_are_found(terminal: Terminal, sample: Path) -> None:
    (hit,) = terminal.json("search", sample, '"rusting in a row"')
    assert set(hit) == {"article", "number", "headline", "words", "offset"}
    assert "rusting in a row" in hit["words"]
    assert terminal.json("search", sample, "zzzz") == []


def test_a_backup_is_restored_and_what_was_there_is_kept(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    terminal.run("backup", sample, tmp_path / "kept.annotator")
    extra = tmp_path / "extra.txt"
    extra.write_text("A fourth article.")
    terminal.run("import", sample, extra)
    terminal.run("restore", sample, tmp_path / "kept.annotator")
    assert terminal.json("stats", sample)["articles"] == 3
    (aside,) = [path for path in sample.parent.iterdir() if "before restoring" in path.name]
    assert terminal.json("stats", aside)["articles"] == 4


def test_the_annotator_is_who_was_named(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "p.annotator"
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").write_text("Two.")
    monkeypatch.setenv("ANNOTATOR_NAME", "R. Okafor")
    terminal.run("new", project)
    terminal.run("import", project, tmp_path / "a.txt")
    terminal.run("import", project, tmp_path / "b.txt", "--annotator", "Ines")
    imports = [line for line in terminal.json("history", project) if "Import" in line["text"]]
    assert [line["annotator"] for line in imports] == ["Ines", "R. Okafor"]


def test_a_scheme_file_makes_the_scheme_and_a_bad_one_nothing(
    terminal: Terminal, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text('{"key":"codes","title":"Codes","labels":[{"key":"code","title":"Code"}]}')
    terminal.run("new", tmp_path / "good.annotator", "--scheme", good)
    for content in ("{", "[]", '{"labels":[{"key":"a","title":"A"},{"key":"a","title":"B"}]}'):
        bad.write_text(content)
        terminal.run("new", tmp_path / "bad.annotator", "--scheme", bad, status=1)
        assert terminal.err.count("\n") == 1
    assert not (tmp_path / "bad.annotator").exists()


def test_a_project_that_is_there_is_not_made_anew(terminal: Terminal, sample: Path) -> None:
    before = sample.read_bytes()
    terminal.run("new", sample, status=1)
    assert sample.read_bytes() == before


@pytest.mark.parametrize("name", ["news", "fact-check", "plain"])
def test_a_shipped_scheme_is_named_without_a_file(
    terminal: Terminal, tmp_path: Path, name: str
) -> None:
    terminal.run("new", tmp_path / "made.annotator", "--scheme", name)
    with Project.open(tmp_path / "made.annotator", read_only=True) as project:
        assert project.scheme == template(name)


def test_an_export_can_be_verified(terminal: Terminal, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    terminal.run("export", sample, "--format", "jsonl", "--output", out, "--verify")
    assert "3 articles" in terminal.err
    assert "came back the same" in terminal.err
    result = tmp_path / "result.json"
    told = terminal.json(
        *("export", sample, "--format", "jsonl", "--output", out, "--verify-to", result)
    )
    assert told["verification"] == json.loads(result.read_text("utf-8"))
    table = out.with_suffix(".csv")
    terminal.run("export", sample, "--format", "csv", "--output", table, "--verify", status=1)
    assert not table.exists()
    assert "not read back" in terminal.err
    terminal.run("export", sample, "--format", "jsonl", "--output", "-", "--verify", status=1)


def test_the_good_part_of_a_file_can_be_taken(terminal: Terminal, tmp_path: Path) -> None:
    project, mixed = tmp_path / "p.annotator", tmp_path / "mixed.jsonl"
    mixed.write_text('{"text": "One."}\n{"text": 5}\n')
    terminal.run("new", project)
    terminal.run("import", project, mixed, status=1)
    assert "1 article of it can be read: add --partial" in terminal.err
    report = terminal.json("import", project, mixed, "--partial")
    assert report["files"][0]["result"] == "added"
    assert "line 2" in report["files"][0]["notes"][0]


def test_what_is_lost_is_said_before_anything_is_written(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "not there" / "out.csv"
    terminal.run("export", sample, "--format", "csv", "--output", out, status=1)
    lost, failed = terminal.err.splitlines()
    assert "csv does not hold" in lost
    assert "not there" in failed


def test_what_would_be_lost_is_said_without_writing(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    asked = ("export", sample, "--format", "csv", "--label", "quote")
    report = terminal.json(*asked, "--output", tmp_path / "out.csv")
    before = sorted(tmp_path.iterdir())
    assert terminal.json(*asked, "--losses")["losses"] == report["losses"]
    assert terminal.run(*asked, "--losses") == ""
    assert "csv does not hold" in terminal.err
    terminal.run(*asked, "--losses", "--verify", status=1)
    assert "nothing is written" in terminal.err
    assert sorted(tmp_path.iterdir()) == before
