"""The tables of the journal: append-only, every line hashed over the one before."""

from __future__ import annotations

from peewee import BlobField, IntegerField, TextField

from annotator.store.tables import Row, one_of, reference


class EditRow(Row):
    """One change that a person can undo. `hash` covers this line and the line before it."""

    kind = TextField(constraints=one_of("kind", "user", "undo", "redo", "system"))
    text = TextField()
    annotator = TextField()
    session = TextField(null=True)
    at = TextField()
    undoes = IntegerField(null=True)
    group = TextField(null=True)
    schema = IntegerField()
    article = IntegerField(null=True)
    hash = TextField()

    class Meta:
        table_name = "edit"


class EditRowRow(Row):
    """One row's change, or a block of many: then `block` is zlib over a JSON list of rows.

    `before` and `after` are JSON objects of every column; `row` is the (first) row's id.
    """

    edit = reference(EditRow, "edit")
    table = TextField()
    action = TextField(constraints=one_of("action", "insert", "update", "delete"))
    row = IntegerField()
    count = IntegerField(default=1)
    before = TextField(null=True)
    after = TextField(null=True)
    block = BlobField(null=True)
    hash = TextField()

    class Meta:
        table_name = "edit_row"
        indexes = ((("table", "row"), False),)


_REFUSED = (
    'CREATE TRIGGER "{table}_{verb}_refused" BEFORE {verb} ON "{table}" '
    "BEGIN SELECT RAISE(ABORT, 'this table is append-only'); END"
)
APPEND_ONLY = tuple(
    _REFUSED.format(table=table, verb=verb)
    for table, verb in (
        ("edit", "update"),
        ("edit", "delete"),
        ("edit_row", "update"),
        ("edit_row", "delete"),
        ("text", "update"),
        ("original", "update"),
    )
)
