from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain.acceptance import accepted, as_kept
from annotator.domain.errors import RuleError
from annotator.domain.identity import derived_uid
from annotator.domain.records import CommentRecord, LinkRecord
from annotator.text.span import Span
from tests.store.samples import TEXT, news, uid


def test_a_record_of_ours_is_taken_as_it_is():
    assert accepted(news()) == news()
    assert accepted(news(), news()) == news()


def test_spans_are_put_in_order_and_made_disjoint():
    quote = replace(news().annotations[0], spans=(Span(9, 12), Span(0, 5), Span(4, 6)))
    record = replace(news(), annotations=(quote, *news().annotations[1:]))
    assert accepted(record).annotations[0].spans == (Span(0, 6), Span(9, 12))


def test_the_same_tie_and_the_same_remark_count_once():
    tie = news().links[0]
    remark = news().comments[0]
    record = replace(news(), links=(tie, replace(tie, id=uid("f", 1))), comments=(remark, remark))
    assert accepted(record).links == (tie,)
    assert accepted(record).comments == (remark,)


def test_a_link_may_lead_to_what_the_project_has():
    bare = replace(news(), annotations=(), comments=())
    with pytest.raises(RuleError, match="leads to an annotation that is not there"):
        accepted(bare)
    assert accepted(bare, news()).links == news().links


def test_what_got_another_id_when_it_came_in_is_known_again():
    def moved(id):
        return derived_uid(news().id, id)

    quote, *rest = news().annotations
    present = replace(
        news(),
        annotations=(replace(quote, id=moved(quote.id)), *rest),
        links=tuple(replace(link, origin=moved(link.origin)) for link in news().links),
        comments=tuple(replace(one, annotation=moved(quote.id)) for one in news().comments),
    )
    assert accepted(news(), present) == present


def test_what_a_record_does_not_say_stays_as_it_is():
    kept = news().annotations[0]
    bare = replace(kept, annotator="", created="", modified="")
    assert as_kept(bare, kept) == kept
    assert as_kept(replace(bare, note="new"), kept) == replace(kept, note="new")


@pytest.mark.parametrize("text", ["a\rb", "a\0b", "\ufeffa", "a\u2028b", "a\udc00"])
def test_a_text_that_is_not_canonical_is_refused(text):
    record = replace(news(), text=text, annotations=(), links=(), comments=(), regions=())
    with pytest.raises(RuleError, match="characters that are not kept"):
        accepted(record)


def test_a_remark_on_nothing_is_refused():
    lost = CommentRecord(uid("f", 1), "Hm.", uid("f", 2))
    with pytest.raises(RuleError, match="on an annotation that is not there"):
        accepted(replace(news(), comments=(lost,)))
    loop = LinkRecord(uid("f", 3), "cue", uid("1", 1), uid("1", 1))
    with pytest.raises(RuleError, match="from an annotation to itself"):
        accepted(replace(news(), links=(loop,), text=TEXT))
