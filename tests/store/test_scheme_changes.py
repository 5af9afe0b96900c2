"""A scheme changes with all that is tagged by it, as one edit and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import RuleError
from annotator.domain.identity import new_uid
from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.scheme import Attribute, Label, LinkKind, Value
from annotator.store import scheme_attributes, scheme_labels, scheme_links
from annotator.store.annotations import add_annotation, annotations_by_id, reading_order
from annotator.store.check import check_project
from annotator.store.intake import add_article
from annotator.store.links import add_link, links_in
from annotator.store.project import Project
from annotator.store.records import project_record
from annotator.text.span import Span

TEXT = "“No,” she said, “never.” It cost much. He denied it."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A quote (direct) with source and cue, a claim about cost, and another of an event."""
    with Project.create(tmp_path / "p.annotator") as project:
        with project.edit("Import") as edit:
            article = add_article(edit, ArticleRecord(new_uid(), TEXT))
        with project.edit("Tag") as edit:
            quote = add_annotation(
                edit, article, "quote", [Span(0, 5)], attributes={"form": "direct"}
            )
            source = add_annotation(edit, article, "source", [Span(6, 9)])
            cue = add_annotation(edit, article, "cue", [Span(10, 14)])
            add_link(edit, "source", quote, source)
            add_link(edit, "cue", quote, cue)
            for start, end, kind in ((25, 37, "quantity"), (39, 52, "event")):
                add_annotation(
                    edit, article, "claim", [Span(start, end)], attributes={"kind": kind}
                )
        yield project
        assert check_project(project).findings == ()


def labels(project: Project) -> list[str]:
    return [one.label for one in annotations_by_id(project, reading_order(project, 1))]


class Undone:
    """Undo and redo meet the project exactly as it was before and after."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._before = project_record(project)

    def holds(self) -> None:
        after = project_record(self._project)
        assert after != self._before
        self._project.undo()
        assert self._same(project_record(self._project), self._before)
        self._project.redo()
        assert self._same(project_record(self._project), after)

    def _same(self, one: ProjectRecord, other: ProjectRecord) -> bool:
        return one == other


def test_merging_labels_takes_their_annotations_links_and_attributes_along(
    project: Project,
) -> None:
    undone = Undone(project)
    effect = scheme_labels.effect_on_label(project, "claim", "quote")
    assert (effect.annotations, effect.articles, effect.links, effect.refusals) == (2, 1, 0, ())
    with project.edit("Merge") as edit:
        scheme_labels.merge_labels(edit, "claim", "quote")
    assert labels(project) == ["quote", "source", "cue", "quote", "quote"]
    assert project.scheme.label("claim") is None
    attribute = project.scheme.attribute("quote", "kind")
    assert attribute is not None
    assert attribute.value("quantity") is not None
    assert all("claim" not in pair for kind in project.scheme.link_kinds for pair in kind.ends)
    undone.holds()


def test_a_merge_that_would_break_the_links_is_refused_with_the_count(project: Project) -> None:
    effect = scheme_labels.effect_on_label(project, "cue", "scare")
    assert effect.refusals == ("1 cue links would join quote and scare, which is forbidden.",)
    with pytest.raises(RuleError, match="1 cue links"), project.edit("Merge") as edit:
        scheme_labels.merge_labels(edit, "cue", "scare")
    assert labels(project)[2] == "cue"


def test_what_is_left_out_of_a_merge_keeps_its_label(project: Project) -> None:
    claims = reading_order(project, 1, ["claim"])
    with project.edit("Merge") as edit:
        scheme_labels.merge_labels(edit, "claim", "quote", leave=claims[:1])
    assert labels(project)[3:] == ["claim", "quote"]
    assert project.scheme.label("claim") is not None


def test_a_label_is_split_and_the_new_one_may_be_linked_like_the_old(project: Project) -> None:
    undone = Undone(project)
    quote = reading_order(project, 1, ["quote"])
    with project.edit("Split") as edit:
        scheme_labels.split_label(edit, "quote", Label("denial", "Denial", "D"), quote)
    assert labels(project)[0] == "denial"
    (one,) = annotations_by_id(project, quote)
    assert one.attributes == {"form": "direct"}
    assert project.scheme.kinds_between("denial", "source")
    assert len(links_in(project, 1)) == 2
    undone.holds()


def test_removing_a_label_removes_its_annotations_and_their_links(project: Project) -> None:
    undone = Undone(project)
    with project.edit("Remove") as edit:
        scheme_labels.remove_label(edit, "source")
    assert labels(project) == ["quote", "cue", "claim", "claim"]
    assert [kind for _, kind, *_ in links_in(project, 1)] == ["cue"]
    undone.holds()


def test_labels_are_renamed_ordered_and_keyed_without_touching_tags(project: Project) -> None:
    with project.edit("Rename") as edit:
        scheme_labels.change_label(edit, "quote", title="Utterance", shortcut="W")
        scheme_labels.order_labels(edit, ["claim", "quote"])
    assert [one.key for one in project.scheme.labels][:3] == ["claim", "quote", "source"]
    assert project.scheme.labels[1].title == "Utterance"
    for wrong in ({"shortcut": "C"}, {"title": " "}):
        with pytest.raises(RuleError), project.edit("Rename") as edit:
            scheme_labels.change_label(edit, "quote", **wrong)
    for key in ("quote", "Not a key", "x" * 501):
        with pytest.raises(RuleError), project.edit("Add") as edit:
            scheme_labels.add_label(edit, Label(key, "Title"))


def test_values_are_merged_cleared_and_renamed(project: Project) -> None:
    undone = Undone(project)
    claims = reading_order(project, 1, ["claim"])
    with project.edit("Merge values") as edit:
        scheme_attributes.merge_values(edit, "claim", "kind", "quantity", "comparison")
        scheme_attributes.change_value(edit, "claim", "kind", "event", "happening")
    kinds = [one.attributes["kind"] for one in annotations_by_id(project, claims)]
    assert kinds == ["comparison", "event"]
    attribute = project.scheme.attribute("claim", "kind")
    assert attribute is not None
    assert attribute.value("quantity") is None
    undone.holds()
    with project.edit("Clear a value") as edit:
        scheme_attributes.merge_values(edit, "claim", "kind", "comparison", None)
    assert "kind" not in annotations_by_id(project, claims)[0].attributes


def test_attributes_come_and_go_with_what_was_answered(project: Project) -> None:
    undone = Undone(project)
    with project.edit("Remove") as edit:
        scheme_attributes.remove_attribute(edit, "quote", "form")
    assert annotations_by_id(project, reading_order(project, 1, ["quote"]))[0].attributes == {}
    undone.holds()
    tone = Attribute("tone", "Tone", "quote", values=(Value("calm", "calm"),))
    with project.edit("Add") as edit:
        scheme_attributes.add_attribute(edit, "quote", tone)
        scheme_attributes.add_value(edit, "quote", "tone", Value("angry", "angry"))
    found = project.scheme.attribute("quote", "tone")
    assert found is not None
    assert [value.key for value in found.values] == ["calm", "angry"]
    with pytest.raises(RuleError), project.edit("Add") as edit:
        scheme_attributes.add_attribute(edit, "quote", tone)


def test_link_kinds_come_and_go_and_keep_their_links_allowed(project: Project) -> None:
    undone = Undone(project)
    with project.edit("Add") as edit:
        scheme_links.add_link_kind(edit, LinkKind("echoes", "Echoes", (("quote", "quote"),)))
    assert project.scheme.kinds_between("quote", "quote")[-1].key == "echoes"
    with pytest.raises(RuleError, match="1 source links"), project.edit("Ends") as edit:
        scheme_links.set_ends(edit, "source", [("claim", "source")])
    with project.edit("Remove") as edit:
        assert scheme_links.links_of_kind(project, "cue") == 1
        scheme_links.remove_link_kind(edit, "cue")
    assert [kind for _, kind, *_ in links_in(project, 1)] == ["source"]
    project.undo()
    undone.holds()
