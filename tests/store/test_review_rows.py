"""The review's rows follow every edit, undo and redo, and are those that would be made anew."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest

from annotator.store import annotations as tags
from annotator.store import articles, intake, links, regions, sources, waivers
from annotator.store.check import check
from annotator.store.project import Project
from annotator.store.review_rows import MOST, STEP, catch_up, catching_up, is_behind, leave_all
from annotator.text.span import Span
from tests.store.hand import Hand
from tests.store.samples import ANN, TEXT, at, news

ROWS = (
    'SELECT r.annotation, r.article, place, "end", words, size, source, name, relay, cue, '
    "headline, publisher, published, t.traits "
    "FROM review_row r JOIN review_traits t ON t.id = r.traits "
    "ORDER BY r.annotation"
)


def rows(project):
    return project.query(ROWS)


def made_anew(project):
    """What the rows are when all of them are made from nothing."""
    with project.edit("", kind="system") as edit:
        leave_all(edit)
    catch_up(project)
    return rows(project)


def counts_are_right(project):
    told = dict(project.query("SELECT id, count FROM review_traits WHERE count <> 0"))
    return told == dict(project.query("SELECT traits, count(*) FROM review_row GROUP BY traits"))


def assert_rows_are_right(project):
    """All rows that are due are made; they and their counts are those made from nothing."""
    catch_up(project)
    before = rows(project)
    assert counts_are_right(project)
    assert before == made_anew(project)


@pytest.mark.parametrize("seed", range(6))
def test_rows_are_those_made_anew_whatever_is_done(project, article, seed):
    chance = random.Random(seed)
    hand = Hand(project, chance)
    for number in range(60):
        chance.choice([hand.act, hand.act, hand.act, project.undo, project.redo])()
        if number % 6 == 5:
            assert_rows_are_right(project)
    assert len(rows(project)) > 1


def test_a_row_holds_what_the_review_shows(project, article):
    (quote, claim) = rows(project)
    place, end = at("“The seals,”").start, at("“were known to be worn.”").end
    source = project.query("SELECT source FROM annotation WHERE label = 'source'")[0][0]
    assert quote[1:13] == (
        *(article, place, end, "“The seals,” […] “were known to be worn.”", 7),
        *(source, "Ines Obuya", "", "said", "Harbour gates to be replaced 🎉"),
        *("The Harbour Gazette", "2026-03-14"),
    )
    assert quote[13] == '["quote","unreviewed","direct","","person","named","1",[]]'
    assert claim[13] == '["claim","needs_work","","","","","1",["no_voice"]]'


def test_an_edit_without_tags_leaves_no_rows(project):
    assert rows(project) == []
    assert not is_behind(project)


def test_a_renamed_source_and_headline_are_shown(project, article):
    source = project.query("SELECT id FROM source")[0][0]
    with project.edit("Rename") as edit:
        sources.set_source(edit, source, name="I. Obuya", type="organization")
        articles.set_article(edit, article, headline="Another")
    catch_up(project)
    assert rows(project)[0][7] == "I. Obuya"
    assert '"organization"' in rows(project)[0][13]
    assert {row[10] for row in rows(project)} == {"Another"}
    project.undo()
    catch_up(project)
    assert rows(project)[0][7] == "Ines Obuya"


def test_a_waived_remark_is_counted_no_more(project, article):
    claim = rows(project)[1][0]
    with project.edit("Waive") as edit:
        waiver = waivers.waive(edit, article, claim, "no_voice", "It is in nobody's.")
    assert rows(project)[1][13].endswith(",[]]")
    with project.edit("Take back") as edit:
        waivers.remove_waiver(edit, waiver)
    assert rows(project)[1][13].endswith(',["no_voice"]]')


def test_removing_one_of_two_that_overlap_is_told_of_the_other(project, article):
    with project.edit("Tag") as edit:
        new = tags.add_annotation(edit, article, "quote", [at("known")])
    assert "overlap" in rows(project)[0][13]
    with project.edit("Remove") as edit:
        tags.remove_annotations(edit, [new])
    assert "overlap" not in rows(project)[0][13]


def test_a_source_without_an_entry_is_told_of_its_quote(project, article):
    mention = project.query("SELECT id FROM annotation WHERE label = 'source'")[0][0]
    with project.edit("Forget who") as edit:
        tags.set_entry(edit, mention, None)
    assert rows(project)[0][6:8] == (None, "Ines Obuya")
    assert "no_entry" in rows(project)[0][13]
    with project.edit("Unlink") as edit:
        links.remove_link(edit, project.query("SELECT id FROM link WHERE kind = 'source'")[0][0])
    assert rows(project)[0][7] == ""
    assert "no_source" in rows(project)[0][13]


def test_a_large_edit_is_listed_afterwards_in_steps(project):
    with project.edit("Import") as edit:
        for number in range(MOST // 4 + 20):
            intake.add_article(edit, news(number))
    assert is_behind(project)
    steps = list(catching_up(project))
    assert steps[-1] == (MOST // 4 + 20, MOST // 4 + 20)
    assert len(rows(project)) == 2 * (MOST // 4 + 20)
    assert not is_behind(project)
    assert counts_are_right(project)


def test_what_a_small_article_says_of_itself_is_shown_at_once(project, article):
    with project.edit("Rename") as edit:
        articles.set_article(edit, article, headline="Another")
        regions.add_region(edit, article, "boilerplate", Span(0, len(TEXT)))
    assert not is_behind(project)
    assert {row[10] for row in rows(project)} == {"Another"}
    assert all("boilerplate" in row[13] for row in rows(project))
    project.undo()
    assert not is_behind(project)
    assert not any("boilerplate" in row[13] for row in rows(project))


def test_a_large_article_is_listed_anew_later(project, article):
    with project.edit("Tag") as edit:
        for number in range(STEP + 1):
            start, length = number % 40, number // 40 + 1
            tags.add_annotation(edit, article, "claim", [Span(start, start + length)])
    with project.edit("Rename") as edit:
        articles.set_article(edit, article, headline="Another")
    assert is_behind(project)
    catch_up(project)
    assert {row[10] for row in rows(project)} == {"Another"}
    assert counts_are_right(project)


def test_making_rows_is_no_edit_that_anybody_sees(project, article):
    with project.edit("Move") as edit:
        articles.set_article(edit, article, publisher="Another")
        leave_all(edit)
    assert is_behind(project)
    before = project.last_edit
    catch_up(project)
    assert project.last_edit == before
    assert project.undo_text() == "Move"


def test_a_file_without_these_tables_gets_them(saved):
    with closing(sqlite3.connect(saved)) as bare:
        for table in ("review_row", "review_traits", "review_pending", "review_version"):
            bare.execute(f"DROP TABLE {table}")
        bare.commit()
    with Project.open(saved, annotator=ANN) as project:
        assert is_behind(project)
        catch_up(project)
        assert len(rows(project)) == 2
    assert not check(saved).findings


def test_a_file_without_these_tables_is_read_as_it_is(saved):
    with closing(sqlite3.connect(saved)) as bare:
        bare.execute("DROP TABLE review_row")
        bare.commit()
    with Project.open(saved, read_only=True) as project:
        assert project.text(1)
