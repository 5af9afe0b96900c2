"""Draw articles at random and make a project of them, to annotate anew without the earlier tags.

The new project has the scheme and the articles of the first, and nothing that anybody tagged.
Options narrow it to articles with such quotes or claims; without any, every article may be drawn.
The same --seed draws the same articles. Later “annotator agreement” holds both against each other.

With --json: {"project": path, "seed", "of", "articles": [{"id", "headline"}]}.
"""

from __future__ import annotations

import random
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from annotator.cli.narrowed import add_narrowing, narrowing_of
from annotator.cli.options import (
    add_json,
    add_project,
    counted,
    open_to_read,
    print_json,
    usual_annotator,
)
from annotator.domain.review import Narrowing
from annotator.exchange.second_look import drawn, make_second_look
from annotator.store.articles import article_ids, articles
from annotator.store.project import Project
from annotator.store.review_copy import completed
from annotator.store.review_list import Listing, Order
from annotator.store.second_looks import articles_of

_USUAL = 20
_SEEDS = 10**6


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("to", metavar="TO", type=Path, help="the new project, where nothing is yet")
    parser.add_argument(
        "--count", type=_count, default=_USUAL, metavar="N", help=f"how many articles ({_USUAL})"
    )
    parser.add_argument("--seed", type=int, metavar="NUMBER", help="which draw it is (any)")
    add_narrowing(parser)
    add_json(parser)


def run(asked: Namespace) -> int:
    seed = random.SystemRandom().randrange(_SEEDS) if asked.seed is None else asked.seed
    with open_to_read(asked) as opened, completed(opened) as whole:
        of = _articles(whole, narrowing_of(whole, asked))
        chosen = drawn(of, asked.count, seed)
        with make_second_look(opened, asked.to, chosen, usual_annotator()):
            told = articles(opened, chosen)
    if asked.json:
        listed = [{"id": one.uid, "headline": one.title} for one in told]
        print_json({"project": str(asked.to), "seed": seed, "of": len(of), "articles": listed})
    else:
        print(
            f"{counted(len(told), 'article')} of {len(of):,} drawn into “{asked.to}” (seed {seed})."
        )
    return 0


def _articles(project: Project, narrowing: Narrowing) -> list[int]:
    """The articles from which is drawn, in the order of the queue."""
    if narrowing == Narrowing():
        return article_ids(project)
    listing = Listing(project, narrowing)
    return articles_of(project, [id for page in listing.pages(Order()) for id in page])


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 10**9:
        raise ArgumentTypeError(f"“{text:.40}” is no number of articles")
    return int(text)
