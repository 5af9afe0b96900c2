"""Remarks about where a tag ends, what it overlaps and how far its cue is are mended by one key."""

from __future__ import annotations

import pytest

from annotator.domain.records import ArticleRecord
from annotator.store.annotations import add_annotation
from annotator.store.intake import add_article
from annotator.store.project import Project
from tests.journeys.conftest import ME

FILL = "Boats came and went all day below a sky that was low and white. " * 8
TEXT = (
    "Ines Obuya said on Tuesday that the barrier is late and that rain is cheap.\n\n"
    "“We built it stone by stone.\n\nWe had no money at all.\n\nAnd we never left,” he said.\n\n"
    f"{FILL}\n\n“Nobody knows,” Tom Reyes added. They found the “folly in public.\n\n{FILL}\n\n"
    "Paint peels. Rust grows. The pier is green. Weeds grow. Paint peels again.\n"
)


@pytest.fixture
def project_file(tmp_path):
    path = tmp_path / "Quay.annotator"
    with Project.create(path, annotator=ME) as project, project.edit("Import") as edit:
        add_article(edit, ArticleRecord("1" * 32, TEXT, headline="Barrier"))
    return path


@pytest.fixture
def kinds(qtbot, window):
    """What the checks say, once they have looked at everything."""

    def said() -> list[str]:
        qtbot.waitUntil(lambda: window.remarks.watching.is_done)
        return [one.kind for one in window.remarks.watching.remarks()]

    return said


@pytest.fixture
def tag(window, find):
    """Tag words as a label, as a person who let go of proposals."""

    def make(label: str, said: str) -> int:
        window.tagging.tag(label, [find(said)])
        window.proposing.leave()
        return window.workspace.picked.id

    return make


@pytest.fixture
def mend(window, press, kinds):
    """Go from remark to remark until one is put right in these words, and do that."""

    def until(title: str) -> None:
        seen = []
        for _ in kinds():
            press(window.view, "F8")
            seen.append(window.remarks.pane.mend.text())
            if seen[-1] == title:
                press(window.view, "F7")
                return
        raise AssertionError(f"no remark is put right by “{title}”, but by {seen}")

    return until


def test_a_tag_that_overlaps_another_is_shortened_to_its_edge(window, tag, mend, kinds, tagged):
    tag("claim", "the barrier is late and that")
    tag("claim", "that rain is cheap")
    assert kinds().count("overlap") == 2
    mend("Shorten it to “rain is cheap”")
    assert tagged("claim") == ["the barrier is late and that", "rain is cheap"]
    assert "overlap" not in kinds()
    window.workspace.undo()
    assert tagged("claim") == ["the barrier is late and that", "that rain is cheap"]


def test_the_other_one_can_be_shortened_too(tag, mend, tagged):
    tag("claim", "the barrier is late and that")
    tag("claim", "that rain is cheap")
    mend("Shorten it to “the barrier is late and”")
    assert tagged("claim") == ["the barrier is late and", "that rain is cheap"]


def test_a_quote_in_a_quote_is_nested(window, find, tag, mend, kinds, links):
    tag("quote", "the barrier is late and that rain is cheap")
    with window.workspace.project.edit("Tag") as edit:
        add_annotation(edit, 1, "quote", [find("rain is cheap")])
    window.workspace.took([1])
    assert "overlap" in kinds()
    mend("Nest it in “the barrier is late and that rain is ch…”")
    ((kind, inner, outer),) = links()
    assert (kind, inner, outer[:11]) == ("nested_in", "rain is cheap", "the barrier")
    assert "overlap" not in kinds()


def test_of_two_sources_one_in_the_other_the_longer_stays_with_all_links(
    window, tag, mend, tagged, links
):
    quote = tag("quote", "the barrier is late")
    short = tag("source", "Obuya")
    window.tagging.link("source", quote, short, quote)
    window.showing.pick(None)
    tag("source", "Ines Obuya")
    mend("Delete it, “Ines Obuya” stays")
    assert tagged("source") == ["Ines Obuya"]
    assert links() == [("source", "the barrier is late", "Ines Obuya")]
    window.workspace.undo()
    assert tagged("source") == ["Ines Obuya", "Obuya"]
    assert links() == [("source", "the barrier is late", "Obuya")]


def test_a_quote_goes_on_to_the_mark_that_closes_below(tag, mend, kinds, tagged):
    tag("quote", "“We built it stone by stone.")
    assert "unbalanced" in kinds()
    mend("Take in all up to “…at all. And we never left,””")
    (whole,) = tagged()
    assert whole.split(" […] ")[1:] == ["We had no money at all.", "And we never left,”"]
    assert "unbalanced" not in kinds()


def test_a_mark_that_nothing_closes_is_left_out(window, find, tag, mend, kinds, tagged):
    tag("quote", "“folly in public")
    mend("Shorten it to “folly in public”")
    assert tagged() == ["folly in public"]
    assert "unbalanced" not in kinds()


def test_a_quote_with_a_mark_in_its_midst_that_nothing_closes_is_left_as_it_is(
    window, tag, press, kinds, tagged
):
    tag("quote", "found the “folly in public")
    assert "unbalanced" in kinds()
    while window.remarks.marked_kind() != "unbalanced":
        press(window.view, "F8")
    assert not window.remarks.pane.mend.isVisible()
    press(window.view, "F7")
    assert tagged() == ["found the “folly in public"]


def test_a_nearer_cue_takes_the_place_of_a_far_one(window, tag, mend, kinds, tagged, links):
    far = tag("cue", "said on Tuesday")
    window.showing.pick(None)
    quote = tag("quote", "“Nobody knows,”")
    window.tagging.link("cue", quote, far, quote)
    assert "far_cue" in kinds()
    mend("Take “added” as its cue")
    assert (tagged("cue"), links()) == (["added"], [("cue", "“Nobody knows,”", "added")])
    window.workspace.undo()
    assert links() == [("cue", "“Nobody knows,”", "said on Tuesday")]


def test_where_no_cue_is_near_the_far_one_can_be_taken_away(window, tag, mend, links, tagged):
    far = tag("cue", "said on Tuesday")
    other = tag("quote", "that rain is cheap")
    window.tagging.link("cue", other, far, other)
    window.showing.pick(None)
    quote = tag("quote", "The pier is green")
    window.tagging.link("cue", quote, far, quote)
    mend("Take “said on Tuesday” from it")
    assert links() == [("cue", "that rain is cheap", "said on Tuesday")]
    assert tagged("cue") == ["said on Tuesday"]
