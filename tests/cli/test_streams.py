"""What is printed fits the terminal, and a full or closed output is told in a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*words: object, output: str | None = None, **variables: str) -> tuple[int, str, str]:
    """The status, output and errors of a command in a process of its own."""
    command = [sys.executable, "-m", "annotator", *map(str, words)]
    with open(output or os.devnull, "w") as out:
        done = subprocess.run(
            command,
            stdout=out if output else subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **variables},
            check=False,
        )
    return done.returncode, (done.stdout or b"").decode("ascii"), done.stderr.decode()


def test_an_encoding_that_lacks_characters_gets_them_escaped(sample: Path) -> None:
    status, out, _ = run("quotes", sample, PYTHONIOENCODING="ascii")
    assert (status, "\\u201c" in out) == (0, True)
    status, out, _ = run("quotes", sample, "--json", PYTHONIOENCODING="ascii")
    assert status == 0
    assert "“" in json.dumps(json.loads(out), ensure_ascii=False)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_a_full_output_is_told_in_a_sentence(sample: Path) -> None:
    for words in (("history", sample), ("quotes", sample, "--json")):
        status, _, err = run(*words, output="/dev/full")
        assert (status, err) == (
            1,
            "annotator: this could not be printed: No space left on device.\n",
        )


@pytest.mark.skipif(os.name == "nt", reason="closed by a shell of POSIX")
def test_a_closed_output_is_no_failure(sample: Path) -> None:
    words = f'"{sys.executable}" -m annotator history "{sample}" >&-'
    done = subprocess.run(["sh", "-c", words], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
