"""What gets ready for a key that may be pressed is what the key brings."""

from __future__ import annotations

import pytest

from annotator.text.span import words
from annotator.ui.reading import head_row
from annotator.ui.told_by_words import told_by_words


@pytest.mark.parametrize(("key", "label"), [("Q", "quote"), ("C", "claim")])
@pytest.mark.parametrize("said", ["I never left", "rain is cheap", "“I never will.”"])
def test_what_the_list_would_say_of_words_it_says_of_their_tag(
    window, drag_over, press, key, label, said
):
    opened, scheme = window.workspace.opened, window.workspace.scheme
    drag_over(said)
    spans = tuple(window.view.selected_spans())
    answers = told_by_words(scheme, label, opened.text, spans, opened.article.language)
    would = head_row(scheme, label, words(opened.text, spans), answers, {})
    press(window.view, key, "Escape")
    id = window.bench.panel.heads.id_at(0)
    assert window.showing.read_heads([id])[id] == would
