"""Many places are tagged as one block, as if one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import RuleError
from annotator.domain.identity import new_uid
from annotator.domain.records import ArticleRecord
from annotator.store.annotations import annotations_by_id
from annotator.store.check import check_project
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.tagging_many import add_annotations, tagged_places
from annotator.text.occurrences import occurrences
from annotator.text.span import Span

COUNT = 1_500


def test_every_place_is_tagged_by_itself_and_undone_together(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        with project.edit("Import") as edit:
            article = add_article(edit, ArticleRecord(new_uid(), "“gate” and wall 🎉 " * COUNT))
        places = list(occurrences(project.text(article), "gate"))
        assert len(places) == COUNT
        with project.edit("Tag all") as edit:
            answers = [{"form": "mixed"}] * COUNT
            ids = add_annotations(edit, article, "quote", places, attributes=answers)
        first, last = annotations_by_id(project, [ids[0], ids[-1]])
        assert (first.spans, last.spans) == ((places[0],), (places[-1],))
        assert last.attributes == {"form": "mixed"}
        assert tagged_places(project, article, "quote") == {(p.start, p.end) for p in places}
        assert check_project(project).findings == ()
        project.undo()
        assert tagged_places(project, article, "quote") == set()


def test_what_the_scheme_forbids_is_refused_whole(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annotator") as project:
        with project.edit("Import") as edit:
            article = add_article(edit, ArticleRecord(new_uid(), "Some words."))
        for label, place, form in (
            ("nonsense", Span(0, 4), "direct"),
            ("quote", Span(0, 40), "direct"),
            ("quote", Span(0, 4), "sung"),
        ):
            with pytest.raises(RuleError), project.edit("Tag all") as edit:
                add_annotations(edit, article, label, [place], attributes=[{"form": form}])
        assert project.undo_text() == "Import"
