from __future__ import annotations

from annotator.domain.identity import derived_uid, is_uid, new_uid, now
from annotator.domain.records import AnnotationRecord, ArticleRecord, CommentRecord, LinkRecord
from annotator.domain.uids import source_uid, with_uids
from annotator.text.span import Span
from tests.store.samples import news


def test_a_uid_is_32_hexadecimal_digits():
    assert is_uid(new_uid())
    assert new_uid() != new_uid()
    for other in ("", "a" * 31, "A" * 32, "g" * 32, "a" * 33, "a" * 32 + "\n", None, 7):
        assert not is_uid(other)


def test_a_moment_is_utc_with_milliseconds():
    assert len(now()) == len("2026-03-14T09:41:00.000Z")
    assert now().endswith("Z")


def test_a_derived_uid_follows_from_its_names_alone():
    assert derived_uid("a", "b") == derived_uid("a", "b")
    assert len({derived_uid("a", "b"), derived_uid("ab"), derived_uid("a", "b", "")}) == 3
    assert is_uid(derived_uid("\ud800"))


def test_a_record_with_uids_keeps_them():
    assert with_uids(news()) == news()


def test_foreign_ids_are_replaced_wherever_they_are_mentioned():
    record = ArticleRecord(
        "file:7",
        "abc",
        annotations=(
            AnnotationRecord("T1", "quote", (Span(0, 1),)),
            AnnotationRecord("T2", "source", (Span(1, 2),), source="who"),
        ),
        links=(LinkRecord("R1", "source", "T1", "T2"), LinkRecord("", "cue", "T1", "T2")),
        comments=(CommentRecord("", "Hm.", "T1"),),
    )
    found = with_uids(record)
    quote, source = found.annotations
    assert all(map(is_uid, (found.id, quote.id, source.id, source.source)))
    assert source.source == source_uid("who")
    assert [(link.origin, link.target) for link in found.links] == [(quote.id, source.id)] * 2
    assert len({link.id for link in found.links}) == 2
    assert found.comments[0].annotation == quote.id
    assert with_uids(record) == found
    assert with_uids(found) == found


def test_the_same_foreign_ids_in_two_articles_are_two():
    one, other = (
        with_uids(ArticleRecord(id, "abc", annotations=(AnnotationRecord("T1", "quote", ()),)))
        for id in ("1", "2")
    )
    assert one.annotations[0].id != other.annotations[0].id
