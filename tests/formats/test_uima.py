"""UIMA: what the library of its makers reads, and what INCEpTION and others write."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.identity import sha256
from annotator.domain.records import AnnotationRecord, SourceRecord
from annotator.domain.scheme import default_scheme
from annotator.formats.losses import as_held, loss
from annotator.formats.registry import format_named
from annotator.formats.uima.descriptor import descriptor, read_descriptor
from annotator.formats.uima.layers import type_system
from annotator.text.span import Span

cassis = pytest.importorskip("cassis")
TAG, LINK = "webanno.custom.ArticleAnnotation", "webanno.custom.ArticleLink"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"


def judged(data: bytes) -> list:
    """What the library makes of each document of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        types = None
        if "TypeSystem.xml" in names:
            types = cassis.load_typesystem(io.BytesIO(package.read("TypeSystem.xml")))
        files = {name: io.BytesIO(package.read(name)) for name in names}
        return [
            cassis.load_cas_from_json(file)
            if name.endswith(".json")
            else cassis.load_cas_from_xmi(file, types)
            for name, file in files.items()
            if not name.endswith(".xml")
        ]


each_format = pytest.mark.parametrize("name", ["uima-xmi", "uima-json"])


@each_format
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_library_finds_every_word_label_and_link(name, data, any_article, written) -> None:
    record = data.draw(any_article)
    (cas,) = judged(written(name, [record]))
    held = as_held(record, format_named(name))
    assert cas.sofa_string == held.text
    expected = [(one, span) for one in held.annotations for span in one.spans]
    found = sorted(cas.select(TAG), key=lambda one: one.xmiID)
    assert [(one.uid, one.label, one.begin, one.end) for one in found] == [
        (one.id, one.label, span.start, span.end) for one, span in expected
    ]
    assert [one.get_covered_text() for one in found] == [one.exact for one in found]
    ends = {(one.kind, one.Governor.uid, one.Dependent.uid) for one in cas.select(LINK)}
    assert ends == {(link.kind, link.origin, link.target) for link in held.links}


@each_format
def test_the_emoji_probe_stands_where_the_library_counts(name, probe, written) -> None:
    (cas,) = judged(written(name, [probe]))
    assert [one.get_covered_text() for one in cas.select(TAG)] == ["beta", "delta", "LASTWORD"]
    words = ["Alpha", "🎉", "🎊", "beta", "gamma", "👨‍👩‍👧", "delta", "omega", "LASTWORD"]
    assert [one.get_covered_text() for one in cas.select(TOKEN)] == words
    assert [one.get_covered_text() for one in cas.select(SENTENCE)] == [probe.text]


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_token_stands_in_a_sentence_and_every_span_has_whole_ones(
    data, any_article, written
) -> None:
    record = data.draw(any_article)
    (cas,) = judged(written("uima-xmi", [record]))
    sentences = [(one.begin, one.end) for one in cas.select(SENTENCE)]
    tokens = [(one.begin, one.end) for one in cas.select(TOKEN)]
    assert all(end <= start for (_, end), (start, _) in pairwise(sorted(tokens)))
    assert all(end <= start for (_, end), (start, _) in pairwise(sorted(sentences)))
    for token in tokens:
        assert any(start <= token[0] and token[1] <= end for start, end in sentences)
    edges = {edge for one in record.annotations for s in one.spans for edge in (s.start, s.end)}
    assert not [1 for start, end in tokens if any(start < edge < end for edge in edges)]


@each_format
def test_tokens_and_sentences_can_be_left_to_others(name, probe, written, read_back) -> None:
    made = written(name, [probe], tokens="without")
    (cas,) = judged(made)
    assert list(cas.select(TOKEN)) == list(cas.select(SENTENCE)) == []
    (back,) = read_back(name, made)
    assert back.annotations == probe.annotations


@each_format
def test_answers_of_the_scheme_are_features_and_others_are_kept(
    name, probe, written, read_back
) -> None:
    scheme = default_scheme()
    keys = sorted({one.key for one in scheme.attributes if one.on == "quote"})
    answers = {**dict.fromkeys(keys, "x"), "check-worthy": ["a", "b"], "9": "", "Own key": "ü"}
    record = replace(
        probe, annotations=(replace(probe.annotations[0], attributes=answers),), links=()
    )
    made = written(name, [record])
    (cas,) = judged(made)
    (tag,) = cas.select(TAG)
    assert tag.form == "x"
    (back,) = read_back(name, made)
    assert back.annotations == record.annotations


@each_format
def test_the_end_of_a_section_of_xml_is_words_as_any(name, probe, written, read_back) -> None:
    entry = SourceRecord("5e" * 16, "a]]>b", aliases=("]]>", "c & <d>"), note="]]>")
    first = replace(probe.annotations[0], note="]]>")
    tag = replace(probe.annotations[1], source=entry.id)
    record = replace(probe, annotations=(first, tag, *probe.annotations[2:]), sources=(entry,))
    (back,) = read_back(name, written(name, [record]))
    assert (back.sources, back.annotations) == (record.sources, record.annotations)


def test_a_type_system_holds_any_title() -> None:
    scheme = default_scheme()
    asked = replace(scheme.attributes[0], title="a\x01 ]]> & <b>")
    made = descriptor(type_system(replace(scheme, attributes=(asked, *scheme.attributes[1:]))))
    assert TAG in [one.name for one in read_descriptor(made.encode())]
    assert "a\ufffd ]]&gt; &amp; &lt;b&gt;" in made


KEYS = st.sampled_from(
    [*(one.key for one in default_scheme().attributes), "note", "check-worthy", "9", "Own key", ""]
)
WORDS = st.text(st.sampled_from("ab é🎉\n\t\r<&\"'"), max_size=5)


@each_format
@settings(max_examples=60, deadline=None)
@given(answers=st.dictionaries(KEYS, WORDS | st.lists(WORDS, max_size=3)))
def test_any_answers_to_any_questions_come_back(name, answers, probe, written, read_back) -> None:
    tags = (replace(probe.annotations[0], attributes=answers),)
    (back,) = read_back(name, written(name, [replace(probe, annotations=tags, links=())]))
    assert back.annotations == tags


@each_format
def test_what_the_library_writes_of_our_document_is_the_same(
    name, probe, written, read_back
) -> None:
    tag = AnnotationRecord("c" * 32, "quote", (Span(0, 5), Span(9, 13)), note="a\tb\n“c” & <d>")
    record = replace(probe, annotations=(*probe.annotations, tag))
    made = written(name, [record])
    (cas,) = judged(made)
    (back,) = read_back(name, packed(cas, name))
    assert {one.id: one for one in back.annotations} == {one.id: one for one in record.annotations}
    assert list(back.links) == list(record.links)
    assert back.doubts == ()


def packed(cas, name: str) -> bytes:
    """A package as INCEpTION exports it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        if name == "uima-json":
            package.writestr("document.json", cas.to_json())
        else:
            package.writestr("document.xmi", cas.to_xmi())
            package.writestr("TypeSystem.xml", cas.typesystem.to_xml())
    return out.getvalue()


def test_control_characters_are_counted_in_xml_and_held_in_json(probe, written, read_back) -> None:
    text = probe.text.replace("gamma", "g\x0bm\x01a")
    answers = {"own": "a\x07", "list": ["\x1b", "\ufffe"]}
    tags = (replace(probe.annotations[0], attributes=answers, note="\x0c"),)
    record = replace(probe, text=text, sha256=sha256(text), annotations=tags, links=())
    (back,) = read_back("uima-json", written("uima-json", [record]))
    assert back == record
    row = format_named("uima-xmi")
    assert [(one.thing, one.count) for one in loss([record], row)] == [("controls", 6)]
    (back,) = read_back("uima-xmi", written("uima-xmi", [record]))
    assert back == as_held(record, row)
    assert "\x0b" not in back.text
