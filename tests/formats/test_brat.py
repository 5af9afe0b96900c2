from __future__ import annotations

import io
import zipfile

import pytest

from annotator.domain.errors import FormatError
from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.domain.scheme import default_scheme
from annotator.domain.templates import TEMPLATES, template
from annotator.formats.brat.configuration import configuration, events
from annotator.text.span import Span


def files(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def packed(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "."), text)
    return out.getvalue()


def test_a_quote_is_an_event_with_its_source_and_cue(probe, written) -> None:
    found = files(written("brat", [probe]))
    assert found["00001-probe.txt"] == probe.text
    assert found["00001-probe.ann"].splitlines() == [
        "T1\tquote 9 13\tbeta",
        "E1\tquote:T1 source:T2 cue:T3",
        "T2\tsource 26 31\tdelta",
        "T3\tcue 38 46\tLASTWORD",
    ]


def test_attributions_go_as_relations_when_asked(probe, written) -> None:
    tags = files(written("brat", [probe], attributions="relations"))["00001-probe.ann"]
    assert "E1" not in tags
    assert "R1\tsource Arg1:T1 Arg2:T2\nR2\tcue Arg1:T1 Arg2:T3\n" in tags


def test_a_span_is_cut_at_a_line_end_and_comes_back_whole(written, read_back) -> None:
    article = ArticleRecord(
        "1" * 32, "a\nb e", annotations=(AnnotationRecord("2" * 32, "quote", (Span(0, 5),)),)
    )
    data = written("brat", [article])
    assert "T1\tquote 0 1;2 5\ta b e\n" in files(data)["00001-a.ann"]
    assert read_back("brat", data)[0].annotations[0].spans == (Span(0, 5),)


def test_nested_spans_are_allowed_by_the_configuration() -> None:
    conf = configuration(default_scheme(), events(default_scheme()))
    assert "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n" in conf
    assert "quote source*:source, cue*:cue, relay*:source\n" in conf
    assert "nested_in Arg1:quote, Arg2:quote\n" in conf
    assert "form Arg:quote, Value:direct|indirect|mixed\n" in conf


@pytest.mark.parametrize("name", [row[0] for row in TEMPLATES])
def test_every_name_in_the_configuration_is_one_that_brat_takes(name) -> None:
    scheme = template(name)
    conf = configuration(scheme, events(scheme))
    heads = [line.split()[0] for line in conf.splitlines() if line and line[0] not in "[<"]
    assert heads
    assert all(head.replace("_", "").replace("-", "").isalnum() for head in heads)
    for label in scheme.labels:
        assert label.key in heads


def test_files_of_others_are_read(read_back) -> None:
    tags = (
        "T1\tPerson 0 3\tAna\nT2\tSay 4 8\tsaid\nT3\tPlace 12 16;18 22\tRome Oslo\n"
        "E1\tSay:T2 Who:T1 Where:T3\nA1\tNegated E1\nN1\tReference T1 Wikipedia:1\tAna of A\n"
        "#1\tAnnotatorNotes T1\tsure\n*\tEquiv T1 T3\n"
    )
    (article,) = read_back("brat", packed(doc_txt="Ana said in Rome, Oslo.", doc_ann=tags))
    person, say, place = article.annotations
    assert (person.label, person.note) == ("Person", "sure")
    assert article.sources[0].name == "Ana of A"
    assert say.attributes == {"Negated": "yes"}
    assert place.words(article.text) == "Rome […] Oslo"
    assert sorted(link.kind for link in article.links) == ["Where", "Who", "equiv"]


def test_offsets_in_utf_16_are_found_out(read_back) -> None:
    (article,) = read_back("brat", packed(a_txt="🎉 one two", a_ann="T1\tX 7 10\ttwo\n"))
    assert article.annotations[0].words(article.text) == "two"


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        ("T1\tX 0 3", "a.ann: these words"),
        ("T1 X 0 3\tone", "a.ann, line 1: .*no line of brat's"),
        ("T1\tX 0 3\tone\nT1\tX 0 3\tone", "line 2: T1 is given twice"),
        ("T1\tX 3 0\tone", "line 1: a span of T1 ends behind its start"),
        ("T1\tX 0 3\ttwo", "a.ann: these words are not at their offsets: T1"),
        ("T1\tX 0 999999999999\tone", "not at their offsets"),
        ("T1\tX 0 3\tone\nR1\tr Arg1:T1 Arg2:T9", "T9 is spoken of but not given"),
        ("E1\tX:T1", "no annotation here|spoken of"),
        ("T1\tX 0 3\tone\nR1\tr Arg1:T1 Arg2:T1", "joins an annotation to itself"),
        ("\x00\x01", "line 1"),
        ('T1\tX 0 3\tone\n#1\tAttribute T1\tform={"a":1}', "words or a list"),
    ],
)
def test_what_is_no_standoff_is_refused_with_its_place(tags, reason, read_back) -> None:
    text = "one two" if "0 3\tone" in tags or "two" in tags else "on"
    with pytest.raises(FormatError, match=reason):
        read_back("brat", packed(a_txt=text, a_ann=tags))


def test_tags_without_their_text_are_refused(read_back) -> None:
    with pytest.raises(FormatError, match=r"a\.ann: the text “a\.txt” that it is about is missing"):
        read_back("brat", packed(a_ann="T1\tX 0 3\tone\n"))


def test_a_truncated_archive_is_refused(probe, written, read_back) -> None:
    with pytest.raises(FormatError, match="zip"):
        read_back("brat", written("brat", [probe])[:-30])


@pytest.mark.parametrize("headline", ["../../etc/passwd", "C:\\x", "con", "", "…", "a" * 500])
def test_no_headline_makes_a_dangerous_file_name(headline, written) -> None:
    names = files(written("brat", [ArticleRecord("1", "Words.", headline=headline)]))
    (text,) = [name for name in names if name.endswith(".txt")]
    assert text.startswith("00001-")
    assert not set(text) & set('/\\:*?"<>| ')
    assert len(text) < 80
