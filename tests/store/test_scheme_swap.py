"""A scheme is taken over whole, or refused with what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.errors import RuleError
from annotator.domain.identity import new_uid
from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import Label, default_scheme
from annotator.domain.templates import template
from annotator.exchange.scheme_files import read_scheme_file, write_scheme_file
from annotator.store.annotations import add_annotation, annotations_by_id
from annotator.store.check import check_project
from annotator.store.intake import add_article
from annotator.store.links import add_link
from annotator.store.project import Project
from annotator.store.scheme_labels import effect_on_label, merge_labels
from annotator.store.scheme_swap import obstacles, take_scheme
from annotator.store.scheme_uses import ids_of_label, unfit_answers, uses
from annotator.text.span import Span

TEXT = "“No,” she said, “never.” It cost much. He denied it."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A direct quote with its source, and a claim."""
    with Project.create(tmp_path / "p.annotator") as project:
        with project.edit("Tag") as edit:
            article = add_article(edit, ArticleRecord(new_uid(), TEXT, headline="No"))
            quote = add_annotation(
                edit, article, "quote", [Span(0, 5), Span(16, 24)], attributes={"form": "direct"}
            )
            source = add_annotation(edit, article, "source", [Span(6, 9)])
            add_annotation(edit, article, "quote", [Span(25, 37)])
            add_link(edit, "source", quote, source)
        yield project
        assert check_project(project).findings == ()


def test_a_scheme_that_fits_is_taken_and_given_back_by_undo(project: Project) -> None:
    before = project.scheme
    wider = replace(
        before, key="wide", title="Wide", labels=(*before.labels, Label("frame", "Frame"))
    )
    with project.edit("Take a scheme") as edit:
        take_scheme(edit, wider)
    assert project.scheme == wider
    project.undo()
    assert project.scheme == before


def test_a_scheme_that_does_not_fit_says_why_and_changes_nothing(project: Project) -> None:
    plain = template("plain")
    said = obstacles(project, plain)
    assert said[0] == "2 annotations are tagged as quote, which it lacks."
    with pytest.raises(RuleError, match="does not fit"), project.edit("Take") as edit:
        take_scheme(edit, plain)
    assert project.scheme == default_scheme()


def test_an_answer_without_a_place_stands_in_the_way(project: Project) -> None:
    attributes = tuple(one for one in project.scheme.attributes if one.key != "form")
    said = obstacles(project, replace(project.scheme, attributes=attributes))
    assert said == ["1 answers have no place in it: The label quote has no attribute “form”."]


def test_uses_are_listed_in_their_context(project: Project) -> None:
    ids = ids_of_label(project, "quote")
    found = uses(project, ids)
    assert [found[id].words for id in ids] == ["“No,”", "It cost much"]
    assert found[ids[1]].before.endswith("“never.” ")
    assert found[ids[0]].title == "No"


def test_answers_that_would_not_fit_are_counted(project: Project) -> None:
    form = project.scheme.attribute("quote", "form")
    assert form is not None
    assert unfit_answers(project, "quote", form) == []
    without = replace(form, values=form.values[1:])
    assert len(unfit_answers(project, "quote", without)) == 1


def test_links_of_what_is_left_behind_do_not_forbid_a_merge(project: Project) -> None:
    first, second = ids_of_label(project, "quote")
    assert effect_on_label(project, "quote", "cue").refusals
    effect = effect_on_label(project, "quote", "cue", leave=[first])
    assert (effect.annotations, effect.links, effect.refusals) == (1, 0, ())
    with project.edit("Merge") as edit:
        merge_labels(edit, "quote", "cue", leave=[first])
    labels = [one.label for one in annotations_by_id(project, [first, second])]
    assert labels == ["quote", "cue"]


@pytest.mark.parametrize("name", ["news", "fact-check", "plain"])
def test_a_scheme_file_is_read_as_it_was_written(tmp_path: Path, name: str) -> None:
    write_scheme_file(tmp_path / "s.json", template(name))
    assert read_scheme_file(tmp_path / "s.json") == template(name)


def test_a_scheme_file_that_holds_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    for content in ("", "[]", "[" * 100_000, '{"labels": 3}', '{"labels": [{"key": "A b"}]}'):
        path.write_text(content)
        with pytest.raises(RuleError):
            read_scheme_file(path)
    with pytest.raises(RuleError, match="could not be read"):
        read_scheme_file(tmp_path / "none.json")
    with pytest.raises(RuleError, match="shipped"):
        template("none")
