"""Finding the same words elsewhere among many quotes; beside it, comparing with all of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.analysis.transcripts import transcribed
from annotator.analysis.variants import compared
from annotator.exchange.elsewhere import said_elsewhere
from annotator.store.project import Project
from annotator.store.review_list import whole_words
from annotator.store.review_shingles import proposed, refreshing
from annotator.text.wording import wording
from tests.benchmarks.figures import Figures, milliseconds, spread, tell
from tests.benchmarks.made import WORDS
from tests.benchmarks.test_review import made

ASKED = 200


def reworded(project: Project, ids: list[int]) -> Iterator[tuple[list[str], int]]:
    """Quotes with one word changed, and the quote that each was."""
    chance = random.Random(11)
    for id, words in whole_words(project, ids).items():
        said = words.split()
        said[chance.randrange(len(said))] = "otherwise"
        yield said, id


def measure(folder: Path, rows: int) -> Figures:
    """The index made once; then quotes and changed quotes looked up, and one compared with all."""
    project = made(folder / "review.annotator", rows)
    index = milliseconds(lambda: list(refreshing(project)))
    ids = random.Random(3).sample(range(1, rows + 1), ASKED)
    asked = list(reworded(project, ids))
    found = sum(id in proposed(project, said) for said, id in asked)
    few = range(1, min(rows, 20_000) + 1)
    every = [wording(words) for words in whole_words(project, list(few)).values()]
    sought = wording(" ".join(asked[0][0]))
    bare = milliseconds(lambda: [compared(sought, one) for one in every])
    times = [milliseconds(lambda id=id: said_elsewhere(project, id)) for id in ids]
    project.close()
    return {
        "rows": rows,
        "index_made_ms": round(index),
        "said_elsewhere": spread(times),
        "changed_quotes_proposed": f"{found} of {ASKED}",
        "compared_with_all_ms": round(bare * rows / len(every)),
    }


def speech(characters: int) -> Figures:
    """A transcript read once, then quotes of it held against it: whole, and with a word changed."""
    chance = random.Random(7)
    said = chance.choices(WORDS, k=characters // 6)
    text = " ".join(said)[:characters]
    held: list = []
    reading = milliseconds(lambda: held.extend(one for one in transcribed(text) if one))
    whole, changed = [], []
    for _ in range(50):
        start = chance.randrange(len(text.split()) - 30)
        quote = said[start : start + 20]
        whole.append(milliseconds(lambda quote=quote: held[0].hold(" ".join(quote))))
        quote = [*quote[:9], "otherwise", *quote[10:]]
        changed.append(milliseconds(lambda quote=quote: held[0].hold(" ".join(quote))))
    bare = milliseconds(lambda: " ".join(quote) in text)
    return {
        "characters": len(text),
        "read_ms": round(reading),
        "verbatim": spread(whole),
        "changed": spread(changed),
        "bare_find_ms": round(bare, 2),
    }


@pytest.mark.benchmark
@pytest.mark.parametrize("rows", [10_000, 200_000])
def test_the_same_words_are_found_along_the_index(tmp_path, rows):
    figures = measure(tmp_path, rows)
    tell("elsewhere", figures)
    assert figures["said_elsewhere"]["times"] == ASKED


@pytest.mark.benchmark
def test_quotes_are_held_against_five_megabytes(tmp_path):
    figures = speech(5 * 2**20)
    tell("transcript", figures)
    assert figures["characters"] > 4_000_000
