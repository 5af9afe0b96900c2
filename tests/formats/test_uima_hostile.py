"""Documents of UIMA that are broken or hostile: one sentence with the place."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from annotator.domain.errors import FormatError
from annotator.formats.package import ZipIn
from annotator.formats.registry import format_named
from tests.formats.uima_documents import alone, tag, xmi

GOOD = xmi(tag(2, 0, 5, label="quote"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "a.xmi, line 1: this is no XML"),
        ("<html/>", "a.xmi, line 1, html: its first element is no XMI"),
        (GOOD[:-20], r"a\.xmi, line 3: this is no XML"),
        ("<!DOCTYPE a SYSTEM 'http://x/y'>" + GOOD, "a document type is declared"),
        ('<!DOCTYPE a [<!ENTITY e "x">]>' + GOOD, "a document type is declared"),
        ("<a>" * 2_000 + "</a>" * 2_000, "its first element is no XMI"),
        (xmi("<c:A>" * 1_100 + "</c:A>" * 1_100), "nested too deeply"),
        (xmi('<x xmi:id="3"/>'), "line 2, x: this is no structure of UIMA"),
        (xmi('<y:x xmi:id="3"/>'), "line 2: this is no XML: unbound prefix"),
        (xmi(tag(2, 0, 5), tag(2, 0, 5)), "line 3, ArticleAnnotation: the id “2” is given twice"),
        (xmi('<c:A xmi:id="2" sofa="1" begin="x" end="5"/>'), "A, begin: “x” is no whole number"),
        (xmi(f'<c:A xmi:id="2" sofa="1" begin="{"9" * 99}" end="5"/>'), "is no whole number"),
        (xmi(tag(2, 0, 5, created="soon")), r"ArticleAnnotation\.created: “soon” is no time"),
        (xmi(tag(2, 0, 5, uid="x" * 501)), r"ArticleAnnotation\.uid: an id has 1 to 500"),
        (xmi('<c:A xmi:id="2" n="1"><n>x</n></c:A>'), "“n” is given in two ways"),
        (xmi(text=" "), "line 3, Sofa: the text holds no words"),
        (GOOD.replace("sofaString", "sofaURI"), "its text is not in the file"),
        (GOOD.replace("cas:Sofa", "cas:NULL"), "it holds no text"),
        ('<?xml version="1.1"?>' + xmi(text="a&#1;b"), "this is no XML"),
        (b"\xff\xfe\x00", "this is no XML"),
    ],
)
def test_what_is_broken_is_named_with_its_place(data, reason) -> None:
    with pytest.raises(FormatError, match=reason) as fault:
        alone(data)
    assert str(fault.value).endswith(".")


SOFA = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "Words."}
FS = "%FEATURE_STRUCTURES"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "a.json: this is no JSON"),
        ("[]", "an object is expected"),
        ("{}", f"this is no CAS: “{FS}” is missing"),
        ({FS: 5}, f"{FS}: a list is expected"),
        ({FS: []}, "it holds no text"),
        ({FS: [SOFA, 5]}, r"STRUCTURES\[1\]: a structure is expected here"),
        ({FS: [SOFA, {"%ID": 2}]}, r"STRUCTURES\[1\]: “%TYPE” is missing"),
        ({FS: [SOFA, {"%ID": 2, "%TYPE": []}]}, r"STRUCTURES\[1\]\.%TYPE: words are expected"),
        ({FS: [SOFA, {"%ID": "b", "%TYPE": "a.B"}]}, r"\[1\]\.%ID: a whole number"),
        ({FS: {"x": {"%TYPE": "a.B"}}}, r"STRUCTURES\.x\.%ID: a whole number"),
        ({FS: [SOFA, {"%ID": 2, "%TYPE": "a.B", "begin": 1.5}]}, r"begin: a whole number"),
        ({FS: [SOFA, {"%ID": 2, "%TYPE": "a.B", "f": {}}]}, r"\[1\]: words or a number"),
        ({FS: [SOFA] + 2 * [{"%ID": 2, "%TYPE": "a.B"}]}, r"\[2\]: the id “2” is given twice"),
        ({FS: [SOFA], "%VIEWS": {"v": 5}}, "an object is expected"),
        ({FS: [SOFA], "%TYPES": {"v": 5}}, "an object is expected"),
        ('{"a": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_json_that_is_broken_is_named_with_its_place(data, reason) -> None:
    raw = data if isinstance(data, str) else json.dumps(data)
    with pytest.raises(FormatError, match=reason) as fault:
        alone(raw, "a.json", "uima-json")
    assert str(fault.value).startswith("a.json")


def test_structures_by_their_ids_are_read_too() -> None:
    one = {"%TYPE": "a.Speech", "@sofa": 1, "begin": 0, "end": 5, "#sure": "NaN", "times": 3}
    views = {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}}
    raw = json.dumps({FS: {"1": {**SOFA, "%ID": 1}, "2": one}, "%VIEWS": views})
    (article,) = alone(raw, "a.json", "uima-json")
    (found,) = article.annotations
    assert (found.words("Words."), found.attributes) == ("Words", {"sure": "NaN", "times": "3"})


@pytest.mark.parametrize(
    ("types", "reason"),
    [
        ("<a", r"TypeSystem\.xml, line 1: this is no XML"),
        ("<a/>", r"TypeSystem\.xml, line 1, a: its first element is no typeSystemDescription"),
        ('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "a document type is declared"),
    ],
)
def test_a_broken_type_system_is_named(types, reason) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.xmi", GOOD)
        package.writestr("TypeSystem.xml", types)
    row = format_named("uima-xmi")
    assert row is not None
    with pytest.raises(FormatError, match=reason):
        list(row.load().read(ZipIn(out)))


def test_one_document_that_is_no_good_costs_no_other(probe, written) -> None:
    out = io.BytesIO(written("uima-xmi", [probe]))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("00000-bad.xmi", "<x/>")
    row = format_named("uima-xmi")
    assert row is not None
    articles = row.load().read(ZipIn(out))
    with pytest.raises(FormatError, match=r"00000-bad\.xmi, line 1, x: "):
        next(articles)
    assert next(articles).text == probe.text
