"""TEI: valid by its schema, exact to the character, and documents of others read."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.formats.tei import read

etree = pytest.importorskip("lxml.etree")
NS = "http://www.tei-c.org/ns/1.0"


@pytest.fixture(scope="session")
def judge(standards):
    """The schema of everything in TEI."""
    return etree.RelaxNG(etree.parse(standards / "tei/tei_all.rng"))


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_any_articles_are_valid_by_the_schema(data, meant_article, written, judge) -> None:
    records = data.draw(
        st.lists(meant_article, min_size=1, max_size=2, unique_by=lambda one: one.id)
    )
    judge.assertValid(etree.fromstring(written("tei", records)))


def test_anchors_stand_where_the_words_begin_and_end(probe, written) -> None:
    root = etree.fromstring(written("tei", [probe]))
    before = {}
    (paragraph,) = root.findall(f".//{{{NS}}}body/{{{NS}}}p")
    said = paragraph.text
    for anchor in paragraph:
        before[anchor.get("{http://www.w3.org/XML/1998/namespace}id")] = said
        said += anchor.tail or ""
    assert said == probe.text
    for one, tag in zip(root.iter(f"{{{NS}}}annotation"), probe.annotations, strict=True):
        start, end = (before[target.lstrip("#")] for target in one.get("target").split())
        assert end.removeprefix(start) == tag.words(probe.text)


FOREIGN = f"""<TEI xmlns="{NS}"><teiHeader><fileDesc><titleStmt><title>A
 letter</title><author>Rosa</author></titleStmt></fileDesc></teiHeader>
<text><body><div><head>Greeting</head>
 <p>She wrote:
    <said who="#rosa">We   wait.</said> Then
    <hi>nothing</hi>.</p><quote><p>All of it.</p></quote></div></body></text></TEI>"""


def test_a_document_of_others_is_read_as_people_see_it(read_back) -> None:
    (article,) = read_back("tei", FOREIGN)
    assert article.text == "Greeting\n\nShe wrote: We wait. Then nothing.\n\nAll of it."
    assert (article.headline, article.byline) == ("A letter", "Rosa")
    assert [one.words(article.text) for one in article.annotations] == ["We wait.", "All of it."]
    assert article.annotations[0].attributes == {"who": "#rosa"}


def test_an_annotation_without_its_anchors_becomes_a_comment(probe, written, read_back) -> None:
    made = written("tei", [probe]).replace(b'target="#p', b'target="#q', 1)
    (article,) = read_back("tei", made)
    assert [one.label for one in article.annotations] == ["source", "cue"]
    assert "could not be placed" in article.comments[0].text
    assert len(article.doubts) == 3  # and its two links


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<TEI", "line 1: this is no XML"),
        ("<html/>", "line 1, html: its first element is neither TEI"),
        ('<!DOCTYPE TEI SYSTEM "http://x/y.dtd"><TEI/>', "a document type is declared"),
        ('<!DOCTYPE a [<!ENTITY e "x">]><TEI>&e;</TEI>', "a document type is declared"),
        (f'<TEI xmlns="{NS}"><text/></TEI>', "line 1, TEI: the text holds no words"),
        ("<a>" * 2_000 + "</a>" * 2_000, "nested too deeply"),
        ("", "this is no XML"),
        (b"\xff\xfe\x00", "this is no XML"),
    ],
)
def test_what_is_broken_is_named_with_its_place(data, reason, read_back) -> None:
    with pytest.raises(FormatError, match=reason):
        read_back("tei", data)


def test_one_document_of_a_corpus_that_is_no_good_costs_no_other(probe, written) -> None:
    good = written("tei", [probe])
    bad = f'<TEI xmlns="{NS}"><text/></TEI>'.encode()
    corpus = good.replace(b"<TEI ", bad + b"<TEI ", 1)
    articles = read(io.BytesIO(corpus))
    with pytest.raises(FormatError, match="no words"):
        next(articles)
    assert next(articles).text == probe.text
