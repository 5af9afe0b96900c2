"""What the types of a file are to us: layers of ours, layers of others, or nothing that is held."""

from __future__ import annotations

from enum import Enum

from annotator.formats.uima.found import Found
from annotator.formats.uima.layers import DEPENDENT, DKPRO, GOVERNOR, OURS
from annotator.formats.uima.typesystem import DOCUMENT, TypeSystem


class Kind(Enum):
    """The values are words for a person where such structures are left out and told of."""

    OURS = "a layer of ours"
    DOCUMENT = "what is said of the whole document"
    FRAME = "sentences and the like"
    SPAN = "a stretch of the text"
    RELATION = "a tie between two"
    APART = "what hangs on others or on the document"
    CHAIN = "chains, which are not held"
    ELSEWHERE = "it belongs to another text of the file"
    GRAMMAR = "words, grammar or structure, which are not held"


_FRAME = frozenset({"segmentation", "metadata"})
_GRAMMAR = frozenset(
    {"lexmorph", "syntax", "morph", "anomaly", "frequency", "phonetics", "structure", "transform"}
)
_WORDS = frozenset({"Lemma", "Stem", "SurfaceForm", "Compound", "NGram", "StopWord"})
_CHAINS = {"Chain": "first", "Link": "next"}


class Kinds:
    """The kind of each type of a file; asked once a type."""

    def __init__(self, types: TypeSystem) -> None:
        self._types = types
        self._known: dict[tuple[str, bool], Kind] = {}

    def of(self, one: Found) -> Kind:
        """What a structure is."""
        key = one.type, one.begin is not None
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._kind(one)
        if found in (Kind.SPAN, Kind.APART) and _ends(one):
            return Kind.RELATION
        if found in (Kind.SPAN, Kind.APART) and _chained(one):
            return Kind.CHAIN
        return found

    def _kind(self, one: Found) -> Kind:
        if one.type in OURS:
            return Kind.OURS
        if self._types.is_a(one.type, DOCUMENT) or one.type.endswith(".DocumentMetaData"):
            return Kind.DOCUMENT
        short = one.type.rpartition(".")[2]
        part = one.type.removeprefix(DKPRO).partition(".")[0] if DKPRO in one.type else ""
        if part == "coref" or self._chain(one.type, short):
            return Kind.CHAIN
        if part in _GRAMMAR or (short in _WORDS and part) or ".syntax." in one.type:
            return Kind.GRAMMAR
        if part in _FRAME:
            return Kind.FRAME
        if self._relation(one.type):
            return Kind.RELATION
        return Kind.APART if one.begin is None else Kind.SPAN

    def _relation(self, type: str) -> bool:
        return self._types.has(type, GOVERNOR) and self._types.has(type, DEPENDENT)

    def _chain(self, type: str, short: str) -> bool:
        return any(short.endswith(e) and self._types.has(type, f) for e, f in _CHAINS.items())


def _ends(one: Found) -> bool:
    return GOVERNOR in one.refs and DEPENDENT in one.refs


def _chained(one: Found) -> bool:
    return any(one.type.endswith(end) and name in one.refs for end, name in _CHAINS.items())
