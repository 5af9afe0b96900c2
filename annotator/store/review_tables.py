"""The tables behind the review. Derived from the others, so they are not journaled."""

from __future__ import annotations

from peewee import IntegerField, Model, TextField
from playhouse.sqlite_ext import AutoIncrementField


class _Derived(Model):
    class Meta:
        legacy_table_names = False
        strict_tables = True


class ReviewTraitsRow(_Derived):
    """A combination of facet values, a JSON list, and how many rows of the review have it."""

    id = AutoIncrementField()
    traits = TextField(unique=True)
    count = IntegerField(default=0)

    class Meta:
        table_name = "review_traits"


class ReviewRow(_Derived):
    """A quote or claim as the review lists it; its number is that of the annotation.

    It refers to no other table by key: what it is made from changes before it does.
    Indexes of what a list is sorted by end in the traits, so that narrowing needs no row.
    `stamp` grows with each change, so that an index outside of the file can follow.
    """

    annotation = IntegerField(primary_key=True)
    article = IntegerField()
    place = IntegerField()
    end = IntegerField()
    words = TextField(collation="NOCASE")
    size = IntegerField()
    source = IntegerField(null=True)
    name = TextField(collation="NOCASE")
    relay = TextField()
    cue = TextField(collation="NOCASE")
    headline = TextField(collation="NOCASE")
    publisher = TextField(collation="NOCASE")
    published = TextField()
    traits = IntegerField()
    stamp = IntegerField(index=True)

    class Meta:
        table_name = "review_row"
        indexes = (
            (("article", "place", "annotation", "traits"), False),
            (("words", "annotation", "traits"), False),
            (("name", "annotation", "traits"), False),
            (("cue", "annotation", "traits"), False),
            (("headline", "annotation", "traits"), False),
            (("publisher", "annotation", "traits"), False),
            (("published", "annotation", "traits"), False),
            (("traits", "article", "place"), False),
            (("source", "article", "place", "annotation", "traits"), False),
        )


class ReviewPendingRow(_Derived):
    """An article whose rows of the review are still to be made, those behind `after`."""

    article = IntegerField(primary_key=True)
    after = IntegerField(default=0)

    class Meta:
        table_name = "review_pending"


class ReviewDueRow(_Derived):
    """An annotation that was touched since the rows that tell of it were made."""

    annotation = IntegerField(primary_key=True)

    class Meta:
        table_name = "review_due"


class ReviewVersionRow(_Derived):
    """An article, and what it shares with other versions of it."""

    article = IntegerField(primary_key=True)
    sign = TextField(index=True)

    class Meta:
        table_name = "review_version"


DERIVED = (ReviewTraitsRow, ReviewRow, ReviewPendingRow, ReviewDueRow, ReviewVersionRow)
