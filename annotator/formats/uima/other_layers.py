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


def slots(
    one: Found, article: str, ids: Mapping[str, str], all: Mapping[str, Found]
) -> Iterator[LinkRecord]:
    """What the features of an annotation lead to: other annotations, by themselves or in a role."""
    origin = ids[one.id]
    for feature, refs in one.refs.items():
        for ref in _flat(refs, all):
            role = feature
            if ref not in ids and ref in all and _TARGET in all[ref].refs:
                role = all[ref].words(_ROLE) or feature
                ref = _only(all[ref], _TARGET)
            if ref in ids:
                kind = storable(role)
                yield LinkRecord(made_id(article, kind, origin, ids[ref]), kind, origin, ids[ref])


def left_out(kinds: Counter[tuple[str, Kind]]) -> Iterator[str]:
    """A sentence for each layer of which nothing was taken."""
    for (type, kind), count in sorted(kinds.items(), key=lambda item: item[0][0]):
        short = type.rpartition(".")[2]
        yield f"The layer “{short}” was left out ({count:,}): {kind.value}."


def _flat(refs: list[str], all: Mapping[str, Found]) -> Iterator[str]:
    """The structures that a feature leads to, those of arrays one by one."""
    for ref in refs:
        if ref in all and _ELEMENTS in all[ref].refs:
            yield from all[ref].refs[_ELEMENTS]
        else:
            yield ref


def _only(one: Found, name: str) -> str:
    return next(iter(one.refs.get(name, ())), "")
