"""Exports are whole or not there, hold what was asked for, and say what they lose."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import FormatError
from annotator.exchange.outgoing import (
    Selection,
    export,
    export_file,
    losses,
    preview,
    selection_of,
)
from annotator.formats.registry import Shape, format_named, formats
from annotator.store.articles import article_ids
from annotator.store.project import Project

WRITERS = [row.name for row in formats() if row.writes and not row.missing()]
TEXTS = [
    row.name
    for row in map(format_named, WRITERS)
    if row.shape is Shape.TEXT and not hasattr(row.load(), "preview")
]


@pytest.fixture
def project(sample: Path) -> Iterator[Project]:
    with Project.open(sample) as project:
        yield project


def exported(project: Project, name: str, selection: Selection) -> str:
    out = io.BytesIO()
    export(project, name, out, selection)
    return out.getvalue().decode("utf-8-sig")


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_that_was_there_is_replaced_whole(
    project: Project, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"out{format_named(name).extensions[0]}"
    path.write_text("before")
    path.chmod(0o640)
    export_file(project, name, path)
    assert path.read_bytes() != b"before"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert {one.name for one in tmp_path.iterdir()} == {"sample", path.name}


@pytest.mark.parametrize("name", WRITERS)
def test_what_fails_leaves_the_folder_as_it_was(
    project: Project, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.iterdir())
    for path in (tmp_path, tmp_path / "no" / "such" / "folder", tmp_path / ("x" * 300)):
        with pytest.raises(FormatError, match=r"\.$"):
            export_file(project, name, path)
    assert sorted(tmp_path.iterdir()) == before


def test_a_link_is_followed_and_kept(project: Project, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("before")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    export_file(project, "jsonl", tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert "article-annotator/1" in (tmp_path / "real.jsonl").read_text("utf-8")


def test_filters_let_through_what_was_asked_for(project: Project) -> None:
    first, *_ = article_ids(project)
    rows = list(csv.DictReader(io.StringIO(exported(project, "csv", Selection(labels=["quote"])))))
    assert rows
    assert {row["label"] for row in rows} == {"quote"}
    one = exported(project, "jsonl", Selection(articles=[first])).splitlines()
    assert len(one) == 1
    done = exported(project, "jsonl", Selection(article_states=["done"])).splitlines()
    assert {json.loads(line)["status"] for line in done} <= {"done"}
    verified = exported(project, "jsonl", Selection(reviews=["verified"])).splitlines()
    assert {a["review"] for line in verified for a in json.loads(line)["annotations"]} <= {
        "verified"
    }


def test_a_filter_never_leaves_a_link_without_an_end(project: Project) -> None:
    for line in exported(project, "jsonl", Selection(labels=["quote", "cue"])).splitlines():
        article = json.loads(line)
        ids = {one["id"] for one in article["annotations"]}
        assert all({link["from"], link["to"]} <= ids for link in article["links"])


def test_what_is_not_in_the_project_cannot_be_asked_for(project: Project) -> None:
    with pytest.raises(FormatError, match="no label"):
        selection_of(project, labels=["nonsense"])
    for name in ("nonsense", "99999", "9" * 40):
        with pytest.raises(FormatError, match="no article"):
            selection_of(project, article_names=[name])


@pytest.mark.parametrize("name", TEXTS)
def test_a_preview_is_the_beginning_of_the_export(project: Project, name: str) -> None:
    whole = exported(project, name, Selection()).splitlines()
    shown = preview(project, name, lines=4).splitlines()
    assert 0 < len(shown) <= 4
    for line, real in zip(shown, whole, strict=False):
        assert line == real or (line.endswith(" …") and real.startswith(line[:-2]))


@pytest.mark.parametrize("name", WRITERS)
def test_the_loss_that_is_foretold_is_the_loss(project: Project, name: str) -> None:
    out = io.BytesIO()
    assert losses(project, name) == export(project, name, out, Selection())


def test_the_native_lines_lose_only_what_hangs_on_the_project(project: Project) -> None:
    lost = {one.thing for one in losses(project, "jsonl")}
    assert lost <= {"scheme", "sessions", "history", "originals"}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full device")
def test_a_full_disk_is_said(project: Project) -> None:
    with pytest.raises(FormatError, match="the disk is full"):
        export_file(project, "jsonl", Path("/dev/full"))


@pytest.mark.parametrize("name", WRITERS)
def test_an_export_never_replaces_a_project(project: Project, tmp_path: Path, name: str) -> None:
    before = project.path.read_bytes()
    disguised = tmp_path / "disguised.txt"
    disguised.symlink_to(project.path)
    renamed = tmp_path / "renamed.csv"
    project.save_copy(renamed)
    copied = renamed.read_bytes()
    for path in (project.path, disguised, renamed, tmp_path / "new.annotator"):
        with pytest.raises(FormatError, match="project"):
            export_file(project, name, path)
    assert project.path.read_bytes() == before
    assert renamed.read_bytes() == copied
    assert not (tmp_path / "new.annotator").exists()
