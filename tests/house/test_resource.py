from __future__ import annotations

import pytest

import annotator
from annotator.domain.errors import AnnotatorError
from annotator.resource import resource


def test_a_shipped_folder_is_found():
    assert resource("sample").is_dir()


@pytest.mark.parametrize("name", ["schemes/nobody.json", "../pyproject.toml", "/etc/passwd"])
def test_what_is_not_shipped_is_named_in_a_sentence(name):
    with pytest.raises(AnnotatorError, match="missing") as caught:
        resource(name)
    assert name in str(caught.value)
    assert isinstance(caught.value, FileNotFoundError)


def test_the_package_has_no_other_names():
    with pytest.raises(AttributeError, match="no attribute 'Projekt'"):
        annotator.Projekt  # noqa: B018
