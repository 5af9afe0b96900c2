"""Any colour of one's own can be seen and read on the page, light and dark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.scheme import Label
from annotator.ui.article.theme import ArticleTheme
from annotator.ui.theme import THEMES, load_theme
from annotator.ui.tones import contrast, is_free, tone

ANY = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize("name", THEMES)
@given(colour=ANY)
def test_lines_are_seen_and_words_are_read(name, colour):
    colours = load_theme(name).colours
    assert contrast(tone(colours, colour), colours["page"]) >= 3
    text, tint = tone(colours, colour, "text"), tone(colours, colour, "tint")
    for ground in ("page", "window", "card"):
        assert contrast(text, colours[ground]) >= 4.5
    assert contrast(text, colours["on_label"]) >= 4.5
    assert contrast(colours["text"], tint) >= 4.5


def test_a_colour_that_is_seen_already_stays_as_it_was_chosen():
    assert tone(load_theme("light").colours, "#AA3377") == "#AA3377"


def test_names_of_the_theme_and_unknown_ones():
    colours = load_theme("dark").colours
    assert tone(colours, "quote", "tint") == colours["quote_tint"]
    assert tone(colours, "page", "text") == colours["other_text"]
    assert tone(colours, "#12", "text") == colours["other_text"]
    assert is_free("#a0B1c2")
    assert not is_free("a0B1c2")


def test_a_free_colour_reaches_the_article_the_panel_and_the_chips():
    article = ArticleTheme.light().with_labels([Label("frame", "Frame", colour="#AA3377")])
    assert article.label("frame").line.name() == "#aa3377"
    theme = load_theme("light")
    assert theme.label("#AA3377").name() == "#aa3377"
    assert theme.colour("#AA3377_text") == theme.label("#AA3377", "text")
    assert theme.knows("#AA3377")
    assert not theme.knows("no such colour")
