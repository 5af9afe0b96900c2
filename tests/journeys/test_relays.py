"""Words at second hand: chains of relays made with keys, and relays carried on from above."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.identity import Annotator
from annotator.domain.records import ArticleRecord
from annotator.store.annotations import annotation
from annotator.store.intake import add_article
from annotator.store.project import Project

TEXT = (
    "Reuters reported that RIA quoted Tom Reyes as saying: “Rain is cheap.”\n\n"
    "“Snow is cheaper,” Reyes said.\n\n"
    "“Hail is not,” Ines Obuya said.\n\n"
    "“Fog is free,” Reyes said.\n"
)
FIRST, LATER, OTHER, LAST = (
    *("“Rain is cheap.”", "“Snow is cheaper,”", "“Hail is not,”", "“Fog is free,”"),
)


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    path = tmp_path / "Weather.annotator"
    me = Annotator("c" * 32, "R. Okafor")
    with Project.create(path, annotator=me) as project, project.edit("Import") as edit:
        add_article(edit, ArticleRecord("1" * 32, TEXT, headline="Weather"))
    return path


@pytest.fixture
def quote(window, find, press):
    """Tag a quote and take what is proposed."""

    def tag(said: str) -> int:
        window.view.set_caret(find(said).start + 1)
        press(window.view, "Q", "Return")
        return window.workspace.picked.id

    return tag


def relays(links, said):
    return sorted(end for kind, start, end in links() if kind == "relay" and start == said)


def test_a_chain_of_relays_is_tagged_with_keys(window, press, find, quote, links):
    head = quote(FIRST)
    assert relays(links, FIRST) == ["RIA"]
    window.view.select(find("Reuters"))
    press(window.view, "R")
    assert relays(links, FIRST) == ["RIA"]
    assert relays(links, "RIA") == ["Reuters"], "who passed on what RIA passed on"
    assert window.workspace.picked.id == head
    press(window.view, "Ctrl+Z")
    assert relays(links, "RIA") == []


def test_all_of_a_chain_is_lit_with_its_quote(window, press, find, quote):
    head = quote(FIRST)
    window.view.select(find("Reuters"))
    press(window.view, "R")
    marks = window.workspace.opened.marks
    assert set(marks.parts(head).values()) == {"source", "cue", "relay"}
    (reuters,) = (id for id, kind in marks.parts(head).items() if kind == "relay" and id > head + 3)
    assert head in marks.heads(reuters)


def test_the_same_speaker_carries_the_relay_on_as_inferred(window, press, quote, links):
    quote(FIRST)
    assert "inferred" not in window.workspace.picked.attributes
    quote(LATER)
    assert relays(links, LATER) == ["RIA"]
    assert window.workspace.picked.attributes["inferred"] == "yes"
    press(window.view, "Ctrl+Z")
    assert relays(links, LATER) == []


def test_another_speaker_ends_it(window, quote, links):
    quote(FIRST)
    quote(OTHER)
    assert relays(links, OTHER) == []
    quote(LAST)
    assert relays(links, LAST) == []


def test_without_a_relay_nothing_is_inferred(window, qtbot, press, quote, project_file):
    quote(FIRST)
    head = quote(LATER)
    tie = next(one for one in window.workspace.opened.marks.links(head) if one[1] == "relay")
    window.tagging.unlink(tie[0])
    with Project.open(project_file, read_only=True) as project:
        assert "inferred" not in annotation(project, head).attributes
    press(window.view, "Ctrl+Z")
    with Project.open(project_file, read_only=True) as project:
        assert annotation(project, head).attributes["inferred"] == "yes"


def test_r_after_a_later_quote_offers_the_relay_of_the_one_before(window, press, quote, links):
    quote(FIRST)
    quote(OTHER)
    press(window.view, "R", "Return")
    assert relays(links, OTHER) == ["RIA"]
    assert window.workspace.picked.attributes["inferred"] == "yes"


def test_the_ladder_leads_along_the_chain_by_keys(qtbot, window, press, find, quote):
    head = quote(FIRST)
    window.view.select(find("Reuters"))
    press(window.view, "R")
    ladder = window.bench.panel.selected.ladder
    assert ladder.isVisible()
    ladder.list.setFocus()
    press(ladder.list, "Up", "Up", "Up")
    picked = window.workspace.picked
    assert window.workspace.text[picked.start : picked.end] == "Reuters"
    assert ladder.isVisible(), "the attribution stays in sight while one of its parts is picked"
    press(ladder.list, "Return")
    assert window.view.hasFocus()
    assert head in window.workspace.opened.marks.heads(picked.id)


def test_a_quote_at_first_hand_has_no_ladder(window, quote):
    quote(FIRST)
    ladder = window.bench.panel.selected.ladder
    assert ladder.isVisible()
    quote(OTHER)
    assert not ladder.isVisible()


def test_numbers_are_those_of_quotes_not_of_relays(window, press, find, quote):
    head = quote(FIRST)
    window.view.select(find("Reuters"))
    press(window.view, "R")
    marks = window.workspace.opened.marks
    assert marks.numbers(head) == [1]
    assert {number for part in marks.parts(head) for number in marks.numbers(part)} == {1}
