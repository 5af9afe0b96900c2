"""What a label most likely covers at a place of the text: for tagging without a selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from annotator.suggest.cues import Cue, Cues
from annotator.suggest.noun_phrases import Phrase, Phrases
from annotator.suggest.reported import clause_at
from annotator.suggest.tokens import WORD, Token, tokens
from annotator.text.quotation import Quotation, quotation_at, quotations_around
from annotator.text.segments import sentence_at, word_at
from annotator.text.span import Span, disjoint

Found = tuple[Span, ...]


def stretch_at(text: str, offset: int, label: str) -> Found:
    """The quotation, sentence, name or verb group at `offset`, by what `label` usually covers.

    Several spans for a quotation that runs on in the next paragraph, or for a cue in two parts.
    Empty where there is nothing but blanks. Looks no farther than the sentence around.
    """
    return _FINDERS.get(label, _sentence)(text, offset)


def clause_within(text: str, offset: int, quoted: Found) -> Found:
    """The reported clause at `offset` inside quoted words; empty where there is none."""
    sentence = sentence_at(text, offset)
    part = next((span for span in quoted if span.start <= offset < span.end), None)
    if sentence is None or part is None:
        return ()
    start, end = max(sentence.start, part.start + 1), min(sentence.end, part.end - 1)
    clause = clause_at(tokens(text, Span(start, end), ()), offset) if start < end else None
    return (clause,) if clause else ()


def _quote(text: str, offset: int) -> Found:
    quotation = quotation_at(text, offset) or _quotation_before(text, offset)
    if quotation:
        return quotation.spans
    clause = clause_at(_sentence_tokens(text, offset), offset)
    return (clause,) if clause else _sentence(text, offset)


def _quotation_before(text: str, offset: int) -> Quotation | None:
    """The quotation right behind whose closing mark the caret stands."""
    before = quotation_at(text, offset - 1) if offset else None
    ends = before is not None and any(part.end == offset for part in before.spans)
    return before if ends else None


def _claim(text: str, offset: int) -> Found:
    """The reported clause without its `that`, where it is a statement; else the sentence."""
    clause = clause_at(_sentence_tokens(text, offset), offset)
    if clause is None:
        return _sentence(text, offset)
    opening = text[clause.start : clause.start + 5].lower()
    if opening.startswith("to "):
        return _sentence(text, offset)
    return (Span(clause.start + 5, clause.end) if opening == "that " else clause,)


def _sentence(text: str, offset: int) -> Found:
    sentence = sentence_at(text, offset)
    return (sentence,) if sentence else ()


def _source(text: str, offset: int) -> Found:
    found = _sentence_tokens(text, offset)
    for cue in Cues(found).all():
        for phrase in (cue.source, cue.relay):
            if phrase is not None and _holds(found, phrase, offset):
                return (_span(found, phrase),)
    return _name(text, found, offset)


def _cue(text: str, offset: int) -> Found:
    found = _sentence_tokens(text, offset)
    held = [cue for cue in Cues(found).all() if any(_holds(found, p, offset) for p in cue.parts)]
    if held:
        best = max(held, key=_strength)
        return tuple(_span(found, part) for part in best.parts)
    return _word(text, offset)


def _name(text: str, found: list[Token], offset: int) -> Found:
    """The noun phrase that ends with the run of names, or the one noun, at the caret."""
    at = next((i for i, one in enumerate(found) if one.start <= offset <= one.end), None)
    if at is None or found[at].kind != WORD or _is_caseless(found[at].text):
        return _word(text, offset)
    end = at + 1
    while end < len(found) and found[end].is_capital and found[end - 1].is_capital:
        end += 1
    phrase = Phrases(found).before(end, 0)
    if phrase is not None and _holds(found, phrase, offset):
        return (_span(found, phrase),)
    return _word(text, offset)


def _is_caseless(word: str) -> bool:
    """True in scripts without capitals, of whose phrases nothing is known here."""
    return word.lower() == word.upper()


def _word(text: str, offset: int) -> Found:
    word = word_at(text, offset)
    return (word,) if word else ()


def _sentence_tokens(text: str, offset: int) -> list[Token]:
    """The tokens of the sentence, quotations that the caret is not in hidden."""
    sentence = sentence_at(text, offset)
    if sentence is None:
        return []
    return tokens(text, sentence, tuple(_quoted_elsewhere(text, sentence, offset)))


def _quoted_elsewhere(text: str, sentence: Span, offset: int) -> Iterator[Span]:
    around = quotations_around(text, sentence.start, sentence.end)
    parts = [part for quotation in around for part in quotation.spans]
    for part in disjoint(parts):
        if part.overlaps(sentence) and not part.start <= offset < part.end:
            yield part


def _holds(found: list[Token], phrase: Phrase, offset: int) -> bool:
    return found[phrase[0]].start <= offset <= found[phrase[1] - 1].end


def _span(found: list[Token], phrase: Phrase) -> Span:
    return Span(found[phrase[0]].start, found[phrase[1] - 1].end)


def _strength(cue: Cue) -> float:
    return cue.strength


_FINDERS: dict[str, Callable[[str, int], Found]] = {
    "quote": _quote,
    "claim": _claim,
    "source": _source,
    "cue": _cue,
}
