"""The layout's sums are those of its paragraphs, however they came into view."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from annotator.ui.article.document import make_document
from annotator.ui.article.layout import ArticleLayout
from annotator.ui.article.page import page
from annotator.ui.article.shown import shown
from annotator.ui.article.theme import ArticleTheme

words = st.sampled_from(["gate", "harbour", "🎉", "قال", "市議会", "\n", "\n", "x" * 90, "a\u0301"])
texts = st.lists(words, max_size=150).map(" ".join)
orders = st.lists(st.integers(0, 10**6), max_size=20)
relaxed = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def lay_out(text: str, width: int) -> tuple[QTextDocument, ArticleLayout]:
    theme = ArticleTheme.light()
    document = make_document(what := shown(theme, page(theme, 1.0, width), text))
    layout = ArticleLayout(document, what)
    document.setDocumentLayout(layout)
    return document, layout


@given(texts, orders, st.sampled_from([420, 600, 760, 1400]))
@relaxed
def test_heights_add_up(qapp, text, order, width):
    document, layout = lay_out(text, width)
    count = document.blockCount()
    for number in order:
        layout.paragraph(number % count)
    layout.settle(0, layout.height + 10**6)
    heights = [layout.paragraph(number).height for number in range(count)]
    assert layout.text_bottom - layout.text_top == sum(heights)
    assert [layout.top(number) for number in range(count)] == [
        layout.text_top + sum(heights[:number]) for number in range(count)
    ]
    for number in range(count):
        assert layout.number_at(layout.top(number)) == number
        assert layout.number_at(layout.top(number) + heights[number] - 1) == number


@given(texts.filter(bool))
@relaxed
def test_lines_follow_each_other_and_hold_every_character(qapp, text):
    document, layout = lay_out(text, 600)
    for number in range(document.blockCount()):
        paragraph = layout.paragraph(number)
        assert paragraph.lines[0].start == 0
        assert paragraph.end == paragraph.start + document.findBlockByNumber(number).length() - 1
        for above, below in zip(paragraph.lines, paragraph.lines[1:], strict=False):
            assert above.end == below.start
            assert above.top + above.height == below.top


def test_estimates_are_near_the_truth(qapp):
    text = "The council delayed the vote on the tide gate again on Tuesday evening. " * 5
    document, layout = lay_out("\n".join([text] * 300), 760)
    guess = layout.height
    layout.settle(0, layout.height * 2)
    assert abs(layout.height - guess) < 0.2 * layout.height
    assert document.blockCount() == 300
