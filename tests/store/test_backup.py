"""Backups: whole, thinned, and put back without losing what was there."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from annotator.domain.errors import OpenRefused, StoreError
from annotator.store.annotations import add_annotation
from annotator.store.backup import (
    backup,
    backup_folder,
    backups,
    make_rolling_backup,
    moment_name,
    restore,
    thin,
)
from annotator.store.check import check
from annotator.store.project import Project
from annotator.text.span import Span
from tests.store.samples import ANN, listing, rows


def tag(project, start=0):
    with project.edit("Tag") as edit:
        return add_annotation(edit, 1, "claim", [Span(start, start + 7)])


def test_a_backup_is_the_project_as_committed(project, article, tmp_path):
    copy = tmp_path / "copy.annotator"
    backup(project, copy)
    expected = rows(project)
    tag(project)
    with Project.open(copy, annotator=ANN) as saved:
        assert rows(saved) == expected
        assert saved.uid == project.uid
        assert saved.undo_text() == "Import"
    assert check(copy).findings == ()
    backup(project, copy)  # over the older one
    assert check(copy).annotations == 5
    assert not [name for name in listing(tmp_path) if name.endswith(".part")]


def test_a_rolling_backup_is_made_when_something_changed(project, article, home):
    first = make_rolling_backup(project.path, project.uid)
    assert make_rolling_backup(project.path, project.uid) is None
    os.utime(project.path)  # touched, yet nothing in it is new
    assert make_rolling_backup(project.path, project.uid) is None
    tag(project)
    second = make_rolling_backup(project.path, project.uid)
    found = backups(project.uid)
    assert [path for _, path in found] == [second, first]
    assert found[0][0] > found[1][0]
    assert first.is_relative_to(home)
    assert (check(first).annotations, check(second).annotations) == (4, 5)


def test_a_clock_that_jumped_back_does_not_stop_the_backups(project, article):
    make_rolling_backup(project.path, project.uid)
    ((_, first),) = backups(project.uid)
    ahead = datetime.now(UTC) + timedelta(days=3)
    future = first.with_name(ahead.strftime("%Y%m%dT%H%M%S%f") + ".annotator")
    first.rename(future)
    tag(project)
    newest = make_rolling_backup(project.path, project.uid)
    assert [path for _, path in backups(project.uid)] == [newest, future]
    assert moment_name(ahead) > future.stem


def test_a_backup_that_was_damaged_since_is_made_anew(project, article):
    first = make_rolling_backup(project.path, project.uid)
    first.write_bytes(b"rubbish")
    second = make_rolling_backup(project.path, project.uid)
    assert check(second).findings == ()


def test_a_backup_beside_an_edit_under_way_holds_what_was_committed(project, article):
    edit = project.begin("Tag")
    add_annotation(edit, article, "claim", [Span(0, 7)])
    copy = make_rolling_backup(project.path, project.uid)
    assert check(copy).annotations == 4
    project.commit(edit)
    assert check(make_rolling_backup(project.path, project.uid)).annotations == 5


def test_backups_are_thinned_to_hours_days_and_weeks(project):
    folder = backup_folder(project.uid)
    now = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
    for minutes in (*range(0, 60, 10), *range(60, 60 * 48, 20), *range(2880, 60 * 24 * 60, 720)):
        moment = now - timedelta(minutes=minutes)
        (folder / f"{moment:%Y%m%dT%H%M%S%f}.annotator").write_bytes(b"x" * 10)
    (folder / "mine.annotator").write_bytes(b"put here by somebody")
    thin(project.uid)
    ages = [now - moment for moment, _ in backups(project.uid)]
    within = [
        sum(low <= age < high for age in ages)
        for low, high in (
            (timedelta(0), timedelta(hours=1)),
            (timedelta(hours=1), timedelta(hours=24)),
            (timedelta(hours=24), timedelta(days=14)),
            (timedelta(days=14), timedelta(days=61)),
        )
    ]
    assert within[0] == 6
    assert 22 <= within[1] <= 25
    assert 12 <= within[2] <= 15
    assert 6 <= within[3] <= 8
    assert ages[0] == timedelta(0)
    assert (folder / "mine.annotator").exists()
    before = backups(project.uid)
    thin(project.uid)
    assert backups(project.uid) == before


def test_backups_that_take_too_much_room_are_dropped_but_the_newest_never(project, monkeypatch):
    monkeypatch.setattr("annotator.store.backup.KEEP_BYTES", 250)
    folder = backup_folder(project.uid)
    for second in range(5):
        moment = datetime(2026, 3, 14, 12, 0, second, tzinfo=UTC)
        (folder / f"{moment:%Y%m%dT%H%M%S%f}.annotator").write_bytes(b"x" * 100)
    thin(project.uid)
    assert [moment.second for moment, _ in backups(project.uid)] == [4, 3]
    monkeypatch.setattr("annotator.store.backup.KEEP_BYTES", 50)
    thin(project.uid)
    assert [moment.second for moment, _ in backups(project.uid)] == [4]


def test_restoring_keeps_what_was_there(project, article, saved):
    path = project.path
    expected = rows(project)
    copy = make_rolling_backup(path, project.uid)
    tag(project)
    later = rows(project)
    project.close()
    aside = restore(copy, path)
    for place, content in ((path, expected), (aside, later)):
        with Project.open(place, annotator=ANN) as opened:
            assert rows(opened) == content
    assert aside.parent == path.parent
    assert set(listing(path.parent)) == {path.name, aside.name}


def test_restoring_to_a_new_place(project, article, tmp_path):
    copy = make_rolling_backup(project.path, project.uid)
    new = tmp_path / "restored.annotator"
    assert restore(copy, new) is None
    assert check(new).annotations == 4
    with pytest.raises(StoreError, match="There is no folder"):
        restore(copy, tmp_path / "no" / "restored.annotator")


def test_a_damaged_backup_is_not_put_in_place_of_anything(project, article, tmp_path):
    path = project.path
    copy = tmp_path / "copies" / "copy.annotator"
    copy.parent.mkdir()
    backup(project, copy)
    project.close()
    whole = copy.read_bytes()
    refusals = 0
    for place in range(4200, len(whole), len(whole) // 40):
        spoilt = bytearray(whole)
        spoilt[place] ^= 0x10
        copy.write_bytes(spoilt)
        before = listing(tmp_path)
        if check(copy).findings:
            with pytest.raises(OpenRefused):
                restore(copy, path)
            refusals += 1
            assert listing(tmp_path) == before
    assert refusals > 3
    for rubbish in (b"", b"text", whole[:9000]):
        copy.write_bytes(rubbish)
        with pytest.raises(OpenRefused):
            restore(copy, path)


def test_a_damaged_project_can_be_replaced_by_its_backup(project, article):
    path = project.path
    copy = make_rolling_backup(path, project.uid)
    project.close()
    path.write_bytes(path.read_bytes()[:5000])
    aside = restore(copy, path)
    assert check(path).findings == ()
    assert aside.stat().st_size == 5000
