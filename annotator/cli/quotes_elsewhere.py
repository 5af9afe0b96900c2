"""Printing quotes with the other articles that have the same words, or nearly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from annotator.cli.options import print_json, show_progress
from annotator.cli.quotes import plain_lines, print_line
from annotator.domain.elsewhere import Elsewhere, Variant
from annotator.exchange.elsewhere import bring_up_to_date, said_elsewhere
from annotator.store.project import Project
from annotator.text.difference import in_line


def print_elsewhere(
    project: Project, ids: Sequence[int], most: int | None, *, as_json: bool
) -> None:
    """Print those of these quotes that other articles have too, at most so many."""
    bring_up_to_date(project)
    found = list(islice(_found(project, ids), most))
    if as_json:
        print_json([_plain(project, one) for one in found])
        return
    for one in found:
        print_line(one.line)
        for variant in one.variants:
            print("    = " + in_line(variant.pieces))
            print("        " + " · ".join(_about(variant)))


def _found(project: Project, ids: Sequence[int]) -> Iterator[Elsewhere]:
    for done, id in enumerate(ids, 1):
        one = said_elsewhere(project, id)
        if one is not None and one.groups:
            yield one
        show_progress(done, len(ids))


def _plain(project: Project, one: Elsewhere) -> dict[str, Any]:
    (line,) = plain_lines(project, [one.line.id])
    groups = [[_plain_variant(project, variant) for variant in group] for group in one.groups]
    return {**line, "first": one.is_first, "elsewhere": groups}


def _plain_variant(project: Project, variant: Variant) -> dict[str, Any]:
    (line,) = plain_lines(project, [variant.line.id])
    return {
        **line,
        "differences": [{"kind": piece.kind, "words": piece.words} for piece in variant.pieces],
        "likeness": round(variant.likeness, 3),
        "same": variant.is_same,
        "first": variant.is_first,
        "other_source": variant.other_source,
        "other_form": variant.other_form,
    }


def _about(variant: Variant) -> Iterator[str]:
    line = variant.line
    if variant.is_first:
        yield "first"
    yield from filter(None, (line.publisher, line.published, line.headline))
    if variant.other_source:
        yield f"said by {line.name} here"
    if variant.other_form:
        yield f"{line.traits.form or 'no form'} here"
