"""The rows that were chosen together, chosen again when the list was asked anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange

from annotator.ui.review.model import ReviewModel
from annotator.ui.review.table import ReviewTable


class Choosing:
    """Keeps the annotations of the chosen rows while these are away."""

    def __init__(self, table: ReviewTable, model: ReviewModel) -> None:
        self._table, self._model = table, model
        self._kept: Sequence[int] = ()
        self._stood: int | None = None

    def keep(self) -> None:
        """Remember which rows are chosen, when they are several."""
        ids, line = self._table.ids(), self._table.current()
        self._kept = ids if len(ids) > 1 else ()
        self._stood = line.id if line else None

    def forget(self) -> None:
        self._kept = ()

    def restore(self) -> None:
        """Choose them again as far as they are listed, unless one has gone on to another row."""
        kept, self._kept = self._kept, ()
        line = self._table.current()
        if not kept or line is None or line.id != self._stood:
            return
        chosen, last = QItemSelection(), self._model.columnCount() - 1
        for start, end in self._model.stretches(kept):
            ends = self._model.index(start, 0), self._model.index(end, last)
            chosen.append(QItemSelectionRange(*ends))
        flag = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)
