"""An attribution copied as one thing: cut out with its words, put in elsewhere with its parts."""

from __future__ import annotations

import pytest

from annotator.domain.errors import RuleError
from annotator.domain.identity import Annotator
from annotator.domain.records import ArticleRecord, SourceRecord
from annotator.store import annotations as tagged
from annotator.store.cuttings import cut_out, put_in
from annotator.store.intake import add_article
from annotator.store.links import add_link, attribution, links_of
from annotator.store.project import Project
from annotator.store.sources import add_source, source, sources
from annotator.text.span import Span, words

TEXT = (
    "Rain is cheap, the mayor said, a paper wrote that an agency saw. "
    "Later it said again: Rain is cheap, and nobody answered."
)
OTHER = "A year on, said the paper, it stood there: Rain is cheap, the mayor said once more."


def at(said: str, text: str = TEXT) -> Span:
    start = text.index(said)
    return Span(start, start + len(said))


@pytest.fixture
def chain(project):
    """A quote with its source, cue, and two relays, the second of which passed on the first."""
    with project.edit("Tag") as edit:
        article = add_article(edit, ArticleRecord("a" * 32, TEXT, headline="Rain"))
        made = {
            name: tagged.add_annotation(edit, article, label, [at(said)], attributes=answers)
            for name, label, said, answers in (
                ("quote", "quote", "Rain is cheap", {"form": "indirect"}),
                ("mayor", "source", "the mayor", {"mention": "description"}),
                ("said", "cue", "said", {}),
                ("paper", "source", "a paper", {}),
                ("agency", "source", "an agency", {}),
            )
        }
        tagged.set_entry(edit, made["mayor"], add_source(edit, SourceRecord("e" * 32, "T. Reyes")))
        add_link(edit, "source", made["quote"], made["mayor"])
        add_link(edit, "cue", made["quote"], made["said"])
        add_link(edit, "relay", made["quote"], made["paper"])
        add_link(edit, "relay", made["paper"], made["agency"])
    return made, article


def ends(project, id):
    """What is linked to an annotation, and to its relays: kind and words."""
    whole = attribution(project, id)
    text = project.text(whole.head.article)
    return sorted((one.kind, words(text, whole.parts[one.target].spans)) for one in whole.links)


def test_a_chain_of_relays_belongs_to_the_attribution(project, chain):
    made, _ = chain
    for part in made.values():
        whole = attribution(project, part)
        assert whole.head.id == made["quote"]
        assert set(whole.own()) == set(made.values())


def test_a_cutting_holds_all_parts_and_their_words(project, chain):
    made, _ = chain
    cutting = cut_out(project, made["said"])
    assert cutting.text == "Rain is cheap, the mayor said, a paper wrote that an agency"
    assert {one.words(cutting.text) for one in cutting.annotations} == {
        *("Rain is cheap", "the mayor", "said", "a paper", "an agency")
    }
    assert len(cutting.links) == 4
    assert [one.name for one in cutting.sources] == ["T. Reyes"]


def test_put_in_its_own_article_shares_the_parts(project, chain):
    made, article = chain
    cutting = cut_out(project, made["quote"])
    again = Span(TEXT.rindex("Rain is cheap"), TEXT.rindex("Rain is cheap") + 13)
    with project.edit("Paste") as edit:
        placed = put_in(edit, article, cutting, [again])
    assert placed.missing == ()
    assert ends(project, placed.head) == ends(project, made["quote"])
    shared = {one.target for one in links_of(project, [placed.head]) if one.origin == placed.head}
    assert shared == {made["mayor"], made["said"], made["paper"]}
    project.undo()
    assert tagged.annotation(project, placed.head) is None
    assert set(attribution(project, made["quote"]).own()) == set(made.values())


def test_put_in_another_article_tags_the_words_that_stand_there(project, chain):
    made, _ = chain
    cutting = cut_out(project, made["quote"])
    with project.edit("Paste") as edit:
        other = add_article(edit, ArticleRecord("b" * 32, OTHER))
        placed = put_in(edit, other, cutting, [at("Rain is cheap", OTHER)])
    assert sorted(placed.missing) == ["a paper", "an agency"]
    assert ends(project, placed.head) == [("cue", "said"), ("source", "the mayor")]
    whole = attribution(project, placed.head)
    (mayor,) = whole.of("source")
    assert source(project, mayor.source).name == "T. Reyes"
    assert len(sources(project)) == 1
    (said,) = whole.of("cue")
    assert said.start == OTHER.rindex("said"), "the nearer of two"


def test_another_project_gets_the_entry_too(project, chain, tmp_path):
    made, _ = chain
    cutting = cut_out(project, made["quote"])
    me = Annotator("f" * 32, "A guest")
    with Project.create(tmp_path / "other.annotator", annotator=me) as theirs:
        with theirs.edit("Paste") as edit:
            article = add_article(edit, ArticleRecord("b" * 32, OTHER))
            placed = put_in(edit, article, cutting, [at("Rain is cheap", OTHER)])
        (mayor,) = attribution(theirs, placed.head).of("source")
        assert source(theirs, mayor.source).name == "T. Reyes"
        assert tagged.annotation(theirs, placed.head).annotator == "A guest"


def test_under_another_label_what_it_cannot_have_is_left_out(project, chain):
    made, article = chain
    cutting = cut_out(project, made["quote"])
    with project.edit("Copy") as edit:
        placed = put_in(edit, article, cutting, [at("Rain is cheap")], "claim")
    claim = tagged.annotation(project, placed.head)
    assert (claim.label, dict(claim.attributes)) == ("claim", {})
    assert ends(project, placed.head) == ends(project, made["quote"])
    with project.edit("Copy") as edit:
        scare = put_in(edit, article, cutting, [at("Rain is cheap")], "scare")
    assert links_of(project, [scare.head]) == []


def test_the_same_words_are_not_tagged_twice(project, chain):
    made, article = chain
    cutting = cut_out(project, made["quote"])
    before = project.last_edit
    with pytest.raises(RuleError, match="tagged as Quote already"), project.edit("Paste") as edit:
        put_in(edit, article, cutting, [at("Rain is cheap")])
    assert project.last_edit == before


def test_an_empty_cutting_is_refused_in_words(project, chain):
    _, article = chain
    with pytest.raises(RuleError, match="no attribution"), project.edit("Paste") as edit:
        put_in(edit, article, ArticleRecord("c" * 32, "Nothing"), [Span(0, 4)])
