"""List the source entries: who speaks in the project, how much and where.

With --json: [{"id", "name", "aliases", "type", "naming", "affiliation", "role", "link", "note",
"attributes", "protected", "said", "mentions", "articles"}]; “said” counts quotes and claims.
--unresolved lists the mentions of which nobody said who is meant: [{"id", "words", "article",
"headline", "published"}]. --same lists pairs that may be one: [{"ground", "first", "second",
"names"}], by id.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from annotator.cli.options import add_json, add_project, counted, open_to_read, print_json
from annotator.domain.same_source import same_pairs
from annotator.store.mentions import mention_lines, unresolved
from annotator.store.project import Project
from annotator.store.review_list import uids_of
from annotator.store.source_list import ORDERS, SourceLine, Wanted, source_ids, source_lines
from annotator.store.sources import sources

_PAGE = 500


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    parser.add_argument("--text", metavar="WORDS", default="", help="only those with these words")
    parser.add_argument("--type", metavar="TYPE", help="only those of this type")
    parser.add_argument("--naming", metavar="NAMING", help="only those named in this way")
    parser.add_argument("--sort", choices=ORDERS, default=ORDERS[0], help="the order (name)")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--unresolved", action="store_true", help="mentions without an entry")
    which.add_argument("--same", action="store_true", help="entries that may be one")
    add_json(parser)


def run(asked: Namespace) -> int:
    with open_to_read(asked) as project:
        if asked.unresolved:
            found = list(_unresolved(project))
        elif asked.same:
            found = [
                {"ground": pair.ground, "first": pair.first.uid, "second": pair.second.uid}
                | {"names": [pair.first.name, pair.second.name]}
                for pair in same_pairs(sources(project))
            ]
        else:
            wanted = Wanted(asked.text, asked.type, asked.naming)
            ids = source_ids(project, wanted, asked.sort)
            found = [_plain(line) for line in source_lines(project, ids)]
    if asked.json:
        print_json(found)
        return 0
    for one in found:
        print(_line(one))
    return 0


def _plain(line: SourceLine) -> dict[str, Any]:
    entry = line.entry
    return {
        "id": entry.uid,
        "name": entry.name,
        "aliases": list(entry.aliases),
        "type": entry.type,
        "naming": entry.naming,
        "affiliation": entry.affiliation,
        "role": entry.role,
        "link": entry.link or None,
        "note": entry.note,
        "attributes": dict(entry.attributes),
        "protected": entry.protected,
        "said": line.said,
        "mentions": line.mentions,
        "articles": line.articles,
    }


def _unresolved(project: Project) -> Iterator[dict[str, Any]]:
    after = 0
    while page := unresolved(project, after, _PAGE):
        uids = uids_of(project, page)
        for line in mention_lines(project, [(id, None) for id in page]):
            own, article = uids[line.mention]
            yield {
                "id": own,
                "words": line.words,
                "article": article,
                "headline": line.headline or None,
                "published": line.published or None,
            }
        after = page[-1]


def _line(one: dict[str, Any]) -> str:
    """One entry, mention or pair for a person to read."""
    if "ground" in one:
        return f"{one['names'][0]} = {one['names'][1]} (the same {one['ground']})"
    if "words" in one:
        return f"“{one['words']}” in {one['headline'] or one['article']}"
    kind = ", ".join(filter(None, (one["type"], one["naming"], one["role"])))
    said = counted(one["said"], "quote or claim", "quotes and claims")
    where = counted(one["articles"], "article")
    return f"{one['name']}{f' ({kind})' if kind else ''}: {said} in {where}"
