"""LibreOffice opens the workbook and the document, where it is installed."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is no package of Python"),
    pytest.mark.xdist_group("office"),
]


def converted(path: Path, kind: str, ending: str) -> list[Path]:
    """What LibreOffice makes of a file, in a folder and with a profile of its own."""
    folder = path.parent / "out"
    command = [str(OFFICE), f"-env:UserInstallation=file://{path.parent}/profile", "--headless"]
    done = subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(folder), str(path)],
        capture_output=True,
        text=True,
        timeout=180,
        env={**os.environ, "HOME": str(path.parent)},
    )
    assert done.returncode == 0, done.stderr
    return sorted(folder.glob(f"*{ending}"))


@pytest.mark.parametrize("name", ["ods", "xlsx"])
def test_it_reads_the_sheets(name, probe, written, tmp_path) -> None:
    path = tmp_path / f"book.{name}"
    path.write_bytes(written(name, [probe]))
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    sheets = {file.stem.rpartition("-")[2]: file for file in converted(path, kind, ".csv")}
    assert set(sheets) == {"annotations", "attributions", "sources", "articles", "codebook"}
    with sheets["annotations"].open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["words"], row["start"]) for row in rows] == [
        ("beta", "9"),
        ("delta", "26"),
        ("LASTWORD", "38"),
    ]


def test_it_reads_the_comments(probe, written, tmp_path) -> None:
    tag = replace(probe.annotations[0], note="Look again.", annotator="R. Okafor")
    path = tmp_path / "article.docx"
    article = replace(probe, annotations=(tag, *probe.annotations[1:]))
    path.write_bytes(written("docx", [article]))
    (document,) = converted(path, "odt", ".odt")
    with zipfile.ZipFile(document) as archive:
        content = archive.read("content.xml").decode()
    (note,) = re.findall(r"<office:annotation .*?</office:annotation>", content, re.DOTALL)
    for words in ("R. Okafor", "Source: delta", "Look again."):
        assert words in note
    assert re.search(r"</office:annotation>(<[^>]*>)*beta", content)
