"""Small rooms: a module is one idea that can be read at one sitting."""

from __future__ import annotations

import ast
import re

import pytest

pytestmark = pytest.mark.xdist_group("code")  # one process parses all of it, once

MODULE_LINES = 300
FUNCTION_LINES = 40
VAGUE = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
CAMEL = re.compile(r"_*[a-z]+[a-z0-9]*[A-Z]")


def test_modules_are_short(all_code):
    lengths = {module.place: len(module.text.splitlines()) for module in all_code}
    assert not {place: lines for place, lines in lengths.items() if lines >= MODULE_LINES}


def test_functions_are_short(all_code):
    long = [
        f"{module.place}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for module in all_code
        for node in module.functions
        if node.end_lineno - node.lineno + 1 >= FUNCTION_LINES
    ]
    assert not long


def test_modules_are_named_by_nouns_of_the_readers_world(program):
    assert not [module.place for module in program if module.path.stem in VAGUE]


def test_camel_case_is_qts(program):
    ours = [module for module in program if not module.name.startswith("annotator.ui")]
    names = [(module.place, node.name) for module in ours for node in module.functions]
    assert not [(place, name) for place, name in names if CAMEL.match(name)]


def test_every_module_with_code_begins_alike(all_code):
    start = "from __future__ import annotations\n"
    assert not [
        module.place
        for module in all_code
        if start not in module.text and module.path.name != "__init__.py"
    ]


def test_every_module_of_the_program_says_what_it_is(program):
    assert not [module.place for module in program if not ast.get_docstring(module.tree)]
