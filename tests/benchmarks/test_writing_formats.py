"""Every format written from, and where it can be, read to an article of 10 MB with 100,000 tags.

Beside it: the native lines, and the same with a tenth of both, by which one sees that it is linear.
Seconds of the clock, and of this process alone (`cpu`).
"""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import islice

import pytest

from annotator.domain.records import ArticleRecord, ProjectRecord
from annotator.domain.scheme import default_scheme
from annotator.exchange.streaming import collected_rarely
from annotator.formats.package import ZipIn, ZipOut
from annotator.formats.registry import Format, Shape, format_named, formats
from tests.benchmarks.figures import milliseconds, taken, tell
from tests.benchmarks.made import Size, article

pytestmark = pytest.mark.benchmark

LARGE, SMALL = Size(10_000_000, 100_000), Size(1_000_000, 10_000)


@pytest.fixture(scope="module")
def articles() -> tuple[ArticleRecord, ArticleRecord]:
    large, small = article(LARGE), article(SMALL)
    verdict = {"verdict": "false"}
    tagged = tuple(
        replace(one, attributes={**one.attributes, **verdict}) if one.label == "claim" else one
        for one in large.annotations
    )
    return replace(large, annotations=tagged), small


def written(row: Format, record: ArticleRecord) -> bytes:
    out = io.BytesIO()
    records = ProjectRecord("a" * 32, "", default_scheme().to_dict(), (record,))
    given = row.given(default_scheme(), {})
    source = records if row.whole else [record]
    with collected_rarely():
        _write(row, source, out, given)
    return out.getvalue()


def _write(row: Format, source: object, out: io.BytesIO, given: dict[str, object]) -> None:
    if row.shape is Shape.PACKAGE:
        package = ZipOut(out)
        row.load().write(source, package, **given)
        package.close()
    elif row.shape is Shape.BINARY:
        row.load().write(source, out, **given)
    else:
        text = io.TextIOWrapper(out, "utf-8", newline="")
        row.load().write(source, text, **given)
        text.detach()


def read(row: Format, data: bytes) -> None:
    file = io.BytesIO(data)
    made = row.load().read(ZipIn(file) if row.shape is Shape.PACKAGE else file)
    if not isinstance(made, ProjectRecord):
        list(islice(made, 2))


ROWS = [row for row in formats() if row.writes and not row.missing()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_ten_megabytes_with_a_hundred_thousand_tags(row, articles) -> None:
    large, small = articles
    native = format_named("jsonl")
    assert native is not None
    bare = taken(lambda: written(native, large))
    data = written(row, small)
    tenth = milliseconds(lambda: written(row, small))
    took = taken(lambda: written(row, large))
    figures = {
        "write_s": round(took.clock / 1000, 2),
        "write_cpu_s": round(took.own / 1000, 2),
        "write_a_tenth_s": round(tenth / 1000, 2),
        "jsonl_cpu_s": round(bare.own / 1000, 2),
        "kb_of_a_tenth": len(data) // 1000,
    }
    if row.reads and not row.on_known:
        figures["read_a_tenth_s"] = round(milliseconds(lambda: read(row, data)) / 1000, 2)
    tell(f"format {row.name}", figures)
