"""What was compared, without the names of protected sources: a transcript's check, two takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.agreement import Agreement, Difference
from annotator.domain.protection import Protection
from annotator.domain.transcript import CheckedQuote, TranscriptCheck
from annotator.text.difference import LEFT_OUT, PUT_IN, Piece


def protected_check(check: TranscriptCheck, protection: Protection) -> TranscriptCheck:
    """The check as it may leave: other names for sources, and masked words where that is asked."""
    return replace(
        check,
        source=protection.name(check.source),
        transcript=protection.words(check.transcript),
        quotes=[_quote(one, protection) for one in check.quotes],
    )


def protected_agreement(found: Agreement, protection: Protection) -> Agreement:
    """The agreement of two takes as it may leave."""
    return replace(
        found,
        first=protection.words(found.first),
        second=protection.words(found.second),
        differences=[_difference(one, protection) for one in found.differences],
    )


def _difference(one: Difference, protection: Protection) -> Difference:
    return replace(
        one,
        headline=protection.masked(one.headline),
        words=protection.masked(one.words),
        other_words=protection.masked(one.other_words),
        details=tuple(
            (asked, protection.name(first), protection.name(second))
            for asked, first, second in one.details
        ),
    )


def _quote(one: CheckedQuote, protection: Protection) -> CheckedQuote:
    line = replace(
        one.line,
        words=protection.masked(one.line.words),
        name=protection.name(one.line.name),
        relay=protection.name(one.line.relay),
        cue=protection.masked(one.line.cue),
        headline=protection.masked(one.line.headline),
        publisher=protection.words(one.line.publisher),
    )
    held = replace(one.held, pieces=_pieces(one.held.pieces, protection))
    words, found = protection.masked(one.words), protection.masked(one.found)
    return replace(one, line=line, held=held, words=words, found=found)


def _pieces(pieces: Sequence[Piece], protection: Protection) -> list[Piece]:
    """The differences; a name is found in what was said, and in what was quoted, as a whole."""
    shown = [one.words for one in pieces]
    for absent in (PUT_IN, LEFT_OUT):
        read = [place for place, one in enumerate(pieces) if one.kind != absent]
        text = protection.masked("".join(shown[place] for place in read))
        at = 0
        for place in read:
            end = at + len(shown[place])
            shown[place], at = text[at:end], end
    return [replace(one, words=words) for one, words in zip(pieces, shown, strict=True)]
