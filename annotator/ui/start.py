"""The window's beginning; loads the rest of it as fast as it can."""

from __future__ import annotations

import builtins
import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.ui.qt_enums import make_enums_quickly
from annotator.ui.qt_parts import parts_late

if TYPE_CHECKING:
    from annotator.domain.identity import Annotator


def main(
    project: Path | None,
    *,
    sample: bool = False,
    annotator: Annotator | None = None,
    imports: Sequence[Path] = (),
) -> int:
    """Show the window on a project, the sample or the welcome screen, until it is closed.

    `imports` are taken into the project at once. Returns the exit code.
    """
    load_qt()
    from annotator.ui.application import run

    return run(project, sample=sample, annotator=annotator, imports=imports)


def load_qt() -> None:
    """Load Qt, and let Python import in its own way again.

    PySide puts an import of its own in the place of Python's, which reads the source text of
    every module that comes after it, for a switch (`__feature__`) that this program never uses.
    From here until the window is painted (`annotator.ui.application`) Python's collector is off,
    as nothing loaded at start is garbage, and Qt's enumerations are made quickly.
    """
    gc.disable()
    make_enums_quickly()
    importing = builtins.__import__
    with parts_late():
        import PySide6.QtWidgets  # noqa: F401

    # Where somebody loaded Qt before, it says here what it has replaced.
    builtins.__import__ = getattr(builtins, "__orig_import__", importing)
