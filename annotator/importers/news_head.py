"""What a copied news article says about itself, and which of its lines are no part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from annotator.domain.region import Region
from annotator.importers.byline import Byline, is_marked, read_byline
from annotator.importers.dateline import Dateline, read_dateline
from annotator.importers.dates import date_in, is_date_line
from annotator.importers.furniture import FORUM_LABELS, around_body, is_furniture, label_of
from annotator.importers.head import Head, joined
from annotator.importers.labelled_head import head_of, read_labelled
from annotator.importers.lines import Line, is_prose, lines_of
from annotator.importers.publishers import is_known, publisher_in

_HEAD_LINES = 40
_WHOLE = 4_000_000
"""Longer texts are looked at in their first and last lines only."""
_EDGE = 100_000
_NAME_WORDS = 4
_BLOCK_WORDS = 12


def read_head(text: str) -> Head:
    """What a canonical text tells about its article. When unsure a line stays plain text."""
    lines = list(islice(lines_of(text, 0, _EDGE), _HEAD_LINES + 2))
    labelled = read_labelled(lines)
    if labelled is not None:
        below = lines[len(labelled.lines) :]
        after = _body_lines(text, below[0].start) if below else []
        return head_of(text, labelled, below, [after[at] for at in around_body(after)])
    reading = _Reading(lines)
    if reading.body is None:
        return Head()
    after = _body_lines(text, lines[reading.body].start)
    outside = [after[at] for at in around_body(after)]
    regions = [*reading.regions(), *joined(text, [*reading.outside(), *outside])]
    return replace(reading.head(), regions=tuple(sorted(regions)))


def _body_lines(text: str, start: int) -> list[Line]:
    if len(text) <= _WHOLE:
        return list(lines_of(text, start))
    edge = text.find("\n", len(text) - _EDGE)
    return list(lines_of(text, len(text) if edge < 0 else edge))


class _Reading:
    """The lines before an article's first sentence, each read once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.bylines = {
            at: byline
            for at, line in enumerate(lines)
            for byline in [read_byline(line.text, first=at == 0)]
            if byline and (is_marked(line.text) or not read_dateline(line.text))
        }
        self.dateline: Dateline | None = None
        self.body = self._first_sentence()
        before = range(self.body or 0)
        self.bylines = {at: byline for at, byline in self.bylines.items() if at in before}
        self.labels = {at: found for at in before for found in [label_of(lines[at])] if found}
        self.dates = [at for at in before if is_date_line(lines[at].text)]
        self.titles = [at for at in before if self._may_be_title(at)]
        self.headline = self._own_title()
        self.byline = self._own_byline()
        self.date = self._own_date()

    def head(self) -> Head:
        """What the lines say, without the regions."""
        byline = Byline(None) if self.byline is None else self.bylines[self.byline]
        place = self.dateline or Dateline(None)
        paper = self._paper(byline.publisher) or place.publisher or self._paper_line()
        day = byline.published
        if day is None and self.date is not None:
            found = date_in(self.lines[self.date].text)
            day = found[0] if found else None
        if day is None:
            day = next((day for _, day in self._dated_papers()), None)
        urls = (line.text for line in self.lines[: self.body] if _is_address(line))
        names = byline.names
        at_place = f", {self._town()}"
        if names and len(at_place) > 2 and names.casefold().endswith(at_place):
            names = names[: -len(at_place)]
        return Head(self._headline_words(), names, paper, day, place.place, next(urls, None))

    def regions(self) -> list[Region]:
        """The headline, byline and dateline where they stand in the text."""
        found = []
        if self.headline is not None:
            line = self.lines[self.headline]
            found.append(Region(line.start, line.end, "headline"))
        if self.byline is not None:
            line = self.lines[self.byline]
            found.append(Region(line.start, line.end, "byline"))
        if self.body is not None and self.dateline and self.dateline.place:
            start = self.lines[self.body].start
            found.append(Region(start, start + len(self.dateline.place), "dateline"))
        return found

    def outside(self) -> list[Line]:
        """The lines above the first sentence that are no part of the article."""
        found = {at for at in range(self.body or 0) if is_furniture(self.lines[at])}
        found |= {at for at, (label, _) in self.labels.items() if label in FORUM_LABELS}
        found |= {at for at in self._repeats() if at != self.headline}
        found |= self._forum_lines(max(found, default=-1))
        found |= self._other_dates()
        return [self.lines[at] for at in sorted(found - {self.headline, self.byline})]

    def _first_sentence(self) -> int | None:
        for at, line in enumerate(self.lines[:_HEAD_LINES]):
            if at in self.bylines or is_date_line(line.text) or label_of(line):
                continue
            again = any(line.plain == other.plain for other in self.lines[:at])
            self.dateline = None if again else read_dateline(line.text)
            following = self.lines[at + 1] if at + 1 < len(self.lines) else None
            if self.dateline or (not again and is_prose(line, following, first=at == 0)):
                return at
        return None

    def _may_be_title(self, at: int) -> bool:
        line = self.lines[at]
        taken = at in self.bylines or at in self.labels or at in self.dates
        goes_on = line.text.endswith((":", ",", ";"))
        return not (
            taken or goes_on or is_furniture(line) or _is_address(line) or is_known(line.text)
        )

    def _named_titles(self) -> list[str]:
        return [" ".join(rest.casefold().split()) for _, rest in self.labels.values()]

    def _own_title(self) -> int | None:
        """The title nearest the body among those that stand twice, else the likeliest line."""
        count: dict[str, int] = {}
        for plain in [*(self.lines[at].plain for at in self.titles), *self._named_titles()]:
            count[plain] = count.get(plain, 0) + 1
        repeated = [at for at in self.titles if count[self.lines[at].plain] > 1]
        own = self._title_below_forum()
        if own is not None and max(repeated, default=-1) < self._border():
            return own
        if repeated:
            return max(repeated, key=lambda at: (self.lines[at].words > 2, at))
        longer = [at for at in self.titles if self.lines[at].words >= 3]
        above = [at for at in self.titles if at + 1 in self.bylines]
        return next(iter(longer or above or self.titles), None)

    def _title_below_forum(self) -> int | None:
        """The article's own title between a forum's lines and what it says of its writer."""
        border = self._border()
        if border < 0:
            return None
        below = [at for at in self.titles if at > border and self.lines[at].words >= 3]
        written = [at for at in self.bylines if at > border]
        end = written[0] if written else (self.body if self.dateline else None)
        near = [
            at for at in below if end is not None and (at == end - 1 or self._is_titled(at, end))
        ]
        return near[-1] if near else None

    def _is_titled(self, at: int, end: int) -> bool:
        return at < end and self.lines[at].is_titled

    def _headline_words(self) -> str | None:
        if self.headline is not None:
            return " ".join(self.lines[self.headline].text.split())
        return next((rest for _, rest in self.labels.values()), None)

    def _repeats(self) -> list[int]:
        if self.headline is None:
            return []
        own = self.lines[self.headline].plain
        return [at for at in self.titles if self.lines[at].plain == own]

    def _border(self) -> int:
        """The last line that a forum wrote above the article, -1 for none."""
        forum = [at for at, (label, _) in self.labels.items() if label in FORUM_LABELS]
        return max(forum, default=-1)

    def _own_byline(self) -> int | None:
        """The first by-line below the forum's lines and the headline, else the last one above."""
        borders = (max(self._border(), self.headline or 0), self._border())
        for border in borders:
            below = [at for at in self.bylines if at > border]
            if below:
                return below[0]
        return max(self.bylines, default=None)

    def _own_date(self) -> int | None:
        """The date line nearest the by-line (else the body), below the forum's own lines."""
        if not self.dates:
            return None
        below = [at for at in self.dates if at > self._border()] or self.dates
        first = [at for at in below if not self.lines[at].plain.startswith(("updated", "modified"))]
        goal = (self.body or 0) if self.byline is None else self.byline
        return min(first or below, key=lambda at: (abs(at - goal), -at))

    def _forum_lines(self, last: int) -> set[int]:
        """Names and dates that a forum wrote between its repetitions of the title."""
        labelled = any(label in FORUM_LABELS for label, _ in self.labels.values())
        block = range(last + 1)
        dated = any(at in block and at != self.date for at in self.dates)
        if not (labelled or (dated and len(self._repeats()) > 1)):
            return set()
        beside = self.byline is not None and self.date in (self.byline - 1, self.byline + 1)
        kept = {self.date} if beside else set()
        return {at for at in block if self.lines[at].words <= _BLOCK_WORDS} - kept

    def _other_dates(self) -> set[int]:
        """Another date above the article's own, across a gap, with the name written under it."""
        found: set[int] = set()
        for at in self.dates:
            if self.date is None or at >= self.date:
                continue
            between = range(at + 1, self.date + 1)
            if not any(self.lines[other].gap for other in between):
                continue
            found.add(at)
            under = at + 1
            if under in self.titles and not self.lines[under].gap and under != self.headline:
                found |= {under} if self.lines[under].words <= _NAME_WORDS else set()
        return found

    def _paper(self, told: str | None) -> str | None:
        """The by-line's publisher, in full where a line above says more; no place is one."""
        full = self._paper_line()
        if told and full and full.casefold().endswith(f" {told.casefold()}"):
            return full
        return None if told and told.casefold() == self._town() else told

    def _town(self) -> str:
        """Where the story was written, in small letters; empty where it does not say."""
        place = self.dateline.place if self.dateline is not None else None
        return (place or "").partition(",")[0].casefold()

    def _paper_line(self) -> str | None:
        """A publisher that stands on a line of its own, or with a date."""
        head = range(self.body or 0)
        known = [self.lines[at].text for at in head if is_known(self.lines[at].text)]
        known += [paper for paper, _ in self._dated_papers()]
        if not known and self.date and self.date - 1 != self.headline:
            above = self.lines[self.date - 1]
            if not self.lines[self.date].gap and publisher_in(above.text) == above.text:
                known = [above.text] if above.words > 1 and self.date - 1 > self._border() else []
        return next(iter(known), None)

    def _dated_papers(self) -> Iterator[tuple[str, str]]:
        """Publisher and day of lines such as `The Guardian, Thursday 12 March 2015`."""
        for line in self.lines[: self.body]:
            paper, _, rest = line.text.partition(",")
            found = date_in(rest) if is_known(paper) and is_date_line(rest) else None
            if found:
                yield paper, found[0]


def _is_address(line: Line) -> bool:
    return line.text.startswith(("http://", "https://", "www.")) and " " not in line.text
