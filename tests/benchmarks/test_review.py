"""The review's table of a million quotes: first page, narrowing, sorting, counts, memory."""

from __future__ import annotations

import random
import resource
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject

from annotator.domain.identity import Annotator
from annotator.domain.review import FACETS, Narrowing, facet_counts
from annotator.store import review_list
from annotator.store.chain import canonical_json
from annotator.store.edit import Edit
from annotator.store.project import Project
from annotator.store.report import reporting
from annotator.store.review_list import FIRST, SORTED_BY, Listing, Order, all_traits, lines
from annotator.store.review_rows import NAMES
from annotator.store.review_words import finding, refreshing
from annotator.ui.review.listing import ReviewSearch
from tests.benchmarks.figures import Figures, milliseconds, spread, tell
from tests.benchmarks.made import WORDS
from tests.benchmarks.plans import plans

KINDS = (
    ("quote", "direct", ""),
    ("quote", "indirect", ""),
    ("quote", "mixed", ""),
    ("claim", "", "event"),
)
DAY = "2026-04-01"
"""The one article of this day is the last."""

BARS = {"page_ms": 150, "counts_ms": 1000}
SEARCHED = ("zeppelin", "harbour memo")
"""A word of one quote in ten thousand; two words that many quotes have."""


def combinations() -> list[tuple[object, ...]]:
    """Values of all facets that the rows have."""
    return [
        (label, review, form, about, kind, naming, "1", checks)
        for review in ("unreviewed", "verified", "needs_work")
        for label, form, about in KINDS
        for kind in ("person", "organization", "document", "")
        for naming in ("named", "anonymous")
        for checks in ([], ["no_source"], ["form"], ["no_cue", "overlap"])
    ]


def made_rows(rows: int, counts: list[int]) -> Iterator[tuple[object, ...]]:
    """The rows of a list, fifty to an article; `counts` counts their traits."""
    chance = random.Random(5)
    some = max(rows // 50, 1)
    titles = [" ".join(chance.choices(WORDS, k=7)) for _ in range(some)]
    names = [" ".join(chance.choices(WORDS, k=2)).title() for _ in range(some)]
    for number in range(1, rows + 1):
        article = (number - 1) // 50
        which = chance.randrange(len(counts))
        if chance.random() < 0.6:
            which %= len(counts) // 3
        counts[which] += 1
        words = " ".join(chance.choices(WORDS, k=9))
        words += " zeppelin" if number % 10_000 == 0 else ""
        source = chance.randrange(some)
        yield (
            *(number, article + 1, number % 50 * 100, number % 50 * 100 + 60, words, 9),
            *(source + 1, names[source], "", WORDS[which % 7], titles[article]),
            *(f"Gazette {article % 40}", _day(article, some), which + 1, number),
        )


def _day(article: int, articles: int) -> str:
    return DAY if article == articles - 1 else f"2026-03-{article % 28 + 1:02d}"


def put_articles(edit: Edit, rows: int) -> None:
    """What the rows are rows of, as far as a narrowing asks it: lengths of texts, worthiness."""
    some = max(rows // 50, 1)
    edit.run_many(
        "INSERT INTO text VALUES (?, '', 5100)", ((f"{one:064d}",) for one in range(some))
    )
    edit.run_many(
        "INSERT INTO article (uid, text, status, created, extra) VALUES (?, ?, 'done', '', '{}')",
        ((f"a{one}", f"{one:064d}") for one in range(some)),
    )
    edit.run_many(
        "INSERT INTO annotation (uid, article, label, attributes, note, review, annotator, "
        "created, modified, extra) VALUES (?, ?, 'claim', ?, '', 'unreviewed', 1, '', '', '{}')",
        (
            (f"n{one}", one // 50 + 1, '{"check_worthiness":"high"}' if one % 99 == 0 else "{}")
            for one in range(rows)
        ),
    )


def made(path: Path, rows: int) -> Project:
    """A project whose review lists `rows` quotes of `rows` / 50 articles and as many sources."""
    project = Project.create(path, annotator=Annotator("f" * 32, "R. Okafor"))
    known = combinations()
    counts = [0] * len(known)
    marks = ", ".join("?" * (len(NAMES)))
    waiting = made_rows(rows, counts)
    project.connection.execute("PRAGMA foreign_keys = OFF")  # rows of the list and spans alone
    with project.edit("", kind="system") as edit:
        while page := list(islice(waiting, 50_000)):
            edit.run_many(f"INSERT INTO review_row VALUES ({marks})", page)
            spans = ((row[0], row[1], row[2], row[3], row[4]) for row in page)
            edit.run_many("INSERT INTO span VALUES (NULL, ?, ?, ?, ?, ?, '', '')", spans)
        put_articles(edit, rows)
        traits = enumerate(zip(known, counts, strict=True), 1)
        edit.run_many(
            "INSERT INTO review_traits VALUES (?, ?, ?)",
            ((number, canonical_json(list(one)), count) for number, (one, count) in traits),
        )
    return project


def first_page(project: Project, narrowing: Narrowing, order: Order) -> list[int]:
    """The first rows, with their details, as the table shows them."""
    page = next(filter(None, Listing(project, narrowing).pages(order)), [])
    lines(project, page[:50])
    return page


def sorting(project: Project) -> Figures:
    """The first page in every order, both ways round."""
    return {
        f"{by}{' down' if down else ''}": milliseconds(
            lambda by=by, down=down: first_page(project, Narrowing(), Order(by, down))
        )
        for by in (*SORTED_BY, *FACETS)
        for down in (False, True)
    }


def narrowing(project: Project) -> Figures:
    """The first page of every value of every facet, in two orders, and of one source."""
    counted = facet_counts(all_traits(project).values(), {})
    wanted = [
        (Narrowing({facet: frozenset({value})}), by)
        for facet, values in counted.items()
        for value in values
        for by in ("place", "name")
    ]
    wanted.append((Narrowing(source=7), "words"))
    return {
        f"{asked.chosen or asked.source} by {by}": milliseconds(
            lambda asked=asked, by=by: first_page(project, asked, Order(by))
        )
        for asked, by in wanted
    }


def asked_by_figures() -> dict[str, Narrowing]:
    """What the report's figures open beside facets."""
    claims = {"label": frozenset({"claim"})}
    quotes = {"label": frozenset({"quote"})}
    return {
        "rare day": Narrowing(published=DAY),
        "day": Narrowing(published="2026-03-14"),
        "since": Narrowing(since=DAY),
        "until nothing": Narrowing(until="2025"),
        "month of a publisher": Narrowing(publisher="Gazette 7", published="2026-03"),
        "last tenth": Narrowing(quotes, tenth=9),
        "worth": Narrowing(claims, worth="high"),
        "worth nobody said": Narrowing(claims, worth="low"),
        "no source": Narrowing(claims, name=""),
        "a publisher's anonymous": Narrowing(
            {"naming": frozenset({"anonymous"})}, publisher="Gazette 7"
        ),
    }


def opened_by_figures(project: Project) -> Figures:
    """The first page and the counts of what the report's figures open."""
    return {
        f"{name}_{what}_ms": milliseconds(lambda asked=asked, work=work: work(project, asked))
        for name, asked in asked_by_figures().items()
        for what, work in (("page", _page), ("counts", _counts))
    }


def words(project: Project) -> Figures:
    """Words: their index, the first rows of those that have them, and all of these."""
    figures = {"index_of_words_made_ms": milliseconds(lambda: list(refreshing(project)))}
    for text in SEARCHED:
        figures[f"words_{text}_ms"] = milliseconds(lambda text=text: _found(project, text))
        for by in ("place", "name", "review"):
            figures[f"first_rows_of_{text}_by_{by}_ms"] = milliseconds(
                lambda text=text, by=by: _first_rows(project, text, Order(by))
            )
    return figures


def counted(project: Project) -> Figures:
    """The report: all of it, and the longest step of it, between which come the keys."""
    steps, going = [0.0], [True]
    counting = reporting(project, Narrowing())

    def step() -> None:
        going.append(next(counting, None) is not None)

    while going[-1]:
        steps.append(milliseconds(step))
    return {"report_ms": sum(steps), "report_step_ms": max(steps)}


def measure(folder: Path, rows: int) -> Figures:
    """Every order, every value of every facet, words, counts; and one plain SELECT beside them."""
    project = made(folder / "review.annotator", rows)
    sorts, filters = sorting(project), narrowing(project)
    slow = sorted((*sorts.items(), *filters.items()), key=lambda pair: -pair[1])[:3]
    publisher = Narrowing(publisher="Gazette 7")
    bare = f"SELECT annotation, words FROM review_row LIMIT {FIRST}"
    figures = {
        "rows": rows,
        "sorts": spread(list(sorts.values())),
        "filters": spread(list(filters.values())),
        "slowest": {name: round(time, 1) for name, time in slow},
        **opened_by_figures(project),
        **counted(project),
        "facet_counts_ms": milliseconds(lambda: facet_counts(all_traits(project).values(), {})),
        "counts_of_a_publisher_ms": milliseconds(
            lambda: list(Listing(project, publisher).counts())
        ),
        **words(project),
        "plans": plans(project, lambda: (sorting(project), narrowing(project))),
        "plans_of_figures": plans(project, lambda: opened_by_figures(project)),
        "all_ids_by_name_ms": milliseconds(
            lambda: sum(map(len, Listing(project, Narrowing()).pages(Order("name"))))
        ),
        "bare_select_ms": milliseconds(lambda: project.query(bare)),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "file_mb": project.path.stat().st_size // 1_000_000,
    }
    project.close()
    return {k: round(v, 2) if isinstance(v, float) else v for k, v in figures.items()}


def _found(project: Project, text: str) -> None:
    *_, found = finding(project, text)
    next(Listing(project, Narrowing(text=text), found).pages(Order("name")), None)


def _page(project: Project, asked: Narrowing) -> None:
    first_page(project, asked, Order("place"))


def _counts(project: Project, asked: Narrowing) -> None:
    *_, counts = Listing(project, asked).counts()
    facet_counts(counts.items(), asked.chosen)


def _first_rows(project: Project, text: str, order: Order) -> None:
    """Look for words as the window does, until it has rows to show."""
    waiting, owner = QEventLoop(), QObject()
    search = ReviewSearch(owner, lambda: project, lambda sentence: waiting.quit())
    search.began.connect(waiting.quit)
    shown: list[object] = []
    search.began.connect(shown.append)
    search.ask(Narrowing(text=text), order)
    if not shown:
        waiting.exec()
    search.stop()


def test_the_review_is_measured(tmp_path, qapp, monkeypatch):
    monkeypatch.setattr(review_list, "FEW", 0)  # so that all is read along the orders' indexes
    figures = measure(tmp_path, 3_000)
    assert figures["plans"]["without_index"] == figures["plans"]["sorted_whole"] == 0
    assert len(figures["plans"]["steps"]) >= len(SORTED_BY)
    assert figures["sorts"]["median_ms"] > 0
    assert figures["filters"]["times"] > 10


@pytest.mark.benchmark
def test_review(tmp_path, qapp):
    tell("review of 1,000,000 quotes", {"bars": BARS, **measure(tmp_path, 1_000_000)})
