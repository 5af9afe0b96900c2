"""run.py, tried in made-up checkouts that need no network: a stand-in builds the package.

Making an environment with pip takes seconds. Where it is all the same who makes it, a stand-in of
uv does it at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="uses shell scripts")]

PROJECT = """
[build-system]
requires = []
build-backend = "stand_in"
backend-path = ["."]
[project]
name = "article-annotator"
version = "0"
"""
STAND_IN = """
import zipfile, os
INFO = "article_annotator-0.dist-info/"
FILES = {
    "METADATA": "Metadata-Version: 2.1\\nName: article-annotator\\nVersion: 0\\n",
    "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    "RECORD": "",
}
def build_editable(folder, settings=None, metadata=None):
    name = "article_annotator-0-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(folder, name), "w") as wheel:
        wheel.writestr("place.pth", os.getcwd())
        for file, lines in FILES.items():
            wheel.writestr(INFO + file, lines)
    return name
"""
UV = """#!/bin/sh
case "$1" in
venv) exec "$3" -m venv --without-pip "$4" ;;
pip) for site in "${4%/bin/python}"/lib/python*/site-packages; do pwd > "$site/place.pth"; done ;;
esac
"""
FAILING_UV = "#!/bin/sh\necho 'no such index'\nexit 2\n"
PROGRAM = "import sys\nprint('started with', sys.argv[1:])\nsys.exit(len(sys.argv))\n"


@pytest.fixture
def place(tmp_path, checkout):
    """A checkout of a program that says what it was started with."""
    folder = tmp_path / "check out"
    (folder / "annotator").mkdir(parents=True)
    (folder / "annotator" / "__init__.py").touch()
    (folder / "annotator" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (folder / "stand_in.py").write_text(STAND_IN, encoding="utf-8")
    shutil.copy(checkout / "run.py", folder)
    return folder


@pytest.fixture
def bring_uv(tmp_path):
    """Have a uv on the system from now on: this script."""

    def bring(script: str) -> None:
        uv = tmp_path / "bin" / "uv"
        uv.parent.mkdir(exist_ok=True)
        uv.write_text(script, encoding="utf-8")
        uv.chmod(0o755)

    return bring


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Start a checkout's run.py on a system without sudo and uv; returns code and words said."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    def run(folder: Path, *words: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "run.py", *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )
        return done.returncode, done.stdout

    return run


def test_it_sets_up_once_and_again_when_that_is_not_whole_or_out_of_date(place, start, bring_uv):
    bring_uv(UV)
    (place / ".venv" / "bin").mkdir(parents=True)
    (place / ".venv" / "bin" / "python").symlink_to("/nowhere/python")
    code, said = start(place)
    assert "not whole or not up to date" in said
    assert "started with ['--sample']" in said
    assert code == 2
    code, said = start(place, "my project.annotator", "--flag")
    assert said == "Opening Article Annotator …\nstarted with ['my project.annotator', '--flag']\n"
    assert code == 3
    (place / "pyproject.toml").write_text(PROJECT.replace('"0"', '"0" '), encoding="utf-8")
    assert "not whole or not up to date" in start(place)[1]
    moved = place.rename(place.with_name("moved"))
    assert "not whole or not up to date" in start(moved)[1]


def test_a_failure_shows_the_end_of_the_log_and_says_where_it_is(place, start, bring_uv):
    (place / "stand_in.py").write_text("raise SystemError('the mill stands still')\n")
    code, said = start(place)
    assert code == 1
    assert "the mill stands still" in said
    assert str(place / "build" / "setup.log") in said.splitlines()[-1]
    bring_uv(UV)
    code, said = start(place)
    assert "not whole or not up to date" in said
    assert code == 2


def test_where_uv_fails_pip_does_it_also_over_what_is_half_built(place, start, bring_uv):
    (place / ".venv" / "bin").mkdir(parents=True)
    (place / ".venv" / "bin" / "python").symlink_to(sys.executable)
    bring_uv(FAILING_UV)
    code, said = start(place)
    assert "not whole or not up to date" in said
    assert "trying pip" in said
    assert code == 2
    assert start(place) == (2, "Opening Article Annotator …\nstarted with ['--sample']\n")


def test_what_is_compiled_is_kept_for_the_next_start(place, start, bring_uv, monkeypatch):
    """Without it every start, and each process of the checks, compiles the program anew."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    bring_uv(UV)
    assert start(place)[0] == 2
    assert list((place / "annotator" / "__pycache__").glob("*.pyc"))


def test_without_a_screen_it_says_so_before_anything_is_made(place, start, monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM")
    code, said = start(place)
    assert code == 1
    assert said.count("\n") == 1
    assert "no screen" in said
    assert not (place / ".venv").exists()


def test_a_failing_check_fails_the_whole(place, start, bring_uv):
    """None of the tools is installed here, so that every check fails, and each is named."""
    bring_uv(UV)
    (place / "pyproject.toml").write_text(
        PROJECT + "[project.optional-dependencies]\ndev = []\n", encoding="utf-8"
    )
    code, said = start(place, "test")
    assert code == 1
    assert "Not in order: ruff check, ruff format, mypy, pytest." in said
