"""The text of a TEI document, and where its anchors and elements stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.formats.strict_xml import Element
from annotator.formats.tei.features import BREAK, ID, NS, SPACE
from annotator.text.canonical import storable

BLOCKS = frozenset(
    NS + name for name in ("p", "ab", "head", "l", "item", "opener", "closer", "byline", "dateline")
)
INLINE = {
    NS + "said": "quote",
    NS + "q": "quote",
    NS + "quote": "quote",
}
"""Elements around words that are read as annotations, with their labels."""
_LEFT_OUT = frozenset(NS + name for name in ("note", "fw", "teiHeader", "standOff"))


@dataclass(slots=True)
class Text:
    """Words with the offsets of anchors, and of the elements that hold quotes."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    anchors: dict[str, int] = field(default_factory=dict)
    inline: list[tuple[Element, int, int]] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(self.parts)

    def add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)


def text_of(tei: Element) -> Text:
    """The text below `text`: paragraphs with a blank line between them.

    Where `xml:space` is preserve, white space is as it stands; else it is what a reader sees.
    """
    found = Text()
    body = tei.find(f"{NS}text")
    if body is not None:
        _Walk(found).blocks(body, keep=False)
    return found


class _Walk:
    def __init__(self, found: Text) -> None:
        self._found = found
        self._begun = False

    def blocks(self, element: Element, *, keep: bool) -> None:
        keep = element.get(SPACE) == "preserve" or keep
        for child in element:
            if child.tag in BLOCKS:
                if self._begun:
                    self._found.add(BREAK)
                self._begun = True
                self._words(child, keep=keep or child.get(SPACE) == "preserve")
                if not keep:
                    self._trim()
            elif child.tag == f"{NS}anchor":  # within the blank line that follows
                self._found.anchors[child.get(ID, "")] = self._found.length + 1
            elif child.tag not in _LEFT_OUT:
                start = self._found.length
                self.blocks(child, keep=keep)
                if child.tag in INLINE and self._found.length > start:
                    begin = start + len(BREAK) if start else 0
                    self._found.inline.append((child, begin, self._found.length))

    def _words(self, element: Element, *, keep: bool) -> None:
        """What stands in a paragraph. Depth is bounded by the reader of XML."""
        self._add(element.text, keep=keep)
        for child in element:
            if child.tag == f"{NS}anchor":
                self._found.anchors[child.get(ID, "")] = self._found.length
            elif child.tag == f"{NS}lb":
                self._found.add("\n")
            elif child.tag not in _LEFT_OUT:
                start = self._found.length
                self._words(child, keep=keep)
                if child.tag in INLINE and self._found.length > start:
                    self._found.inline.append((child, start, self._found.length))
            self._add(child.tail, keep=keep)

    def _add(self, words: str | None, *, keep: bool) -> None:
        if not words:
            return
        if keep:
            self._found.add(storable(words))
            return
        plain = " ".join(words.split())
        before = words[0].isspace() and not self._ends_in_space()
        after = bool(plain) and words[-1].isspace()
        self._found.add(" " * before + plain + " " * after)

    def _ends_in_space(self) -> bool:
        last = next((part for part in reversed(self._found.parts) if part), "\n")
        return last[-1].isspace()

    def _trim(self) -> None:
        """Take a blank at the end of a paragraph away."""
        parts = self._found.parts
        while parts and (not parts[-1] or parts[-1] == " "):
            self._found.length -= len(parts.pop())
        if parts and parts[-1].endswith(" "):
            parts[-1] = parts[-1][:-1]
            self._found.length -= 1
