"""The tags of the paragraphs that are set, and on which lines they changed."""

from __future__ import annotations

from collections.abc import Container

from annotator.ui.article.apart import apart
from annotator.ui.article.marks import Mark
from annotator.ui.article.paragraph import Paragraph
from annotator.ui.article.shown import Shown
from annotator.ui.article.tags import Tag, tags_of


class TaggedLines:
    """Works out tags when they are asked for and remembers them by their paragraphs' numbers."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._tags: dict[int, tuple[list[Mark], list[Tag]]] = {}  # and what they were made of
        self._worked_out: set[int] = set()  # the paragraphs whose tags are those that there are
        self._changed: dict[int, set[int]] = {}

    def __contains__(self, number: int) -> bool:
        """True when the tags of a paragraph are known as they are now."""
        return number in self._worked_out

    def __getitem__(self, number: int) -> list[Tag]:
        return self._tags[number][1]

    def forget(self) -> None:
        """Paragraphs are set anew: the lines that changed are other ones now."""
        self._tags.clear()
        self._worked_out.clear()
        self._changed.clear()

    def drop(self, number: int) -> None:
        """One paragraph is set anew, or no more."""
        self._tags.pop(number, None)
        self._worked_out.discard(number)
        self._changed.pop(number, None)

    def spoil(self, stretch: tuple[int, int] | None) -> None:
        """The marks have changed in a stretch of code points, or anywhere: ask them again there."""
        if stretch is None:
            self._worked_out.clear()
            return
        places = self._shown.places
        first = places.paragraph(places.position(max(stretch[0] - 1, 0)))
        last = places.paragraph(places.end_position(stretch[1]) + 1)
        self._worked_out -= {one for one in self._worked_out if first <= one <= last}

    def take_changed(self) -> dict[int, set[int]]:
        """By paragraph the lines whose tags changed since the last asking."""
        changed, self._changed = self._changed, {}
        return changed

    def work_out(self, paragraph: Paragraph) -> bool:
        """Read a paragraph's tags; True when they are others than before."""
        number, places = paragraph.number, self._shown.places
        end = self._end(number)
        # What is tagged of the line end alone has a grip there, but no words to underline.
        rows = self._shown.rows(places.offset(paragraph.start), end + 1)
        before = self._tags.get(number)
        self._worked_out.add(number)
        if before is not None and before[0] == rows:
            return False
        those = [row for row in rows if row[0] < end]
        tags = tags_of(paragraph, those, places, before[1] if before is not None else ())
        self._tags[number] = (rows, tags)
        if before is not None:
            lines = {line for tag in apart(before[1], tags) for line, _, _ in tag.pieces}
            beyond = any(row[1] > end for row in (*before[0], *rows))
            self._changed.setdefault(number, set()).update(lines, _last(paragraph, beyond))
        return True

    def lines_of(self, paragraph: Paragraph, annotations: Container[int | None]) -> set[int]:
        """The lines of a paragraph on which some annotations have words, or a grip."""
        rows, tags = self._tags[paragraph.number]
        found = {line for tag in tags if tag.annotation in annotations for line, _, _ in tag.pieces}
        end = self._end(paragraph.number)
        beyond = any(row[1] > end and row[2] in annotations for row in rows)
        return found | _last(paragraph, beyond)

    def _end(self, number: int) -> int:
        """The code point of a paragraph's line end."""
        return self._shown.places.offset(self._shown.places.starts[number + 1] - 1)


def _last(paragraph: Paragraph, beyond: bool) -> set[int]:
    """The last line, where a grip stands that goes with a line end; none without one."""
    return {len(paragraph.lines) - 1} if beyond else set()
