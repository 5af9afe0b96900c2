"""Every text can be read: 4.5 to 1 at least, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from annotator.ui.theme import THEMES, load_theme, palette, style_sheet

LABELS = ("quote", "claim", "source", "cue", "scare", "other")
GROUNDS = ("window", "canvas", "page", "card", "hover", "chosen", "chosen_row")
PAIRS = (
    *((ink, ground) for ink in ("text", "muted") for ground in GROUNDS),
    *((state, f"{state}_fill") for state in ("done", "working", "waiting", "warning")),
    *(("warning", ground) for ground in ("window", "card", "chosen_row")),
    *(("on_accent", "accent_fill"), ("on_selection", "selection"), ("on_tip", "tip")),
    *(("danger", "card"), ("accent", "window"), ("accent", "card"), ("text", "warning_fill")),
    *((f"{label}_text", ground) for label in LABELS for ground in ("page", "window")),
    *(("text", f"{label}_tint") for label in LABELS),
    *(("on_label", f"{label}_text") for label in LABELS),
)


def luminance(colour: QColor) -> float:
    """Relative luminance. Source: WCAG 2.2, 1.4.3."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(name, ink, ground):
    theme = load_theme(name)
    assert contrast(theme.colour(ink), theme.colour(ground)) >= 4.5


def test_the_measure_knows_black_on_white():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_has_all_its_colours(name):
    sheet = style_sheet(load_theme(name), 13)
    assert "@" not in sheet


def test_light_is_light_and_dark_is_dark():
    for name in THEMES:
        made = palette(load_theme(name))
        ground = made.color(QPalette.ColorRole.Window).lightness()
        assert (ground < 128) == (name == "dark") == load_theme(name).dark


def test_a_label_without_a_colour_is_grey():
    theme = load_theme("light")
    assert theme.label("no such colour") == theme.colour("other")
    assert theme.label("quote", "tint") == theme.colour("quote_tint")


def test_a_wish_is_followed_and_told(look, qtbot):
    with qtbot.waitSignal(look.changed):
        look.set_wish("dark")
    assert look.theme.name == "dark"
    look.set_wish("no such theme")
    assert look.theme.name == "dark"
