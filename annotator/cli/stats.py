"""Count what is in a project.

With --json: {"title", "articles", "article_states", "annotations", "labels", "reviews", "forms",
"links", "sources", "edits", "active_seconds"}. States of the review are those of quotes and claims,
forms those of quotes, as the report has them; sources are entries, quoted or not.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from annotator.cli.options import add_json, add_project, counted, open_to_read, print_json
from annotator.store.stats import stats


def arguments(parser: ArgumentParser) -> None:
    add_project(parser)
    add_json(parser)


def run(asked: Namespace) -> int:
    with open_to_read(asked) as project:
        found = stats(project)
        title = project.title
    if asked.json:
        print_json({"title": title} | asdict(found))
        return 0
    minutes = found.active_seconds // 60
    print(title)
    for name, whole, parts in (
        ("article", found.articles, found.article_states),
        ("annotation", found.annotations, found.labels),
    ):
        shares = ", ".join(f"{key.replace('_', ' ')} {count:,}" for key, count in parts.items())
        print(f"  {counted(whole, name)}" + (f": {shares}" if shares else ""))
    print(f"  {counted(found.links, 'link')}, {counted(found.sources, 'source')}")
    print(f"  {counted(found.edits, 'edit')}, {minutes // 60} h {minutes % 60} min active")
    return 0
