"""The past of an article is what it was at that edit, however one walks there."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.identity import new_uid
from annotator.domain.records import ArticleRecord
from annotator.domain.region import Region
from annotator.store.annotations import add_annotation, add_span, marks, remove_annotations
from annotator.store.intake import add_article
from annotator.store.links import add_link, links_in
from annotator.store.project import Project
from annotator.store.regions import regions, remove_region
from annotator.text.span import Span
from tests.store.hand import Hand
from tests.store.samples import news
from tests.store.walked import Walked

TEXT = "“No,” she said, “never.” And so on, said he who had been told of it."


def state(project: Project, article: int) -> tuple[Any, ...]:
    return marks(project, article), links_in(project, article), regions(project, article)


def history(project: Project) -> tuple[int, dict[int, tuple[Any, ...]]]:
    """A short life of an article beside another, with its state after each edit."""
    record = ArticleRecord(new_uid(), TEXT, regions=(Region(0, 5, "boilerplate"),))
    with project.edit("Import") as edit:
        article = add_article(edit, record)
        other = add_article(edit, ArticleRecord(new_uid(), "Another one."))
    states = {project.last_edit: state(project, article)}

    def after() -> None:
        states[project.last_edit] = state(project, article)

    with project.edit("Tag quote") as edit:
        quote = add_annotation(edit, article, "quote", [Span(0, 5)], attributes={"form": "direct"})
    after()
    with project.edit("Tag source") as edit:
        source = add_annotation(edit, article, "source", [Span(6, 9)])
        add_link(edit, "source", quote, source)
        add_annotation(edit, other, "claim", [Span(0, 7)])
    after()
    with project.edit("Add a span") as edit:
        add_span(edit, quote, Span(16, 24))
    after()
    with project.edit("Make it text") as edit:
        remove_region(edit, regions(project, article)[0][0])
    after()
    with project.edit("Remove") as edit:
        remove_annotations(edit, [quote, source])
    after()
    for _ in range(3):
        project.undo()
        after()
    return article, states


def test_every_state_is_met_again_forwards_backwards_and_across(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        article, states = history(project)
        past = Walked(project, article)
        across = random.Random(7).choices(sorted(states), k=30)
        for edit in [*sorted(states, reverse=True), *sorted(states), *across]:
            past.go_to(edit)
            assert (past.marks(), past.links(), past.regions()) == states[edit]


def test_a_walk_tells_what_differs_so_that_the_rest_can_stay(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        article, states = history(project)
        past = Walked(project, article)
        for edit in [
            *sorted(states, reverse=True),
            *random.Random(3).choices(sorted(states), k=40),
        ]:
            past.go_to(edit)
            assert (past.marks(), past.links()) == states[edit][:2]


def test_before_the_first_edit_there_is_nothing(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        article, _ = history(project)
        past = Walked(project, article)
        past.go_to(0)
        assert (past.marks(), past.links(), past.regions()) == ([], [], [])


@pytest.mark.parametrize("seed", range(4))
def test_any_life_of_an_article_can_be_walked_through(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Project.create(tmp_path / "p.annotator") as project:
        with project.edit("Import") as edit:
            lives = {add_article(edit, news(number)): {} for number in range(3)}
        hand = Hand(project, chance)
        for _ in range(120):
            hand.act()
            if chance.random() < 0.1:
                project.undo()
            for article, states in lives.items():
                states[project.last_edit] = state(project, article)
        for article, states in lives.items():
            past = Walked(project, article)
            for number in [*sorted(states, reverse=True), *chance.choices(sorted(states), k=60)]:
                past.go_to(number)
                assert (past.marks(), past.links(), past.regions()) == states[number]
