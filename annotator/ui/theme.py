"""Themes: named colours from a shipped file, and what Qt paints with them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from PySide6.QtGui import QColor, QPalette

from annotator.frozen import frozen
from annotator.resource import resource
from annotator.ui.tones import is_free, tone

THEMES = ("light", "dark")

_ROLES = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "card"),
    (QPalette.ColorRole.AlternateBase, "window"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "muted"),
    (QPalette.ColorRole.Button, "card"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Highlight, "accent_fill"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.ToolTipBase, "tip"),
    (QPalette.ColorRole.ToolTipText, "on_tip"),
    (QPalette.ColorRole.Light, "card"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "field_line"),
    (QPalette.ColorRole.Shadow, "shadow"),
    (QPalette.ColorRole.Accent, "accent_fill"),
)
_DIMMED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


@frozen
class Theme:
    """One set of named colours, `#RRGGBB` each."""

    name: str
    colours: Mapping[str, str]

    def colour(self, name: str) -> QColor:
        """The colour called `name`; of a label's own colour also `#RRGGBB_text` and the like.

        Raises KeyError when the theme file lacks it.
        """
        if name.startswith("#"):
            colour, _, role = name.partition("_")
            return self.label(colour, role)
        return ink(self.colours[name])

    def knows(self, colour: str) -> bool:
        """True when a label of this colour is not grey."""
        return is_free(colour) or f"{colour}_text" in self.colours

    def label(self, colour: str, role: str = "") -> QColor:
        """A label's colour: for lines, or its `text` or `tint`; unknown labels are grey."""
        return ink(tone(self.colours, colour, role))

    @property
    def dark(self) -> bool:
        return self.colour("window").lightness() < 128


@lru_cache(maxsize=256)
def ink(spelled: str) -> QColor:
    """The colour spelled `#RRGGBB`, made once for all who paint with it: nobody changes it."""
    return QColor(spelled)


@cache
def load_theme(name: str) -> Theme:
    """The shipped theme called `name`."""
    plain = json.loads(resource(f"themes/{name}.json").read_text("utf-8"))
    return Theme(plain["name"], plain["colours"])


def palette(theme: Theme) -> QPalette:
    """What Fusion paints with."""
    made = QPalette()
    for role, name in _ROLES:
        made.setColor(role, theme.colour(name))
    for role in _DIMMED:
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("faint"))
    return made


def style_sheet(theme: Theme, pixels: int) -> str:
    """The shipped style sheet with colours and text sizes filled in.

    `@name` is a colour of the theme; `@size+n` is the text size `pixels` and n more.
    """
    sheet = resource("themes/window.qss").read_text("utf-8")
    arrow = resource(f"icons/arrow-{theme.name}.svg").as_posix()
    sheet = sheet.replace("@arrow", arrow).replace("@tick", resource("icons/tick.svg").as_posix())
    sheet = re.sub(r"@size([+-]\d+)?", lambda found: _pixels(pixels, found[1]), sheet)
    return re.sub(r"@(\w+)", lambda found: theme.colours[found[1]], sheet)


def _pixels(base: int, more: str | None) -> str:
    return f"{base + int(more or 0)}px"
