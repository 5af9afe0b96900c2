"""Folders are written whole or not at all, and never over somebody else's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import FormatError
from annotator.exchange.folders import FolderIn
from annotator.exchange.safe_file import whole_folder


def fill(path: Path, **files: str) -> None:
    with whole_folder(path) as out:
        for name, words in files.items():
            with out.text(f"sub/{name}.txt") as text:
                text.write(words)


def test_a_folder_is_written_and_read(tmp_path: Path) -> None:
    fill(tmp_path / "out", a="1", b="2")
    back = FolderIn(tmp_path / "out")
    assert back.names == ("sub/a.txt", "sub/b.txt")
    assert back.read("sub/b.txt") == b"2"
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_an_export_takes_the_place_of_an_export(tmp_path: Path) -> None:
    fill(tmp_path / "out", a="1", b="2")
    fill(tmp_path / "out", a="3")
    assert FolderIn(tmp_path / "out").names == ("sub/a.txt",)
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(FormatError, match="none of this export"):
        fill(tmp_path / "out", a="4")
    assert (tmp_path / "out" / "sub" / "a.txt").read_text() == "3"
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    fill(tmp_path / "out", a="1")
    with pytest.raises(FormatError, match="is no name"):
        fill(tmp_path / "out", half="2", **{"../outside": "3"})
    assert FolderIn(tmp_path / "out").names == ("sub/a.txt",)
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("words")
    with pytest.raises(FormatError, match="is a file"):
        fill(tmp_path / "out", a="1")


def test_links_and_hidden_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / ".hidden").write_text("x")
    (folder / "seen.txt").write_text("x")
    assert FolderIn(folder).names == ("seen.txt",)
