"""Source entries: the persons, organisations and documents behind source annotations."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import EditRefused, RuleError
from annotator.domain.identity import new_uid
from annotator.domain.values import Source
from annotator.store import late
from annotator.store.chain import canonical_json, parsed_json
from annotator.store.many import chunks, marks

if TYPE_CHECKING:
    from annotator.domain.records import SourceRecord
    from annotator.store.edit import Edit
    from annotator.store.project import Project

_SELECT = (
    "SELECT id, uid, name, type, naming, aliases, affiliation, role, note, attributes, extra "
    "FROM source"
)

LINK, PROTECTED, DISTINCT = "link", "protected", "distinct_from"
"""Keys of an entry that have no column of their own; all formats that keep them keep these."""


def add_source(edit: Edit, record: SourceRecord) -> int:
    """Add an entry and return its id. Raises RuleError for one without a name."""
    if not record.name.strip():
        raise RuleError("A source needs a name.")
    return edit.insert(late.SourceRow, **source_columns(record))


def set_source(edit: Edit, id: int, **columns: Any) -> None:
    """Change an entry; `aliases` as a sequence, `attributes` as a mapping.

    `link`, `protected` and `distinct_from` may be given too; what is empty is taken away.
    """
    if "name" in columns and not columns["name"].strip():
        raise RuleError("A source needs a name.")
    more = {key: columns.pop(key) for key in (LINK, PROTECTED, DISTINCT) if key in columns}
    if more:
        extra = parsed_json(edit.current(late.SourceRow, id)["extra"]) | more
        kept = {key: value for key, value in extra.items() if value or key not in more}
        columns["extra"] = canonical_json(kept)
    for name in ("aliases", "attributes"):
        if name in columns:
            value = columns[name]
            columns[name] = canonical_json(list(value) if name == "aliases" else dict(value))
    edit.update(late.SourceRow, id, **columns)


def remove_source(edit: Edit, id: int) -> None:
    """Remove an entry that nothing refers to any more."""
    if edit.project.query("SELECT 1 FROM annotation WHERE source = ? LIMIT 1", (id,)):
        raise RuleError("This source is still referred to; point its mentions elsewhere first.")
    edit.delete(late.SourceRow, id)


def sources(project: Project) -> list[Source]:
    """All entries by name."""
    return [_source(row) for row in project.query(f"{_SELECT} ORDER BY name COLLATE NOCASE, id")]


def source(project: Project, id: int) -> Source:
    """One entry. Raises StoreError when it was deleted."""
    found = project.query(f"{_SELECT} WHERE id = ?", (id,))
    if not found:
        raise EditRefused("This source has been deleted.")
    return _source(found[0])


def sources_by_id(project: Project, ids: Collection[int]) -> dict[int, Source]:
    """These entries by id; deleted ones are left out."""
    return {
        row[0]: _source(row)
        for chunk in chunks(sorted(ids))
        for row in project.query(f"{_SELECT} WHERE id IN ({marks(chunk)})", chunk)
    }


def source_by_uid(project: Project, uid: str) -> int | None:
    """The id of the entry with this uid, None when there is none."""
    found = project.query("SELECT id FROM source WHERE uid = ?", (uid,))
    return int(found[0][0]) if found else None


def entry_called(project: Project, name: str) -> int | None:
    """The entry of this name, else the one that is also called so; case does not count."""
    wanted = name.strip().casefold()
    known = sources(project) if wanted else []
    called = (one.id for one in known if one.name.casefold() == wanted)
    also = (one.id for one in known if wanted in map(str.casefold, one.aliases))
    return next(called, None) or next(also, None)


def update_source(edit: Edit, record: SourceRecord) -> bool:
    """Bring an entry up to date with what a record says of it; what it leaves out stays.

    False when there is no such entry, or nothing new in the record.
    """
    from annotator.domain.records import SourceRecord

    found = edit.project.query("SELECT id FROM source WHERE uid = ?", (record.id,))
    if not found:
        return False
    bare = source_columns(SourceRecord(record.id, ""))
    said = {name: value for name, value in source_columns(record).items() if value != bare[name]}
    return edit.update(late.SourceRow, int(found[0][0]), **said) if said else False


def source_columns(record: SourceRecord) -> dict[str, Any]:
    """The columns of a source row that hold this record."""
    return {
        "uid": record.id or new_uid(),
        "name": record.name,
        "type": record.type,
        "naming": record.naming,
        "aliases": canonical_json(list(record.aliases)),
        "affiliation": record.affiliation,
        "role": record.role,
        "note": record.note,
        "attributes": canonical_json(dict(record.attributes)),
        "extra": canonical_json(dict(record.extra)),
    }


def _source(row: tuple[Any, ...]) -> Source:
    id, uid, name, type, naming, aliases, affiliation, role, note, attributes, extra = row
    more = parsed_json(extra)
    distinct = more.get(DISTINCT)
    return Source(
        *(id, uid, name, type, naming, tuple(parsed_json(aliases))),
        *(affiliation, role, note, parsed_json(attributes)),
        link=str(more.get(LINK) or ""),
        protected=bool(more.get(PROTECTED)),
        distinct=tuple(map(str, distinct)) if isinstance(distinct, list) else (),
    )
