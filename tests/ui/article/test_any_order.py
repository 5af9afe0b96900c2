"""Whatever one does in whatever order: nothing breaks, and the sums stay right."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests.ui.article.reader import Reader, steps, texts


@given(texts.filter(bool), steps)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_anything_in_any_order(view, qtbot, text, some):
    reader = Reader(view, qtbot, text)
    for name, a, b in some:
        reader.do(name, a, b)
    view.viewport().grab()
    bar = view.verticalScrollBar()
    height = view.document().documentLayout().documentSize().height()
    assert bar.maximum() == max(round(height) - view.viewport().height(), 0)
    assert 0 <= view.top_offset() <= len(text)
    assert 0 <= view.caret_offset() <= len(text)
