"""What a page puts around an article: menus, lists of other articles, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from annotator.importers.lines import Line
from annotator.resource import resource

FORUM_LABELS = frozenset({"topic", "thread", "subject", "re", "forum", "posted by", "posts"})
"""Labels of a discussion board's own lines; what `topic` and its like name is the title again."""

_LABELLED = re.compile(r"^([^\W\d_][\w ]{1,24}?)\s*[:：]\s*(\S.*)$")
_BULLET = re.compile(r"^[\s•·*»>–—-]+")
_COUNT = re.compile(r"\s*\(\d+\)$")
_LONGEST_LIST = 60
_TAIL = 400
_LONGEST_NOTICE = 700
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Furniture:
    """The shipped phrases, in small letters, by what they do."""

    lists: frozenset[str]
    lines: frozenset[str]
    labels: frozenset[str]
    begins: tuple[str, ...]


@cache
def furniture() -> Furniture:
    sections: dict[str, list[str]] = {}
    for line in resource("words/boilerplate.en.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            phrases = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            phrases.append(line)
    return Furniture(
        frozenset(sections["lists"]),
        frozenset(sections["lines"]),
        frozenset(sections["labels"]),
        tuple(sections["begins"]),
    )


def label_of(line: Line) -> tuple[str, str] | None:
    """`(label, rest)` of a line such as `Topic: …`, when the label is a page's own."""
    match = _LABELLED.match(line.text)
    if match is None or match[1].casefold() not in furniture().labels:
        return None
    return match[1].casefold(), match[2]


def is_furniture(line: Line) -> bool:
    """True for a line that says nothing but a page's own phrase."""
    return _bare(line) in furniture().lines


def is_notice(line: Line) -> bool:
    """True for a copyright line and the like."""
    plain = line.plain
    return len(plain) <= _LONGEST_NOTICE and (
        plain.startswith(furniture().begins) or plain.endswith("all rights reserved.")
    )


def around_body(lines: Sequence[Line], *, ends: bool = True) -> list[int]:
    """Which of the lines after an article's first sentence are no part of it.

    `ends`: the last line given is the text's last. When unsure a line stays text.
    """
    found: set[int] = set()
    at = 0
    while at < len(lines):
        if _bare(lines[at]) in furniture().lists:
            behind = _behind_list(lines, at)
            listed = range(at, _last_item(lines, at, behind, ends) + 1)
            closed = ends and behind == len(lines)
            found.update(listed if len(listed) > (1 if closed else 2) else ())
            at = max(behind, at + 1)
        else:
            if _is_pointer(lines[at]) or (is_furniture(lines[at]) and " " in _bare(lines[at])):
                found.add(at)
            at += 1
    if ends:
        found |= _tail(lines, found)
    return sorted(found)


def _bare(line: Line) -> str:
    return _COUNT.sub("", _BULLET.sub("", line.plain)).rstrip(" :…»>→")


def _behind_list(lines: Sequence[Line], heading: int) -> int:
    """The first line behind a list of titles: the next sentence, or the end."""
    at = heading + 1
    while at < len(lines) and at - heading <= _LONGEST_LIST and not _is_sentence(lines[at]):
        at += 1
    return at


def _last_item(lines: Sequence[Line], heading: int, behind: int, ends: bool) -> int:
    if behind == len(lines) and ends:
        return behind - 1
    gaps = [at for at in range(heading + 2, behind) if lines[at].gap]
    if gaps:  # a blank line ends the list; what follows may be a subtitle
        return gaps[0] - 1
    return behind - 1 if behind < len(lines) and lines[behind].gap else behind - 2


def _is_sentence(line: Line) -> bool:
    """True for words that a list of titles would not hold."""
    if len(line.text) > _LONGEST_NOTICE:
        return True
    if is_notice(line) or is_furniture(line):
        return False
    if len(line.text) > _LONGEST_TITLE:
        return True
    if line.is_titled and line.words <= 25:
        return False
    asks = line.text.rstrip("\"'”’»").endswith(("?", "!"))
    return line.is_several_sentences or (line.is_stopped and line.words >= (20 if asks else 2))


def _is_pointer(line: Line) -> bool:
    """True for `Read more: another title` within an article."""
    found = label_of(line)
    known = found is not None and found[0] not in FORUM_LABELS | {"joined", "join date"}
    return known and not line.is_stopped and line.words <= 25


def _tail(lines: Sequence[Line], found: set[int]) -> set[int]:
    """Notices and furniture that end a text, read from its last line upwards."""
    tail: set[int] = set()
    for at in range(len(lines) - 1, max(-1, len(lines) - _TAIL), -1):
        if at in found:
            continue
        if not (is_notice(lines[at]) or is_furniture(lines[at])):
            break
        tail.add(at)
    return tail
