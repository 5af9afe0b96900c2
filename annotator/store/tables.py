"""The tables of a project file. `…Row` is the database's; the bare noun is the domain's.

Text columns that hold JSON say so. Ids are never used again: the journal names them.
The statements that make these tables are shipped in `resources/schema`; a test holds both equal.
"""

from __future__ import annotations

from typing import Any

from peewee import (
    BlobField,
    Check,
    ForeignKeyField,
    IntegerField,
    Model,
    Node,
    TextField,
)
from playhouse.sqlite_ext import AutoIncrementField


def reference(to: Any, name: str, **options: Any) -> Any:
    """A foreign key whose column bears the field's own name; children go first when deleted."""
    return ForeignKeyField(to, column_name=name, on_delete="RESTRICT", backref="+", **options)


def one_of(column: str, *states: str) -> list[Node]:
    """A check that `column` holds one of `states`."""
    return [Check(f'"{column}" IN ({", ".join(repr(state) for state in states)})')]


class Row(Model):
    """What all tables share: a row number that is never used again."""

    id = AutoIncrementField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


class ProjectRow(Row):
    """The one row that names the project and its scheme."""

    uid = TextField()
    title = TextField()
    created = TextField()
    scheme_key = TextField()
    scheme_title = TextField()
    extra = TextField(default="{}")

    class Meta:
        table_name = "project"


class AnnotatorRow(Row):
    uid = TextField(unique=True)
    name = TextField()

    class Meta:
        table_name = "annotator"


class TextRow(Model):
    """A canonical text. Insert-only; not journaled: its key says what it is."""

    sha256 = TextField(primary_key=True, constraints=[Check('length("sha256") = 64')])
    text = TextField()
    length = IntegerField()

    class Meta:
        table_name = "text"
        legacy_table_names = False
        strict_tables = True


class OriginalRow(Model):
    """The bytes that an article came from, compressed; the key is that of the bytes themselves."""

    sha256 = TextField(primary_key=True, constraints=[Check('length("sha256") = 64')])
    packed = BlobField()

    class Meta:
        table_name = "original"
        legacy_table_names = False
        strict_tables = True


class ArticleRow(Row):
    uid = TextField(unique=True)
    text = reference(TextRow, "text")
    original = reference(OriginalRow, "original", null=True)
    encoding = TextField(null=True)
    headline = TextField(null=True)
    byline = TextField(null=True)
    publisher = TextField(null=True)
    published = TextField(null=True)
    dateline = TextField(null=True)
    url = TextField(null=True)
    language = TextField(null=True)
    status = TextField(
        default="to_do", constraints=one_of("status", "to_do", "in_progress", "done")
    )
    previous = reference("self", "previous", null=True)
    created = TextField()
    extra = TextField(default="{}")

    class Meta:
        table_name = "article"


class RegionRow(Row):
    article = reference(ArticleRow, "article")
    kind = TextField(constraints=one_of("kind", "headline", "byline", "dateline", "boilerplate"))
    start = IntegerField(constraints=[Check('"start" >= 0')])
    end = IntegerField()

    class Meta:
        table_name = "region"
        constraints = [Check('"start" < "end"')]


class SourceRow(Row):
    """A source entry. `aliases` is a JSON list, `attributes` a JSON object."""

    uid = TextField(unique=True)
    name = TextField(index=True)
    type = TextField(null=True)
    naming = TextField(null=True)
    aliases = TextField(default="[]")
    affiliation = TextField(null=True)
    role = TextField(null=True)
    note = TextField(default="")
    attributes = TextField(default="{}")
    extra = TextField(default="{}")

    class Meta:
        table_name = "source"


class AnnotationRow(Row):
    """One label on one or more spans. `attributes` is a JSON object, `source` who is meant."""

    uid = TextField(unique=True)
    article = reference(ArticleRow, "article")
    label = TextField(index=True)
    attributes = TextField(default="{}")
    note = TextField(default="")
    review = TextField(
        default="unreviewed",
        constraints=one_of("review", "unreviewed", "verified", "needs_work"),
    )
    annotator = reference(AnnotatorRow, "annotator", index=False)
    created = TextField()
    modified = TextField()
    source = reference(SourceRow, "source", null=True)
    extra = TextField(default="{}")

    class Meta:
        table_name = "annotation"


class SpanRow(Row):
    """One stretch of an annotation, with its exact words and what stands beside them.

    `article` is its annotation's: all spans of an article are found in the order of the text.
    """

    annotation = reference(AnnotationRow, "annotation", index=False)
    article = reference(ArticleRow, "article", index=False)
    start = IntegerField(constraints=[Check('"start" >= 0')])
    end = IntegerField()
    exact = TextField()
    before = TextField()
    after = TextField()

    class Meta:
        table_name = "span"
        constraints = [Check('"start" < "end"')]
        indexes = (
            (("annotation", "start", "end"), False),
            (("article", "start", "end", "annotation"), False),
        )


class LinkRow(Row):
    uid = TextField(unique=True)
    kind = TextField()
    origin = reference(AnnotationRow, "origin", index=False)
    target = reference(AnnotationRow, "target")
    extra = TextField(default="{}")

    class Meta:
        table_name = "link"
        constraints = [Check('"origin" <> "target"')]
        indexes = ((("origin", "kind", "target"), True),)


class CommentRow(Row):
    uid = TextField(unique=True)
    article = reference(ArticleRow, "article")
    annotation = reference(AnnotationRow, "annotation", null=True)
    text = TextField()
    annotator = reference(AnnotatorRow, "annotator", index=False)
    created = TextField()
    extra = TextField(default="{}")

    class Meta:
        table_name = "comment"


class WaiverRow(Row):
    """A remark of the checks that a person lets stand, and why. None: about the article."""

    article = reference(ArticleRow, "article")
    annotation = reference(AnnotationRow, "annotation", null=True)
    remark = TextField()
    reason = TextField()
    annotator = reference(AnnotatorRow, "annotator", index=False)
    created = TextField()

    class Meta:
        table_name = "waiver"


class EverywhereRow(Row):
    """Words that were tagged wherever they stood, in the articles up to the id `seen`.

    `source` is the uid of the entry that all of them mean; it may be gone.
    """

    label = TextField()
    words = TextField()
    source = TextField(null=True)
    seen = IntegerField()

    class Meta:
        table_name = "everywhere"
        indexes = ((("label", "words"), True),)


class SessionRow(Row):
    """One sitting; `active` in seconds, idle time left out."""

    uid = TextField(unique=True)
    annotator = reference(AnnotatorRow, "annotator", index=False)
    started = TextField()
    ended = TextField(null=True)
    active = IntegerField(default=0)

    class Meta:
        table_name = "session"


class SuggestionRow(Row):
    """A possible annotation; `spans` is a JSON list of pairs. Not journaled, never exported."""

    article = reference(ArticleRow, "article")
    label = TextField()
    spans = TextField()
    score = IntegerField(default=0)
    detector = TextField()
    state = TextField(default="open", constraints=one_of("state", "open", "accepted", "rejected"))

    class Meta:
        table_name = "suggestion"
