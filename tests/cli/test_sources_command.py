"""`sources` lists what the page of the sources lists."""

from __future__ import annotations

import json

import pytest

from annotator.cli.main import main
from annotator.store.mentions import count_unresolved
from annotator.store.project import Project
from annotator.store.source_list import source_ids, source_lines


@pytest.fixture
def plain(capfd):
    """Run the command with --json and read what it prints."""

    def run(*words):
        assert main([*map(str, words), "--json"]) == 0
        return json.loads(capfd.readouterr().out)

    return run


def test_it_tells_the_figures_of_the_page(sample, plain):
    listed = plain("sources", sample)
    with Project.open(sample, read_only=True) as project:
        shown = source_lines(project, source_ids(project))
        waiting = count_unresolved(project)
    assert len(listed) == len(shown) > 3
    assert [(one["name"], one["said"], one["mentions"], one["articles"]) for one in listed] == [
        (line.entry.name, line.said, line.mentions, line.articles) for line in shown
    ]
    assert len(plain("sources", sample, "--unresolved")) == waiting
    counts = [one["mentions"] for one in plain("sources", sample, "--sort", "mentions")]
    assert counts == sorted(counts, reverse=True)


def test_it_narrows_and_speaks_to_people(sample, plain, capfd):
    found = plain("sources", sample, "--type", "organization")
    assert {one["type"] for one in found} == {"organization"}
    assert main(["sources", str(sample), "--text", found[0]["name"]]) == 0
    assert found[0]["name"] in capfd.readouterr().out
    assert all(len(one["names"]) == 2 for one in plain("sources", sample, "--same"))


def test_an_empty_project_lists_nothing(tmp_path, plain):
    path = tmp_path / "e.annotator"
    Project.create(path).close()
    assert plain("sources", path) == plain("sources", path, "--unresolved") == []
