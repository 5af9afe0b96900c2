"""Wheel, sdist and editable install each start and find the shipped files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]

TOP = (
    "annotator resources tests run.py pyproject.toml README.md CHANGELOG.md CONTRIBUTING.md LICENSE"
)
FIND = "from annotator.resource import resource; print(resource('sample/sample.jsonl'))"


def call(*command: object, cwd: Path | None = None) -> str:
    """Its output; the test fails with all that it said when it fails."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory, checkout):
    """The checkout once more, so that building leaves nothing in the one at work."""
    folder = tmp_path_factory.mktemp("packaging") / "copy"
    folder.mkdir()
    leave = shutil.ignore_patterns("__pycache__", ".*cache")
    for name in TOP.split():
        if (checkout / name).is_dir():
            shutil.copytree(checkout / name, folder / name, ignore=leave)
        else:
            shutil.copy(checkout / name, folder)
    return folder


@pytest.fixture(scope="module")
def built(copy):
    """The sdist, and the wheel that is built from it, by ending."""
    folder = copy.parent / "dist"
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, copy)
    wheel, sdist = sorted(folder.iterdir(), key=lambda path: path.suffix, reverse=True)
    return {"wheel": wheel, "sdist": sdist}


@pytest.fixture(scope="module", params=["wheel", "sdist", "editable"])
def installed(request, copy, built):
    """The scripts folder of an environment with the program in it; other packages are borrowed."""
    folder = copy.parent / request.param
    venv.create(folder, symlinks=os.name != "nt")
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    places = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", "venv", places))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    what = ["--editable", copy] if request.param == "editable" else [built[request.param]]
    pip = [sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--no-index"]
    call(*pip, "--no-deps", "--no-build-isolation", "--ignore-installed", *what)
    return scripts


def shipped(checkout: Path) -> set[str]:
    below = checkout / "resources"
    return {path.relative_to(below).as_posix() for path in below.rglob("*") if path.is_file()}


def test_the_wheel_carries_the_shipped_files_and_no_tests(built, copy):
    with zipfile.ZipFile(built["wheel"]) as wheel:
        names = set(wheel.namelist())
    start = "annotator/resources/"
    assert {name.removeprefix(start) for name in names if name.startswith(start)} == shipped(copy)
    assert not [name for name in names if name.startswith(("tests/", "run", "resources/"))]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_sdist_carries_all_that_a_change_needs(built, copy):
    with tarfile.open(built["sdist"]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {f"resources/{name}" for name in shipped(copy)} <= names
    assert {"run.py", "pyproject.toml", "tests/conftest.py", "LICENSE"} <= names


def test_it_finds_what_was_shipped_with_it(installed, copy, tmp_path):
    found = Path(call(installed / "python", "-c", FIND, cwd=tmp_path).strip())
    home = copy if "editable" in installed.parts else installed.parent
    assert found.is_relative_to(home)
    assert found.read_bytes() == (copy / "resources" / "sample" / "sample.jsonl").read_bytes()


def test_its_command_starts(installed, tmp_path):
    rows = json.loads(call(installed / "annotator", "formats", "--json", cwd=tmp_path))
    assert {"jsonl", "json", "csv", "w3c"} <= {row["name"] for row in rows}
    assert call(installed / "python", "-m", "annotator", "--version", cwd=tmp_path).split()[-1]


def test_its_window_opens_on_the_sample(installed, opening_code, tmp_path):
    _, shown = call(installed / "python", "-c", opening_code, cwd=tmp_path).splitlines()
    assert shown.startswith("True ")
    assert "Article Annotator" in shown
