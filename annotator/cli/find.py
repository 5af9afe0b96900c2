"""Find articles by their words.

Words are joined by AND; "a phrase", word*, OR, -word and brackets work as on the web.
With --json: [{"article", "number", "headline", "words", "offset"}], offset in code points.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from annotator.cli.options import add_json, add_project, open_to_read, print_json
from annotator.store.articles import article
from annotator.store.search import search


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("query", metavar="QUERY", help="the words to find")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="at most so many (50)")
    add_json(parser)


def run(asked: Namespace) -> int:
    with open_to_read(asked) as project:
        found = [
            (article(project, hit.article), hit)
            for hit in search(project, asked.query, limit=max(asked.limit, 0))
        ]
    if asked.json:
        print_json(
            [
                {
                    "article": one.uid,
                    "number": one.id,
                    "headline": one.headline,
                    "words": hit.words,
                    "offset": hit.offset,
                }
                for one, hit in found
            ]
        )
        return 0
    for one, hit in found:
        print(f"{one.id}  {one.title}\n    {hit.words}")
    return 0
