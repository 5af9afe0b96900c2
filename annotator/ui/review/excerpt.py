"""The paragraphs around a quote, painted as the article is, in a narrow column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from annotator.domain.values import PARTS
from annotator.store import annotations as tagged
from annotator.store import links
from annotator.store.project import Project
from annotator.text.span import Span
from annotator.ui.article.marks import Marks
from annotator.ui.article.page import Page
from annotator.ui.article.theme import ArticleTheme
from annotator.ui.article.view import ArticleView
from annotator.ui.words import later, tr

_LEFT, _RIGHT, _TOP = 16, 12, 10
_PIXELS, _LEADING = 15, 1.7
REACHES = (0, 700, 4_000, None)
"""How many characters beyond the quote's paragraph are shown, step by step; None for all."""

_LONGEST = 6_000
"""A paragraph longer than this is cut at a blank."""


@dataclass(frozen=True, slots=True)
class Context:
    """A stretch of an article with one attribution; offsets are those of the stretch."""

    head: int
    article: int
    start: int
    text: str
    marks: Marks
    related: Mapping[int, str]
    spans: tuple[Span, ...]


def context(project: Project, head: int, reach: int | None) -> Context | None:
    """A quote or claim in its paragraph, `reach` characters more on each side; None when gone."""
    one = tagged.annotation(project, head)
    if one is None:
        return None
    text = project.text(one.article)
    ties = [tie for tie in links.links_of(project, [head]) if tie.origin == head]
    parts = {tie.target: tie.kind for tie in ties if tie.kind in PARTS}
    start, end = stretch(text, one.start, one.end, reach)
    rows = [
        (first - start, last - start, id, label, attributes)
        for first, last, id, label, attributes in tagged.marks_of(project, [head, *parts])
        if start <= first and last <= end
    ]
    marks = Marks(rows, [(tie.id, tie.kind, tie.origin, tie.target) for tie in ties])
    spans = tuple(
        Span(span.start - start, span.end - start) for span in one.spans if span.end <= end
    )
    return Context(head, one.article, start, text[start:end], marks, parts, spans)


def stretch(text: str, start: int, end: int, reach: int | None) -> tuple[int, int]:
    """Whole paragraphs around `[start, end)`, as far as `reach` and some more."""
    if reach is None:
        return 0, len(text)
    low = text.rfind("\n", 0, max(start - reach, 0)) + 1
    high = text.find("\n", min(end + reach, len(text)))
    high = len(text) if high < 0 else high
    if start - low > _LONGEST + reach:
        low = text.find(" ", start - _LONGEST - reach, start) + 1 or start
    most = max(end, min(start + _LONGEST, len(text))) + _LONGEST + reach
    if high > most:
        high = max(text.rfind(" ", end, most), end)
    return low, high


class Excerpt(ArticleView):
    """Shows a context; selects and picks like the article, and its keys move the quote's ends."""

    left = Signal()
    end_wanted = Signal(int)  # a word on (1) or back (-1)
    other_end_wanted = Signal()
    words_wanted = Signal()  # let the selected words be the quote
    hints = (
        ("Alt+←→", later("move the end")),
        ("O", later("the other end")),
        ("Enter", later("take the selected words")),
        ("Esc", later("back to the table")),
    )

    def __init__(self, theme: ArticleTheme) -> None:
        super().__init__(theme)
        self.setAccessibleName(tr("The quote in its paragraph"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.context: Context | None = None

    def show_context(self, shown: Context | None) -> None:
        """Show a quote in its paragraph with its attribution lit."""
        self.context = shown
        if shown is None:
            self.show_article("")
            return
        self.show_article(shown.text, (), shown.marks)
        self.pick(shown.head, shown.related)
        if shown.spans:
            self.set_caret(shown.spans[0].start)
            self.reveal(*shown.spans[:1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if alt and event.key() in ways:
            self.end_wanted.emit(ways[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.words_wanted.emit()
        elif event.key() == Qt.Key.Key_O:
            self.other_end_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def chosen(self) -> Sequence[Span]:
        """The words selected, at their places in the article."""
        start = self.context.start if self.context else 0
        return [Span(span.start + start, span.end + start) for span in self.selected_spans()]

    def _fitting_page(self) -> Page:
        width = self.viewport().width()
        column = max(width - _LEFT - _RIGHT, 120)
        return replace(
            super()._fitting_page(),
            card_left=0,
            card_width=width,
            left=_LEFT,
            column=column,
            top=_TOP,
            foot=_TOP,
        )


def excerpt_theme(theme: ArticleTheme) -> ArticleTheme:
    """The article's look, a little smaller and closer."""
    paper = theme.colours["page"]
    colours = {**theme.colours, "canvas": paper, "page_line": paper}
    return replace(theme, colours=colours, pixels=_PIXELS, leading=_LEADING)
