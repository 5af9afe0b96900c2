"""Words broken into lines: as many as fit, in the same order, and never wider than the place."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetrics

from annotator.ui.widgets.labels import wrapped

texts = st.text(st.sampled_from("iW m—.é市قل🎉 "), max_size=700)


@given(texts, st.integers(40, 900), st.integers(1, 4))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_lines_fit_and_say_the_words_in_order(qapp, words, width, most):
    metrics = QFontMetrics(QFont(qapp.font()))
    lines = wrapped(words, metrics, width, most)
    assert len(lines) <= most
    shown = "".join(" ".join(words[:600].split()).split())
    said = "".join("".join(line.strip("\u2067\u2069").split()) for line in lines)
    if said != shown:
        assert len(lines) == most
        assert said.endswith("…")
        assert shown.startswith(said.removesuffix("…").strip("\u200d"))
    single = [line for line in lines if len(line.strip("\u2067\u2069")) > 1]
    assert all(metrics.horizontalAdvance(line) <= width for line in single[:-1])


def test_a_line_takes_all_the_words_that_fit(qapp):
    metrics = QFontMetrics(QFont(qapp.font()))
    words = "the harbour gate would cost more than twice what they had first been told"
    first, second = "the harbour gate would", "cost more"
    width = metrics.horizontalAdvance(first)
    lines = wrapped(words, metrics, width, 9)
    assert lines[0] == first
    assert lines[1].startswith(second)
    assert " ".join(lines) == words
