"""The notes: everything is in them, and no words of an article become markup."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotator.domain.records import AnnotationRecord, ArticleRecord, SourceRecord
from annotator.formats.pages.obsidian import plain
from annotator.text.span import Span

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def notes(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_note_has_its_front_matter_quotes_and_text(probe, written) -> None:
    (note,) = notes(written("markdown", [probe])).values()
    front = dict(line.split(": ", 1) for line in note.split("---\n")[1].splitlines())
    assert json.loads(front["headline"]) == "Probe"
    assert json.loads(front["article_id"]) == probe.id
    assert f"> beta\n\n^{'1' * 32}\n" in note
    assert "- Source: delta\n- Cue: LASTWORD\n" in note
    assert note.rstrip().endswith("LASTWORD")


def test_sources_have_notes_that_the_quotes_lead_to(written) -> None:
    tag = AnnotationRecord("1", "source", (Span(0, 3),), source="5e")
    entry = SourceRecord("5e", "Ines [[Obuya]]|x", "person", note="Council.")
    article = ArticleRecord("2", "She spoke.", headline="H", annotations=(tag,), sources=(entry,))
    found = notes(written("markdown", [article, article]))
    assert set(found) == {"Articles/00001-h.md", "Articles/00002-h.md", "Sources/ines-obuya-x.md"}
    assert "[[Sources/ines-obuya-x|Ines Obuya x]]" in found["Articles/00001-h.md"]
    assert "[[Articles/00002-h]]" in found["Sources/ines-obuya-x.md"]


def test_of_two_sources_of_one_name_the_right_one_is_led_to(written) -> None:
    first, second = (SourceRecord(digit * 32, "Ines") for digit in "ab")
    tags = [
        AnnotationRecord(f"{n}" * 32, "source", (Span(n, n + 3),), source=entry.id)
        for n, entry in enumerate((second, first))
    ]
    article = ArticleRecord("2", "Ines spoke.", annotations=(*tags,), sources=(first, second))
    note = notes(written("markdown", [article]))["Articles/00001-ines-spoke.md"]
    places = [note.index(f"- Source: [[Sources/{name}|Ines]]") for name in ("ines-2", "ines")]
    assert places == sorted(places)


def test_a_line_break_in_a_label_ends_no_heading(written) -> None:
    tag = AnnotationRecord("1", "odd\n# Not said", (Span(0, 3),))
    (note,) = notes(
        written("markdown", [ArticleRecord("2", "She spoke.", annotations=(tag,))])
    ).values()
    assert "### 1 odd \\# Not said\n" in note


HOSTILE = [
    "# head", "- item", "1. item", "> quote", "```", "    code", "\tcode", "***", "---", "===",
    "<script>alert(1)</script>", "![x](http://example.org/x.png)", "[a](javascript:alert(1))",
    "[[link]]", "#tag", "==mark==", "%%comment%%", "$x$", "`code`", "| a | b |", "^id", "&amp;",
    "+ item", "~~~", "a_b_c *d*", "<!-- c -->", "\\*", ": term",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_no_line_becomes_markup(words) -> None:
    tokens = READER.parse(f"x\n\n{plain(words)}")
    assert [one.type for one in tokens[3:]] in (
        ["paragraph_open", "inline", "paragraph_close"],
        [],
    )
    inline = tokens[4].children if len(tokens) > 3 else []
    assert {one.type for one in inline} <= {"text", "text_special"}
    assert "".join(one.content for one in inline).strip() == words.strip()


@settings(max_examples=200, deadline=None)
@given(words=st.text(st.sampled_from("ab #->*_`[]()!<&|~^$=%\\1.+:'\"\t@{}🎉"), max_size=20))
def test_any_line_comes_back_as_its_words(words) -> None:
    tokens = READER.parse(f"x\n\n{plain(words)}")
    inline = [child for one in tokens[3:] for child in one.children or []]
    assert {one.type for one in inline} <= {"text", "text_special"}
    assert "".join(one.content for one in inline).strip() == words.strip()


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_front_matter_of_any_article_is_json_line_by_line(data, any_article, written) -> None:
    record = data.draw(any_article)
    for note in notes(written("markdown", [record])).values():
        head = note.split("\n")
        assert head[0] == "---"
        for line in head[1 : head.index("---", 1)]:
            key, _, value = line.partition(": ")
            assert key.isidentifier()
            assert json.loads(value) is not None
