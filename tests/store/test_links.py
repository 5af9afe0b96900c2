"""Links: which labels they join, how many there may be, and the attributions they make up."""

from __future__ import annotations

import pytest

from annotator.domain.errors import RuleError
from annotator.domain.records import ArticleRecord
from annotator.store.annotations import add_annotation, reading_order
from annotator.store.intake import add_article
from annotator.store.links import add_link, attribution, links_in, links_of, remove_link
from annotator.text.span import Span
from tests.store.samples import at


@pytest.fixture
def tags(project, article):
    """A quote within a quote, two sources, a cue, and a claim, none of them linked."""
    with project.edit("Tag") as edit:
        return {
            name: add_annotation(edit, article, label, [at(words)])
            for name, label, words in (
                ("outer", "quote", "two 👨‍👩‍👧 inspections had warned of it. According"),
                ("inner", "quote", "had warned"),
                ("innermost", "quote", "warned"),
                ("she", "source", "She"),
                ("council", "source", "the council"),
                ("cue", "cue", "added"),
                ("claim", "claim", "The work will cost"),
            )
        }


def link(project, kind, origin, target):
    with project.edit("Link") as edit:
        return add_link(edit, kind, origin, target)


def ties(project, *ids):
    return [(one.kind, one.origin, one.target) for one in links_of(project, ids)]


def test_a_link_stands_at_both_ends(project, article, tags):
    id = link(project, "source", tags["outer"], tags["she"])
    expected = [("source", tags["outer"], tags["she"])]
    assert ties(project, tags["outer"]) == ties(project, tags["she"]) == expected
    assert (id, *expected[0]) in links_in(project, article)


def test_a_single_link_moves_to_the_new_end(project, tags):
    link(project, "source", tags["outer"], tags["she"])
    link(project, "source", tags["outer"], tags["council"])
    assert ties(project, tags["outer"]) == [("source", tags["outer"], tags["council"])]
    project.undo()
    assert ties(project, tags["outer"]) == [("source", tags["outer"], tags["she"])]


def test_the_same_link_again_is_the_one_there_is(project, tags):
    first = link(project, "source", tags["outer"], tags["she"])
    last = project.last_edit
    assert link(project, "source", tags["outer"], tags["she"]) == first
    assert project.last_edit == last


@pytest.mark.parametrize(
    ("kind", "origin", "target", "sentence"),
    [
        ("source", "outer", "cue", "A source link cannot go from quote to cue"),
        ("source", "she", "outer", "A source link cannot go from source to quote"),
        ("rumour", "outer", "she", "The scheme has no link “rumour”"),
        ("nested_in", "outer", "outer", "An annotation cannot be linked to itself"),
    ],
)
def test_what_no_link_may_join_is_refused_in_words(project, tags, kind, origin, target, sentence):
    with pytest.raises(RuleError, match=sentence):
        link(project, kind, tags[origin], tags[target])
    assert ties(project, tags[origin]) == []


def test_a_link_does_not_leave_its_article(project, tags):
    with project.edit("Import") as edit:
        other = add_article(edit, ArticleRecord("", "She said so."))
        she = add_annotation(edit, other, "source", [Span(0, 3)])
    with pytest.raises(RuleError, match="two annotations of the same article"):
        link(project, "source", tags["outer"], she)


def test_links_do_not_lead_in_a_circle(project, tags):
    link(project, "nested_in", tags["innermost"], tags["inner"])
    link(project, "nested_in", tags["inner"], tags["outer"])
    for origin, target in (("inner", "innermost"), ("outer", "innermost")):
        with pytest.raises(RuleError, match="in a circle"):
            link(project, "nested_in", tags[origin], tags[target])


def test_a_removed_link_leaves_both_ends(project, article, tags):
    before = reading_order(project, article)
    id = link(project, "source", tags["outer"], tags["she"])
    with project.edit("Unlink") as edit:
        remove_link(edit, id)
    assert ties(project, tags["outer"]) == []
    assert reading_order(project, article) == before
    assert edit.change.annotations == {tags["outer"], tags["she"]}
    assert edit.change.articles == {article}


def test_an_attribution_is_found_from_its_head_and_from_every_part(project, tags):
    link(project, "source", tags["outer"], tags["she"])
    link(project, "cue", tags["outer"], tags["cue"])
    link(project, "relay", tags["outer"], tags["council"])
    for name in ("outer", "she", "cue", "council"):
        whole = attribution(project, tags[name])
        assert whole.head.id == tags["outer"]
        assert [part.id for part in whole.of("source")] == [tags["she"]]
        assert [part.id for part in whole.of("cue")] == [tags["cue"]]
        assert [part.id for part in whole.of("relay")] == [tags["council"]]
    assert attribution(project, tags["claim"]).links == ()
    lonely = attribution(project, tags["inner"])
    assert lonely.parts == {}
    assert attribution(project, 9999) is None


def test_a_part_of_nothing_belongs_to_no_attribution(project, tags):
    assert attribution(project, tags["council"]) is None
