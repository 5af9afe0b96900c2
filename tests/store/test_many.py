"""Many rows are changed, undone and told of as one."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.identity import new_uid
from annotator.domain.records import AnnotationRecord, ArticleRecord
from annotator.store.annotations import annotations_by_id, marks, reading_order
from annotator.store.check import check_project
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.records import article_record
from annotator.store.tables import AnnotationRow
from annotator.text.span import Span
from tests.store.walked import Walked

COUNT = 2_500


def test_many_rows_change_in_one_edit_and_back(tmp_path: Path) -> None:
    text = "word " * COUNT
    tags = tuple(
        AnnotationRecord(new_uid(), "claim", (Span(5 * i, 5 * i + 4),)) for i in range(COUNT)
    )
    with Project.create(tmp_path / "p.annotator") as project:
        with project.edit("Import") as edit:
            article = add_article(edit, ArticleRecord(new_uid(), text, annotations=tags))
        before, painted = article_record(project, article), marks(project, article)
        imported = project.last_edit
        ids = reading_order(project, article)
        with project.edit("Verify all") as edit:
            given = {id: {"review": "verified" if id % 2 else "unreviewed"} for id in ids}
            assert edit.update_many(AnnotationRow, given) == COUNT // 2
        assert edit.change is not None
        assert len(edit.change.annotations) == COUNT // 2
        after = article_record(project, article)
        assert {one.review for one in annotations_by_id(project, ids[::2])} == {"verified"}
        project.undo()
        assert article_record(project, article) == before
        project.redo()
        assert article_record(project, article) == after
        assert check_project(project).findings == ()
        past = Walked(project, article)
        past.go_to(imported)
        assert past.marks() == painted


def test_a_change_that_changes_nothing_is_no_edit(tmp_path: Path) -> None:
    tag = AnnotationRecord(new_uid(), "claim", (Span(0, 5),))
    with Project.create(tmp_path / "p.annotator") as project:
        with project.edit("Import") as edit:
            article = add_article(edit, ArticleRecord(new_uid(), "Words.", annotations=(tag,)))
        with project.edit("Nothing") as edit:
            given = {id: {"review": "unreviewed"} for id in reading_order(project, article)}
            assert edit.update_many(AnnotationRow, given) == 0
        assert edit.change is None
        assert project.undo_text() == "Import"
