"""The typefaces that come with the program, as packages: no font file is in the repository."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

_LEAST_PIXELS = 13
_SANS_PIXELS = 14  # Source Sans is small for its size


def load_fonts() -> str:
    """Make the typefaces known, choose the screen's font, and return the article's family."""
    serif = _load("font_source_serif_pro", "SourceSerifPro", ("Regular", "Bold")) or "serif"
    font = QApplication.font()
    if QFontInfo(font).family().startswith("DejaVu"):
        family = _load("font_source_sans_pro", "SourceSansPro", ("Regular", "Semibold"))
        if family:
            font = QFont(family)
            font.setPixelSize(_SANS_PIXELS)
    if QFontInfo(font).pixelSize() < _LEAST_PIXELS:
        font.setPixelSize(_LEAST_PIXELS)
    QApplication.setFont(font)
    return serif


def families() -> tuple[str, str]:
    """The families of the article's and the screen's own typeface, empty where one is missing."""
    serif = _load("font_source_serif_pro", "SourceSerifPro", ("Regular", "Bold"))
    sans = _load("font_source_sans_pro", "SourceSansPro", ("Regular", "Semibold", "Bold"))
    return serif or "", sans or ""


def _load(package: str, prefix: str, styles: tuple[str, ...]) -> str | None:
    """Load some styles of a font package and return its family, None when it is not installed."""
    found = find_spec(package)
    if found is None or found.origin is None:
        return None
    family = None
    for style in styles:
        path = Path(found.origin).parent / "files" / f"{prefix}-{style}.ttf"
        families = QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(path))
        )
        family = family or next(iter(families), None)
    return family
