"""What the review lists: narrowed, sorted and counted as if every row had been looked at."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from dataclasses import replace
from itertools import chain

import pytest

from annotator.domain.errors import RuleError
from annotator.domain.records import SourceRecord
from annotator.domain.review import FACETS, Narrowing, facet_counts
from annotator.store import annotations as tags
from annotator.store import review_list, review_walk
from annotator.store.annotations import add_annotation
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.review_list import (
    SORTED_BY,
    Listing,
    Order,
    all_traits,
    annotator_names,
    lines,
)
from annotator.store.review_rows import catch_up
from annotator.store.review_words import Likely, finding
from annotator.store.sources import add_source
from tests.store.hand import Hand
from tests.store.samples import ANN, BEN, TEXT, at, news

ORDERS = (*SORTED_BY, *FACETS)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A project of some dozen quotes and claims of all kinds."""
    path = tmp_path_factory.mktemp("full") / "p.annotator"
    with Project.create(path, annotator=ANN) as project:
        hand = Hand(project, random.Random(4))
        with project.edit("Import") as edit:
            for number in range(6):
                add_article(
                    edit,
                    replace(
                        news(number),
                        publisher=f"Gazette {number % 3}",
                        published=f"2026-0{number // 2 + 1}-1{number}",
                    ),
                )
            for _ in range(60):
                with suppress(RuleError):
                    hand.tag(edit)
        deeds = (hand.attribute, hand.review, hand.link, hand.entry, hand.status)
        for deed in deeds * 12:
            with suppress(RuleError), project.edit("Change") as edit:
                deed(edit)
        project.annotator = BEN
        with project.edit("Import") as edit:
            add_annotation(edit, 1, "quote", [at("inspections")])
        catch_up(project)
        yield project


def every_line(project):
    return lines(project, [id for (id,) in project.query("SELECT annotation FROM review_row")])


def listed(project, narrowing=None, order=None, found=None):
    pages = Listing(project, narrowing or Narrowing(), found).pages(order or Order())
    return list(chain.from_iterable(pages))


def key(project, by):
    names = annotator_names(project)

    def of(line):
        if by == "place":
            return (line.article, line.place)
        if by in SORTED_BY:
            value = getattr(line, by)
            return value if by == "published" else re.sub("[A-Z]", lambda c: c[0].lower(), value)
        return tuple(names.get(one, one) for one in line.traits.values(by))

    return of


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize("by", ORDERS)
@pytest.mark.parametrize("descending", [False, True])
def test_a_list_is_sorted_by_any_column_whole(full, monkeypatch, by, descending, few):
    monkeypatch.setattr(review_list, "FEW", few)
    monkeypatch.setattr(review_list, "PAGE", 7)
    known = {line.id: line for line in every_line(full)}
    ids = list(
        chain.from_iterable(Listing(full, Narrowing()).pages(Order(by, descending), first=3))
    )
    assert sorted(ids) == sorted(known)
    assert len(ids) > 20
    keys = [key(full, by)(known[id]) for id in ids]
    assert keys == sorted(keys, reverse=descending)


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_narrows_to_what_it_counted(full, monkeypatch, facet, few):
    monkeypatch.setattr(review_list, "FEW", few)
    many = [*all_traits(full).values()]
    counted = facet_counts(many, {})[facet]
    assert counted
    for value, count in counted.items():
        narrowing = Narrowing({facet: frozenset({value})})
        fitting = {line.id for line in every_line(full) if value in line.traits.values(facet)}
        assert set(listed(full, narrowing)) == fitting
        assert count == len(fitting) == Listing(full, narrowing).count


def test_the_others_are_counted_as_the_chosen_facets_let_them(full):
    chosen = {"label": frozenset({"quote"}), "review": frozenset({"unreviewed"})}
    counted = facet_counts(all_traits(full).values(), chosen)
    some = every_line(full)
    unreviewed = [line for line in some if line.traits.review == "unreviewed"]
    assert counted["label"]["claim"] == sum(line.traits.label == "claim" for line in unreviewed)
    both = [line for line in unreviewed if line.traits.label == "quote"]
    assert sum(counted["form"].values()) == len(both)


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize("column", ["article", "source", "publisher"])
def test_one_source_article_or_publisher_is_listed_and_counted(full, monkeypatch, column, few):
    monkeypatch.setattr(review_list, "FEW", few)
    some = every_line(full)
    value = next(getattr(line, column) for line in some if getattr(line, column) is not None)
    narrowing = Narrowing(**{column: value})
    fitting = {line.id for line in some if getattr(line, column) == value}
    assert set(listed(full, narrowing)) == fitting
    *_, counted = Listing(full, narrowing).counts()
    assert sum(counted.values()) == len(fitting)
    assert Listing(full, narrowing).fitting({line.id for line in some}) == fitting


def found_in(project, text):
    *_, found = finding(project, text)
    return found


NARROWINGS = (
    (Narrowing(published="2026-02"), lambda line: line.published.startswith("2026-02")),
    (Narrowing(published="2027"), lambda line: False),
    (Narrowing(since="2026-02"), lambda line: line.published >= "2026-02"),
    (Narrowing(until="2026-02-12"), lambda line: line.published[:10] <= "2026-02-12"),
    (
        Narrowing(since="2026-01-11", until="2026-03", publisher="gazette 1"),
        lambda line: line.published >= "2026-01-11" and line.publisher == "Gazette 1",
    ),
    (Narrowing(tenth=3), lambda line: line.place * 10 // len(TEXT) == 3),
    (
        Narrowing({"label": frozenset({"quote"})}, tenth=3, since="2026-02"),
        lambda line: (
            line.traits.label == "quote"
            and line.place * 10 // len(TEXT) == 3
            and line.published >= "2026-02"
        ),
    ),
    (Narrowing(worth="none"), lambda line: line.traits.label == "claim"),
    (Narrowing(worth="9"), lambda line: False),
    (Narrowing(name=""), lambda line: not line.name),
)


@pytest.mark.parametrize("few", [0, 20_000])
@pytest.mark.parametrize(("narrowing", "fits"), NARROWINGS)
def test_what_a_figure_of_the_report_opens_is_listed_and_counted(
    full, monkeypatch, narrowing, fits, few
):
    monkeypatch.setattr(review_list, "FEW", few)
    monkeypatch.setattr(review_list, "PAGE", 3)
    monkeypatch.setattr(review_walk, "SLICE", 2)
    wanted = [line for line in every_line(full) if fits(line)]
    for by in ("place", "name", "review"):
        for descending in (False, True):
            found = listed(full, narrowing, Order(by, descending))
            assert len(found) == len(wanted)
            assert set(found) == {line.id for line in wanted}
    by_place = sorted(wanted, key=lambda line: (line.article, line.place, line.id))
    assert listed(full, narrowing) == [line.id for line in by_place]
    assert listed(full, narrowing, Order("place", True)) == [line.id for line in by_place][::-1]
    *_, counts = Listing(full, narrowing).counts()
    counted = sum(count for traits, count in counts.items() if traits.fits(narrowing.chosen))
    assert counted == len(wanted)


@pytest.mark.parametrize("few", [0, 20_000])
def test_words_are_found_in_quotes_names_and_headlines(full, monkeypatch, few):
    monkeypatch.setattr(review_list, "FEW", few)
    for text in ("SEALS", "obuy", "inspections"):
        found = found_in(full, text)
        assert found
        ids = listed(full, Narrowing(text=text), found=found)
        assert sorted(ids) == [id for id in found if id in {line.id for line in every_line(full)}]
        *_, counted = Listing(full, Narrowing(text=text), found).counts()
        assert sum(counted.values()) == len(ids)
    assert not found_in(full, "nowhere")
    assert not found_in(full, "… “”")


@pytest.mark.parametrize("order", [Order("place"), Order("name", True), Order("review")])
def test_of_many_matches_the_first_rows_are_told_before_all_are_known(full, monkeypatch, order):
    monkeypatch.setattr(review_list, "FEW", 0)
    for text in ("the", "obuy", "insp", "Obuya seals"):
        answers = [one for one in finding(full, text, few=0) if one is not None]
        found = answers[-1]
        whole = [
            id for page in Listing(full, Narrowing(text=text), found).pages(order) for id in page
        ]
        if not found:
            assert answers == [found]
            continue
        likely, _ = answers
        soon = Listing(full, Narrowing(text=text), likely).pages(order, first=3)
        told = [id for page in soon for id in page]
        assert isinstance(likely, Likely)
        assert told == whole != []


def test_words_and_an_article_narrow_together(full, monkeypatch):
    found = found_in(full, "obuya")
    monkeypatch.setattr(review_list, "FEW", 0)
    some = every_line(full)
    narrowing = Narrowing(article=some[0].article, text="obuya")
    fitting = {line.id for line in some if line.article == some[0].article and line.id in found}
    assert 0 < len(fitting) < sum(line.article == some[0].article for line in some)
    assert set(listed(full, narrowing, found=found)) == fitting
    assert Listing(full, narrowing, found).fitting([line.id for line in some]) == fitting


def test_the_index_follows_what_is_changed(full):
    assert not found_in(full, "Wilhelmina")
    mention = full.query(
        "SELECT l.target FROM link l JOIN annotation a ON a.id = l.origin "
        "WHERE l.kind = 'source' AND a.label = 'quote' LIMIT 1"
    )[0][0]
    with full.edit("Name") as edit:
        tags.set_entry(edit, mention, add_source(edit, SourceRecord("", "Wilhelmina Ode")))
    assert len(found_in(full, "wilhelm")) >= 1
    full.undo()
    assert not found_in(full, "Wilhelmina")


@pytest.mark.parametrize("by", list(SORTED_BY))
@pytest.mark.parametrize("way", ["", " DESC"])
def test_every_order_is_read_along_an_index(project, by, way):
    columns = (*SORTED_BY[by], "annotation")
    keys = ", ".join(columns)
    order = ", ".join(f"{column}{way}" for column in columns)
    index = f"review_row_{'_'.join(columns)}_traits"
    plan = project.query(
        f"EXPLAIN QUERY PLAN SELECT {keys} FROM review_row INDEXED BY {index} "
        f"WHERE ({keys}) {'<' if way else '>'} ({', '.join('?' * len(columns))}) "
        f"AND traits IN (1, 2) ORDER BY {order} LIMIT 10",
        ["0"] * len(columns),
    )
    (step,) = [row[-1] for row in plan]
    assert step.startswith(f"SEARCH review_row USING COVERING INDEX {index}")
    assert "TEMP B-TREE" not in step


def test_rows_that_changed_since_the_list_was_made_are_counted_as_they_are(project, article):
    listing = Listing(project, Narrowing(article=article))
    (id, *_) = [one for page in listing.pages(Order()) for one in page]
    with project.edit("Review") as edit:
        tags.set_review(edit, id, "needs_work")
        tags.set_note(edit, id, "Why?")
        tags.set_attribute(edit, id, "form", "mixed")
    *_, counted = listing.counts()
    (line,) = lines(project, [id])
    assert counted[line.traits] == 1
