"""The README's two commands are the ones that are checked, and what it points to is there."""

from __future__ import annotations

import re

import pytest

BLOCK = r"<!-- {} -->\n+```\w*\n([^`]*)\n```"


def command(checkout, name):
    (lines,) = re.findall(BLOCK.format(name), (checkout / "README.md").read_text(encoding="utf-8"))
    (line,) = lines.splitlines()
    return line


def test_one_command_starts_and_one_tests(checkout):
    assert command(checkout, "run") == "python3 run.py"
    assert command(checkout, "test") == "python3 run.py test"


def test_the_checks_of_the_house_run_what_the_readme_says(checkout):
    script = (checkout / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    calls = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]
    assert calls == [command(checkout, "test")]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_what_it_points_to_is_there(checkout, name):
    targets = re.findall(r"\]\(([^)#]+)", (checkout / name).read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert not [target for target in local if not (checkout / target).exists()]
