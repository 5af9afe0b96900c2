"""The index lies outside the project, follows it, and is made anew when it is no good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.identity import new_uid
from annotator.domain.records import ArticleRecord
from annotator.store import articles, search
from annotator.store.intake import add_article
from annotator.store.project import Project


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "library.annotator") as project:
        add(project, "Harbour vote", "The council put off the vote on the tide gate.")
        add(project, "Ferry strike", "Ferry crews said they would strike over Straße pay.")
        yield project


def add(project: Project, headline: str, text: str) -> int:
    with project.edit("Import") as edit:
        return add_article(edit, ArticleRecord(id=new_uid(), text=text, headline=headline))


def titles(project: Project, query: str) -> list[str]:
    found = [hit.article for hit in search.search(project, query)]
    return [article.title for article in articles.articles(project, found)]


def test_words_phrases_and_exclusions_find_articles(library: Project) -> None:
    assert titles(library, "council gate") == ["Harbour vote"]
    assert titles(library, '"tide gate"') == ["Harbour vote"]
    assert titles(library, "the -council") == []
    assert titles(library, "strik* -council") == ["Ferry strike"]
    assert sorted(titles(library, "crews OR tide")) == ["Ferry strike", "Harbour vote"]
    assert titles(library, "harbour") == ["Harbour vote"]  # the headline has it, not the text
    assert titles(library, "nothing") == []


def test_while_typing_the_beginning_of_a_word_is_enough(library: Project) -> None:
    search.refresh(library)
    second = articles.article_ids(library)[1]
    assert search.found_articles(library, "ferry cre", typing=True) == [second]
    assert search.found_articles(library, "ferry cre") == []
    assert search.found_articles(library, "ferry cre ", typing=True) == []


def test_a_hit_says_where_its_words_stand(library: Project) -> None:
    (hit,) = search.search(library, "crews")
    text = library.text(hit.article)
    assert hit.offset is not None
    assert text[hit.offset :].startswith("crews")
    assert "crews" in hit.words


def test_an_article_that_came_later_is_found(library: Project) -> None:
    assert titles(library, "lighthouse") == []
    add(library, "Light", "The lighthouse keeper retired.")
    assert titles(library, "lighthouse") == ["Light"]


def test_a_removed_article_is_not_found(library: Project) -> None:
    assert titles(library, "crews") == ["Ferry strike"]
    with library.edit("Remove") as edit:
        articles.remove_article(edit, articles.article_ids(library)[1])
    assert titles(library, "crews") == []
    library.undo()
    assert titles(library, "crews") == ["Ferry strike"]


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_damaged_index_is_made_anew(library: Project, damage: bytes) -> None:
    assert titles(library, "crews") == ["Ferry strike"]
    search.index_path(library.uid).write_bytes(damage)
    assert titles(library, "crews") == ["Ferry strike"]


def test_an_index_of_another_history_is_made_anew(library: Project, tmp_path: Path) -> None:
    library.save_copy(tmp_path / "copy.annotator")
    add(library, "Light", "The lighthouse keeper retired.")
    assert titles(library, "keeper") == ["Light"]
    with Project.open(tmp_path / "copy.annotator") as copy:
        assert copy.uid == library.uid
        add(copy, "Tower", "A tower was built.")
        assert titles(copy, "keeper") == []
        assert titles(copy, "tower") == ["Tower"]
        assert titles(copy, "crews") == ["Ferry strike"]


def test_an_index_that_is_just_being_made_finds_nothing_yet(library: Project) -> None:
    search.index_path(library.uid).write_bytes(b"")
    assert search.found_articles(library, "crews") == []
    assert search.found_articles(library, "ferry") == articles.article_ids(library)[1:]  # a title


@pytest.mark.parametrize("query", ['"', "((", "* *", "a:b", "-", "%", "_", "NEAR(", ""])
def test_any_query_is_answered(library: Project, query: str) -> None:
    search.search(library, query)


def test_nothing_appears_beside_the_project(library: Project) -> None:
    search.search(library, "crews")
    names = {path.name for path in library.path.parent.iterdir()}
    assert names <= {"library.annotator", "library.annotator-journal"}
