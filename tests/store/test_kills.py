"""What was acknowledged survives a kill at any moment, and the file opens without repair."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried by forking")


def killing(folder, rounds, kind):
    seed = int.from_bytes(os.urandom(4))
    print("seed", seed)
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing", folder / "p", str(rounds), str(seed), kind],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder)},  # copies made for a recovery that is killed
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    print(done.stdout)
    return json.loads(done.stdout)


@pytest.mark.slow
def test_no_acknowledged_tag_is_lost_in_200_kills(tmp_path):
    found = killing(tmp_path, 200, "honest")
    assert found["lost"] == 0
    assert found["torn"] == 0
    assert found["findings"] == []
    assert found["kills"] == 200
    assert found["acknowledged"] > 20  # hundreds, but for a very busy machine
    assert found["hot"] + found["killed in recovery"] > 10


def test_a_writer_that_lies_is_caught(tmp_path):
    found = killing(tmp_path, 60, "liar")
    assert found["lost"] > 0
    assert found["findings"] == []
