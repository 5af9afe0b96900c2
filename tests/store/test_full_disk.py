"""A disk that fills up: one clear sentence, nothing lost, nothing half written, and on it goes."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager, suppress

import pytest

from annotator.domain.errors import StoreFull
from annotator.domain.records import ArticleRecord
from annotator.store.annotations import add_annotation
from annotator.store.articles import article_ids
from annotator.store.backup import backup, backups, make_rolling_backup, restore
from annotator.store.check import check, compact
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.text.span import Span
from tests.store.samples import ANN, listing, news, rows

SENTENCE = "What was saved before is safe; make room, then try again."


class Room:
    """A folder, and a way to leave no room in it."""

    def __init__(self, folder, full):
        self.folder = folder
        self.full = full


@contextmanager
def no_byte_may_be_written():
    """By the limit that the system puts on the size of files; here every one is too large."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(params=["limit", "small disk"])
def room(request, tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    if request.param == "limit":
        yield Room(folder, no_byte_may_be_written)
        return
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root can make a small disk")

    @contextmanager
    def filled():
        filler = folder / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))
        try:
            yield
        finally:
            filler.unlink()

    yield Room(folder, filled)
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def path(room):
    path = room.folder / "p.annotator"
    with Project.create(path, annotator=ANN) as project, project.edit("Import") as edit:
        add_article(edit, news())
    return path


def without(folder, *names):
    return {name: it for name, it in listing(folder).items() if name not in names}


def big_article():
    return ArticleRecord("", "Much is said in it. " * 30_000)


def test_an_edit_fails_with_a_sentence_and_succeeds_after_room_is_made(room, path):
    with Project.open(path, annotator=ANN) as project:

        def tag():
            with project.edit("Tag") as edit:
                add_annotation(edit, 1, "claim", [Span(0, 7)])

        before = rows(project)
        with room.full():
            for _ in range(3):
                with pytest.raises(StoreFull) as failure:
                    tag()
                assert "“p.annotator”" in str(failure.value)
                assert str(failure.value).endswith(SENTENCE)
                assert rows(project) == before
                assert project.text(1)
        tag()
        assert len(rows(project)["annotation"]) == 5
        project.undo()
        assert rows(project) == before
    assert check(path).findings == ()
    assert "p.annotator-journal" not in listing(room.folder)


def test_importing_what_does_not_fit_leaves_nothing_of_it(room, path):
    with Project.open(path, annotator=ANN) as project:
        before = rows(project)
        with room.full():
            with pytest.raises(StoreFull, match=SENTENCE), project.edit("Import") as edit:
                add_article(edit, big_article())
            assert rows(project) == before
            assert project.query("SELECT count(*) FROM text") == [(1,)]
        with project.edit("Import") as edit:
            add_article(edit, big_article())
        assert len(article_ids(project)) == 2
    assert check(path).findings == ()


def test_a_kill_with_a_full_disk_is_recovered_when_there_is_room(room, path):
    project = Project.open(path, annotator=ANN)
    before = rows(project)
    edit = project.begin("Import")
    add_article(edit, big_article())
    with room.full(), pytest.raises(StoreFull):
        project.commit(edit)
    assert rows(project) == before
    project.close()
    assert check(path).findings == ()


def test_no_half_written_copy_stays(room, path):
    with Project.open(path, annotator=ANN) as project:
        before = without(room.folder)
        with room.full():
            for attempt in (
                lambda: project.save_copy(room.folder / "copy.annotator"),
                lambda: backup(project, room.folder / "backup.annotator"),
                lambda: project.save_copy(path.parent / "over.annotator"),
            ):
                with pytest.raises(StoreFull, match=SENTENCE):
                    attempt()
                assert without(room.folder, "filler") == before
        project.save_copy(room.folder / "copy.annotator")
    assert check(room.folder / "copy.annotator").findings == ()


def test_a_copy_that_was_there_stays_when_the_new_one_does_not_fit(room, path):
    copy = room.folder / "copy.annotator"
    copy.write_bytes(b"what was there")
    with Project.open(path, annotator=ANN) as project, room.full(), pytest.raises(StoreFull):
        project.save_copy(copy)
    assert copy.read_bytes() == b"what was there"
    before = without(room.folder)
    with room.full(), pytest.raises(StoreFull):
        restore(path, copy)
    assert without(room.folder) == before


def test_a_project_that_cannot_be_made_leaves_nothing(room):
    with room.full():
        with pytest.raises(StoreFull, match=f"“new.annotator”.*{SENTENCE}"):
            Project.create(room.folder / "new.annotator", annotator=ANN)
        assert without(room.folder, "filler") == {}
    Project.create(room.folder / "new.annotator", annotator=ANN).close()


def test_a_rolling_backup_that_does_not_fit_leaves_the_older_ones(room, path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(room.folder / "data"))
    with Project.open(path, annotator=ANN) as project:
        make_rolling_backup(path, project.uid)
        with project.edit("Tag") as edit:
            add_annotation(edit, 1, "claim", [Span(0, 7)])
        before = backups(project.uid)
        with room.full(), pytest.raises(StoreFull):
            make_rolling_backup(path, project.uid)
        assert backups(project.uid) == before
        assert len(list((room.folder / "data").rglob("*.part"))) == 0
        assert make_rolling_backup(path, project.uid)


def test_compacting_that_does_not_fit_loses_nothing(room, path):
    with Project.open(path, annotator=ANN) as project:
        before = rows(project)
        with room.full(), pytest.raises(StoreFull, match=SENTENCE):
            compact(project)
        assert rows(project) == before
        compact(project)
    assert check(path).findings == ()


def test_the_limit_of_the_database_itself_is_told_the_same_way(saved):
    with Project.open(saved, annotator=ANN) as project:
        ((pages,),) = project.query("PRAGMA page_count")
        project.connection.execute(f"PRAGMA max_page_count = {pages}")
        before = rows(project)
        full = pytest.raises(StoreFull, match=f"The disk is full.*{SENTENCE}")
        with full, project.edit("Import") as edit:
            add_article(edit, big_article())
        assert rows(project) == before
        project.connection.execute("PRAGMA max_page_count = 100000")
        with project.edit("Import") as edit:
            add_article(edit, big_article())
    assert os.path.getsize(saved) > 500_000
