"""The classes of the tables, loaded when the first edit names one.

Peewee, of which they are made, takes a tenth of the program's start, and reading needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store.scheme_tables import AttributeRow as AttributeRow
    from annotator.store.scheme_tables import LabelRow as LabelRow
    from annotator.store.scheme_tables import LinkEndRow as LinkEndRow
    from annotator.store.scheme_tables import LinkKindRow as LinkKindRow
    from annotator.store.scheme_tables import ValueRow as ValueRow
    from annotator.store.table_list import by_table as by_table
    from annotator.store.tables import AnnotationRow as AnnotationRow
    from annotator.store.tables import AnnotatorRow as AnnotatorRow
    from annotator.store.tables import ArticleRow as ArticleRow
    from annotator.store.tables import CommentRow as CommentRow
    from annotator.store.tables import LinkRow as LinkRow
    from annotator.store.tables import ProjectRow as ProjectRow
    from annotator.store.tables import RegionRow as RegionRow
    from annotator.store.tables import SessionRow as SessionRow
    from annotator.store.tables import SourceRow as SourceRow
    from annotator.store.tables import SpanRow as SpanRow
    from annotator.store.tables import WaiverRow as WaiverRow
else:

    def __getattr__(name: str) -> object:
        """The class of a table, or where all stand; from then on without asking here."""
        if name.startswith("_"):
            raise AttributeError(f"there is no table {name!r}")
        from annotator.store import table_list

        found = globals()[name] = getattr(table_list, name)
        return found
