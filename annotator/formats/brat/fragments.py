"""Spans as brat has them: cut at line ends, the words of all fragments joined by a blank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.text.span import Span

_LINE = re.compile(r"[^\n]+")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_CONTROL = re.compile(r"[\\\n\t\r]")
_ESCAPED = re.compile(r"\\([\\ntr])")
_MEANT = {"\\": "\\", "n": "\n", "t": "\t", "r": "\r"}


def fragments(text: str, spans: Sequence[Span]) -> list[Span]:
    """The stretches without line ends; a span of line ends alone stays as it is."""
    found: list[Span] = []
    for span in spans:
        lines = _LINE.finditer(text, span.start, span.end)
        found += [Span(*line.span()) for line in lines] or [span]
    return found


def joined(text: str, found: Sequence[Span]) -> list[Span]:
    """Fragments with nothing but line ends between them made one span again."""
    spans: list[Span] = []
    for one in found:
        if spans and not text[spans[-1].end : one.start].strip("\n"):
            spans[-1] = Span(spans[-1].start, max(one.end, spans[-1].end))
        else:
            spans.append(one)
    return spans


def words_of(text: str, found: Sequence[Span]) -> str:
    """The words of all fragments on one line."""
    return " ".join(text[one.start : one.end] for one in found).replace("\n", " ")


def escaped(words: str) -> str:
    """Words on one line without tabs; backslashes say what was there."""
    return _CONTROL.sub(lambda found: _ESCAPES[found[0]], words)


def unescaped(words: str) -> str:
    """What was escaped; other backslashes stay."""
    return _ESCAPED.sub(lambda found: _MEANT[found[1]], words)
