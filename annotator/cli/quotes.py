"""List quotes and claims, with who said them, as the review in the window does.

With --json: [{"id", "label", "words", "source", "relay", "cue", "form", "kind", "type", "naming",
"article", "headline", "publisher", "published", "annotator", "status", "checks"}], the words whole.
With --elsewhere only those that another article has too, and "first" and "elsewhere": [[{"id",
"words", "differences": [{"kind", "words"}], "likeness", "same", "first", "other_source",
"other_form", …}]], one list a wording.
With --transcript the direct quotes of --source are held against what it said: {"source",
"transcript", "words", "counts": {"verbatim", "trimmed", "changed", "not_found"}, "quotes": [{"id",
"state", "words", "found", "differences", "left_out", "reordered", "start", "end", …}]}.

What is printed names protected sources, as the window does. A file written with --output has other
names for them and masks theirs in the words; with --protected renamed only the names of sources
are others, with --protected shown nothing is left out.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.cli.narrowed import add_narrowing, narrowing_of
from annotator.cli.options import add_json, add_project, open_to_read, print_json
from annotator.domain.errors import RuleError
from annotator.domain.review import FACETS, Narrowing, ReviewLine
from annotator.exchange.protecting import WAYS
from annotator.store.project import Project
from annotator.store.review_copy import completed
from annotator.store.review_list import (
    SORTED_BY,
    Listing,
    Order,
    annotator_names,
    lines,
    uids_of,
    whole_words,
)
from annotator.store.review_words import Found, Likely, finding
from annotator.store.sources import sources

_PAGE = 500


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    add_narrowing(parser)
    parser.add_argument(
        "--check", metavar="KIND", help="only those with this remark (no_source, …)"
    )
    parser.add_argument("--source", metavar="NAME", help="only those of this source")
    parser.add_argument("--text", metavar="WORDS", default="", help="only those with these words")
    parser.add_argument(
        "--transcript",
        metavar="FILE",
        type=Path,
        help="hold the direct quotes of --source against what it said, a text file",
    )
    parser.add_argument(
        "--output", metavar="PATH", type=Path, help="write that check to a .csv or .json file"
    )
    parser.add_argument(
        "--protected",
        choices=WAYS,
        default=WAYS[0],
        help="what becomes of protected sources in that file",
    )
    parser.add_argument(
        "--elsewhere",
        action="store_true",
        help="only those whose words, or nearly, stand in another article, with these",
    )
    parser.add_argument(
        "--sort", choices=(*SORTED_BY, *FACETS), default="place", help="the order (place)"
    )
    parser.add_argument("--descending", action="store_true", help="the other way round")
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many (all)")
    add_json(parser)
    parser.set_defaults(refuse=parser.error)


def run(asked: Namespace) -> int:
    _refuse_what_does_not_fit(asked)
    with open_to_read(asked) as opened, completed(opened) as project:
        if asked.transcript is not None:
            from annotator.cli.quotes_transcript import print_check

            source = entry_named(project, asked.source)
            print_check(
                *(project, source, asked.transcript, asked.output),
                as_json=asked.json,
                protected=asked.protected,
            )
            return 0
        narrowing = _narrowing(project, asked)
        found = _found(project, narrowing.text)
        listing = Listing(project, narrowing, found)
        order = Order(asked.sort, asked.descending)
        ids = [id for page in listing.pages(order) for id in page]
        if asked.elsewhere:
            from annotator.cli.quotes_elsewhere import print_elsewhere

            print_elsewhere(project, ids, _limit(asked), as_json=asked.json)
            return 0
        ids = ids[: _limit(asked)]
        if asked.json:
            print_json(list(plain_lines(project, ids)))
            return 0
        for start in range(0, len(ids), _PAGE):
            for line in lines(project, ids[start : start + _PAGE]):
                print_line(line)
    return 0


def _refuse_what_does_not_fit(asked: Namespace) -> None:
    if asked.transcript is not None and asked.source is None:
        asked.refuse("say with --source whose quotes are held against the transcript")
    if asked.output is not None and asked.transcript is None:
        asked.refuse("only a check against a --transcript is written with --output")


def _limit(asked: Namespace) -> int | None:
    return None if asked.limit is None else max(asked.limit, 0)


def _narrowing(project: Project, asked: Namespace) -> Narrowing:
    narrowing = narrowing_of(project, asked)
    chosen = {} if asked.check is None else {"checks": frozenset({asked.check})}
    source = None if asked.source is None else entry_named(project, asked.source)
    return replace(
        narrowing,
        chosen={**narrowing.chosen, **chosen},
        source=source,
        text=asked.text.strip(),
    )


def entry_named(project: Project, name: str) -> int:
    """The source of this name or alias. Raises RuleError when there is none."""
    wanted = name.casefold()
    for one in sources(project):
        if wanted in map(str.casefold, (one.name, *one.aliases)):
            return one.id
    raise RuleError(f"The project has no source “{name}”.")


def _found(project: Project, text: str) -> Found | Likely | None:
    found: Found | Likely | None = None
    for found in finding(project, text) if text else ():  # noqa: B007 - the last is all of it
        pass
    return found


def plain_lines(project: Project, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Quotes and claims as the JSON says them, in the order asked for."""
    names = annotator_names(project)
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        words = whole_words(project, page)
        uids = uids_of(project, page)
        for line in lines(project, page):
            traits = line.traits
            yield {
                "id": uids[line.id][0],
                "label": traits.label,
                "words": words[line.id],
                "source": line.name or None,
                "relay": line.relay or None,
                "cue": line.cue or None,
                "form": traits.form or None,
                "kind": traits.kind or None,
                "type": traits.type or None,
                "naming": traits.naming or None,
                "article": uids[line.id][1],
                "headline": line.headline,
                "publisher": line.publisher or None,
                "published": line.published or None,
                "annotator": names.get(traits.annotator, ""),
                "status": traits.review,
                "checks": list(traits.checks),
            }


def print_line(line: ReviewLine) -> None:
    """One quote or claim for people to read."""
    print(" ".join(line.words.split()))
    parts = (line.name or "no source", line.traits.form or line.traits.kind, line.headline)
    print("    " + " · ".join((*filter(None, parts), line.traits.review.replace("_", " "))))
    if line.traits.checks:
        print("    remarks: " + ", ".join(line.traits.checks).replace("_", " "))
