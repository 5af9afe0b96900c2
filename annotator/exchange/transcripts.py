"""Checking the direct quotes of a source against the transcript of what was said."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.analysis.transcripts import Transcript, transcribed
from annotator.domain.errors import FormatError, RuleError
from annotator.domain.review import Narrowing
from annotator.domain.transcript import CheckedQuote, TranscriptCheck
from annotator.exchange.safe_file import whole_text
from annotator.formats.csv_table import harmless
from annotator.importers.encoding import decode
from annotator.importers.files import read_file, shown
from annotator.store.review_list import Listing, Order, lines, uids_of, whole_words
from annotator.store.sources import sources_by_id
from annotator.text.canonical import canonical
from annotator.text.difference import in_line

if TYPE_CHECKING:
    from annotator.store.project import Project

LIMIT = 5 * 2**20
"""The largest transcript, in bytes of a file or characters of a text."""

DIRECT = {"label": frozenset({"quote"}), "form": frozenset({"direct"})}
"""What is checked: the narrowing of the review that lists direct quotes."""

_PAGE = 100
_COLUMNS = (
    *("state", "words", "found", "differences", "left_out", "reordered", "start", "end"),
    *("article", "publisher", "published", "headline", "id"),
)


def read_transcript(path: Path) -> str:
    """The words in a text file. Raises ImportRefused with a sentence naming the file."""
    return decode(read_file(path, LIMIT), shown(path)).text


def direct_quotes(project: Project, source: int) -> list[int]:
    """The direct quotes of a source, as the review lists them, in the order of the articles."""
    listing = Listing(project, Narrowing(DIRECT, source=source))
    return [id for page in listing.pages(Order()) for id in page]


def checking(
    project: Project, source: int, text: str, name: str
) -> Iterator[TranscriptCheck | tuple[int, int]]:
    """Hold a source's direct quotes against a transcript, a few milliseconds at a time.

    Yields how many of how many quotes are done, and at last the check. Raises RuleError when
    the transcript is too long or has no words.
    """
    if len(text) > LIMIT:
        raise RuleError(
            f"“{name}” has {len(text):,} characters; no more than {LIMIT:,} can be checked."
        )
    transcript: Transcript | None = None
    ids = direct_quotes(project, source)
    for transcript in transcribed(canonical(text).text):  # noqa: B007 - the last is all of it
        yield 0, len(ids)
    if transcript is None or not transcript.words:
        raise RuleError(f"“{name}” holds no words to check against.")
    checked: list[CheckedQuote] = []
    for start in range(0, len(ids), _PAGE):
        for quote in _checked(project, transcript, ids[start : start + _PAGE]):
            checked.append(quote)
            yield len(checked), len(ids)
    entry = sources_by_id(project, [source]).get(source)
    yield TranscriptCheck(entry.name if entry else "", name, len(transcript.words), checked)


def check_transcript(project: Project, source: int, text: str, name: str) -> TranscriptCheck:
    """The same at once."""
    return next(
        one for one in checking(project, source, text, name) if isinstance(one, TranscriptCheck)
    )


def _checked(
    project: Project, transcript: Transcript, ids: Sequence[int]
) -> Iterator[CheckedQuote]:
    words, uids = whole_words(project, ids), uids_of(project, ids)
    for line in lines(project, ids):
        held = transcript.hold(words[line.id])
        found = transcript.text[held.start : held.end] if held.start is not None else ""
        yield CheckedQuote(line, *uids[line.id], words[line.id], held, found)


def plain_check(check: TranscriptCheck) -> dict[str, Any]:
    """A check as JSON values."""
    return {
        "source": check.source,
        "transcript": check.transcript,
        "words": check.words,
        "counts": dict(check.counts),
        "quotes": [_plain(quote) for quote in check.quotes],
    }


def _plain(quote: CheckedQuote) -> dict[str, Any]:
    line, held = quote.line, quote.held
    return {
        "id": quote.uid,
        "state": held.state,
        "words": quote.words,
        "found": quote.found or None,
        "differences": [{"kind": piece.kind, "words": piece.words} for piece in held.pieces],
        "left_out": held.omitted,
        "reordered": held.is_reordered,
        "start": held.start,
        "end": held.end,
        "compared": held.compared,
        "of": held.words,
        "article": quote.article,
        "headline": line.headline,
        "publisher": line.publisher or None,
        "published": line.published or None,
    }


def save_check(path: Path, check: TranscriptCheck) -> None:
    """Write a check as .csv or .json, whole or not at all. Raises FormatError for another kind."""
    kind = path.suffix.lower()
    if kind not in (".csv", ".json"):
        raise FormatError(f"A check is written as .csv or .json, not as “{path.name}”.")
    with whole_text(path) as out:
        if kind == ".json":
            json.dump(plain_check(check), out, ensure_ascii=False, indent=1)
            out.write("\n")
            return
        table = csv.writer(out)
        table.writerow((*_COLUMNS, "escaped"))
        for quote in check.quotes:
            row = _plain(quote) | {"differences": in_line(quote.held.pieces)}
            cells = ["" if row[name] is None else str(row[name]) for name in _COLUMNS]
            table.writerow(harmless(cells, _COLUMNS))
