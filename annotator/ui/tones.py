"""The tones of a label's colour: the theme's own, or made from any `#RRGGBB`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtGui import QColor

LEAST_LINE, LEAST_TEXT = 3.0, 4.5
"""Contrast to the page that a line and that words need at least. Source: WCAG 2.2."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_TINT = 0.17
_STEP = 0.04


def is_free(colour: str) -> bool:
    """True for a colour that is none of the theme's names, but `#RRGGBB`."""
    return _HEX.fullmatch(colour) is not None


def tone(colours: Mapping[str, str], colour: str, role: str = "") -> str:
    """A label's colour in a theme: for lines, or its `text` or `tint`; grey when unknown.

    A free colour is moved towards the theme's text until it can be seen on the theme's page.
    """
    if is_free(colour):
        return _free(colour, role, colours["page"], colours["text"])
    key = colour if f"{colour}_text" in colours else "other"
    return colours[f"{key}_{role}" if role else key]


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1. Source: WCAG 2.2, 1.4.3."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """How much two colours differ in lightness: 1 (not at all) to 21 (black on white)."""
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def _free(colour: str, role: str, page: str, text: str) -> str:
    if role == "tint":
        return _mixed(page, colour, _TINT)
    # Words also stand on grounds a little off the page: a tenth more than the least.
    least = LEAST_TEXT * 1.1 if role == "text" else LEAST_LINE
    share, found = 0.0, colour
    while contrast(found, page) < least and share < 1:
        share = min(share + _STEP, 1.0)
        found = _mixed(colour, text, share)
    return found


def _mixed(one: str, other: str, share: float) -> str:
    first, second = QColor(one), QColor(other)
    pairs = (
        (first.red(), second.red()),
        (first.green(), second.green()),
        (first.blue(), second.blue()),
    )
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
