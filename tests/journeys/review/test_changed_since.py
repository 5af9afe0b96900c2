"""A corrected article shows which quotes of the first have other words now, and that is waived."""

from __future__ import annotations

import pytest

from tests.exchange.press import article, quote
from tests.exchange.press import press as written

SAID = "“We will never leave the harbour to the sea, and nobody saw the boats leave.”"
LATER = "“We will never leave the harbour to the wind, and nobody saw the boats leave.”"


@pytest.fixture
def project_file(tmp_path):
    return written(
        tmp_path / "Corrected.annotator",
        [
            article(1, "Alder Courier", "2026-03-12", [quote(SAID)], "Gate stays open"),
            article(2, "Alder Courier", "2026-03-13", [quote(LATER)], "Gate stays open"),
        ],
    )


def test_the_facet_lists_it_and_a_reason_lets_it_stand(
    desk, press, facet, settled, qtbot, window, in_dialog
):
    desk.page.facets.choose(facet("Words changed since"))
    settled()
    assert [desk.page.model.line(row).words for row in range(desk.page.model.rowCount())] == [SAID]

    def give(dialog):
        qtbot.waitUntil(dialog.line.hasFocus)
        qtbot.keyClicks(dialog.line, "They corrected it.")
        press(dialog.line, "Return")

    in_dialog(give)
    press(desk.page.table, "T")
    qtbot.waitUntil(lambda: window.workspace.project.undo_text() == "Let remarks stand")
    settled()
    assert facet("Words changed since").count == 0
    assert facet("All").count == 2


def test_the_article_tells_it_too(desk, press, window, qtbot):
    press(desk.page.table, "Return")
    told = "A later version of this article has these words no more."
    watching = window.remarks.watching
    qtbot.waitUntil(lambda: any(one.sentence == told for one in watching.remarks()))
