"""Edits that cannot be written wait in order and are tried again."""

from __future__ import annotations

import pytest

from annotator.domain.errors import (
    EditRefused,
    ReadOnly,
    RuleError,
    StoreBusy,
    StoreFull,
    UndoRefused,
)
from annotator.ui.failing import Attempts, Trouble


class Disk:
    """Fails for as long as it is told to."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.written: list[str] = []

    def write(self, what: str) -> None:
        if self.error is not None:
            raise self.error
        self.written.append(what)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def attempts(qapp) -> Attempts:
    return Attempts()


def test_what_is_busy_is_tried_again_by_itself(attempts, disk, qtbot):
    disk.error = StoreBusy("held")
    attempts.attempt(lambda: disk.write("one"))
    attempts.attempt(lambda: disk.write("two"))
    assert attempts.waiting == 2
    disk.error = None
    qtbot.waitUntil(lambda: attempts.waiting == 0)
    assert disk.written == ["one", "two"]


def test_a_full_disk_is_told_and_nothing_is_lost(attempts, disk, qtbot):
    told: list[Trouble | None] = []
    attempts.troubled.connect(told.append)
    disk.error = StoreFull("The disk is full.")
    attempts.attempt(lambda: disk.write("one"))
    assert told[0] is not None
    assert told[0].sentence == "The disk is full."
    attempts.attempt(lambda: disk.write("two"))
    disk.error = None
    attempts.retry()
    assert disk.written == ["one", "two"]
    assert told[-1] is None


REFUSALS = [RuleError("no"), ReadOnly("no"), UndoRefused("no"), EditRefused("no")]


@pytest.mark.parametrize("error", REFUSALS)
def test_what_is_refused_is_told_and_not_tried_again(attempts, disk, error):
    told: list[str] = []
    attempts.said.connect(told.append)
    disk.error = error
    attempts.attempt(lambda: disk.write("one"))
    assert told == ["no"]
    assert attempts.waiting == 0


def test_a_bug_is_not_swallowed_and_does_not_stop_what_comes_next(attempts, disk):
    def bug() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        attempts.attempt(bug)
    attempts.attempt(lambda: disk.write("one"))
    assert disk.written == ["one"]


def test_what_waits_can_be_given_up(attempts, disk):
    disk.error = StoreFull("The disk is full.")
    attempts.attempt(lambda: disk.write("one"))
    attempts.drop()
    assert attempts.waiting == 0
