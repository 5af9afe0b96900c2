"""Printing what became of the direct quotes of a source, held against what it said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotator.cli.options import counted, print_json, show_progress
from annotator.domain.transcript import CheckedQuote, TranscriptCheck
from annotator.exchange.protecting import check_to_save
from annotator.exchange.transcripts import checking, plain_check, read_transcript, save_check
from annotator.store.project import Project
from annotator.text.difference import in_line


def print_check(
    project: Project,
    source: int,
    transcript: Path,
    output: Path | None,
    *,
    as_json: bool,
    protected: str,
) -> None:
    """Print how the quotes of a source stand to a transcript, or write it to a file.

    In a file, protected sources are what `protected` makes of them.
    """
    text = read_transcript(transcript)
    check = None
    for found in checking(project, source, text, transcript.name):
        if isinstance(found, TranscriptCheck):
            check = found
        else:
            show_progress(*found)
    if check is None:
        return
    if output is not None:
        save_check(output, check_to_save(project, check, protected))
    if as_json:
        print_json(plain_check(check))
    elif output is None:
        _print(check)


def _print(check: TranscriptCheck) -> None:
    if not check.quotes:
        print(f"{check.source} has no direct quote in this project.")
        return
    figures = ", ".join(
        f"{count:,} {state.replace('_', ' ')}" for state, count in check.counts.items()
    )
    quotes = counted(len(check.quotes), "direct quote")
    print(f"{quotes} of {check.source} in {check.words:,} words: {figures}")
    for quote in check.quotes:
        print(f"{quote.held.state.replace('_', ' ')}: {in_line(quote.held.pieces)}")
        print("    " + " · ".join(_about(quote)))


def _about(quote: CheckedQuote) -> Iterator[str]:
    line, held = quote.line, quote.held
    yield from filter(None, (line.publisher, line.published, line.headline))
    if held.omitted:
        yield f"{counted(held.omitted, 'word')} left out"
    if held.is_reordered:
        yield "its parts in another order"
    if held.compared < held.words:
        yield f"only its first {held.compared:,} words were compared"
