"""What is looked at again after each change adds up to what a look at everything finds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from annotator.domain.identity import Annotator
from annotator.domain.records import ArticleRecord
from annotator.domain.region import Region
from annotator.domain.remarks import Tagged, mark_remarks, remarks
from annotator.store import annotations, links, regions
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span
from annotator.ui.remarks.model import RemarksModel, place_of
from annotator.ui.remarks.watching import Watching
from annotator.ui.workspace import Workspace

LINE = "“The gate held,” she said. He said it cost 4 million. Nobody saw it.\n\n"
LONE = "He said that “it was a lie.\n\nShe left.\n\n"
TEXT = LONE + LINE * 60
STEPS = 60


@pytest.fixture
def workspace(qapp, tmp_path: Path):
    """An article of some pages on screen, nothing tagged."""
    path = tmp_path / "Quay.annotator"
    me = Annotator("c" * 32, "R. Okafor")
    with Project.create(path, annotator=me) as project, project.edit("Import") as edit:
        region = Region(len(TEXT) - len(LINE), len(TEXT), "boilerplate")
        add_article(edit, ArticleRecord("1" * 32, TEXT, headline="H", regions=(region,)))
    made = Workspace(me)
    made.open(path)
    yield made
    made.close()


@pytest.fixture
def watching(qtbot, workspace):
    made = Watching(workspace)
    workspace.open_article(1)
    qtbot.waitUntil(lambda: made.is_done)
    return made


def all_remarks(project: Project) -> list[tuple]:
    """What one look at the whole article finds."""
    found = annotations.annotations_by_id(project, annotations.reading_order(project, 1))
    ties = links.links_of(project, [one.id for one in found])
    parts = [region for _, region in regions.regions(project, 1)]
    tagged = Tagged(project.text(1), parts, {one.id: one for one in found}, ties)
    return sorted(place_of(one) for one in [*remarks(tagged), *mark_remarks(TEXT, 0, len(LONE))])


def change(project: Project, edit, chance: random.Random) -> None:
    """One thing that a person may do."""
    ids = annotations.reading_order(project, 1)
    what = chance.choice(["tag", "tag", "tag", "move", "form", "link", "remove", "voice"])
    start = chance.randrange(len(TEXT) - 80)
    span = Span(start, start + chance.randrange(4, 70))
    one = annotations.annotation(project, chance.choice(ids)) if ids else None
    if what == "tag" or one is None:
        label = chance.choice(["quote", "claim", "source", "cue"])
        annotations.add_annotation(edit, 1, label, [span])
    elif what == "move":
        annotations.set_spans(edit, one.id, [span])
    elif what == "remove":
        annotations.remove_annotations(edit, [one.id])
    elif what == "form" and one.label == "quote":
        annotations.set_attribute(edit, one.id, "form", chance.choice(["direct", "indirect"]))
    elif what == "voice" and one.label == "claim":
        annotations.set_attribute(edit, one.id, "voice", "author")
    elif what == "link" and one.label in ("quote", "claim"):
        found = annotations.annotations_by_id(project, ids)
        ends = [other.id for other in found if other.label in ("source", "cue")]
        if ends:
            end = annotations.annotation(project, chance.choice(ends))
            links.add_link(edit, end.label, one.id, end.id)


@pytest.mark.parametrize("seed", range(3))
def test_remarks_after_any_changes_are_those_of_the_whole(qtbot, workspace, watching, seed):
    chance = random.Random(seed)
    model = RemarksModel(watching, TEXT)
    model.show(TEXT)
    for step in range(STEPS):
        if step % 7 == 6:
            workspace.undo()
        else:
            workspace.do("Do", lambda edit: change(workspace.project, edit, chance))
        if step % 5 == 0:
            qtbot.waitUntil(lambda: watching.is_done)
    qtbot.waitUntil(lambda: watching.is_done)
    expected = all_remarks(workspace.project)
    assert sorted(map(place_of, watching.remarks())) == expected
    assert list(watching.starts) == sorted(place[0] for place in expected)
    listed = [place_of(model.remark_at(row)) for row in range(model.rowCount())]
    assert listed == sorted(set(expected))


def test_a_region_that_becomes_text_again_ends_its_remarks(qtbot, workspace, watching):
    start = len(TEXT) - len(LINE)
    workspace.do(
        "Tag", lambda edit: annotations.add_annotation(edit, 1, "cue", [Span(start, start + 4)])
    )
    qtbot.waitUntil(lambda: watching.is_done)
    assert "boilerplate" in {one.kind for one in watching.remarks()}
    ((region, _),) = regions.regions(workspace.project, 1)
    workspace.do("Make text", lambda edit: regions.remove_region(edit, region))
    qtbot.waitUntil(lambda: watching.is_done)
    assert "boilerplate" not in {one.kind for one in watching.remarks()}


def test_nothing_is_kept_of_a_project_that_is_closed(workspace, watching):
    assert watching.remarks()
    workspace.close()
    assert watching.remarks() == []
    assert watching.is_done
