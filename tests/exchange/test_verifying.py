"""An export is read again and compared: what is the same is said, what is not is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import FormatError
from annotator.exchange.outgoing import Selection, export_file
from annotator.exchange.verifying import save_verification, verify
from annotator.formats.registry import format_named, formats
from annotator.store.project import Project

READERS = [row.name for row in formats() if row.comes_back and row.writes and not row.missing()]


@pytest.fixture
def project(sample: Path) -> Iterator[Project]:
    with Project.open(sample) as project:
        yield project


@pytest.mark.parametrize("name", READERS)
def test_every_format_that_is_read_verifies(project: Project, tmp_path: Path, name: str) -> None:
    path = tmp_path / "out"
    export_file(project, name, path)
    result = verify(project, name, path)
    assert result.differences == ()
    assert result.is_same
    assert result.annotations > 20 or "articles" in format_named(name).cannot_hold


def test_a_selection_verifies_too(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    chosen = Selection(labels=["quote"])
    export_file(project, "jsonl", path, chosen)
    assert verify(project, "jsonl", path, chosen).is_same
    assert not verify(project, "jsonl", path).is_same


def test_what_was_changed_is_named(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export_file(project, "jsonl", path)
    lines = path.read_text("utf-8").splitlines()
    changed = json.loads(lines[0])
    changed["annotations"][0]["note"] = "Somebody was here."
    changed["headline"] = "Another"
    path.write_text("\n".join([json.dumps(changed), lines[1]]), "utf-8")
    told = verify(project, "jsonl", path).differences
    assert [difference.rpartition(changed["id"])[2] for difference in told[:2]] == [
        " the annotations came back otherwise.",
        " the details came back otherwise.",
    ]
    assert told[2].endswith("did not come back.")
    path.write_text("{", "utf-8")
    assert "line 1" in verify(project, "jsonl", path).differences[0]


def test_the_result_is_kept_with_its_hashes(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export_file(project, "jsonl", path)
    result = verify(project, "jsonl", path)
    save_verification(tmp_path / "result.json", result)
    kept = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert kept["same"] is True
    assert kept["sha256"] == result.sha256
    assert len(kept["texts"]) == kept["articles"] == 3
    assert all(len(hash) == 64 for hash in kept["texts"].values())


def test_what_is_not_read_cannot_be_verified(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export_file(project, "csv", path)
    with pytest.raises(FormatError, match="is not read back"):
        verify(project, "csv", path)
