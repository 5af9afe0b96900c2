"""Merging and splitting source entries: nothing is lost, one undo brings all back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import RuleError
from annotator.domain.records import AnnotationRecord, ArticleRecord, LinkRecord, SourceRecord
from annotator.store import sources
from annotator.store.annotations import annotations_by_id
from annotator.store.everywhere import everywhere, remember
from annotator.store.intake import add_article
from annotator.store.mentions import count_unresolved, mention_lines, mentions_of
from annotator.store.source_list import source_lines
from annotator.store.source_merging import merge_sources, merging, set_distinct, split_source
from annotator.text.span import Span
from tests.store.samples import rows

FULL = SourceRecord("a" * 32, "Ines Obuya", "person", "named", ("Obuya",), role="harbour master")
SHORT = SourceRecord(
    *("b" * 32, "I. Obuya", "person", "anonymous", ("Mrs Obuya", "OBUYA"), "Harbour Board"),
    note="spoke twice",
    attributes={"sector": "government"},
    extra={"link": "https://harbour.example/obuya", "x-own": [1]},
)
OTHER = SourceRecord("c" * 32, "Tom Reyes", "person", "named")


def speech(number: int, *said: SourceRecord) -> ArticleRecord:
    """An article in which each of these says something."""
    text, annotations, links = "", [], []
    for place, entry in enumerate(said):
        quote, source = (f"{kind}{number:015d}{place:016d}" for kind in "12")
        for uid, label, words, who in (
            (quote, "quote", f"“Gate {place}.”", None),
            (source, "source", entry.name, entry.id),
        ):
            start = len(text)
            text += words
            span = (Span(start, len(text)),)
            annotations.append(AnnotationRecord(uid, label, span, source=who))
            text += " "
        links.append(LinkRecord(f"3{number:015d}{place:016d}", "source", quote, source))
    return ArticleRecord(
        *(f"9{number:031d}", text, f"Speech {number}"),
        annotations=tuple(annotations),
        links=tuple(links),
        sources=tuple({one.id: one for one in said}.values()),
    )


@pytest.fixture
def people(project):
    """The ids of three entries that speak in two articles."""
    with project.edit("Import") as edit:
        add_article(edit, speech(1, FULL, SHORT, SHORT))
        add_article(edit, speech(2, SHORT, OTHER))
    return [sources.source_by_uid(project, one.id) for one in (FULL, SHORT, OTHER)]


def test_the_preview_says_what_the_merge_does(project, people):
    full, short, _ = people
    plan = merging(project, full, [short])
    assert (plan.mentions, plan.articles) == (3, 2)
    assert [(one.key, one.stays, one.noted) for one in plan.conflicts] == [
        ("naming", "named", "anonymous")
    ]
    before = project.last_edit
    with project.edit("Merge") as edit:
        assert merge_sources(edit, full, [short]) == plan
    assert project.last_edit == before + 1
    assert sources.source(project, full) == plan.made


def test_nothing_that_was_known_is_lost(project, people):
    full, short, _ = people
    with project.edit("Merge") as edit:
        merge_sources(edit, full, [short])
    made = sources.source(project, full)
    assert made.name == "Ines Obuya"
    assert made.aliases == ("Obuya", "I. Obuya", "Mrs Obuya")
    assert (made.role, made.affiliation) == ("harbour master", "Harbour Board")
    assert made.link == "https://harbour.example/obuya"
    assert made.note == "spoke twice\nI. Obuya: naming anonymous"
    assert made.attributes == {"sector": "government"}
    assert project.query("SELECT extra ->> '$.x-own' FROM source WHERE id = ?", (full,)) == [
        ("[1]",)
    ]
    assert sources.source_by_uid(project, SHORT.id) is None
    (line,) = source_lines(project, [full])
    assert (line.mentions, line.said, line.articles) == (4, 4, 2)
    listed = mention_lines(project, mentions_of(project, full))
    assert [one.said for one in listed] == ["“Gate 0.”", "“Gate 1.”", "“Gate 2.”", "“Gate 0.”"]
    names = project.query("SELECT DISTINCT name FROM review_row WHERE source = ?", (full,))
    assert names == [("Ines Obuya",)]


def test_one_undo_brings_back_every_row_and_a_redo_merges_again(project, people):
    full, short, other = people
    before = rows(project)
    with project.edit("Merge") as edit:
        merge_sources(edit, full, [short, other])
    merged = rows(project)
    project.undo()
    assert rows(project) == before
    project.redo()
    assert rows(project) == merged


def test_a_merge_with_itself_is_refused_and_changes_nothing(project, people):
    before = rows(project)
    with pytest.raises(RuleError, match="with itself"), project.edit("Merge") as edit:
        merge_sources(edit, people[0], [people[1], people[0]])
    assert rows(project) == before


def test_what_names_the_entry_elsewhere_follows(project, people):
    full, short, other = people
    with project.edit("Tag") as edit:
        remember(edit, "source", "the harbour master", short)
        set_distinct(edit, other, short)
    with project.edit("Merge") as edit:
        merge_sources(edit, full, [short])
    assert [one.source for one in everywhere(project)] == [full]
    assert sources.source(project, other).distinct == (FULL.id,)


def test_chosen_mentions_go_to_a_new_entry_and_are_not_proposed_again(project, people):
    short = people[1]
    mentions = [mention for mention, _ in mentions_of(project, short)]
    before = rows(project)
    with project.edit("Split") as edit:
        made = split_source(edit, short, mentions[1:], None, "Ivo Obuya")
    assert [mention for mention, _ in mentions_of(project, short)] == mentions[:1]
    assert [mention for mention, _ in mentions_of(project, made)] == mentions[1:]
    new = sources.source(project, made)
    assert (new.name, new.type, new.naming) == ("Ivo Obuya", "person", "anonymous")
    assert sources.source(project, short).distinct == (new.uid,)
    project.undo()
    assert rows(project) == before


def test_a_split_needs_mentions_and_another_entry(project, people):
    mentions = [mention for mention, _ in mentions_of(project, people[0])]
    for chosen, to in (((), None), (mentions, people[0])):
        with pytest.raises(RuleError), project.edit("Split") as edit:
            split_source(edit, people[0], chosen, to, "Somebody")
    with pytest.raises(RuleError, match="needs a name"), project.edit("Split") as edit:
        split_source(edit, people[0], mentions, None, "  ")


NAMES = st.text("aBcÄ٣א .’", min_size=1, max_size=8).filter(str.strip)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_merge_and_its_undo_leave_identical_rows(project, data):
    entries = [
        SourceRecord(
            "",
            data.draw(NAMES),
            data.draw(st.sampled_from([None, "person", "organization"])),
            aliases=tuple(data.draw(st.lists(NAMES, max_size=3))),
            note=data.draw(st.sampled_from(["", "a note"])),
            extra=data.draw(st.sampled_from([{}, {"link": "https://a.example"}, {"x": None}])),
        )
        for _ in range(data.draw(st.integers(2, 4)))
    ]
    with project.edit("Import") as edit:
        ids = [sources.add_source(edit, one) for one in entries]
    before = rows(project)
    names = {
        name.casefold()
        for id in ids
        for name in (sources.source(project, id).name, *sources.source(project, id).aliases)
    }
    into = data.draw(st.sampled_from(ids))
    with project.edit("Merge") as edit:
        merge_sources(edit, into, [id for id in ids if id != into])
    made = sources.source(project, into)
    assert {name.casefold() for name in (made.name, *made.aliases)} == names
    project.undo()
    assert rows(project) == before
    with project.edit("Clear") as edit:
        for id in ids:
            sources.remove_source(edit, id)


def test_ten_thousand_mentions_are_merged_at_once(project, people):
    full = people[0]
    text = "x" * 10_000
    tags = tuple(
        AnnotationRecord(f"7{n:031d}", "source", (Span(n, n + 1),), source=OTHER.id)
        for n in range(10_000)
    )
    with project.edit("Import") as edit:
        add_article(edit, ArticleRecord("8" * 32, text, annotations=tags, sources=(OTHER,)))
    other = sources.source_by_uid(project, OTHER.id)
    with project.edit("Merge") as edit:
        assert merge_sources(edit, full, [other]).mentions == 10_001
    pairs = mentions_of(project, full)
    assert len(pairs) == 10_002
    assert len(mention_lines(project, pairs[5_000:5_050])) == 50
    assert count_unresolved(project) == 0
    assert annotations_by_id(project, [pairs[-1][0]])[0].source == full
