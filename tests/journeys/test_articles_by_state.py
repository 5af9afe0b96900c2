"""The list of articles, narrowed by their state and by words."""

from __future__ import annotations

import pytest

from annotator.ui.searching import by_state


@pytest.mark.parametrize(
    ("query", "words", "states"),
    [
        ("is:done", "", ["done"]),
        ("harbour IS:To-Do fees", "harbour  fees", ["to_do"]),
        ("is:in_progress is:done", "", ["in_progress", "done"]),
        ("this:done", "this:done", []),
        ("is:donet", "is:donet", []),
    ],
)
def test_a_query_names_words_and_states(query, words, states):
    assert by_state(query) == (words, states)


def test_articles_are_listed_by_state_and_words(window, qtbot):
    library = window.bench.library
    window.tagging.set_status(window.workspace.article.id, "done")

    def listed(query):
        library.look_for(query)
        return [one.title for one in window.workspace.read_articles(library.model.ids())]

    assert listed("is:done") == ["Council waits"]
    assert listed("is:to-do") == ["Harbour fees rise"]
    assert listed("harbour is:done") == []
    assert listed("harbour is:to-do") == ["Harbour fees rise"]
    assert len(listed("")) == 2
