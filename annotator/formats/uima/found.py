"""Feature structures as a file has them, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.formats.strict_json import Wrong

INITIAL = "_InitialView"
"""The view of a document that most programs know alone."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one view; None where the file only says where it lies."""

    view: str
    words: str | None
    place: str


@dataclass(slots=True)
class Found:
    """One structure: words and numbers by feature, and the structures to which others lead."""

    id: str
    type: str
    place: str
    sofa: str = ""
    begin: int | None = None
    end: int | None = None
    values: dict[str, str | list[str]] = field(default_factory=dict)
    refs: dict[str, list[str]] = field(default_factory=dict)

    def words(self, name: str) -> str | None:
        """What a feature says, None when it says nothing."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def said(self, name: str) -> str:
        """What a feature says, empty for nothing. Raises Wrong for a list."""
        value = self.values.get(name, "")
        if isinstance(value, str):
            return value
        raise Wrong("words are expected here, not a list", f"{self.place}.{name}")


@dataclass(slots=True)
class Document:
    """Everything of one file. `members` are the structures that count; None when all do."""

    texts: dict[str, Text] = field(default_factory=dict)
    found: dict[str, Found] = field(default_factory=dict)
    members: set[str] | None = None

    def add(self, one: Found) -> None:
        """One more structure. Raises Wrong when its id is there already."""
        if one.id in self.found:
            raise Wrong(f"the id “{one.id[:40]}” is given twice", one.place)
        self.found[one.id] = one

    def add_members(self, ids: list[str]) -> None:
        """The structures of one more view."""
        self.members = (self.members or set()) | set(ids)

    def counts(self, one: Found) -> bool:
        """Whether a structure is there for its own sake, and not only because another names it."""
        return self.members is None or one.id in self.members

    def text(self) -> tuple[str, Text]:
        """The id of the view that is read, and its text. Raises Wrong when there is none."""
        told = [(id, one) for id, one in self.texts.items() if one.words is not None]
        if not told:
            raise Wrong("it holds no text" if not self.texts else "its text is not in the file")
        return next((both for both in told if both[1].view == INITIAL), told[0])
