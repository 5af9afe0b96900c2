"""Taking a whole project, as one record, into a project file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.identity import Annotator, derived_uid, is_uid
from annotator.domain.records import ProjectRecord, SessionRecord
from annotator.domain.scheme import Scheme
from annotator.domain.uids import source_uid
from annotator.store.annotators import annotator_id, annotator_named
from annotator.store.chain import canonical_json
from annotator.store.scheme_growth import grow_by
from annotator.store.scheme_rows import replace_scheme
from annotator.store.sources import source_by_uid, source_columns, update_source
from annotator.store.tables import ProjectRow, SessionRow, SourceRow

if TYPE_CHECKING:
    from annotator.store.edit import Edit


def add_project_frame(edit: Edit, record: ProjectRecord) -> None:
    """Add everything of a project but its articles, which go in one by one like others.

    A project without articles takes over its title, scheme and further keys; one with articles
    keeps its own scheme, which grows by what is new. So does any project by one that `grows`.
    """
    project = edit.project
    for one in record.annotators:
        if is_uid(one.get("uid")):
            annotator_id(edit, Annotator(one["uid"], one.get("name", "")))
    if not record.grows and not project.query("SELECT 1 FROM article LIMIT 1"):
        _take_over(edit, record)
    elif record.scheme:
        grow_by(edit, Scheme.from_dict(record.scheme))
    for one_source in record.sources:
        source = replace(one_source, id=source_uid(one_source.id))
        if source_by_uid(project, source.id) is None:
            edit.insert(SourceRow, **source_columns(source))
        else:
            update_source(edit, source)
    _add_sessions(edit, record.sessions)


def _add_sessions(edit: Edit, sessions: Iterable[SessionRecord]) -> None:
    have = {uid for (uid,) in edit.project.query("SELECT uid FROM session")}
    for one in sessions:
        uid = one.id if is_uid(one.id) else derived_uid("session", one.id, one.started)
        if uid not in have:
            edit.insert(
                SessionRow,
                uid=uid,
                annotator=annotator_named(edit, one.annotator),
                started=one.started,
                ended=one.ended,
                active=one.active_seconds,
            )
            have.add(uid)


def _take_over(edit: Edit, record: ProjectRecord) -> None:
    project = edit.project
    scheme = Scheme.from_dict(record.scheme) if record.scheme else project.scheme
    if scheme != project.scheme:
        replace_scheme(edit, scheme)
    ((id,),) = project.query("SELECT id FROM project")
    edit.update(
        ProjectRow,
        id,
        title=record.title or project.title,
        scheme_key=scheme.key,
        scheme_title=scheme.title,
        extra=canonical_json(dict(record.extra)),
    )
