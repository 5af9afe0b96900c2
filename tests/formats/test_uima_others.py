"""Documents of UIMA that other programs made, changed, or made wrong."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import FormatError
from annotator.domain.scheme import default_scheme
from annotator.formats.package import ZipIn
from annotator.formats.registry import format_named
from annotator.formats.uima.layers import attribute_key, feature_name, type_system
from annotator.formats.uima.typesystem import Held
from tests.formats.uima_documents import alone, tag, xmi

cassis = pytest.importorskip("cassis")
TEXT = "“No,” 🎉 she said. He nodded."
ANNOTATION, STRING = "uima.tcas.Annotation", "uima.cas.String"
DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
both = pytest.mark.parametrize("name", ["uima-xmi", "uima-json"])


def types_of_inception():
    """Layers as people define them there, and two that every project has."""
    types = cassis.TypeSystem()
    make = types.create_type
    span = make("webanno.custom.Speech", ANNOTATION)
    relation = make("webanno.custom.Attribution", ANNOTATION)
    link = make("webanno.custom.SpeechPartsLink", "uima.cas.TOP")
    chain = make("webanno.custom.WhoLink", ANNOTATION)
    head = make("webanno.custom.WhoChain", "uima.cas.AnnotationBase")
    pos = make(DKPRO + "lexmorph.type.pos.POS", ANNOTATION)
    entity = make(DKPRO + "ner.type.NamedEntity", ANNOTATION)
    for type, feature, range in (
        *((span, "mode", STRING), (span, "sure", "uima.cas.Boolean")),
        *((relation, "role", STRING), (relation, "note", STRING)),
        *((relation, "Governor", ANNOTATION), (relation, "Dependent", ANNOTATION)),
        *((link, "role", STRING), (link, "target", ANNOTATION), (chain, "next", chain.name)),
        *((head, "first", chain.name), (pos, "PosValue", STRING), (entity, "value", STRING)),
    ):
        types.create_feature(type, feature, range)
    types.create_feature(span, "tags", "uima.cas.StringArray")
    types.create_feature(span, "parts", "uima.cas.FSArray", elementType=link.name)
    return types


def of_inception():
    """A document with spans, a relation, a slot, a chain and parts of speech."""
    types = types_of_inception()
    cas = cassis.Cas(types)
    cas.sofa_string, cas.sofa_mime = TEXT, "text"

    def made(name: str, words: str = "", **features):
        at = {"begin": TEXT.index(words), "end": TEXT.index(words) + len(words)} if words else {}
        one = types.get_type(name)(**at, **features)
        cas.add(one)
        return one

    she = made(DKPRO + "ner.type.NamedEntity", "she", value="PER")
    tags = types.get_type("uima.cas.StringArray")(elements=["a b", "c"])
    part = types.get_type("webanno.custom.SpeechPartsLink")(role="cue", target=she)
    parts = types.get_type("uima.cas.FSArray")(elements=[part])
    speech = made(
        "webanno.custom.Speech", "“No,”", mode="direct", sure=True, tags=tags, parts=parts
    )
    made("webanno.custom.Attribution", "she", role="says", note="n", Governor=speech, Dependent=she)
    who = made("webanno.custom.WhoLink", "He")
    made("webanno.custom.WhoChain", first=made("webanno.custom.WhoLink", "she", next=who))
    made(DKPRO + "lexmorph.type.pos.POS", "nodded", PosValue="V")
    return cas


def packed(cas, name: str, folder: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        if name == "uima-json":
            package.writestr(f"{folder}a.json", cas.to_json())
        else:
            package.writestr(f"{folder}a.xmi", cas.to_xmi())
            package.writestr(f"{folder}TypeSystem.xml", cas.typesystem.to_xml())
    return out.getvalue()


@both
@pytest.mark.parametrize("folder", ["", "annotation/a.txt/"])
def test_layers_of_inception_become_annotations_and_links(name, folder, read_back) -> None:
    (article,) = read_back(name, packed(of_inception(), name, folder))
    assert article.text == TEXT
    found = {one.label: one for one in article.annotations}
    assert {label: one.words(TEXT) for label, one in found.items()} == {
        "Speech": "“No,”",
        "NamedEntity": "she",
    }
    speech, who = found["Speech"], found["NamedEntity"]
    assert speech.attributes == {"mode": "direct", "sure": "true", "tags": ["a b", "c"]}
    assert who.attributes == {"value": "PER"}
    assert {(one.kind, one.origin, one.target) for one in article.links} == {
        ("n", speech.id, who.id),
        ("cue", speech.id, who.id),
    }
    assert article.links[0].extra == {"role": "says"}
    told = " ".join(article.doubts)
    for layer, count in (("WhoLink", 2), ("WhoChain", 1), ("POS", 1)):
        assert f"“{layer}” was left out ({count})" in told


def test_the_same_file_gives_the_same_ids_again(read_back) -> None:
    once, again = (read_back("uima-xmi", packed(of_inception(), "uima-xmi")) for _ in range(2))
    assert [one.id for one in once[0].annotations] == [one.id for one in again[0].annotations]


def test_a_file_without_its_types_is_read_by_what_names_say() -> None:
    (article,) = alone(
        xmi(
            '<c:Host xmi:id="2" sofa="1" begin="0" end="5" slots="4" year="1999"/>',
            '<c:Guest xmi:id="3" sofa="1" begin="6" end="10"/>',
            '<c:HostSlotsLink xmi:id="4" role="to" target="3"/>',
            '<c:Rel xmi:id="5" sofa="1" begin="6" end="10" Governor="2" Dependent="3"/>',
        )
    )
    host, guest = article.annotations
    assert (host.label, host.attributes) == ("Host", {"year": "1999"})
    ends = {(one.kind, one.origin, one.target) for one in article.links}
    assert ends == {("to", host.id, guest.id), ("Rel", host.id, guest.id)}


def test_what_features_lead_to_and_is_no_annotation_is_told() -> None:
    (article,) = alone(
        xmi(
            '<c:Disease xmi:id="2" sofa="1" begin="0" end="5" target="3"/>',
            '<c:Concept xmi:id="3" code="C1"/>',
        )
    )
    assert article.doubts == (
        "What “Disease.target” leads to was left out (1): it is no annotation.",
        "No TypeSystem.xml lies beside it: what its layers hold was guessed from their names and "
        "values.",
    )


SEGMENTS = "http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"


@pytest.mark.parametrize("more", ["", "<![CDATA[<s:Token/>]]>", "<s:Token/>".replace("<", "&lt;")])
def test_only_tokens_and_sentences_are_left_out_unseen(more) -> None:
    """A layer that somebody calls Token is one, and so are words that look like an element."""
    made = xmi(
        '<s:Token xmi:id="2" sofa="1" begin="0" end="5"/><s:Sentence xmi:id="3" sofa="1"/>',
        '<s:Token xmi:id="4" sofa="1" begin="0" end="5" id="a>b"><form>x</form></s:Token>',
        f'<c:Token xmi:id="5" sofa="1" begin="0" end="5"><said>{more}</said></c:Token>',
    )
    (article,) = alone(made.replace("<xmi:XMI", f'<xmi:XMI xmlns:s="{SEGMENTS}"', 1))
    (found,) = article.annotations
    assert found.label == "Token"
    assert found.attributes == {"said": ["<s:Token/>" if more else ""]}


def test_what_was_deleted_but_is_still_named_does_not_count() -> None:
    (article,) = alone(xmi(tag(2, 0, 5, label="quote"), tag(3, 6, 10, label="cue"), members="2 9"))
    assert [one.label for one in article.annotations] == ["quote"]


def test_what_belongs_to_another_view_is_told() -> None:
    second = '<cas:Sofa xmi:id="7" sofaNum="2" sofaID="Other" sofaString="Other words."/>'
    other = '<c:Speech xmi:id="8" sofa="7" begin="0" end="5"/>'
    (article,) = alone(xmi(tag(2, 0, 5, label="quote"), other, more=second))
    assert article.text == "Words here."
    assert article.doubts == (
        "The layer “Speech” was left out (1): it belongs to another text of the file.",
    )


@settings(max_examples=200, deadline=None)
@given(key=st.from_regex(r"[a-z0-9][a-z0-9_-]{0,12}", fullmatch=True))
def test_the_feature_of_an_attribute_says_which_it_is(key) -> None:
    name = feature_name(key)
    if name is not None:
        assert name.isidentifier()
        assert attribute_key(name) == key


@pytest.mark.parametrize("key", ["note", "uid", "type", "exact", "end", "check-worthy"])
def test_keys_that_are_names_of_ours_have_features_too(key) -> None:
    name = feature_name(key)
    assert name not in (None, key)
    assert attribute_key(name or "") == key


def a_project(name: str, broken: bool = False) -> bytes:
    """A whole project as INCEpTION exports it: two people and the curated document."""
    out = io.BytesIO()
    inner = packed(of_inception(), name)
    if name == "uima-json":
        with zipfile.ZipFile(io.BytesIO(inner)) as package:
            inner = package.read("a.json")
    ending = "json" if name == "uima-json" else "zip"
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("exportedproject.json", "{}")
        package.writestr("source/a.txt", TEXT)
        package.writestr("source/b.json", "[]")
        for who in ("annotation/a.txt/ann", "annotation/a.txt/bo", "curation/a.txt/CURATION_USER"):
            package.writestr(f"{who}.{ending}", b"PK" if broken and who.endswith("ann") else inner)
        package.writestr(f"annotation/a.txt/INITIAL_CAS.{ending}", inner)
    return out.getvalue()


@both
def test_a_whole_project_of_inception_gives_the_tags_of_each_annotator(name, read_back) -> None:
    articles = read_back("uima-xmi", a_project(name))
    assert [{one.annotator for one in article.annotations} for article in articles] == [
        {"ann"},
        {"bo"},
        {""},
    ]
    assert len({article.id for article in articles}) == 1
    assert len({one.id for article in articles for one in article.annotations}) == 6


@both
def test_a_broken_document_of_a_project_costs_no_other(name) -> None:
    row = format_named(name)
    assert row is not None
    articles = row.load().read(ZipIn(io.BytesIO(a_project(name, broken=True))))
    with pytest.raises(FormatError, match=r"annotation/a\.txt/ann\."):
        next(articles)
    assert [article.text for article in articles] == [TEXT, TEXT]


def test_a_zip_file_in_a_project_holds_one_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("exportedproject.json", "{}")
        package.writestr("annotation/a.txt/ann.zip", a_project("uima-xmi"))
    row = format_named("uima-xmi")
    assert row is not None
    with pytest.raises(FormatError, match=r"ann\.zip: one document of UIMA is expected"):
        next(row.load().read(ZipIn(out)))


def test_zip_files_with_a_document_each_are_read(read_back) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in ("a.zip", "b.zip"):
            package.writestr(name, packed(of_inception(), "uima-xmi"))
    assert [one.text for one in read_back("uima-xmi", out.getvalue())] == [TEXT, TEXT]


def test_what_several_people_changed_in_tags_of_ours_is_told(read_back) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("exportedproject.json", "{}")
        for who, note in (("ann", "one"), ("bo", "two"), ("cy", "two")):
            made = xmi(tag(2, 0, 5, label="quote", uid="q", note=note, annotator="R. Okafor"))
            package.writestr(f"annotation/a.txt/{who}.xmi", made)
    first, second, third = read_back("uima-xmi", out.getvalue())
    assert (first.doubts, third.doubts) == ((), ())
    assert second.doubts == ("“Words” differs between ann and bo; bo counts.",)


def test_all_our_types_can_be_layers_of_inception() -> None:
    """It makes layers only of annotations with words, numbers, lists of words or two ends."""
    types = type_system(default_scheme())
    for one in types:
        if not one.name.startswith("webanno.custom."):
            continue
        ends = [
            feature for feature in one.features if types.held(one.name, feature.name) is Held.OTHERS
        ]
        assert one.supertype == ANNOTATION, one.name
        assert [end.name for end in ends] in ([], ["Governor", "Dependent"])
        assert len({end.range for end in ends}) <= 1
