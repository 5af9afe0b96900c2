"""Files come in whole or not at all, once only, and one undo takes them back."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import ReadOnly
from annotator.domain.identity import Annotator
from annotator.domain.records import SourceRecord
from annotator.exchange.incoming import import_paths, import_text
from annotator.exchange.outgoing import export_file
from annotator.exchange.recognising import recognised
from annotator.exchange.sample import open_sample
from annotator.store.annotations import add_annotation
from annotator.store.articles import article_ids, articles
from annotator.store.project import Project
from annotator.store.records import project_record
from annotator.store.stats import stats
from annotator.text.span import Span


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.annotator") as project:
        yield project


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def by_id(records: tuple[SourceRecord, ...]) -> dict[str, SourceRecord]:
    return {record.id: record for record in records}


def results(project: Project, *paths: Path) -> list[str]:
    return [one.result for one in import_paths(project, paths).files]


def test_a_text_comes_in_once(project: Project, tmp_path: Path) -> None:
    first = written(tmp_path, "a.txt", "The gate will close.\r\nIt was said.")
    (report,) = import_paths(project, [first]).files
    assert (report.result, report.annotations, report.reason) == ("added", 0, None)
    assert report.notes == ("made canonical: 1 × CR LF",)
    again = written(tmp_path, "b.txt", "The gate will close.\nIt was said.")
    assert results(project, first, again) == ["skipped", "skipped"]
    assert len(article_ids(project)) == 1


def test_one_bad_file_keeps_no_other_out(project: Project, tmp_path: Path) -> None:
    good = written(tmp_path, "good.txt", "Words.")
    better = written(tmp_path, "better.txt", "More words.")
    empty = written(tmp_path, "empty.txt", "")
    binary = written(tmp_path, "binary.txt", bytes(range(256)) * 20)
    broken = written(tmp_path, "broken.jsonl", '{"format":"article-annotator/1","text":')
    paths = [good, empty, tmp_path, tmp_path / "gone.txt", binary, broken, better]
    report = import_paths(project, paths)
    assert [one.result for one in report.files] == ["added", *["refused"] * 5, "added"]
    for one in report.refused:
        assert one.reason is not None
        assert one.reason.endswith(".")
        assert Path(one.file).name in one.reason
    assert len(article_ids(project)) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_at_once(project: Project, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert results(project, tmp_path / "pipe.txt") == ["refused"]


def test_one_undo_takes_all_files_of_an_import_back(project: Project, tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{i}.txt", f"Article {i}.") for i in range(5)]
    assert results(project, *paths) == ["added"] * 5
    project.undo()
    assert article_ids(project) == []
    project.redo()
    assert len(article_ids(project)) == 5


def test_a_line_that_is_wrong_leaves_nothing_of_its_file(project: Project, tmp_path: Path) -> None:
    good = json.dumps({"format": "article-annotator/1", "text": "Fine."})
    path = written(tmp_path, "two.jsonl", f'{good}\n{{"text": 5}}\n')
    (report,) = import_paths(project, [path]).files
    assert report.result == "refused"
    assert "line 2" in (report.reason or "")
    assert article_ids(project) == []


def test_a_project_does_not_come_into_itself(project: Project) -> None:
    (report,) = import_paths(project, [project.path]).files
    assert report.result == "refused"
    assert "into" in (report.reason or "")


def test_all_of_another_project_comes_in_and_one_undo_takes_it_back(
    project: Project, tmp_path: Path
) -> None:
    sample = open_sample(tmp_path / "home", Annotator("c" * 32, "A colleague"))
    before = sample.read_bytes()
    assert results(project, sample) == ["added"]
    with Project.open(sample, read_only=True) as original:
        theirs, ours = project_record(original), project_record(project)
    assert ours.articles == theirs.articles
    assert by_id(ours.sources) == by_id(theirs.sources)
    assert ours.scheme == theirs.scheme
    assert sample.read_bytes() == before
    assert [one.name for one in sample.parent.iterdir()] == [sample.name]
    assert results(project, sample) == ["skipped"]
    project.undo()
    assert article_ids(project) == []


def test_a_colleagues_tags_come_to_the_articles_that_both_have(
    project: Project, tmp_path: Path
) -> None:
    both = '{"format":"article-annotator/1","id":"' + "a" * 32 + '","text":"Nobody saw them."}'
    assert results(project, written(tmp_path, "both.jsonl", both)) == ["added"]
    with Project.create(
        tmp_path / "theirs.annotator", annotator=Annotator("c" * 32, "A colleague")
    ) as theirs:
        assert results(theirs, tmp_path / "both.jsonl") == ["added"]
        with theirs.edit("Tag") as edit:
            add_annotation(edit, article_ids(theirs)[0], "claim", [Span(0, 15)])
    report = import_paths(project, [tmp_path / "theirs.annotator"]).files[0]
    assert (report.result, report.annotations) == ("updated", 1)
    (article,) = project_record(project).articles
    assert [(one.label, one.annotator) for one in article.annotations] == [("claim", "A colleague")]


def test_a_database_that_is_no_project_is_refused(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "other.annotator"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t(x)")
    other.close()
    before = path.read_bytes()
    report = import_paths(project, [path]).files[0]
    assert report.result == "refused"
    assert (report.reason or "").count(".") >= 1
    assert path.read_bytes() == before
    assert stats(project).edits == 1


def test_files_are_recognised_by_what_is_in_them(project: Project, tmp_path: Path) -> None:
    native = '{"format":"article-annotator/1","text":"Words."}\n'
    assert recognised(written(tmp_path, "native.txt", native)) == "jsonl"
    assert recognised(written(tmp_path, "plain.xyz", "Words.")) == "text"
    assert recognised(written(tmp_path, "as.json", native), "text") == "text"


def test_the_sample_goes_round_both_native_formats(tmp_path: Path) -> None:
    sample = open_sample(tmp_path / "home")
    with Project.open(sample) as original:
        whole = project_record(original)
        for name in ("jsonl", "json"):
            path = tmp_path / f"out.{name}"
            export_file(original, name, path)
            with Project.create(tmp_path / f"{name}.annotator") as copy:
                assert results(copy, path) == ["added"]
                assert project_record(copy).articles == whole.articles
                assert by_id(project_record(copy).sources) == by_id(whole.sources)
                assert project_record(copy).scheme == whole.scheme
                assert results(copy, path) == ["skipped"]
                edits = stats(copy).edits
                assert results(copy, path) == ["skipped"]
                assert stats(copy).edits == edits


def test_opening_the_sample_again_keeps_what_was_done(tmp_path: Path) -> None:
    path = open_sample(tmp_path)
    with Project.open(path) as project:
        assert project.undo_text() is None
        assert [one.status for one in articles(project, article_ids(project))].count("to_do") < 3
        import_text(project, "A fourth article.")
    assert open_sample(tmp_path) == path
    with Project.open(path) as project:
        assert len(article_ids(project)) == 4


def test_pasted_words_become_an_article_and_blanks_do_not(project: Project) -> None:
    assert import_text(project, "Headline\n\nSomebody said so.").result == "added"
    assert import_text(project, " \n\t").result == "refused"


def test_a_stop_leaves_what_is_in(project: Project, tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{i}.txt", f"Article {i}.") for i in range(5)]
    report = import_paths(project, paths, progress=lambda done, whole: done < 2)
    assert len(report.files) == len(article_ids(project)) == 2


def test_a_protected_project_takes_nothing(project: Project, tmp_path: Path) -> None:
    with (
        Project.open(project.path, read_only=True) as protected,
        pytest.raises(ReadOnly),
    ):
        import_text(protected, "Words.")


def test_the_good_lines_of_a_broken_file_can_be_taken(project: Project, tmp_path: Path) -> None:
    lines = ['{"text": "One."}', '{"text": 5}', '{"text": "Two."}', '{"tex']
    path = written(tmp_path, "mixed.jsonl", "\n".join(lines))
    (report,) = import_paths(project, [path]).files
    assert (report.result, report.readable) == ("refused", 2)
    assert "line 2" in (report.reason or "")
    assert article_ids(project) == []
    (report,) = import_paths(project, [path], partial=True).files
    assert report.result == "added"
    assert len(report.articles) == 2
    assert [note[:6] for note in report.notes] == ["line 2", "line 4"]
    project.undo()
    assert article_ids(project) == []


def test_a_stop_within_a_file_leaves_nothing_of_it(project: Project, tmp_path: Path) -> None:
    lines = (json.dumps({"text": f"Article {number}. " * 50}) for number in range(2_000))
    first = written(tmp_path, "first.txt", "Words.")
    path = written(tmp_path, "many.jsonl", "\n".join(lines))
    told: list[float] = []

    def stop(done: float, whole: int) -> bool:
        told.append(done)
        return done < 1.5

    report = import_paths(project, [first, path, first], progress=stop)
    assert [one.result for one in report.files] == ["added"]
    assert len(article_ids(project)) == 1
    assert told == sorted(told)
    assert 1.5 <= told[-1] < 2


def test_an_entry_that_comes_again_is_brought_up_to_date(project: Project, tmp_path: Path) -> None:
    def file(**entry: object) -> Path:
        tag = {"id": "a", "label": "source", "source": "who"}
        tag |= {"spans": [{"start": 0, "end": 4, "exact": "Ines"}]}
        article = {"text": "Ines spoke.", "annotations": [tag]}
        return written(
            tmp_path, "a.jsonl", json.dumps(article | {"sources": [{"id": "who", **entry}]})
        )

    assert results(project, file(name="Ines", role="mayor", aliases=["I."])) == ["added"]
    assert results(project, file(name="Ines Obuya", type="person")) == ["updated"]
    (entry,) = project_record(project).sources
    assert (entry.name, entry.type, entry.role) == ("Ines Obuya", "person", "mayor")
    assert entry.aliases == ("I.",)
    assert results(project, file(name="Ines Obuya")) == ["skipped"]
    project.undo()
    assert project_record(project).sources[0].name == "Ines"


def test_a_project_document_finds_articles_by_their_text(project: Project, tmp_path: Path) -> None:
    assert results(project, written(tmp_path, "a.txt", "Ines spoke.")) == ["added"]
    tag = {"label": "quote", "spans": [{"start": 0, "end": 4, "exact": "Ines"}]}
    tag["annotator"] = "Somebody else"
    article = {"id": "f" * 32, "text": "Ines spoke.", "annotations": [tag]}
    document = {"format": "article-annotator-project/1", "articles": [article]}
    path = written(tmp_path, "p.json", json.dumps(document))
    assert results(project, path) == ["updated"]
    assert results(project, path) == ["skipped"]
    (record,) = project_record(project).articles
    assert [(one.label, one.annotator) for one in record.annotations] == [
        ("quote", "Somebody else")
    ]


def test_an_article_of_ours_with_another_text_is_refused(project: Project, tmp_path: Path) -> None:
    line = {"format": "article-annotator/1", "id": "a" * 32, "text": "The gate holds."}
    first = written(tmp_path, "one.jsonl", json.dumps(line))
    assert import_paths(project, [first]).files[0].result == "added"
    other = written(tmp_path, "two.jsonl", json.dumps(line | {"text": "The gate broke."}))
    refused = import_paths(project, [other]).files[0]
    assert refused.result == "refused"
    assert "another than the one in the project" in (refused.reason or "")
    assert import_paths(project, [first]).files[0].result == "skipped"
    assert project.text(article_ids(project)[0]) == "The gate holds."
