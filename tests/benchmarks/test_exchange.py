"""A million annotations into a project and out again, beside bare loops over the same rows."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.identity import Annotator
from annotator.exchange.incoming import import_paths
from annotator.exchange.outgoing import export_file
from annotator.formats.csv_table import all_columns
from annotator.formats.jsonl import write
from annotator.store.project import Project
from tests.benchmarks import bare
from tests.benchmarks.apart import apart
from tests.benchmarks.figures import Figures, tell
from tests.benchmarks.made import Size, article

BARS = {
    "import_times_bare": 3,
    "import_peak_mb": 300,
    "jsonl_times_bare": 2,
    "csv_times_bare": 2,
    "export_peak_mb": 200,
}
ARTICLE = Size(8_000, 100)


def made(path: Path, articles: int) -> Path:
    """A file of native lines, a hundred tags an article."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(articles):
            record = article(ARTICLE, seed=2 * number)  # odd seeds are those of its links
            tags = tuple(replace(one, annotator="A. Imani") for one in record.annotations)
            write([replace(record, publisher="Gazette", annotations=tags)], out)
    return path


def bring(lines: Path, path: Path) -> None:
    with Project.create(path, annotator=Annotator("f" * 32, "R. Okafor")) as project:
        report = import_paths(project, [lines], progress=lambda done, whole: True)
        assert [one.result for one in report.files] == ["added"]


def send(path: Path, name: str, out: Path) -> None:
    with Project.open(path, read_only=True) as project:
        export_file(project, name, out)


def measure(folder: Path, articles: int) -> Figures:
    """Import and export, each in a process of its own."""
    lines = made(folder / "made.jsonl", articles)
    path = folder / "tags.annotator"
    came = apart(bring, lines, path)
    placed = apart(bare.insertion, path, folder / "bare.annotator")
    figures = {
        "annotations": articles * ARTICLE.tags,
        "lines_mb": lines.stat().st_size // 1_000_000,
        "import": beside(came, placed),
    }
    for name, plain in (
        ("jsonl", apart(bare.json_lines, path, folder / "bare.jsonl")),
        ("csv", apart(bare.table, path, folder / "bare.csv", all_columns())),
    ):
        sent = apart(send, path, name, folder / f"ours.{name}")
        figures[name] = beside(sent, plain)
    return figures


def beside(ours: Figures, theirs: Figures) -> Figures:
    return {
        **ours,
        "bare_s": theirs["s"],
        "bare_cpu_s": theirs["cpu_s"],
        "times_bare": round(ours["s"] / max(theirs["s"], 0.01), 2),
        "times_bare_cpu": round(ours["cpu_s"] / max(theirs["cpu_s"], 0.01), 2),
    }


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table without the apostrophes that keep spreadsheets from running them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    for row in found:
        for column in row.pop("escaped").split():
            row[column] = row[column].removeprefix("'")
    return found


def test_both_write_the_same(tmp_path):
    measure(tmp_path, 3)
    ours = (tmp_path / "ours.jsonl").read_text("utf-8").splitlines()
    theirs = (tmp_path / "bare.jsonl").read_text("utf-8").splitlines()
    assert list(map(json.loads, ours)) == list(map(json.loads, theirs))
    assert rows(tmp_path / "ours.csv") == rows(tmp_path / "bare.csv")
    with Project.open(tmp_path / "bare.annotator") as project:
        assert project.query("SELECT count(*) FROM annotation") == [(300,)]


@pytest.mark.benchmark
def test_a_million_annotations(tmp_path):
    tell("a million annotations", {"bars": BARS, **measure(tmp_path, 10_000)})
