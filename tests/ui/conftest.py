"""The program's look, for widgets shown alone."""

from __future__ import annotations

import pytest

from annotator.ui.fonts import load_fonts
from annotator.ui.look import Look


@pytest.fixture
def look(qapp) -> Look:
    """The light look."""
    return Look(load_fonts(), "light")
