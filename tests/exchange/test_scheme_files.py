"""Scheme files: what contradicts itself is refused with a sentence that says where."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import RuleError
from annotator.domain.scheme import default_scheme
from annotator.domain.templates import TEMPLATES, template
from annotator.exchange.scheme_files import read_scheme_file, write_scheme_file

Change = Callable[[dict[str, Any]], object]


def label(plain: dict[str, Any], number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = plain["labels"][number]
    return found


def question(plain: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = plain["attributes"][0]
    return found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s["labels"].append(label(s)), "label 'quote' twice"),
        (lambda s: label(s, 1).update(shortcut="q"), "key 'Q' twice"),
        (lambda s: label(s, 1).update(shortcut="QQ"), "The key of “Claim” is one letter"),
        (lambda s: label(s, 1).update(shortcut="1"), "The key of “Claim” is one letter"),
        (lambda s: label(s).update(title=" "), "“quote” has no title"),
        (lambda s: label(s).update(title="x" * 3_000), "longer than"),
        (lambda s: label(s, 1).update(key="entry"), "No label can have the key “entry”"),
        (lambda s: label(s).update(colour=7), "every colour is text"),
        (lambda s: question(s).update(on="nobody"), "which is no label"),
        (lambda s: question(s).update(values=[]), "“Form” must be answered"),
        (lambda s: question(s)["values"].append(question(s)["values"][0]), "twice"),
        (lambda s: s["link_kinds"][0]["ends"].append(["quote", "nobody"]), "which is no label"),
        (lambda s: s["link_kinds"][0].update(ends=["quote"]), "pairs of labels"),
        (lambda s: label(s).pop("title"), "lacks 'title'"),
    ],
)
def test_what_contradicts_itself_is_refused(tmp_path: Path, change: Change, said: str) -> None:
    plain = default_scheme().to_dict()
    change(plain)
    file = tmp_path / "scheme.json"
    file.write_text(json.dumps(plain))
    with pytest.raises(RuleError) as refused:
        read_scheme_file(file)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", [row[0] for row in TEMPLATES])
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    file = tmp_path / "scheme.json"
    write_scheme_file(file, template(name))
    assert read_scheme_file(file) == template(name)


def test_titles_of_500_characters_are_fine(tmp_path: Path) -> None:
    plain = default_scheme().to_dict()
    label(plain)["title"] = "long " * 100
    file = tmp_path / "scheme.json"
    file.write_text(json.dumps(plain))
    assert len(read_scheme_file(file).labels[0].title) == 500


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_folder_is_no_scheme_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(RuleError, match="not an ordinary file"):
            read_scheme_file(path)
