"""List the formats, and what each cannot hold.

With --json: [{"name", "title", "extensions", "reads", "writes", "cannot_hold"}].
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from annotator.cli.options import add_json, print_json
from annotator.formats.registry import formats
from annotator.importers.registry import IMPORTERS


def arguments(parser: ArgumentParser) -> None:
    add_json(parser)


def run(asked: Namespace) -> int:
    if asked.json:
        print_json(_plain())
        return 0
    for row in formats():
        ways = " and ".join(
            way for way, can in (("reads", row.reads), ("writes", row.writes)) if can
        )
        print(f"{row.name:<6} {row.title} ({', '.join(row.extensions)}; {ways})")
        lost = ", ".join(row.thing(thing).words for thing in row.cannot_hold)
        print(f"       cannot hold: {lost}")
        if row.missing():
            print(f'       needs: pip install "article-annotator[{row.extra}]"')
    for importer in IMPORTERS:
        print(f"{importer.name:<6} {importer.title} ({', '.join(importer.extensions)}; reads)")
    return 0


def _plain() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {
            "name": row.name,
            "title": row.title,
            "extensions": list(row.extensions),
            "reads": row.reads,
            "writes": row.writes,
            "cannot_hold": [row.thing(thing).words for thing in row.cannot_hold],
        }
        for row in formats()
    ]
    return rows + [
        {
            "name": row.name,
            "title": row.title,
            "extensions": list(row.extensions),
            "reads": True,
            "writes": False,
            "cannot_hold": [],
        }
        for row in IMPORTERS
    ]
