"""Nothing half done, nothing of one person's machine, nothing that lies about."""

from __future__ import annotations

import re

import pytest

TOP = {
    "annotator",
    "resources",
    "tests",
    "run.py",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
}
MADE_BY_TOOLS = {"build", "dist", "__pycache__"}
KINDS = {".py", ".md", ".toml", ".json", ".jsonl", ".qss", ".svg", ".sql", ".txt", ".html", ""}

# Written so that this file does not contain what it looks for.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
MACHINES = re.compile(r"(?<![\w.:/}])/(wo" r"rk|op" r"t|ro" r"ot|ho" r"me|Us" r"ers)/\w")


def texts(checkout):
    for name in sorted(TOP | {".ci", ".gitignore"}):
        top = checkout / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix in KINDS and "__pycache__" not in path.parts:
                yield path.relative_to(checkout), path.read_text(encoding="utf-8")


def test_the_top_folder_holds_only_what_belongs_there(checkout):
    there = {path.name for path in checkout.iterdir() if not path.name.startswith(".")}
    assert there - MADE_BY_TOOLS == TOP


@pytest.mark.parametrize("pattern", [UNFINISHED, MACHINES], ids=["unfinished", "machines"])
def test_no_text_holds(checkout, pattern):
    found = [
        f"{path}: {hit[0]}" for path, text in texts(checkout) for hit in pattern.finditer(text)
    ]
    assert not found


def test_no_line_ends_in_blanks_or_in_a_foreign_way(checkout):
    wrong = [
        str(path)
        for path, text in texts(checkout)
        if path.parts[0] not in ("resources", "tests")
        and ("\r" in text or "\t\n" in text or " \n" in text or (text and text[-1] != "\n"))
    ]
    assert not wrong
