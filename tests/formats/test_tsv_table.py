from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_it_holds_the_rows_of_the_table_with_commas(data, any_article, written) -> None:
    records = data.draw(st.lists(any_article, max_size=2))
    commas = list(csv.reader(io.StringIO(written("csv", records), newline="")))
    tabs = list(csv.reader(io.StringIO(written("tsv", records), newline=""), delimiter="\t"))
    assert tabs == commas


def test_the_emoji_probe(probe, written) -> None:
    rows = [line.split("\t") for line in written("tsv", [probe]).splitlines()]
    assert [row[0] for row in rows[1:]] == ["beta", "delta", "LASTWORD"]
