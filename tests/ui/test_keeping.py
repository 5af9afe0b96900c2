"""What is kept outside the project: settings and where one was; broken files cost nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.ui.folders import config_folder, data_folder
from annotator.ui.settings import Settings
from annotator.ui.viewstate import ViewState


def test_settings_are_there_again(tmp_path):
    settings = Settings()
    settings.set("theme", "dark")
    project = tmp_path / "a.annotator"
    project.write_bytes(b"x")
    settings.opened(project, "Quay")
    again = Settings()
    assert again.get("theme", "system") == "dark"
    assert again.recent() == [project]


def test_a_recent_project_that_is_gone_is_not_offered(tmp_path):
    settings = Settings()
    project = tmp_path / "a.annotator"
    project.write_bytes(b"x")
    settings.opened(project, "Quay")
    project.unlink()
    assert settings.recent() == []


def test_the_same_person_comes_back_and_can_be_renamed():
    settings = Settings()
    named = settings.set_annotator_name("  Mara Lindqvist ")
    assert Settings().annotator() == named
    assert named.name == "Mara Lindqvist"


@pytest.mark.parametrize("junk", ["", "[]", "{", '{"theme": 7, "recent": "x"}', "\0"])
def test_broken_settings_are_as_none(junk):
    path = config_folder() / "settings.json"
    path.parent.mkdir(parents=True)
    path.write_text(junk, "utf-8")
    settings = Settings()
    assert settings.get("theme", "system") == "system"
    settings.set("theme", "light")
    assert Settings().get("theme", "system") == "light"


def test_a_place_is_written_soon_after_it_changed(qtbot):
    state = ViewState("a" * 32)
    state.set_article("b" * 32)
    state.set_place("b" * 32, 1234, 7)
    path = data_folder() / "views" / f"{'a' * 32}.json"
    qtbot.waitUntil(path.exists)
    again = ViewState("a" * 32)
    assert again.article == "b" * 32
    assert again.place("b" * 32) == (1234, 7)
    assert again.place("c" * 32) == (0, None)


def test_places_of_many_articles_are_bounded():
    state = ViewState("a" * 32)
    for number in range(600):
        state.set_place(f"{number:032x}", number, None)
    assert state.place(f"{0:032x}") == (0, None)
    assert state.place(f"{599:032x}") == (599, None)


@pytest.mark.parametrize("junk", ["", "null", '{"places": 3}', '{"places": {"x": {"top": -4}}}'])
def test_a_broken_view_is_as_none(junk):
    path = data_folder() / "views" / f"{'a' * 32}.json"
    path.parent.mkdir(parents=True)
    path.write_text(junk, "utf-8")
    state = ViewState("a" * 32)
    assert state.article is None
    assert state.place("x") == (0, None)


def test_nothing_half_written_stays(qtbot):
    state = ViewState("a" * 32)
    state.set("tab", 1)
    state.write()
    files = list((data_folder() / "views").iterdir())
    assert [file.name for file in files] == [f"{'a' * 32}.json"]
    assert json.loads(files[0].read_text("utf-8")) == {"tab": 1}


def test_a_folder_that_cannot_be_written_costs_only_the_view(home: Path, expected_logs):
    expected_logs.append("could not be kept")
    data_folder().parent.mkdir(parents=True, exist_ok=True)
    data_folder().write_text("a file where the folder should be")
    state = ViewState("a" * 32)
    state.set("tab", 1)
    state.write()
