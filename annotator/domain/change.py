"""What one committed edit changed: the only thing views learn from."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from annotator.frozen import frozen


@frozen
class Change:
    """Ids by table name (`annotation`, `span`, `link`, `source`, `article`, `region`, `label`, …).

    `annotations` are those whose own row, spans or links were touched, deleted ones included;
    `articles` those that hold any touched row. `kind` is `user | undo | redo | system`.
    """

    edit: int
    kind: str
    text: str
    ids: Mapping[str, Collection[int]]
    annotations: Collection[int]
    articles: Collection[int]

    def of(self, table: str) -> Collection[int]:
        return self.ids.get(table, ())

    @property
    def scheme(self) -> bool:
        """True when labels, attributes or link kinds changed."""
        return any(
            self.ids.get(table)
            for table in ("label", "attribute", "value", "link_kind", "link_end")
        )
