"""Words are read in the direction of their first letter."""

from __future__ import annotations

import pytest

from annotator.text.direction import is_right_to_left


@pytest.mark.parametrize(
    ("words", "rtl"),
    [
        ("", False),
        ("12 %", False),
        ("The gate", False),
        ("«لن نغادر» he said", True),
        ("412 מיליון", True),
        ("Calder قال", False),
        ("議会 قال", False),
    ],
)
def test_the_first_letter_decides(words, rtl):
    assert is_right_to_left(words) is rtl
