"""The paragraph, sentence or word at a place of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text.abbreviations import ENDINGS, NUMBERED, STARTERS, TITLES
from annotator.text.dictionary import cut_words
from annotator.text.span import Span
from annotator.text.word_shapes import RUN, WORD, step

REACH = 4000
"""How far around a place sentences are looked for; bounds the cost in a text without breaks."""

_EDGE = 64
_NEAR = 100  # how far around a place a word is looked for
_SPACE = re.compile(r"\s*")
# A stop with the closing marks that follow it; CJK stops need no space after them. Both kinds
# begin with one set of characters, for which the engine looks out before it tries anything else.
_STOP = re.compile(
    r"[.!?…؟۔।。！？｡](?:"
    r"(?<=[.!?…؟۔।])(?<![.!?…؟۔।]{2})[.!?…؟۔।]*+[\"'”’»›)\]]*+(?=\s)|"
    r"(?<=[。！？｡])(?<![。！？｡]{2})[。！？｡]*+[」』”’）]*+)"
)
_OPENER = re.compile(r"[\"'“„‘‚«‹¿¡(\[—–-]*\s*")
_LAST_WORD = re.compile(r"([^\s\"'“”„‘’«»(\[]+)$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+$")
_INITIAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я]\.$")


def paragraph_at(text: str, offset: int) -> Span | None:
    """The line that holds `offset`, without blanks at its ends; None on a blank line."""
    offset = _inside(text, offset)
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return _trimmed(text, start, len(text) if end < 0 else end)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Each line between two offsets that is not blank, in order; linear."""
    end = len(text) if end is None else min(end, len(text))
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = _trimmed(text, start, stop)
        if line:
            yield line
        start = stop + 1


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph in order, closing marks included; linear."""
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, start, stop, paragraph.end):
            yield Span(start, stop.end())
            space = _SPACE.match(text, stop.end(), paragraph.end)
            start = space.end() if space else stop.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def sentence_at(text: str, offset: int) -> Span | None:
    """The sentence that holds `offset`; looks no farther than `REACH` characters."""
    paragraph = paragraph_at(text, offset)
    if paragraph is None:
        return None
    offset = min(max(_inside(text, offset), paragraph.start), paragraph.end - 1)
    window = _window(text, paragraph, offset)
    found = window
    for sentence in sentences(text, window):
        if sentence.start > offset:
            break
        found = sentence
    return found


def word_at(text: str, offset: int) -> Span | None:
    """The word that holds or touches `offset`: letters and digits with inner apostrophes.

    Where words stand without spaces (Chinese, Japanese, Thai) a dictionary says where it ends;
    where there is none it ends with its kind of character.
    """
    start, touched = max(0, offset - _NEAR), None
    for word in WORD.finditer(text, start, min(len(text), offset + _NEAR)):
        if word.start() > offset:
            break
        if offset < word.end():
            return _in_run(text, offset, Span(*word.span()))
        at_end = offset == word.end()
        touched = _in_run(text, offset - 1, Span(*word.span())) if at_end else None
    return touched


def _in_run(text: str, offset: int, word: Span) -> Span:
    """The word at a place by the dictionary, where no spaces part the words around."""
    if not RUN.match(text, word.start):
        return word
    start = word.start
    while start > max(0, offset - _NEAR) and RUN.match(text, start - 1):
        start -= 1
    run = RUN.match(text, start, offset + _NEAR)
    before = 0
    for end in cut_words(run[0]) if run else ():
        if start + end > offset:
            return Span(start + before, start + end)
        before = end
    return word


def first_words(text: str, most: int = 80) -> str:
    """The beginning of the first line that is not blank, cut behind a word with `…`."""
    line = text.lstrip().partition("\n")[0].strip()
    if len(line) <= most:
        return line
    cut = line[:most].rpartition(" ")[0] or line[:most]
    return cut.rstrip(" ,;:–—-") + "…"


def steps_in(text: str, span: Span) -> Iterator[Span]:
    """The words of a stretch; one character each where no spaces part the words.

    For ends that move: in Chinese, say, only a person knows where within a run a word ends.
    """
    for word in step().finditer(text, span.start, span.end):
        yield Span(*word.span())


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    if stop[0][0] in "。！？｡":
        return True
    space = _SPACE.match(text, stop.end(), end)
    opener = _OPENER.match(text, space.end() if space else stop.end(), end)
    place = opener.end() if opener else stop.end()
    following = text[place : min(place + 40, end)]
    if not following:
        return True
    if following[0].islower():
        return False
    if stop[0][0] != "." or len(stop[0].rstrip("\"'”’»›)]")) > 1:
        return True
    return not _is_abbreviation(text, start, stop.start() + 1, following)


def _is_abbreviation(text: str, start: int, end: int, following: str) -> bool:
    last = _LAST_WORD.search(text, max(start, end - 30), end)
    if last is None:
        return False
    word = last[1]
    next_word = re.split(r"[^\w]", following, maxsplit=1)[0].lower()
    if word.lower() in TITLES or (word.lower() in NUMBERED and following[0].isdigit()):
        return True
    if _INITIAL.fullmatch(word):  # J. Smith; but "plan B. The"
        return next_word not in STARTERS
    if word.lower() in ENDINGS or _DOTTED.fullmatch(word):
        return next_word not in STARTERS
    return False


def _window(text: str, paragraph: Span, offset: int) -> Span:
    start = max(paragraph.start, offset - REACH)
    end = min(paragraph.end, offset + REACH)
    if start > paragraph.start:  # begin at a word
        start = max(start, text.find(" ", start, offset) + 1)
    if end < paragraph.end:
        space = text.rfind(" ", offset, end)
        end = space if space > offset else end
    return Span(start, end)


def _inside(text: str, offset: int) -> int:
    return min(max(offset, 0), len(text))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without blanks at its ends; copies no more than it must of a long line."""
    first = text[start : min(start + _EDGE, end)]
    last = text[max(end - _EDGE, start) : end]
    if first.isspace() or last.isspace():
        first = last = text[start:end]
    start, end = start + len(first) - len(first.lstrip()), end - len(last) + len(last.rstrip())
    return Span(start, end) if start < end else None
