"""The same words in other articles: found, grouped, dated, and held against each other."""

from __future__ import annotations

import pytest

from annotator.exchange.elsewhere import bring_up_to_date, said_elsewhere
from annotator.store.annotations import remove_annotations, set_spans
from annotator.store.project import Project
from annotator.store.review_rows import catch_up
from annotator.text.difference import LEFT_OUT, PUT_IN, SAME, Piece
from annotator.text.span import Span
from tests.exchange.press import GATE, ME, article, press, quote, uid


@pytest.fixture
def project(tmp_path):
    with Project.open(press(tmp_path / "Gate.annotator"), annotator=ME) as opened:
        yield opened


@pytest.fixture
def found(project):
    """What is said elsewhere of a quote by its uid."""

    def ask(of: str):
        catch_up(project)
        bring_up_to_date(project)
        ((id,),) = project.query("SELECT id FROM annotation WHERE uid = ?", (of,))
        return said_elsewhere(project, id)

    return ask


def publishers(elsewhere):
    return [[one.line.publisher for one in group] for group in elsewhere.groups]


def test_the_same_saying_is_found_by_its_wordings(found):
    elsewhere = found(uid(1))
    assert publishers(elsewhere) == [["Quay Post", "Gazette"], ["KPAL"]]
    assert elsewhere.wordings == 2
    (other,) = elsewhere.groups[1]
    assert other.pieces == [
        Piece(SAME, "“a gift to the next "),
        Piece(LEFT_OUT, "storm"),
        Piece(PUT_IN, "flood"),
        Piece(SAME, ".”"),
    ]


def test_the_article_of_the_earliest_date_had_it_first(found):
    elsewhere = found(uid(1))
    assert not elsewhere.is_first
    assert [one.line.publisher for one in elsewhere.variants if one.is_first] == ["KPAL"]
    assert found(uid(2)).is_first


def test_who_said_it_otherwise_stands_out(found):
    told = {one.line.publisher: one for one in found(uid(1)).variants}
    assert (told["Quay Post"].other_source, told["Quay Post"].other_form) == (True, False)
    assert (told["Gazette"].other_source, told["Gazette"].other_form) == (False, True)
    assert not told["KPAL"].conflicts


def test_what_nobody_else_has_is_found_nowhere(found):
    assert found(uid(5)).groups == []
    assert found(uid(4, 1)).groups == []


def test_the_index_follows_what_is_changed(project, found):
    assert len(found(uid(1)).variants) == 3
    with project.edit("Change") as edit:
        kpal = project.query("SELECT id FROM annotation WHERE uid = ?", (uid(2),))[0][0]
        post = project.query("SELECT id FROM annotation WHERE uid = ?", (uid(3),))[0][0]
        remove_annotations(edit, [kpal])
        set_spans(edit, post, [Span(0, len("‘A gift"))])
    assert publishers(found(uid(1))) == [["Gazette"]]
    project.undo()
    assert publishers(found(uid(1))) == [["Quay Post", "Gazette"], ["KPAL"]]


def test_a_quote_that_lies_in_a_longer_one_is_found(tmp_path):
    long = "“Listen: nobody saw the boats leave. It was night, and it rained. We all slept.”"
    path = press(
        tmp_path / "Long.annotator",
        (*GATE, article(6, "Evening Mail", "2026-03-10", [quote(long)])),
    )
    with Project.open(path, annotator=ME) as project:
        bring_up_to_date(project)
        ((id,),) = project.query("SELECT id FROM annotation WHERE uid = ?", (uid(5),))
        elsewhere = said_elsewhere(project, id)
        assert publishers(elsewhere) == [["Evening Mail"]]
        assert elsewhere.variants[0].is_first
        joined = "".join(p.words for p in elsewhere.variants[0].pieces if p.kind != LEFT_OUT)
        assert joined == long


def test_a_quote_of_a_million_characters_is_compared_in_time(tmp_path):
    words = " ".join(f"word{number}" for number in range(110_000))
    assert len(words) > 1_000_000
    path = press(
        tmp_path / "Huge.annotator",
        (article(1, "A", "2026", [quote(words)]), article(2, "B", "2025", [quote(words)])),
    )
    with Project.open(path, annotator=ME) as project:
        bring_up_to_date(project)
        ((id,),) = project.query("SELECT id FROM annotation WHERE uid = ?", (uid(1),))
        elsewhere = said_elsewhere(project, id)
        assert [one.is_same for one in elsewhere.variants] == [True]


def test_a_quote_that_is_gone_is_found_nowhere(project):
    assert said_elsewhere(project, 9_999) is None


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2026-03-02", "2026-03-01"), {2}),
        (("2026-03", "2026-03-01"), {1, 2}),  # the month may have begun with it
        (("2025", "2026-03-01"), {1}),
        ((None, "2026-03-01"), {2}),
        ((None, None), set()),
        (("2026-03-01T09:00+01:00", "2026-03-01T08:30+00:00"), {1}),
        (("2026-03-01T23:00-05:00", "2026-03-02T03:00+00:00"), {2}),
        (("2026-03-01T09:00", "2026-03-01"), {1, 2}),
    ],
)
def test_dates_tell_as_much_as_is_printed(tmp_path, dates, first):
    saying = [quote("“A dry spring is a promise.”")]
    made = [article(number + 1, "P", date, saying) for number, date in enumerate(dates)]
    with Project.open(press(tmp_path / "D.annotator", made), annotator=ME) as project:
        bring_up_to_date(project)
        ((id,),) = project.query("SELECT id FROM annotation WHERE uid = ?", (uid(1),))
        elsewhere = said_elsewhere(project, id)
        told = {1} if elsewhere.is_first else set()
        told |= {2} if elsewhere.variants[0].is_first else set()
        assert told == first
