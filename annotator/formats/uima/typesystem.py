"""The types of feature structures, and what their features hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

STRING = "uima.cas.String"
INTEGER = "uima.cas.Integer"
STRINGS = "uima.cas.StringArray"
STRUCTURES = "uima.cas.FSArray"
TOP = "uima.cas.TOP"
ANNOTATION = "uima.tcas.Annotation"
DOCUMENT = "uima.tcas.DocumentAnnotation"

_PRIMITIVE = frozenset(
    "uima.cas." + name for name in "Boolean Byte Short Integer Long Float Double String".split()
)
_ARRAYS = frozenset(
    f"uima.cas.{name}{kind}"
    for name in "Boolean Byte Short Integer Long Float Double String".split()
    for kind in ("Array", "List")
)
_REFERENCES = frozenset({"Governor", "Dependent", "target", "first", "next"})
"""Features that lead to other structures, where nothing says what a type holds."""


class Held(Enum):
    """What a feature holds: words or a number, a list of them, or other structures."""

    WORDS = "words"
    LIST = "list"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of a type; `element` is what an array of structures holds."""

    name: str
    range: str = STRING
    description: str = ""
    element: str = ""


@dataclass(frozen=True, slots=True)
class Type:
    """A type with the features that it adds to those of its super-type."""

    name: str
    supertype: str
    features: tuple[Feature, ...] = ()
    description: str = ""

    @property
    def short(self) -> str:
        """The name without the package."""
        return self.name.rpartition(".")[2]


class TypeSystem:
    """Types by name. What is unknown is taken for what its name and place say."""

    def __init__(self, types: Iterable[Type] = ()) -> None:
        self._types = {one.name: one for one in types}
        self._ranges: dict[str, dict[str, str]] = {}

    def __iter__(self) -> Iterator[Type]:
        return iter(self._types.values())

    def __contains__(self, name: str) -> bool:
        return name in self._types

    def add(self, types: Iterable[Type]) -> None:
        """More types; one that is there already gets the features that it has not."""
        for one in types:
            old = self._types.get(one.name)
            if old is not None:
                names = {feature.name for feature in old.features}
                more = tuple(new for new in one.features if new.name not in names)
                one = Type(one.name, old.supertype, old.features + more, old.description)
            self._types[one.name] = one
        self._ranges.clear()

    def line(self, name: str) -> Iterator[str]:
        """The type and all above it, as far as they are known; a circle is left."""
        seen: set[str] = set()
        while name and name not in seen:
            yield name
            seen.add(name)
            known = self._types.get(name)
            name = known.supertype if known else ""

    def is_a(self, name: str, above: str) -> bool:
        return above in self.line(name)

    def has(self, name: str, feature: str) -> bool:
        """Whether a type is known to have a feature."""
        return self._range(name, feature) is not None

    def held(self, name: str, feature: str) -> Held:
        """What a feature of a type holds."""
        range = self._range(name, feature)
        if range is None:
            return Held.OTHERS if feature in _REFERENCES else Held.WORDS
        if range in _ARRAYS:
            return Held.LIST
        return Held.WORDS if range in _PRIMITIVE or self.is_a(range, STRING) else Held.OTHERS

    def _range(self, name: str, feature: str) -> str | None:
        found = self._ranges.get(name)
        if found is None:
            found = self._ranges[name] = {}
            for above in self.line(name):
                known = self._types.get(above)
                for one in known.features if known else ():
                    found.setdefault(one.name, one.range)
        return found.get(feature)
