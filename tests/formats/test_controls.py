"""What XML cannot hold is counted as often as it stands anywhere in an article."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.records import (
    AnnotationRecord,
    ArticleRecord,
    CommentRecord,
    SourceRecord,
)
from annotator.formats.controls import controls, without_controls
from annotator.text.span import Span

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [one for key, held in value.items() if key != "extra" for one in strings(held)]
    if isinstance(value, list | tuple):
        return [one for held in value for one in strings(held)]
    return []


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_all_are_counted_and_none_stays(data, any_article):
    article = data.draw(any_article)
    found = sum(len(CONTROL.findall(one)) for one in strings(asdict(article)))
    assert controls(article) == found
    clean = without_controls(article)
    assert controls(clean) == 0
    assert len(clean.text) == len(article.text)


def test_every_text_of_an_article_is_looked_through():
    one, two = "\x01", "\ufffe"
    source = SourceRecord("1" * 32, one, one, one, (one, two), one, one, one, {"k": [one, two]})
    tag = AnnotationRecord("2" * 32, "quote", (Span(0, 1),), {"k": one}, two, one)
    article = ArticleRecord(
        *("3" * 32, f"{one}a{two}", one, one, one, one, one, one, one),
        sources=(source,),
        annotations=(tag,),
        comments=(CommentRecord("4" * 32, one, None, two),),
    )
    assert controls(article) == 9 + 10 + 3 + 2
    assert controls(without_controls(article)) == 0
