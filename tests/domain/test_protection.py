"""Names taken out of records: masked as long as they are, so that every offset holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.protection import MASK, MASKED, RENAMED, Protection
from annotator.domain.records import AnnotationRecord, ArticleRecord, SourceRecord
from annotator.domain.region import Region
from annotator.text.span import Span

OBUYA = SourceRecord(
    *("a" * 32, "Ines María Obuya", "person", "named", ("the heron", "W.H.B.")),
    *("Harbour Board", "master of the harbour", "She is Obuya."),
    attributes={"sector": "government", "call": "ask Obuya"},
    extra={"link": "https://harbour.example/obuya", "protected": True},
)


def masked(text: str, source: SourceRecord = OBUYA) -> str:
    return Protection([source]).article(ArticleRecord("1" * 32, text)).text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("so Ines María Obuya said", "Ines María Obuya"),
        ("so INES MARÍA OBUYA said", "INES MARÍA OBUYA"),
        ("so Ines María\nObuya’s boat", "Ines María\nObuya"),
        ("so Ines Mari\u0301a Obuya said", "Ines Mari\u0301a Obuya"),
        ("Mayor Obuya said", "Obuya"),
        ("the Obuyas said", "Obuyas"),
        ("write to obuya@harbour.example", "obuya"),
        ("the harbour’s Heron and The Heron spoke", "The Heron"),
        ("the WHB and W.H.B. meet", "W.H.B"),
        ("an obuyan tree", ""),
        ("Inessential Mariachi", ""),
    ],
)
def test_a_name_is_masked_wherever_it_stands(text, hidden):
    made = masked(text)
    assert len(made) == len(text)
    wanted = "".join(char if char.isspace() else MASK for char in hidden)
    assert wanted in made
    if hidden:
        assert hidden not in made
    else:
        assert made == text


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("דנה לוי", "אמרה דנה לוי אתמול ולוי", ["דנה", "לוי"]),
        ("田中太郎", "昨日田中太郎は言った", ["田中太郎"]),
        ("Иван Петров", "Сказал Петрову Иван Петров.", ["Петров"]),
    ],
)
def test_names_of_other_scripts_are_masked(name, text, left):
    made = masked(text, SourceRecord("a" * 32, name, "person"))
    assert len(made) == len(text)
    assert not any(part in made for part in left)


def test_only_whole_names_of_bodies_are_masked():
    body = SourceRecord("a" * 32, "World Harbour Board", "organization")
    assert masked("The World gave the Harbour a Board.", body) == (
        "The World gave the Harbour a Board."
    )
    assert "World" not in masked("The World Harbour Board met.", body)


def test_of_a_protected_entry_its_kind_alone_is_left():
    for how in (MASKED, RENAMED):
        made = Protection([OBUYA], how).source(OBUYA)
        assert (made.id, made.name) == (OBUYA.id, "Protected source 1")
        assert (made.type, made.naming) == ("person", "named")
        assert made.attributes == {"sector": "government", "call": "ask Protected source 1"}
        assert (made.aliases, made.affiliation, made.role, made.note) == ((), None, None, "")
        assert made.extra == {"protected": True}


def test_mentions_in_other_words_are_masked_and_spans_stay():
    text = "The night watch said no.\n\nOf Obuya nothing more."
    tag = AnnotationRecord("2" * 32, "source", (Span(0, 15),), note="Obuya!", source=OBUYA.id)
    one = ArticleRecord(
        *("1" * 32, text, "Of Obuya nothing more."),
        byline="By Ines María Obuya",
        url="https://gazette.example/ines-maria-obuya",
        regions=(Region(26, len(text), "headline"),),
        annotations=(tag,),
        sources=(OBUYA,),
        extra={"desk": ["Obuya"], "id": "Obuya"},
    )
    made = Protection([OBUYA]).article(one, [Span(0, 15)])
    assert made.text == f"███ █████ █████ said no.\n\nOf {MASK * 5} nothing more."
    assert made.headline == made.text[26:]
    assert made.byline == "By ████ █████ █████"
    assert made.url is None or "obuya" not in made.url
    assert made.annotations[0].spans == tag.spans
    assert made.annotations[0].note == "Protected source 1!"
    assert made.extra == {"desk": ["Protected source 1"], "id": "Obuya"}


def test_renamed_leaves_the_text_as_it_is():
    one = ArticleRecord("1" * 32, "Obuya said.", sources=(OBUYA,))
    made = Protection([OBUYA], RENAMED).article(one, [Span(0, 5)])
    assert made.text == one.text
    assert made.sources[0].name == "Protected source 1"


def test_a_name_beside_one_of_another_script_is_masked_too():
    source = SourceRecord("a" * 32, "A", "person", aliases=("ש",))
    assert masked("Aש", source) == 2 * MASK


NAMES = st.lists(st.text("ABab éש田'-", min_size=1, max_size=6), min_size=1, max_size=3)


@given(NAMES, st.lists(st.sampled_from([" ", "\n", ", ", "x"]), max_size=4), st.data())
def test_masking_keeps_every_length_and_every_blank(names, gaps, data):
    source = SourceRecord("a" * 32, names[0], "person", aliases=tuple(names[1:]))
    words = data.draw(st.lists(st.sampled_from([*names, *gaps, "Ab", "…"]), max_size=12))
    text = "".join(words)
    made = masked(text, source)
    assert len(made) == len(text)
    pairs = list(zip(text, made, strict=True))
    assert all(new in (old, MASK) for old, new in pairs)
    assert all(new == old for old, new in pairs if old.isspace())
    assert masked(made, source) == made
