"""A second look is blind, remembers its first, and is held against it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import FormatError, RuleError, StoreError
from annotator.exchange.protecting import agreement_to_save, protections
from annotator.exchange.second_look import (
    agreement,
    drawn,
    first_file,
    make_second_look,
    plain_agreement,
    save_agreement,
)
from annotator.store.annotations import remove_annotations
from annotator.store.articles import article_by_uid, article_ids
from annotator.store.intake import merge_article
from annotator.store.project import Project
from annotator.store.records import article_records
from annotator.store.second_looks import articles_of, first_take
from annotator.store.sources import set_source, sources
from annotator.text.span import Span
from tests.exchange.press import GATE, ME, press


@pytest.fixture
def first(tmp_path: Path):
    with Project.open(press(tmp_path / "Gate.annotator"), annotator=ME) as project:
        yield project


@pytest.fixture
def second(first: Project, tmp_path: Path):
    path = tmp_path / "Gate again.annotator"
    with make_second_look(first, path, article_ids(first), ME) as project:
        yield project


def tag_like(first: Project, second: Project, changed=lambda one: one) -> None:
    """Tag in the second project what the first has, under ids of its own."""
    with second.edit("Tag") as edit:
        for number, record in enumerate(article_records(first)):
            names = {one.id: f"f{number:015d}{n:016d}" for n, one in enumerate(record.annotations)}
            tags = [replace(one, id=names[one.id]) for one in map(changed, record.annotations)]
            links = [
                replace(
                    link,
                    id=f"e{number:015d}{n:016d}",
                    origin=names[link.origin],
                    target=names[link.target],
                )
                for n, link in enumerate(record.links)
            ]
            article = article_by_uid(second, record.id)
            merge_article(
                edit, article, replace(record, annotations=tuple(tags), links=tuple(links))
            )


def test_it_has_the_articles_and_the_scheme_and_nothing_that_was_tagged(first, second):
    for one, other in zip(article_records(first), article_records(second), strict=True):
        assert (other.id, other.text, other.headline) == (one.id, one.text, one.headline)
        assert (other.annotations, other.links, other.sources, other.status) == (
            (),
            (),
            (),
            "to_do",
        )
    assert second.scheme == first.scheme
    assert second.query("SELECT count(*) FROM source") == [(0,)]
    assert second.uid != first.uid


def test_it_finds_its_first_beside_it_or_where_it_was_moved_to(first, second, tmp_path):
    told = first_take(second)
    assert (told.project, told.name) == (first.uid, "Gate.annotator")
    assert first_take(first) is None
    assert first_file(first) is None
    assert first_file(second) == first.path
    first.close()
    elsewhere = tmp_path / "moved" / "Elsewhere.annotator"
    elsewhere.parent.mkdir()
    first.path.rename(elsewhere)
    assert first_file(second) is None
    press(first.path)  # another project of the same name
    assert first_file(second, [tmp_path / "gone.annotator", elsewhere]) == elsewhere


def test_it_is_made_whole_or_not_at_all(first, tmp_path):
    path = tmp_path / "new.annotator"
    with pytest.raises(RuleError, match="no article"):
        make_second_look(first, path, [])
    with pytest.raises(StoreError, match="deleted"):
        make_second_look(first, path, [1, 999])
    assert [one.name for one in tmp_path.iterdir()] == ["Gate.annotator"]
    with pytest.raises(StoreError, match="exists already"):
        make_second_look(first, first.path, [1])


def test_the_same_tags_agree_in_everything(first, second):
    tag_like(first, second)
    found = agreement(first, second)
    assert (found.articles, found.untouched, found.differences) == (len(GATE), 0, [])
    assert {one.alpha for one in found.labels} == {1.0}
    assert all(one.same == one.of for one in found.answers)


def test_what_was_tagged_otherwise_is_counted_and_listed(first, second):
    def changed(one):
        if one.label != "quote":
            return one
        start, end = one.spans[0].start, one.spans[-1].end
        return replace(one, spans=(Span(start + 1, end),), attributes={"form": "mixed"})

    tag_like(first, second, changed)
    found = agreement(first, second)
    quotes = found.labels[0]
    assert (quotes.label, quotes.same, quotes.overlapping) == ("quote", 0, 6)
    (form,) = [one for one in found.answers if one.key == "form"]
    assert (form.same, form.of) == (0, 6)
    assert {one.kind for one in found.differences} == {"other_words"}


def test_articles_that_one_of_both_has_not_begun_are_left_out(first, second):
    tag_like(first, second)
    with second.edit("Clear") as edit:
        ids = second.query(
            "SELECT n.id FROM annotation n JOIN article a ON a.id = n.article WHERE a.uid = ?",
            (GATE[0].id,),
        )
        for (id,) in ids:
            remove_annotations(edit, [id])
    found = agreement(first, second)
    assert (found.articles, found.untouched) == (len(GATE) - 1, 1)


def test_what_cannot_be_compared_is_said_in_a_sentence(first, second, tmp_path):
    with pytest.raises(RuleError, match="Nothing is tagged yet"):
        agreement(first, second)
    with pytest.raises(RuleError, match="agrees with itself"):
        agreement(first, first)
    with (
        Project.create(tmp_path / "bare.annotator", annotator=ME) as bare,
        pytest.raises(RuleError, match="no article in common"),
    ):
        agreement(first, bare)


def test_the_result_is_saved_as_json_and_its_differences_as_a_table(first, second, tmp_path):
    tag_like(first, second, lambda one: replace(one, attributes={}))
    found = agreement(first, second)
    save_agreement(tmp_path / "all.json", found)
    assert json.loads((tmp_path / "all.json").read_text("utf-8")) == json.loads(
        json.dumps(plain_agreement(found))
    )
    save_agreement(tmp_path / "differences.csv", found)
    with (tmp_path / "differences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(found.differences) == 6
    assert rows[0]["difference"] == "other_answers"
    assert rows[0]["details"] == "Form: direct / –"
    with pytest.raises(FormatError, match=r"\.csv or \.json"):
        save_agreement(tmp_path / "all.txt", found)


def test_a_saved_result_has_no_name_of_a_protected_source(first, second, tmp_path):
    tag_like(first, second, lambda one: replace(one, attributes={}, source=None))
    found = agreement(first, second)
    names = [one.name for one in sources(first)]
    assert any(name in json.dumps(plain_agreement(found)) for name in names)
    with first.edit("Protect") as edit:
        for one in sources(first):
            set_source(edit, one.id, protected=True)
    assert agreement_to_save(found, protections(first, second, way="shown")) == found
    for kind in ("json", "csv"):
        path = tmp_path / f"saved.{kind}"
        save_agreement(path, agreement_to_save(found, protections(first, second)))
        assert not [name for name in names if name in path.read_text("utf-8")]


@given(st.lists(st.integers(), unique=True), st.integers(1, 50), st.integers(0, 10**6))
def test_a_draw_keeps_the_order_and_is_repeated_by_its_number(ids, count, seed):
    found = drawn(ids, count, seed)
    assert len(found) == min(count, len(ids))
    assert found == [id for id in ids if id in set(found)]
    assert found == drawn(ids, count, seed)


def test_rows_lead_to_their_articles(first):
    ids = [id for (id,) in first.query("SELECT id FROM annotation ORDER BY id DESC")]
    assert articles_of(first, ids) == article_ids(first)
    assert articles_of(first, []) == []
