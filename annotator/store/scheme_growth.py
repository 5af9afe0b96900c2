"""Letting a scheme grow so that what is imported fits into it and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from annotator.domain.records import ArticleRecord
from annotator.domain.scheme import ENTRY, Attribute, Scheme
from annotator.store.scheme_tables import AttributeRow, LabelRow, LinkEndRow, LinkKindRow, ValueRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit


Held = tuple[str, str, str | list[str]]
"""Label, attribute, and what it holds."""


def grow_for(
    edit: Edit, record: ArticleRecord, labels: Mapping[str, str], names: Mapping[str, str]
) -> None:
    """Add the labels, attributes, values and link ends that `record` uses and the scheme lacks.

    `labels` are those of annotations that the project has already, by uid; `names` are what
    keys stand for, where a key does not say it.
    """
    growth = edit.growth = edit.growth or Growth(edit)
    labels = {**labels, **{annotation.id: annotation.label for annotation in record.annotations}}
    growth.take_labels(set(labels.values()), names)
    held = [
        *((one.label, *pair) for one in record.annotations for pair in one.attributes.items()),
        *((ENTRY, *pair) for one in record.sources for pair in one.attributes.items()),
    ]
    growth.take_attributes(held, names)
    ends = {(link.kind, labels[link.origin], labels[link.target]) for link in record.links}
    growth.take_ends(ends, names)


def grow_by(edit: Edit, scheme: Scheme) -> None:
    """Add the labels, attributes, values and links of a scheme that are not there yet."""
    growth = edit.growth = edit.growth or Growth(edit)
    growth.take_scheme(scheme)


class Growth:
    """The scheme's rows as one edit knows them: read once, however many articles it brings."""

    def __init__(self, edit: Edit) -> None:
        self._edit = edit
        ask = edit.project.query
        self._labels: set[str] = {key for (key,) in ask("SELECT key FROM label")}
        self._attributes: dict[tuple[str, str], tuple[int, bool, bool]] = {
            (label, key): (id, bool(free), bool(many))
            for id, label, key, free, many in ask(
                "SELECT id, label, key, free, many FROM attribute"
            )
        }
        self._values: set[tuple[int, str]] = set(ask("SELECT attribute, key FROM value"))
        self._kinds: dict[str, int] = dict(ask("SELECT key, id FROM link_kind"))
        self._ends: set[tuple[str, str, str]] = set(
            ask(
                "SELECT k.key, e.origin, e.target FROM link_end e JOIN link_kind k ON k.id = e.kind"
            )
        )

    def take_labels(self, keys: set[str], names: Mapping[str, str]) -> None:
        for key in sorted(keys - self._labels):
            title = names.get(key) or _title(key)
            place = len(self._labels)
            self._edit.insert(LabelRow, key=key, title=title, colour="other", position=place)
            self._labels.add(key)

    def take_scheme(self, scheme: Scheme) -> None:
        for label in scheme.labels:
            if label.key not in self._labels:
                place = len(self._labels)
                self._edit.insert(
                    LabelRow,
                    key=label.key,
                    title=label.title,
                    colour=label.colour,
                    rule=label.rule,
                    position=place,
                )
                self._labels.add(label.key)
        for item in scheme.attributes:
            self._take_attribute(item)
        ends = {(kind.key, *pair) for kind in scheme.link_kinds for pair in kind.ends}
        self.take_ends(ends, {kind.key: kind.title for kind in scheme.link_kinds})

    def _take_attribute(self, item: Attribute) -> None:
        known = self._attributes.get((item.on, item.key))
        if known is None:
            id = self._edit.insert(
                AttributeRow,
                label=item.on,
                key=item.key,
                title=item.title,
                required=int(item.required),
                free=int(item.free),
                many=int(item.many),
                position=len(self._attributes),
            )
            known = self._attributes[item.on, item.key] = (id, item.free, item.many)
        if not known[1]:
            titles = {value.key: value.title for value in item.values}
            self._take_values(known[0], titles, titles)

    def take_attributes(self, held: Iterable[Held], names: Mapping[str, str]) -> None:
        """Add attributes, as ones that take any text, and values to those that do not."""
        for label, key, value in held:
            several = isinstance(value, list)
            known = self._attributes.get((label, key))
            if known is None:
                known = (self._add_attribute(label, key, several, names), True, several)
                self._attributes[label, key] = known
            id, free, many = known
            if several and not many:
                self._edit.update(AttributeRow, id, many=1)
                self._attributes[label, key] = (id, free, True)
            if not free:
                self._take_values(id, value if isinstance(value, list) else [value])

    def take_ends(self, used: set[tuple[str, str, str]], names: Mapping[str, str]) -> None:
        """Add the pairs of labels that links join, and the kinds of those links."""
        for kind, origin, target in sorted(used - self._ends):
            if kind not in self._kinds:
                title = names.get(kind) or _title(kind)
                place = len(self._kinds)
                self._kinds[kind] = self._edit.insert(
                    LinkKindRow, key=kind, title=title, position=place
                )
            self._edit.insert(LinkEndRow, kind=self._kinds[kind], origin=origin, target=target)
            self._ends.add((kind, origin, target))

    def _add_attribute(self, label: str, key: str, many: bool, names: Mapping[str, str]) -> int:
        return self._edit.insert(
            AttributeRow,
            label=label,
            key=key,
            title=names.get(key) or _title(key),
            free=1,
            many=int(many),
            position=len(self._attributes),
        )

    def _take_values(
        self, attribute: int, keys: Iterable[str], titles: Mapping[str, str] | None = None
    ) -> None:
        for key in keys:
            if (attribute, key) not in self._values:
                place = sum(1 for owner, _ in self._values if owner == attribute)
                title = (titles or {}).get(key, key)
                self._edit.insert(
                    ValueRow, attribute=attribute, key=key, title=title, position=place
                )
                self._values.add((attribute, key))


def _title(key: str) -> str:
    return key.replace("_", " ").capitalize() or key
