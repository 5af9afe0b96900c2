"""Annotators as users, source entries as cases with the values of their variables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotator.domain.identity import derived_uid
from annotator.domain.records import ArticleRecord, Attributes, ProjectRecord, SourceRecord
from annotator.formats.controls import storable_in_xml
from annotator.formats.qdpx.names import guid, made_guid

ENTRY = "entry "
"""Begins the name of a variable that holds an attribute of an entry; `[]` ends that of a list."""


def variable(name: str) -> str:
    """The GUID of a variable."""
    return made_guid("variable", name)


def users_of(project: ProjectRecord, articles: Iterable[ArticleRecord]) -> dict[str, str]:
    """The GUID of every annotator's name."""
    found = {
        storable_in_xml(one.get("name", "")): guid(one["uid"])
        for one in project.annotators
        if one.get("name")
    }
    for article in articles:
        names = [one.annotator for one in article.annotations]
        names += [one.annotator for one in article.comments]
        for name in filter(None, names):
            found.setdefault(name, guid(derived_uid("annotator", name)))
    return found


def sources_of(
    project: ProjectRecord, articles: Iterable[ArticleRecord]
) -> dict[str, SourceRecord]:
    """All entries of a project and of its articles by id."""
    found = {source.id: source for source in project.sources}
    for article in articles:
        for source in article.sources:
            found.setdefault(source.id, source)
    return found


def entry_values(source: SourceRecord) -> Iterator[tuple[str, str | None]]:
    """The variables of an entry with their values; None for a list that is empty."""
    for name in ("type", "naming", "affiliation", "role"):
        if (value := getattr(source, name)) is not None:
            yield name, value
    for alias in source.aliases:
        yield "alias", alias
    yield from _attribute_values(source.attributes)


def _attribute_values(attributes: Attributes) -> Iterator[tuple[str, str | None]]:
    for key, value in attributes.items():
        if isinstance(value, str):
            yield f"{ENTRY}{key}", value
            continue
        for one in value:
            yield f"{ENTRY}{key}[]", one
        if not value:
            yield f"{ENTRY}{key}[]", None


def names_of(sources: Iterable[SourceRecord]) -> list[str]:
    """The variables of all attributes that entries have."""
    found = {name for source in sources for name, _ in _attribute_values(source.attributes)}
    return sorted(found)


def entry_of(
    id: str, name: str, note: str, values: Iterable[tuple[str, str | None]]
) -> SourceRecord:
    """The entry that has these values."""
    plain: dict[str, str] = {}
    aliases: list[str] = []
    attributes: dict[str, str | list[str]] = {}
    for variable_name, value in values:
        key = variable_name.removeprefix(ENTRY)
        if variable_name == "alias":
            aliases.append(value or "")
        elif variable_name in ("type", "naming", "affiliation", "role"):
            plain[variable_name] = value or ""
        elif key.endswith("[]") and variable_name.startswith(ENTRY):
            listed = attributes.setdefault(key.removesuffix("[]"), [])
            if isinstance(listed, list) and value is not None:
                listed.append(value)
        else:
            attributes[key] = value or ""
    return SourceRecord(
        id,
        name,
        type=plain.get("type"),
        naming=plain.get("naming"),
        aliases=tuple(aliases),
        affiliation=plain.get("affiliation"),
        role=plain.get("role"),
        note=note,
        attributes=attributes,
    )
