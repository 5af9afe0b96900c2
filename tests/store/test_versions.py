"""A quote whose words a later version of its article has no more is remarked, whatever is done."""

from __future__ import annotations

import pytest

from annotator.store import articles, waivers
from annotator.store.annotations import set_spans
from annotator.store.intake import add_article
from annotator.store.review_rows import catch_up, leave_all
from annotator.text.span import Span
from tests.exchange.press import article, quote, uid

SAID = "“We will never leave the harbour to the sea, and nobody saw the boats leave.”"
LATER = "“We will never leave the harbour to the wind, and nobody saw the boats leave.”"


def saying(number, published, *words, publisher="Alder Courier", headline="Gate stays open"):
    quotes = [quote("“It rained all night on the quay.”"), *map(quote, words)]
    return article(number, publisher, published, quotes, headline)


@pytest.fixture
def add(project):
    def put(record):
        with project.edit("Import") as edit:
            return add_article(edit, record)

    return put


@pytest.fixture
def changed(project):
    """The uids of the quotes that the check remarks, as the review has them."""

    def found():
        catch_up(project)
        rows = project.query(
            "SELECT a.uid, t.traits FROM review_row r JOIN review_traits t ON t.id = r.traits "
            "JOIN annotation a ON a.id = r.annotation ORDER BY a.id"
        )
        return [uid for uid, traits in rows if '"changed"' in traits]

    return found


def test_words_that_a_later_version_has_no_more_are_remarked(project, add, changed):
    add(saying(1, "2026-03-12", SAID))
    assert changed() == []
    add(saying(2, "2026-03-13", LATER))
    assert changed() == [uid(1, 1)]
    with project.edit("", kind="system") as edit:
        leave_all(edit)
    assert changed() == [uid(1, 1)]
    project.undo()
    assert changed() == []
    project.redo()
    assert changed() == [uid(1, 1)]


def test_an_earlier_version_that_comes_later_is_remarked_itself(add, changed):
    add(saying(1, "2026-03-13", LATER))
    add(saying(2, "2026-03-12", SAID))
    assert changed() == [uid(2, 1)]


def test_of_several_versions_the_newest_counts(add, changed):
    add(saying(1, "2026-03-12", SAID))
    add(saying(2, "2026-03-13", LATER))
    add(saying(3, "2026-03-14", SAID.replace("“", "«").replace("”", "»")))
    assert changed() == [uid(2, 1)]


@pytest.mark.parametrize(
    "other",
    [
        saying(2, "2026-03-13", LATER, publisher="KPAL"),
        saying(2, "2026-03-13", LATER, headline="Gate is closed"),
        article(
            *(2, "Alder Courier", "2026-03-13"),
            [quote("“A column of the same title has other things to say every single week.”")],
            "Gate stays open",
        ),
    ],
)
def test_another_article_is_no_version(add, changed, other):
    add(saying(1, "2026-03-12", SAID))
    add(other)
    assert changed() == []


def test_it_follows_headlines_spans_and_waivers(project, add, changed):
    first = add(saying(1, "2026-03-12", SAID))
    second = add(saying(2, "2026-03-13", LATER, headline="Another"))
    ((id, start),) = project.query(
        "SELECT a.id, s.start FROM annotation a JOIN span s ON s.annotation = a.id WHERE a.uid = ?",
        (uid(1, 1),),
    )
    with project.edit("Rename") as edit:
        articles.set_article(edit, second, headline="GATE stays open")
    assert changed() == [uid(1, 1)]
    with project.edit("Shorten") as edit:
        set_spans(edit, id, [Span(start, start + len("“We will never leave the harbour"))])
    assert changed() == []
    project.undo()
    with project.edit("Leave") as edit:
        waivers.waive(edit, first, id, "changed", "They corrected it.")
    assert changed() == []


def test_deleting_the_version_takes_the_remark_back(project, add, changed):
    add(saying(1, "2026-03-12", SAID))
    second = add(saying(2, "2026-03-13", LATER))
    with project.edit("Delete") as edit:
        articles.remove_article(edit, second)
    assert changed() == []
