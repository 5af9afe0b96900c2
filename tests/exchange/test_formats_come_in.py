"""Every format that is read: known by its contents, brought in, and not brought in twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.exchange.incoming import import_paths
from annotator.exchange.outgoing import export_file
from annotator.exchange.recognising import recognised
from annotator.formats.registry import Shape, formats
from annotator.store.articles import article_ids
from annotator.store.project import Project
from annotator.store.records import article_records
from annotator.store.stats import stats
from tests.formats.uima_documents import xmi

ROWS = [
    row for row in formats() if row.reads and row.writes and not row.whole and not row.missing()
]
each_reader = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


@pytest.fixture
def sample(sample: Path) -> Iterator[Project]:
    """The sample, open."""
    with Project.open(sample) as project:
        yield project


def written(sample: Project, folder: Path, name: str, *, as_folder: bool = False) -> Path:
    row = next(one for one in ROWS if one.name == name)
    path = folder / ("export" if as_folder else f"export{row.extensions[0]}")
    export_file(sample, name, path)
    return path


@each_reader
def test_it_is_known_by_what_is_in_it(row, sample, tmp_path) -> None:
    assert recognised(written(sample, tmp_path, row.name)) == row.name
    if row.shape is Shape.PACKAGE:
        assert recognised(written(sample, tmp_path, row.name, as_folder=True)) == row.name


FOREIGN = {
    "document.xmi": (xmi(), "uima-xmi"),
    "document.json": ('{\n  "%TYPES" : { },\n  "%FEATURE_STRUCTURES" : [ ] }', "uima-json"),
    "document.tsv": ("#FORMAT=WebAnno TSV 3.3\n", "webanno-tsv"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_documents_of_inception_are_known_by_themselves(name, tmp_path) -> None:
    text, kind = FOREIGN[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert recognised(tmp_path / name) == kind


def test_a_whole_project_of_inception_is_known(tmp_path) -> None:
    (tmp_path / "exportedproject.json").write_text("{}", encoding="utf-8")
    (tmp_path / "annotation").mkdir()
    assert recognised(tmp_path) == "uima-xmi"


@each_reader
def test_it_comes_into_a_new_project(row, sample, tmp_path) -> None:
    if "texts" in row.cannot_hold:
        pytest.skip("it holds no texts as they are")
    path = written(sample, tmp_path, row.name)
    with Project.create(tmp_path / "new.annotator", title="New") as project:
        (report,) = import_paths(project, [path]).files
        assert (report.result, report.reason) == ("added", None)
        assert len(article_ids(project)) == len(article_ids(sample))
        assert stats(project).annotations == stats(sample).annotations
        again = import_paths(project, [path]).files[0]
        assert again.result == "skipped"
        assert stats(project).annotations == stats(sample).annotations


def test_tasks_of_label_studio_come_in_by_themselves(sample, tmp_path) -> None:
    export_file(sample, "labelstudio", tmp_path / "both")
    with Project.create(tmp_path / "new.annotator", title="New") as project:
        (report,) = import_paths(project, [tmp_path / "both" / "tasks.json"]).files
        assert report.result == "added"
        assert stats(project).annotations == stats(sample).annotations


def test_the_same_text_by_two_annotators_is_one_article(tmp_path) -> None:
    folder = tmp_path / "both"
    folder.mkdir()
    for number, label in enumerate(("Quote", "Claim")):
        speech = f'<c:{label} xmi:id="2" sofa="1" begin="0" end="5"/>'
        (folder / f"{number}.xmi").write_text(xmi(speech), encoding="utf-8")
    (folder / "TypeSystem.xml").write_text(EMPTY, encoding="utf-8")
    with Project.create(tmp_path / "new.annotator", title="New") as project:
        (report,) = import_paths(project, [folder]).files
        assert report.result == "added"
        assert len(report.articles) == len(article_ids(project)) == 1
        assert stats(project).annotations == 2


TYPES = """<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>webanno.custom.Speech</name><supertypeName>uima.tcas.Annotation</supertypeName>
<features><featureDescription><name>heard</name><rangeTypeName>uima.cas.IntegerArray</rangeTypeName>
</featureDescription></features></typeDescription></types></typeSystemDescription>"""


@pytest.mark.parametrize("name", ["TypeSystem.xml", "typesystem.xml"])
def test_a_single_document_is_read_with_the_types_beside_it(name, tmp_path) -> None:
    speech = '<c:Speech xmi:id="2" sofa="1" begin="0" end="5" heard="3 4"/>'
    (tmp_path / "one.xmi").write_text(xmi(speech), encoding="utf-8")
    (tmp_path / name).write_text(TYPES, encoding="utf-8")
    with Project.create(tmp_path / "new.annotator", title="New") as project:
        (report,) = import_paths(project, [tmp_path / "one.xmi"]).files
        (record,) = article_records(project)
    assert (report.result, report.notes) == ("added", ())
    assert [one.attributes for one in record.annotations] == [{"heard": ["3", "4"]}]


def test_a_single_document_without_types_says_that_it_was_guessed(tmp_path) -> None:
    speech = '<c:Speech xmi:id="2" sofa="1" begin="0" end="5" heard="3 4"/>'
    (tmp_path / "one.xmi").write_text(xmi(speech), encoding="utf-8")
    with Project.create(tmp_path / "new.annotator", title="New") as project:
        (report,) = import_paths(project, [tmp_path / "one.xmi"]).files
    assert report.result == "added"
    assert [note for note in report.notes if note.startswith("No TypeSystem.xml lies beside it")]


def test_broken_types_beside_a_single_document_are_named(tmp_path) -> None:
    (tmp_path / "one.xmi").write_text(xmi(), encoding="utf-8")
    (tmp_path / "TypeSystem.xml").write_text("<a", encoding="utf-8")
    with Project.create(tmp_path / "new.annotator", title="New") as project:
        (report,) = import_paths(project, [tmp_path / "one.xmi"]).files
    assert report.result == "refused"
    assert "TypeSystem.xml, line 1: this is no XML" in str(report.reason)


EMPTY = '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"/>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x05\x06" + b"\0" * 18, "holds no files of a kind that can be imported"),
        (b"PK\x03\x04 cut off", "this is no whole zip archive"),
        (b"", "this is no whole zip archive"),
    ],
)
def test_an_archive_of_no_kind_is_refused_for_what_it_is(data, reason, tmp_path) -> None:
    (tmp_path / "odd.zip").write_bytes(data)
    with Project.create(tmp_path / "new.annotator", title="New") as project:
        (report,) = import_paths(project, [tmp_path / "odd.zip"]).files
    assert report.result == "refused"
    assert reason in str(report.reason)
    assert "odd.zip" in str(report.reason)


@each_reader
def test_of_a_truncated_file_nothing_half_is_stored(row, sample, tmp_path) -> None:
    path = written(sample, tmp_path, row.name)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * 2 // 3])
    with Project.create(tmp_path / "new.annotator", title="New") as project:
        (report,) = import_paths(project, [path]).files
        assert report.result == "refused" or report.notes or "texts" in row.cannot_hold
        if report.result == "refused":
            assert report.reason
            assert article_ids(project) == []
            assert stats(project).annotations == 0
