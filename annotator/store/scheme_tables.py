"""The tables of a project's scheme. Labels and kinds are named by key in the other tables."""

from __future__ import annotations

from peewee import IntegerField, TextField

from annotator.store.tables import Row, reference


class LabelRow(Row):
    key = TextField(unique=True)
    title = TextField()
    shortcut = TextField(null=True)
    colour = TextField()
    rule = TextField(default="")
    position = IntegerField()

    class Meta:
        table_name = "label"


class AttributeRow(Row):
    label = TextField()
    key = TextField()
    title = TextField()
    required = IntegerField(default=0)
    many = IntegerField(default=0)
    free = IntegerField(default=0)
    position = IntegerField()

    class Meta:
        table_name = "attribute"
        indexes = ((("label", "key"), True),)


class ValueRow(Row):
    attribute = reference(AttributeRow, "attribute", index=False)
    key = TextField()
    title = TextField()
    position = IntegerField()

    class Meta:
        table_name = "value"
        indexes = ((("attribute", "key"), True),)


class LinkKindRow(Row):
    key = TextField(unique=True)
    title = TextField()
    single = IntegerField(default=0)
    position = IntegerField()

    class Meta:
        table_name = "link_kind"


class LinkEndRow(Row):
    """One pair of labels that a link kind may join."""

    kind = reference(LinkKindRow, "kind", index=False)
    origin = TextField()
    target = TextField()

    class Meta:
        table_name = "link_end"
        indexes = ((("kind", "origin", "target"), True),)
