"""Tags are seen: tints, underlines, rings, numbers, brackets, proposals."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from annotator.domain.scheme import Label
from annotator.text.span import Span
from annotator.ui.article.marks import Marks
from annotator.ui.article.theme import ArticleTheme

TEXT = "“We are not walking away from the gate,” Ms Obuya said on Tuesday, the memo says."
QUOTE = "“We are not walking away from the gate,”"


def under(rect: QRect) -> QRect:
    """The strip below some words in which underlines stand."""
    return QRect(rect.left(), rect.bottom(), rect.width(), 12)


def runs(image: QImage, y: int, colour: int) -> list[int]:
    """Lengths of the stretches of one colour in a row of pixels."""
    row = "".join("#" if image.pixel(x, y) == colour else " " for x in range(image.width()))
    return [len(run) for run in row.split()]


def test_a_tag_is_tinted_and_underlined_where_its_words_are(show, view, has_colour, span_of):
    show(TEXT)
    (rect,) = view.rects_of(span_of(TEXT, QUOTE))
    assert not has_colour(rect, "quote_tint")
    span = span_of(TEXT, QUOTE)
    view.marks.replace(1, [(span.start, span.end, 1, "quote", "{}")])
    view.refresh()
    assert has_colour(rect, "quote_tint")
    assert has_colour(under(rect), "quote")
    beside = QRect(rect.right() + 10, rect.top(), 60, rect.height())
    assert not has_colour(beside, "quote_tint")
    view.marks.remove(1)
    view.refresh()
    assert not has_colour(rect, "quote_tint")


@pytest.mark.parametrize(
    ("tag", "look"),
    [
        (("quote", '{"form": "direct"}'), "whole"),
        (("quote", '{"form": "indirect"}'), "dashed"),
        (("quote", '{"form": "mixed"}'), "dotted"),
        (("cue", "{}"), "dotted"),
        (("source", "{}"), "whole"),
    ],
)
def test_the_form_is_told_by_the_line_without_colour(show, view, picture, span_of, tag, look):
    show(TEXT, [(QUOTE, 1, *tag)])
    (rect,) = view.rects_of(span_of(TEXT, QUOTE))
    colour = view.theme.colour(tag[0]).rgb()
    image = picture(under(rect))
    lengths = max((runs(image, y, colour) for y in range(image.height())), key=sum)
    if look == "whole":
        assert max(lengths) > rect.width() - 4
    elif look == "dashed":
        assert len(set(lengths[1:-1])) == 1
        assert len(lengths) > 10
    else:
        assert min(lengths[1:-1]) <= 2
        assert len(lengths) > 10


def test_claim_and_quote_differ_in_greyscale(show, view, picture, span_of):
    pictures = []
    for label in ("quote", "claim", "source", "cue", "scare"):
        show(TEXT, [(QUOTE, 1, label)])
        (rect,) = view.rects_of(span_of(TEXT, QUOTE))
        grey = picture(under(rect)).convertToFormat(QImage.Format.Format_Grayscale8)
        colours = {grey.pixel(40, y) for y in range(grey.height())}
        darkest = min(colours)
        pictures.append(
            tuple(
                tuple(grey.pixel(x, y) == darkest for x in range(40, 80))
                for y in range(grey.height())
            )
        )
    quote, claim, source, cue, _ = pictures
    assert len({quote, claim, source, cue}) == 4


def test_underlines_that_overlap_lie_in_lanes_and_the_line_grows(show, view, has_colour, span_of):
    text = TEXT + " " + "More words follow here. " * 20
    show(text)
    after = span_of(text, "More")
    top = view.rects_of(after)[0].top()
    for number, label in enumerate(("quote", "claim", "source", "cue", "scare"), 1):
        view.marks.replace(number, [(0, 39, number, label, "{}")])
        view.refresh()
    (rect,) = view.rects_of(Span(0, 39))
    for label in ("quote", "claim", "source", "cue", "scare"):
        assert has_colour(QRect(rect.left(), rect.bottom(), 120, 24), label)
    assert view.rects_of(after)[0].top() > top + 8
    for number in range(1, 6):
        view.marks.remove(number)
    view.refresh()
    assert view.rects_of(after)[0].top() == top


def test_a_quote_inside_a_quote_is_darker(show, view, picture, span_of):
    show(TEXT, [(QUOTE, 1, "quote"), ("walking away", 2, "quote")])
    outer = view.rects_of(span_of(TEXT, "We are"))[0].topLeft()
    inner = view.rects_of(span_of(TEXT, "walking"))[0].topLeft()
    image = picture()
    shades = [image.pixelColor(point + QPoint(0, 1)).lightness() for point in (outer, inner)]
    assert shades[1] < shades[0]


def test_the_picked_one_is_ringed_and_so_are_its_parts(show, view, picture, span_of):
    show(TEXT, [(QUOTE, 1, "quote"), ("Ms Obuya", 2, "source")], [(1, "source", 1, 2)])
    (quote,) = view.rects_of(span_of(TEXT, QUOTE))
    (source,) = view.rects_of(span_of(TEXT, "Ms Obuya"))
    before = [picture(rect.adjusted(-6, -6, 6, 8)) for rect in (quote, source)]
    view.pick(1, {2: "source"})
    after = [picture(rect.adjusted(-6, -6, 6, 8)) for rect in (quote, source)]
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert view.picked == 1
    view.pick(None)
    assert [picture(rect.adjusted(-6, -6, 6, 8)) for rect in (quote, source)] == before


def test_linked_ends_share_a_number(show, view, has_colour, span_of):
    show(TEXT, [(QUOTE, 1, "quote"), ("Ms Obuya", 2, "source")])
    (source,) = view.rects_of(span_of(TEXT, "Ms Obuya"))
    over = QRect(source.right(), source.top() - 10, 16, 12)
    assert not has_colour(over, "source_text")
    view.marks.replace_links([1], [(1, "source", 1, 2)])
    view.refresh()
    assert has_colour(over, "source_text")


@pytest.mark.parametrize(("label", "bracketed"), [("quote", True), ("claim", True), ("cue", False)])
def test_quotes_and_claims_have_a_bracket(show, view, has_colour, span_of, label, bracketed):
    show(TEXT, [(QUOTE, 1, label)])
    (rect,) = view.rects_of(span_of(TEXT, QUOTE))
    margin = QRect(rect.left() - 90, rect.top() - 4, 88, rect.height() + 4)
    assert has_colour(margin, label) == bracketed


def test_brackets_of_overlapping_tags_stand_side_by_side(show, view, picture, span_of):
    show(TEXT, [(QUOTE, 1, "quote"), ("walking away", 2, "claim")])
    (rect,) = view.rects_of(span_of(TEXT, QUOTE))
    image = picture(QRect(rect.left() - 90, rect.center().y(), 88, 1))
    for label in ("quote", "claim"):
        assert runs(image, 0, view.theme.colour(label).rgb()) == [3]


def test_the_margin_says_what_the_scheme_calls_it(show, view, picture, span_of):
    show(TEXT, [(QUOTE, 1, "quote")])
    (rect,) = view.rects_of(span_of(TEXT, QUOTE))
    margin = rect.translated(-rect.left() + 40, 0)
    before = picture(margin)
    view.set_labels([Label("quote", "Zitat", colour="quote")])
    assert picture(margin) != before


def test_a_proposal_is_outlined_until_it_is_taken_back(show, view, picture, span_of):
    show(TEXT)
    span = span_of(TEXT, "Ms Obuya")
    box = view.rects_of(span)[0].adjusted(-4, -4, 4, 6)
    plain = picture(box)
    view.set_proposal([(span, "source")])
    assert picture(box) != plain
    view.set_proposal(None)
    assert picture(box) == plain


def test_a_label_of_ones_own_is_drawn_in_grey(show, view, has_colour, span_of):
    show(TEXT, [(QUOTE, 1, "frame")])
    assert has_colour(view.rects_of(span_of(TEXT, QUOTE))[0], "other_tint")


def test_another_theme_paints_other_colours(show, view, has_colour, span_of):
    show(TEXT, [(QUOTE, 1, "quote")])
    light = view.theme.colour("page")
    view.set_theme(ArticleTheme.dark(view.theme.serif))
    assert view.theme.colour("page") != light
    assert has_colour(view.rects_of(span_of(TEXT, QUOTE))[0], "quote_tint")
    assert has_colour(QRect(300, 300, 4, 4), "page")


def test_all_tags_can_be_read_anew(show, view, has_colour, span_of):
    show(TEXT, [(QUOTE, 1, "quote")])
    (rect,) = view.rects_of(span_of(TEXT, QUOTE))
    span = span_of(TEXT, QUOTE)
    view.set_marks(Marks([(span.start, span.end, 2, "claim", "{}")]))
    assert has_colour(rect, "claim_tint")
    assert not has_colour(rect, "quote_tint")
    assert view.annotations_at(3) == [2]
