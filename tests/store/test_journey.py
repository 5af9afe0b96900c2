"""Three hundred random edits, undone to the first and redone to the last, across restarts."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.store.check import check
from annotator.store.columns import table_name
from annotator.store.intake import add_article
from annotator.store.project import Project
from annotator.store.replay import rebuilt_rows
from annotator.store.table_list import JOURNALED
from tests.store.hand import Hand
from tests.store.samples import ANN, news, rows

EDITS = 300
STEPS = st.sampled_from(["act"] * 4 + ["undo"] * 3 + ["redo"] * 2 + ["reopen"])
ALONE = settings(deadline=None, suppress_health_check=list(HealthCheck))


class Walk:
    """A project beside what it must be after every undo and redo: states, and where we stand."""

    def __init__(self, path, seed):
        self.path = path
        self.project = Project.create(path, annotator=ANN)
        with self.project.edit("Import", kind="system") as edit:
            add_article(edit, news())
        self.hand = Hand(self.project, random.Random(seed))
        self.states = [rows(self.project)]
        self.groups = [""]
        self.here = 0
        self.done = Counter()

    def act(self):
        before = rows(self.project)
        group = self.hand.act()
        self.done[group is not None] += 1
        if group is None:
            assert rows(self.project) == before
            return
        keep = self.here + 1
        if group and group == self.groups[self.here]:
            keep -= 1  # edits of one group are taken back together
        self.states[keep:] = [rows(self.project)]
        self.groups[keep:] = [group]
        self.here = keep

    def undo(self):
        self._step(self.project.undo(), "undo", -1)

    def redo(self):
        self._step(self.project.redo(), "redo", 1)

    def _step(self, change, kind, way):
        if not 0 <= self.here + way < len(self.states):
            assert change is None
            return
        self.here += way
        assert change.kind == kind
        assert rows(self.project) == self.states[self.here]
        assert (self.project.undo_text() is None) == (self.here == 0)
        assert (self.project.redo_text() is None) == (self.here == len(self.states) - 1)

    def reopen(self):
        self.project.close()
        self.hand.project = self.project = Project.open(self.path, annotator=ANN)
        assert rows(self.project) == self.states[self.here]

    def finish(self):
        found = rows(self.project)
        for row in JOURNALED:
            table = table_name(row)
            told = rebuilt_rows(self.project, table)
            assert [tuple(told[id].values()) for id in sorted(told)] == found[table]
        self.project.close()
        assert check(self.path).findings == ()


@pytest.mark.slow
def test_a_long_journey_back_to_the_first_edit_and_forth_to_the_last(tmp_path):
    seed = random.SystemRandom().getrandbits(32)
    walk = Walk(tmp_path / "p.annotator", seed)
    while walk.done[True] < EDITS:
        walk.act()
    steps = len(walk.states) - 1
    print(f"seed {seed}: {walk.done[True]} edits in {steps} steps, {walk.done[False]} refused")
    for step in range(steps):
        walk.undo()
        if step == steps // 2:
            walk.reopen()
    assert walk.here == 0
    walk.undo()
    walk.reopen()
    for step in range(steps):
        walk.redo()
        if step == steps // 2:
            walk.reopen()
    assert walk.here == steps
    walk.redo()
    walk.finish()


@settings(ALONE, max_examples=12)
@given(st.integers(0, 2**32), st.lists(STEPS, min_size=10, max_size=60))
def test_back_and_forth_with_new_edits_in_between(tmp_path_factory, seed, steps):
    walk = Walk(tmp_path_factory.mktemp("walk") / "p.annotator", seed)
    for step in steps:
        getattr(walk, step)()
    walk.finish()
