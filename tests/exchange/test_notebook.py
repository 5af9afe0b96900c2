"""A project in a script or notebook: records, data frames, and the documented example."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import Project
from annotator.domain.errors import FormatError
from annotator.exchange.sample import open_sample
from annotator.resource import resource

EXAMPLES = re.findall(r"```python\n(.*?)```", resource("help/python.md").read_text("utf-8"), re.S)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return open_sample(tmp_path)


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path, read_only=True) as project:
        yield project


def test_the_first_example_of_the_help_runs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(EXAMPLES[0], "python.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6  # three articles, three who spoke most
    assert lines[-1].partition(" ")[0].isdecimal()


def test_the_example_with_data_frames_runs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    exec(compile(EXAMPLES[1], "python.md", "exec"), {})
    assert "direct" in capsys.readouterr().out


def test_records_hold_what_the_articles_hold(project: Project) -> None:
    articles = {one.id: one for one in project.articles()}
    tags = list(project.annotations())
    assert len(tags) == sum(len(one.annotations) for one in articles.values())
    for one in tags:
        text = articles[one.article].text
        assert one.words == " […] ".join(text[span.start : span.end] for span in one.spans)
    heads = list(project.attributions())
    assert {one.label for one in heads} == {"quote", "claim"}
    assert any(one.sources and one.cues for one in heads)


def test_frames_have_a_row_for_each_and_a_column_for_each_attribute(project: Project) -> None:
    pytest.importorskip("pandas")
    tags = project.frame("annotations")
    assert len(tags) == len(list(project.annotations()))
    assert {"words", "start", "attribute.form"} <= set(tags.columns)
    assert len(project.frame("articles")) == 3
    assert set(project.frame("attributions")["label"]) == {"quote", "claim"}


def test_what_is_no_frame_is_said(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FormatError, match="choose: articles, annotations"):
        project.frame("nonsense")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(FormatError, match=r"article-annotator\[pandas\]"):
        project.frame("articles")
