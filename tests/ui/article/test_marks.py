"""Marks hold spans and links, changed piece by piece."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.article.marks import Marks

ROWS = [
    (0, 10, 1, "quote", "{}"),
    (12, 15, 2, "source", "{}"),
    (20, 30, 1, "quote", "{}"),
    (40, 50, 3, "claim", "{}"),
    (52, 60, 4, "source", "{}"),
]
LINKS = [(1, "source", 1, 2), (2, "source", 3, 4), (3, "supports", 3, 1)]


def test_spans_of_one_annotation_stay_together():
    marks = Marks(ROWS)
    assert [mark[:2] for mark in marks.of(1)] == [(0, 10), (20, 30)]
    assert marks.of(9) == []
    assert [mark[2] for mark in marks.overlapping(5, 25)] == [1, 2, 1]
    assert len(marks) == 4
    assert 3 in marks


def test_numbers_are_ranks_of_linked_heads_and_shared_by_their_parts():
    marks = Marks(ROWS, LINKS)
    assert [marks.numbers(annotation) for annotation in (1, 2, 3, 4)] == [[1], [1], [2], [2]]


def test_a_link_that_attributes_nothing_gives_no_number():
    assert Marks(ROWS, [(1, "supports", 3, 1)]).numbers(3) == []


def test_a_source_of_two_quotes_has_both_numbers():
    marks = Marks(ROWS, [*LINKS, (4, "source", 3, 2)])
    assert marks.numbers(2) == [1, 2]


def test_removing_a_head_moves_the_numbers_up():
    marks = Marks(ROWS, LINKS)
    marks.remove(1)
    assert marks.numbers(3) == [1]
    assert marks.numbers(2) == []
    assert marks.links(2) == []
    assert marks.overlapping(0, 30) == [ROWS[1]]


def test_links_may_come_before_the_spans_they_join():
    marks = Marks([], LINKS)
    for row in ROWS[1:2] + ROWS[3:]:
        marks.replace(row[2], [row])
    marks.replace(1, [ROWS[2], ROWS[0]])
    assert marks.numbers(1) == [1]
    assert marks.of(1) == [ROWS[0], ROWS[2]]


edits = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.lists(st.tuples(st.integers(0, 90), st.integers(1, 20)), max_size=3),
        st.lists(st.tuples(st.sampled_from(["source", "cue", "supports"]), st.integers(1, 6))),
    ),
    max_size=12,
)


@given(edits)
def test_many_small_changes_end_as_one_load_would(steps):
    marks = Marks()
    rows: dict[int, list[tuple[int, int, int, str, str]]] = {}
    links: dict[int, tuple[int, str, int, int]] = {}
    number = 0
    for annotation, spans, ties in steps:
        rows[annotation] = [(s, s + n, annotation, "quote", "{}") for s, n in spans]
        marks.replace(annotation, rows[annotation])
        links = {key: tie for key, tie in links.items() if annotation not in tie[2:]}
        for kind, target in ties:
            number += 1
            links[number] = (number, kind, annotation, target)
        marks.replace_links([annotation], [t for t in links.values() if annotation in t[2:]])
    loaded = Marks(sorted(row for some in rows.values() for row in some), links.values())
    assert marks.overlapping(0, 200) == loaded.overlapping(0, 200)
    for annotation in range(1, 7):
        assert marks.of(annotation) == loaded.of(annotation)
        assert marks.numbers(annotation) == loaded.numbers(annotation)
        assert sorted(marks.links(annotation)) == sorted(loaded.links(annotation))


def test_a_change_tells_where_spans_were_and_are():
    marks = Marks(ROWS, LINKS)
    assert marks.stretch_since(marks.changed) == (0, 0)
    before = marks.changed
    marks.replace(3, [(70, 80, 3, "claim", "{}")])
    assert marks.stretch_since(before) == (40, 80)
    between = marks.changed
    marks.remove(1)
    assert marks.stretch_since(between) == (0, 30)
    assert marks.stretch_since(before) == (0, 80)
    marks.replace(3, [(70, 80, 3, "claim", "{}")])  # the same again
    marks.replace_links([3], [])
    assert marks.stretch_since(between) == (0, 30)


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)))),
        max_size=8,
    )
)
def test_outside_of_the_stretch_the_spans_are_the_same(changes):
    marks = Marks(ROWS, LINKS)
    before, rows = marks.changed, marks.overlapping(0, 100)
    for annotation, spans in changes:
        marks.replace(annotation, {(s, s + n, annotation, "quote", "{}") for s, n in spans})
    start, end = marks.stretch_since(before)

    def outside(those):
        return [row for row in those if row[1] <= start or row[0] >= end]

    assert outside(marks.overlapping(0, 100)) == outside(rows)
