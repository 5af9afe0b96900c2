"""What stands in the layers of others: spans, relations and slots; the rest is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from annotator.domain.records import AnnotationRecord, LinkRecord
from annotator.formats.members import made_id
from annotator.formats.uima.found import Found
from annotator.formats.uima.kinds import Kind
from annotator.formats.uima.layers import DEPENDENT, GOVERNOR
from annotator.text.canonical import storable

_ROLE, _TARGET, _ELEMENTS = "role", "target", "elements"


class Spans:
    """Annotations of others: the layer is the label, its features are attributes."""

    def __init__(self, article: str, annotator: str) -> None:
        self._article = article
        self._annotator = annotator
        self._numbers: Counter[str] = Counter()

    def record(self, one: Found) -> AnnotationRecord:
        """One annotation without its spans."""
        label = storable(one.type.rpartition(".")[2])
        place = f"{one.type} {one.begin}-{one.end}"
        self._numbers[place] += 1
        id = made_id(self._article, self._annotator, place, str(self._numbers[place]))
        said = {name: value for name, value in one.values.items() if value}
        return AnnotationRecord(id, label, (), said, annotator=self._annotator)


def relation(one: Found, article: str, ids: Mapping[str, str]) -> LinkRecord:
    """A relation; its kind is the first of what it says, else the layer, the rest is kept."""
    said = {name: value for name, value in one.values.items() if value}
    kind = one.type.rpartition(".")[2]
    for name in sorted(said):
        value = said[name]
        if isinstance(value, str):
            kind = value
            del said[name]
            break
    origin, target = (ids.get(_only(one, name), "") for name in (GOVERNOR, DEPENDENT))
    return LinkRecord(made_id(article, kind, origin, target), storable(kind), origin, target, said)


class Slots:
    """What the features of annotations lead to: other annotations, by themselves or in a role.

    `lost` counts, by layer and feature, what leads to something that is not held.
    """

    def __init__(self, article: str, ids: Mapping[str, str], all: Mapping[str, Found]) -> None:
        self._article = article
        self._ids = ids
        self._all = all
        self.lost: Counter[tuple[str, str]] = Counter()

    def links(self, one: Found) -> Iterator[LinkRecord]:
        """A link for each."""
        origin = self._ids[one.id]
        for feature, refs in one.refs.items():
            for ref in self._flat(refs):
                kind, end = self._end(feature, ref)
                if end in self._ids:
                    id = made_id(self._article, kind, origin, self._ids[end])
                    yield LinkRecord(id, kind, origin, self._ids[end])
                else:
                    self.lost[one.type, feature] += 1

    def told(self) -> Iterator[str]:
        """A sentence for each feature of which something is lost."""
        for (type, feature), count in sorted(self.lost.items()):
            name = f"{type.rpartition('.')[2]}.{feature}"
            yield f"What “{name}” leads to was left out ({count:,}): it is no annotation."

    def _end(self, feature: str, ref: str) -> tuple[str, str]:
        """The kind of a link and the structure at its end; that of a slot is its target."""
        slot = self._all.get(ref)
        if ref in self._ids or slot is None or _TARGET not in slot.refs:
            return storable(feature), ref
        return storable(slot.words(_ROLE) or feature), _only(slot, _TARGET)

    def _flat(self, refs: list[str]) -> Iterator[str]:
        """The structures that a feature leads to, those of arrays one by one."""
        for ref in refs:
            one = self._all.get(ref)
            yield from [ref] if one is None else one.refs.get(_ELEMENTS, [ref])


def left_out(kinds: Counter[tuple[str, Kind]]) -> Iterator[str]:
    """A sentence for each layer of which nothing was taken."""
    for (type, kind), count in sorted(kinds.items(), key=lambda item: item[0][0]):
        short = type.rpartition(".")[2]
        yield f"The layer “{short}” was left out ({count:,}): {kind.value}."


def _only(one: Found, name: str) -> str:
    return next(iter(one.refs.get(name, ())), "")
