"""A check against a transcript without the names of protected sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
