"""The history, the counts and the sessions: what the program says about the work."""

from __future__ import annotations

from annotator.domain.identity import Annotator
from annotator.store.annotations import add_annotation, set_attribute
from annotator.store.articles import set_status
from annotator.store.history import history
from annotator.store.sessions import Sitting, sessions
from annotator.store.stats import article_counts, stats, tagged_in_session
from annotator.text.span import Span
from tests.store.samples import ANN


def test_the_history_is_told_newest_first(project, article):
    with project.edit("Tag claim") as edit:
        add_annotation(edit, article, "claim", [Span(0, 7)])
    project.undo()
    lines = history(project)
    assert [(line.kind, line.text) for line in lines] == [
        ("undo", "Tag claim"),
        ("user", "Tag claim"),
        ("user", "Import"),
        ("system", "Make the project"),
    ]
    undo, tagged, *_ = lines
    assert undo.undoes == tagged.id
    assert (tagged.rows, tagged.article, tagged.annotator) == (2, article, "Ann Obuya")
    assert tagged.at.endswith("Z")


def test_the_history_of_one_article_in_pages(project, article):
    for status in ("done", "to_do", "done"):
        with project.edit(f"Set {status}") as edit:
            set_status(edit, article, status)
    texts = [line.text for line in history(project, article=article, limit=2)]
    assert texts == ["Set done", "Set to_do"]
    last = history(project, limit=1)[0].id
    assert all(line.id < last for line in history(project, before=last))


def test_stats_count_everything_once(project, article):
    with project.edit("Tag") as edit:
        id = add_annotation(edit, article, "quote", [Span(0, 7)])
        set_attribute(edit, id, "form", "mixed")
        add_annotation(edit, article, "quote", [Span(8, 9)])
    found = stats(project)
    assert found.articles == 1
    assert found.article_states == article_counts(project) == {"in_progress": 1}
    assert found.labels == {"quote": 3, "source": 1, "cue": 1, "claim": 1}
    assert found.reviews == {"unreviewed": 3, "needs_work": 1}, "quotes and claims alone"
    assert found.forms == {"direct": 1, "mixed": 1, "none": 1}
    assert (found.annotations, found.links, found.sources) == (6, 2, 1)
    assert found.edits == project.last_edit


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_session_counts_active_time_and_leaves_idle_time_out(project, article):
    clock = Clock()
    sitting = Sitting(project, clock)
    sitting.start()
    for pause in (0, 10, 20, 59, 61, 3600, 5):
        clock.now += pause
        sitting.touch()
    assert sitting.active_seconds == 94
    sitting.flush(ended=True)
    (session,) = sessions(project)
    assert (session.annotator, session.active_seconds) == ("Ann Obuya", 94)
    assert session.ended >= session.started
    assert stats(project).active_seconds == 94


def test_counting_time_is_no_edit_that_undo_sees(project, article):
    sitting = Sitting(project, Clock())
    sitting.start()
    with project.edit("Tag claim") as edit:
        add_annotation(edit, article, "claim", [Span(0, 7)])
    sitting.flush(ended=True)
    assert project.undo_text() == "Tag claim"
    assert tagged_in_session(project) == 1
    project.undo()
    assert tagged_in_session(project) == 0
    assert project.query(
        "SELECT DISTINCT session FROM edit WHERE kind = 'user' AND text = ?", ("Tag claim",)
    ) == [(project.session,)]


def test_flushing_twice_writes_once(project):
    sitting = Sitting(project, Clock())
    sitting.flush()
    sitting.start()
    sitting.start()
    last = project.last_edit
    sitting.flush()
    assert project.last_edit == last
    assert len(sessions(project)) == 1


def test_a_renamed_annotator_is_one_person(project, article):
    project.annotator = Annotator(ANN.uid, "Ann Lind")
    with project.edit("Tag claim") as edit:
        add_annotation(edit, article, "claim", [Span(0, 7)])
    assert project.query("SELECT uid, name FROM annotator") == [(ANN.uid, "Ann Lind")]
    assert {line.annotator for line in history(project)} == {"Ann Lind"}
