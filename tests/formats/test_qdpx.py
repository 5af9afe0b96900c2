"""REFI-QDA: valid by its schema, the same GUIDs each time, and other programs' projects read."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.domain.records import AnnotationRecord, ArticleRecord, ProjectRecord
from annotator.domain.scheme import default_scheme
from annotator.text.span import Span

etree = pytest.importorskip("lxml.etree")
SCHEME = default_scheme().to_dict()
NS = "{urn:QDA-XML:project:1.0}"


def project(*articles: ArticleRecord) -> ProjectRecord:
    return ProjectRecord("f" * 32, "A “project” & more", SCHEME, articles)


def document(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("project.qde")


@pytest.fixture(scope="session")
def schemas(standards):
    return {
        name: etree.XMLSchema(etree.parse(standards / "refi" / name))
        for name in ("Project.xsd", "Codebook.xsd")
    }


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_project_is_valid_by_the_schemas(data, meant_article, written, schemas) -> None:
    whole = project(*data.draw(st.lists(meant_article, max_size=2, unique_by=lambda a: a.id)))
    judges = (
        (schemas["Project.xsd"], document(written("qdpx", whole))),
        (schemas["Codebook.xsd"], written("qdc", whole)),
    )
    for judge, made in judges:
        judge.assertValid(etree.fromstring(made))


def test_the_archive_is_laid_out_as_the_standard_says(probe, written) -> None:
    whole = zipfile.ZipFile(io.BytesIO(written("qdpx", project(probe))))
    guid = "00000000-0000-0000-0000-000000000000"
    assert whole.namelist() == ["project.qde", f"Sources/{guid}.txt"]
    assert whole.read(f"Sources/{guid}.txt").decode() == probe.text
    assert written("qdpx", project(probe)) == written("qdpx", project(probe))
    source = etree.fromstring(whole.read("project.qde")).find(f".//{NS}TextSource")
    assert source.get("plainTextPath") == f"internal://{guid}.txt"
    places = {
        one.get("name"): (int(one.get("startPosition")), int(one.get("endPosition")))
        for one in source.iterfind(f"{NS}PlainTextSelection")
    }
    for words, (start, end) in places.items():
        assert probe.text[start:end] == words
    assert set(places) == {"beta", "delta", "LASTWORD"}


def test_labels_go_by_their_titles_and_come_back_by_their_keys(written, read_back) -> None:
    tag = AnnotationRecord("1" * 32, "scare", (Span(0, 4),), {"certainty": "low"})
    article = ArticleRecord("a" * 32, "Some words.", annotations=(tag,))
    made = written("qdpx", project(article))
    assert b'name="Scare quotes"' in document(made)
    back = read_back("qdpx", made)
    assert back.articles[0].annotations[0].label == "scare"
    labels = {label["key"]: label["title"] for label in back.scheme["labels"]}
    assert labels == {label["key"]: label["title"] for label in SCHEME["labels"]}
    codes = read_back("qdc", written("qdc", project(article)))
    assert codes.scheme["labels"] == back.scheme["labels"]
    assert codes.articles == ()


CODES = """<CodeBook><Codes>
 <Code guid="11111111-1111-1111-1111-111111111111" name="Blame" isCodable="true">
  <Description>Who is blamed.</Description>
  <Code guid="{22222222-2222-2222-2222-222222222222}" name="Outright" isCodable="true"/>
 </Code></Codes></CodeBook>"""
SELECTION = (
    '<PlainTextSelection guid="33333333-3333-3333-3333-333333333333" {place}>'
    "<Description>He means it.</Description>"
    '<Coding guid="44444444-4444-4444-4444-444444444444" '
    'creatingUser="55555555-5555-5555-5555-555555555555">'
    '<CodeRef targetGUID="22222222-2222-2222-2222-222222222222"/></Coding>'
    "</PlainTextSelection>"
)
TEXT = "Un mot 🎉.\r\nThe mayor is to blame."


def foreign(
    place: str = 'name="mayor" startPosition="15" endPosition="20"',
    *,
    text: bytes = b"\xef\xbb\xbf" + TEXT.encode(),
    more: str = "",
    head: str = "",
    path: str = "internal://a.txt",
) -> bytes:
    """A project as another program writes it."""
    made = f"""<?xml version="1.0" encoding="utf-8"?>{head}
<Project xmlns="urn:QDA-XML:project:1.0" name="Other" origin="Another">
<Users><User guid="55555555-5555-5555-5555-555555555555" name="Rosa"/></Users>{CODES}
<Sources><TextSource guid="66666666-6666-6666-6666-666666666666" name="Interview"
 plainTextPath="{path}">{SELECTION.format(place=place)}</TextSource>{more}</Sources></Project>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", made)
        archive.writestr("sources/a.txt", text)
    return out.getvalue()


@pytest.mark.parametrize(
    "place",
    [
        'name="mayor" startPosition="15" endPosition="20"',  # CR LF as two
        'name="mayor" startPosition="14" endPosition="19"',  # the text as we have it
        'name="mayor" startPosition="16" endPosition="21"',  # UTF-16, CR LF as two
        'name="the mayor" startPosition="15" endPosition="20"',  # a name that is no quotation
        'startPosition="15" endPosition="20"',
    ],
)
def test_a_project_of_another_program_is_read(place, read_back) -> None:
    back = read_back("qdpx", foreign(place))
    (article,) = back.articles
    assert article.headline == "Interview"
    assert article.text == TEXT.replace("\r\n", "\n")
    (one,) = article.annotations
    assert one.words(article.text) == "mayor"
    assert (one.label, one.note, one.annotator) == ("outright", "He means it.", "Rosa")
    assert [label["title"] for label in back.scheme["labels"]] == ["Blame", "Outright"]
    assert back.grows
    assert article.doubts == ()


def test_a_text_within_the_document_and_one_of_a_pdf_are_read(read_back) -> None:
    more = (
        '<PDFSource guid="77777777-7777-7777-7777-777777777777"><Representation '
        'guid="88888888-8888-8888-8888-888888888888" name="P"><PlainTextContent>Of a page.'
        "</PlainTextContent></Representation></PDFSource>"
    )
    back = read_back("qdpx", foreign(more=more))
    assert [one.text for one in back.articles][1] == "Of a page."


def test_a_selection_beyond_the_text_becomes_a_comment(read_back) -> None:
    (article,) = read_back("qdpx", foreign('startPosition="400" endPosition="500"')).articles
    assert article.annotations == ()
    assert "at 400-500" in article.comments[0].text
    assert article.comments[0].annotator == "Rosa"
    assert len(article.doubts) == 1


def test_what_a_source_cannot_give_is_a_fault_and_the_others_come(read_back) -> None:
    gone = (
        '<TextSource guid="99999999-9999-9999-9999-999999999999" '
        'plainTextPath="internal://../../etc/passwd"/>'
        '<PictureSource guid="99999999-9999-9999-9999-999999999990" path="internal://x.png"/>'
    )
    back = read_back("qdpx", foreign(more=gone))
    assert len(back.articles) == 1
    assert "etc/passwd” is not in the archive" in back.faults[0]
    assert "1 × PictureSource was left out" in back.faults[1]
    (fault,) = read_back("qdpx", foreign(text=b"\xff\xfe")).faults
    assert fault == "sources/a.txt: byte 1 is not UTF-8."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (foreign(head='<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "document"),
        (foreign(more="<TextSource>"), "project.qde, line 9: this is no XML: mismatched tag"),
    ],
)
def test_what_is_broken_is_named_with_its_place(data, reason, read_back) -> None:
    with pytest.raises(FormatError, match=reason):
        read_back("qdpx", data)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ('startPosition="x" endPosition="20"', "“x” is no whole number"),
        ('startPosition="5"', "PlainTextSelection: “endPosition” is missing"),
    ],
)
def test_what_is_broken_in_one_source_is_its_own_fault(place, reason, read_back) -> None:
    back = read_back("qdpx", foreign(place))
    assert back.articles == ()
    assert len(back.faults) == 1
    assert back.faults[0].startswith("project.qde, line ")
    assert reason in back.faults[0]


def test_an_archive_that_is_no_project_is_refused(read_back) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(FormatError, match=r"there is no project\.qde"):
        read_back("qdpx", out.getvalue())
    with pytest.raises(FormatError, match=r"the codebook, line 1.*not CodeBook"):
        read_back("qdc", "<x/>")
