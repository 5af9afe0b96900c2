"""List the formats, and what each cannot hold.

With --json: [{"name", "title", "extensions", "reads", "writes", "cannot_hold"}].
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from textwrap import wrap

from annotator.cli.options import add_json, print_json
from annotator.exchange.outgoing import PROJECT_SUFFIX
from annotator.exchange.recognising import PROJECT
from annotator.formats.format import Format, Group
from annotator.formats.registry import formats
from annotator.importers.registry import IMPORTERS

_INDENT = " " * 8
_PROJECT = (PROJECT, "Article Annotator project file", (PROJECT_SUFFIX,))


def arguments(parser: ArgumentParser) -> None:
    add_json(parser)


def run(asked: Namespace) -> int:
    if asked.json:
        print_json(_plain())
        return 0
    rows = formats()
    for group in Group:
        of_group = [row for row in rows if row.group is group]
        if of_group:
            print(f"{group}\n")
            for row in of_group:
                print("\n".join(_lines(row)), end="\n\n")
    print("Project files\n")
    name, title, endings = _PROJECT
    print(f"  {name}  {title} ({', '.join(endings)}; reads)")
    print(
        f"{_INDENT}All of a project goes into another: articles, tags, scheme, sources, sessions."
    )
    print(f"{_INDENT}To write one: annotator backup.\n")
    print("Articles\n")
    for importer in IMPORTERS:
        print(f"  {importer.name}  {importer.title} ({', '.join(importer.extensions)}; reads)")
    return 0


def _lines(row: Format) -> Iterator[str]:
    ways = " and ".join(way for way, can in (("reads", row.reads), ("writes", row.writes)) if can)
    yield f"  {row.name}  {row.title} ({', '.join(row.extensions)}; {ways})"
    lost = ", ".join(row.thing(thing).words for thing in row.cannot_hold)
    told = [row.purpose, f"Cannot hold: {lost}."] if lost else [row.purpose]
    for option in row.options:
        values = " or ".join(value for value, _ in option.values)
        told.append(f"--option {option.key}= {values}")
    if row.missing():
        told.append(f'Needs: pip install "article-annotator[{row.extra}]"')
    for words in filter(None, told):
        yield from wrap(words, 96, initial_indent=_INDENT, subsequent_indent=_INDENT)


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
    others = [(row.name, row.title, row.extensions) for row in IMPORTERS]
    return rows + [
        {
            "name": name,
            "title": title,
            "extensions": list(extensions),
            "reads": True,
            "writes": False,
            "cannot_hold": [],
        }
        for name, title, extensions in (_PROJECT, *others)
    ]
