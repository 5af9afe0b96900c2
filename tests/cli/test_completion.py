"""Shells complete commands, options and their values as they really are."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from annotator.cli.completion import SHELLS, script
from annotator.cli.main import COMMANDS


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_format_is_in_it(shell: str) -> None:
    made = script(shell)
    assert all(name in made for name in COMMANDS)
    assert "qdpx" in made
    assert "verify" in made


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["annotator", "exp"], "export"),
        (["annotator", "export", "p", "--for"], "--format"),
        (["annotator", "export", "p", "--format", "qd"], "qdpx"),
    ],
)
def test_bash_completes(tmp_path: Path, words: list[str], expected: str) -> None:
    (tmp_path / "annotator.bash").write_text(script("bash"))
    line = " ".join(f"'{word}'" for word in words)
    asked = (
        f"source ./annotator.bash; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; "
        'COMPREPLY=(); _annotator; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    found = subprocess.run(
        ["bash", "-c", asked], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert expected in found.stdout.splitlines()
