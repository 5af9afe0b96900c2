"""The report's main figures on cards; each number of a card opens the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from annotator.analysis.report_words import said
from annotator.domain.report import Report
from annotator.domain.review import Narrowing
from annotator.ui.report.ink import Articles, Ink, Zone
from annotator.ui.words import figure, tr

SIDE, GAP = 24, 16
_TOP, _HEIGHT, _PAD = 20, 122, 20
_LINE = 18
_BETWEEN = " · "
_NARROW, _NARROWER = 860, 600

QUOTES = {"label": frozenset({"quote"})}
CLAIMS = {"label": frozenset({"claim"})}
ANONYMOUS = {**QUOTES, "naming": frozenset({"anonymous"})}


@dataclass(frozen=True, slots=True)
class Card:
    """A figure below its title; `parts` are what stands small below, each with its rows."""

    title: str
    figure: str
    opens: Narrowing | Articles | None
    parts: tuple[tuple[str, Narrowing | None], ...]


def draw_cards(ink: Ink, report: Report, width: float) -> tuple[float, list[Zone]]:
    """Draw the cards side by side; where they end, and what can be opened."""
    cards = _cards(report)
    across = len(cards) if width >= _NARROW else 3 if width >= _NARROWER else 2
    wide = (width - 2 * SIDE - GAP * (across - 1)) / across
    zones: list[Zone] = []
    for number, card in enumerate(cards):
        row, column = divmod(number, across)
        left, top = SIDE + column * (wide + GAP), _TOP + row * (_HEIGHT + GAP)
        zones += _draw(ink, QRectF(left, top, wide, _HEIGHT), card)
    rows = (len(cards) + across - 1) // across
    return _TOP + rows * (_HEIGHT + GAP), zones


def _draw(ink: Ink, box: QRectF, card: Card) -> list[Zone]:
    ink.box(box, "card", round=9, line="line")
    inner = box.adjusted(_PAD, 15, -12, -10)
    ink.words(QRectF(inner.left(), inner.top(), inner.width(), 20), card.title, "muted")
    place = QRectF(inner.left(), inner.top() + 20, inner.width(), 36)
    ink.words(place, card.figure, more=13, bold=True)
    zones = []
    if card.opens is not None:
        wide = ink.width(card.figure, 13, bold=True) + 12
        around = place.adjusted(-6, 0, wide - place.width(), 0)
        zones.append(Zone(around, f"{card.title}: {card.figure}", card.opens))
    return zones + _draw_parts(ink, inner.adjusted(0, 60, 0, 0), card)


def _draw_parts(ink: Ink, place: QRectF, card: Card) -> list[Zone]:
    """The small figures one after another, as many lines as there is room for."""
    zones = []
    x, y = place.left(), place.top()
    for number, (words, opens) in enumerate(card.parts):
        wide = ink.width(words, -1)
        if x > place.left() and x + wide > place.right():
            x, y = place.left(), y + _LINE
        if y + _LINE > place.bottom() + 2:
            break
        own = QRectF(x, y, min(wide + 1, place.right() - x), _LINE)
        ink.words(own, words, "muted", -1)
        if opens is not None:
            zones.append(Zone(own.adjusted(-3, 0, 3, 0), f"{card.title}: {words}", opens))
        x += wide
        if number < len(card.parts) - 1:
            ink.words(QRectF(x, y, 20, _LINE), _BETWEEN, "muted", -1)
            x += ink.width(_BETWEEN, -1)
    return zones


def _cards(report: Report) -> tuple[Card, ...]:
    minutes = report.active_seconds // 60
    active = tr("{hours} h {minutes} min active time")
    done = tr("{done} of {whole}").format(
        done=figure(report.articles_done), whole=figure(report.articles)
    )
    forms = tuple(
        (
            f"{figure(count)} {said(form)}",
            Narrowing({**QUOTES, "form": frozenset({"" if form == "none" else form})}),
        )
        for form, count in report.forms.items()
    )
    without = tr("{count} without a linked source").format(
        count=figure(report.claims_without_source)
    )
    return (
        Card(
            *(tr("Articles done"), done, Articles("is:done")),
            ((active.format(hours=minutes // 60, minutes=minutes % 60), None),),
        ),
        Card(tr("Quotes"), figure(report.quotes), Narrowing(QUOTES), forms),
        Card(
            *(tr("Sources quoted"), figure(report.sources), Narrowing(QUOTES, known=True)),
            _anonymous(report),
        ),
        Card(
            *(tr("Claims"), figure(report.claims), Narrowing(CLAIMS)),
            ((without, Narrowing(CLAIMS, name="")),),
        ),
        _reviewed(report),
    )


def _reviewed(report: Report) -> Card:
    states = {
        state: (figure(report.reviews.get(state, 0)), Narrowing({"review": frozenset({state})}))
        for state in ("verified", "needs_work", "unreviewed")
    }
    return Card(
        *(tr("Verified"), *states["verified"]),
        (
            _counted(tr("{count} need work"), states["needs_work"]),
            _counted(tr("{count} unreviewed"), states["unreviewed"]),
        ),
    )


def _counted(words: str, state: tuple[str, Narrowing]) -> tuple[str, Narrowing]:
    return words.format(count=state[0]), state[1]


def _anonymous(report: Report) -> tuple[tuple[str, Narrowing], ...]:
    mentions = (
        tr("1 anonymous mention")
        if report.anonymous == 1
        else tr("{count} anonymous mentions").format(count=figure(report.anonymous))
    )
    relying = (
        tr("1 article relies on them")
        if report.anonymous_articles == 1
        else tr("{count} articles rely on them").format(count=figure(report.anonymous_articles))
    )
    return (mentions, Narrowing(ANONYMOUS)), (relying, Narrowing(ANONYMOUS))
