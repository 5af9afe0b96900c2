"""The questions that tagged words answer themselves: form of a quote, mention of a source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from annotator.domain.scheme import Scheme
from annotator.text.quotation import form_of
from annotator.text.span import Span, words


def told_by_words(
    scheme: Scheme, label: str, text: str, places: Sequence[Span], language: str | None = None
) -> dict[str, str | list[str]]:
    """The answers that the words at these places give, where the scheme asks for them.

    `language` is the text's, where that is known; the rules on mentions are for English.
    """
    found: dict[str, str | list[str]] = {}
    for key, tell in _TOLD.items():
        attribute = scheme.attribute(label, key)
        told = tell(text, places, language) if attribute is not None else None
        if attribute is not None and told and attribute.value(told):
            found[key] = told
    return found


def _form(text: str, places: Sequence[Span], language: str | None) -> str:
    return form_of(text, tuple(places))


def _mention(text: str, places: Sequence[Span], language: str | None) -> str | None:
    # Its word lists are read on first use.
    from annotator.suggest.kinds import mention_of
    from annotator.suggest.language import is_english

    return mention_of(words(text, places)) if is_english(text, language) else None


_TOLD: Mapping[str, Callable[[str, Sequence[Span], str | None], str | None]] = {
    "form": _form,
    "mention": _mention,
}
