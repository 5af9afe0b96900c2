"""The review's table of a million quotes: first page, narrowing, sorting, counts, memory."""

from __future__ import annotations

import random
import resource
from itertools import islice
from pathlib import Path

import pytest

from annotator.domain.identity import Annotator
from annotator.domain.review import FACETS, Narrowing, facet_counts
from annotator.store.chain import canonical_json
from annotator.store.project import Project
from annotator.store.review_list import FIRST, SORTED_BY, Listing, Order, all_traits, lines
from annotator.store.review_rows import NAMES
from annotator.store.review_words import finding, refreshing
from tests.benchmarks.figures import Figures, milliseconds, spread, tell
from tests.benchmarks.made import WORDS

BARS = {"page_ms": 150, "counts_ms": 1000}
REVIEWS = (*("unreviewed",) * 7, "verified", "verified", "needs_work")
SEARCHED = ("zeppelin", "harbour memo")
"""A word of one quote in ten thousand; two words that many quotes have."""


def made(path: Path, rows: int) -> Project:
    """A project whose review lists `rows` quotes of `rows` / 50 articles and as many sources."""
    chance = random.Random(5)
    project = Project.create(path, annotator=Annotator("f" * 32, "R. Okafor"))
    combinations = [
        ("quote", review, form, "", kind, naming, "1", checks)
        for review in ("unreviewed", "verified", "needs_work")
        for form in ("direct", "indirect", "mixed")
        for kind in ("person", "organization", "document", "")
        for naming in ("named", "anonymous")
        for checks in ([], ["no_source"], ["form"], ["no_cue", "overlap"])
    ]
    counts = [0] * len(combinations)
    titles = [" ".join(chance.choices(WORDS, k=7)) for _ in range(max(rows // 50, 1))]
    names = [" ".join(chance.choices(WORDS, k=2)).title() for _ in range(max(rows // 50, 1))]

    def values():
        for number in range(1, rows + 1):
            article = (number - 1) // 50
            which = chance.randrange(len(combinations))
            if chance.random() < 0.6:
                which %= len(combinations) // 3
            counts[which] += 1
            words = " ".join(chance.choices(WORDS, k=9))
            words += " zeppelin" if number % 10_000 == 0 else ""
            source = chance.randrange(len(names))
            yield (
                *(number, article + 1, number % 50 * 100, number % 50 * 100 + 60, words, 9),
                *(source + 1, names[source], "", WORDS[which % 7], titles[article]),
                *(f"Gazette {article % 40}", f"2026-03-{article % 28 + 1:02d}", which + 1, number),
            )

    project.connection.execute("PRAGMA foreign_keys = OFF")  # rows of the list and spans alone
    with project.edit("", kind="system") as edit:
        marks = ", ".join("?" * (len(NAMES)))
        waiting = values()
        while page := list(islice(waiting, 50_000)):
            edit.run_many(f"INSERT INTO review_row VALUES ({marks})", page)
            spans = ((row[0], row[1], row[2], row[3], row[4]) for row in page)
            edit.run_many("INSERT INTO span VALUES (NULL, ?, ?, ?, ?, ?, '', '')", spans)
        edit.run_many(
            "INSERT INTO review_traits VALUES (?, ?, ?)",
            (
                (number, canonical_json(list(traits)), count)
                for number, (traits, count) in enumerate(zip(combinations, counts, strict=True), 1)
            ),
        )
    return project


def first_page(project: Project, narrowing: Narrowing, order: Order) -> list[int]:
    """The first rows, with their details, as the table shows them."""
    page = next(Listing(project, narrowing).pages(order))
    lines(project, page[:50])
    return page


def measure(folder: Path, rows: int) -> Figures:
    """Every order, every value of every facet, words, counts; and one plain SELECT beside them."""
    project = made(folder / "review.annotator", rows)
    plain = Narrowing()
    sorts = {
        f"{by}{' down' if down else ''}": milliseconds(
            lambda by=by, down=down: first_page(project, plain, Order(by, down))
        )
        for by in (*SORTED_BY, *FACETS)
        for down in (False, True)
    }
    counted = facet_counts(all_traits(project).values(), {})
    filters = {
        f"{facet}={value} by {by}": milliseconds(
            lambda facet=facet, value=value, by=by: first_page(
                project, Narrowing({facet: frozenset({value})}), Order(by)
            )
        )
        for facet, values in counted.items()
        for value in values
        for by in ("place", "name")
    }
    filters["one source"] = milliseconds(
        lambda: first_page(project, Narrowing(source=7), Order("words"))
    )
    counts = milliseconds(lambda: facet_counts(all_traits(project).values(), {}))
    of_one = milliseconds(lambda: list(Listing(project, Narrowing(publisher="Gazette 7")).counts()))
    indexed = milliseconds(lambda: list(refreshing(project)))
    words = {text: milliseconds(lambda text=text: _found(project, text)) for text in SEARCHED}
    whole = milliseconds(lambda: sum(map(len, Listing(project, plain).pages(Order("name")))))
    bare = milliseconds(
        lambda: project.query(f"SELECT annotation, words FROM review_row LIMIT {FIRST}")
    )
    slow = sorted((*sorts.items(), *filters.items()), key=lambda pair: -pair[1])[:3]
    figures = {
        "rows": rows,
        "sorts": spread(list(sorts.values())),
        "filters": spread(list(filters.values())),
        "slowest": {name: round(time, 1) for name, time in slow},
        "facet_counts_ms": round(counts, 2),
        "facet_counts_of_a_publisher_ms": round(of_one, 1),
        "words_ms": {text: round(time, 1) for text, time in words.items()},
        "index_of_words_made_ms": round(indexed),
        "all_ids_by_name_ms": round(whole),
        "bare_select_ms": round(bare, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "file_mb": project.path.stat().st_size // 1_000_000,
    }
    project.close()
    return figures


def _found(project: Project, text: str) -> None:
    *_, found = finding(project, text)
    next(Listing(project, Narrowing(text=text), found).pages(Order("name")), None)


def test_the_review_is_measured(tmp_path):
    figures = measure(tmp_path, 3_000)
    assert figures["sorts"]["median_ms"] > 0
    assert figures["filters"]["times"] > 10


@pytest.mark.benchmark
def test_review(tmp_path):
    tell("review of 1,000,000 quotes", {"bars": BARS, **measure(tmp_path, 1_000_000)})
