"""What a merge makes of entries, shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from annotator.domain.scheme import Scheme
from annotator.domain.values import Source
from annotator.store.source_merging import FIELDS, Merging
from annotator.ui.dialogs.basics import SmallWindow
from annotator.ui.sources.list import listed
from annotator.ui.sources.words import field_title, places, value_title
from annotator.ui.widgets.labels import plain
from annotator.ui.words import short, tr

Plan = Callable[[int, Sequence[int]], Merging]

_NAMED = 200  # characters of a name that are shown


class MergeView(QWidget):
    """The entry as it will be, what changes for it, and where the entries do not agree."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._page: QWidget | None = None
        self.rows: list[tuple[str, str]] = []  # what is shown, titles and words
        self.sentence = plain(wrap=True)
        self._column.addWidget(self.sentence)
        self._column.addStretch(1)

    def show_merging(self, scheme: Scheme, plan: Merging) -> None:
        """Show what a merge makes."""
        gone = listed([f"“{short(one.name)}”" for one in plan.gone])
        self.sentence.setText(
            tr(
                "“{name}” will be meant by {where} more. {gone} will be gone; one undo brings all "
                "of it back."
            ).format(
                where=places(plan.mentions, plan.articles),
                name=short(plan.made.name),
                gone=gone,
            )
        )
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.deleteLater()
        self._page = page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 6, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        self.rows = _said(scheme, plan.made)
        for title, words in self.rows:
            form.addRow(plain(title, "row"), plain(words, wrap=True))
        for one in plan.conflicts:
            differs = tr("{stays} stays, {noted} goes into the note").format(
                stays=value_title(scheme, one.key, one.stays),
                noted=value_title(scheme, one.key, one.noted),
            )
            title = tr("{field} differs").format(field=field_title(scheme, one.key))
            form.addRow(plain(title, "row"), plain(differs, "danger", wrap=True))
            self.rows.append((title, differs))
        self._column.insertWidget(1, page)


def _said(scheme: Scheme, made: Source) -> list[tuple[str, str]]:
    """What the entry says, field by field."""
    rows = [("name", made.name[:_NAMED]), ("aliases", "; ".join(made.aliases)[:_NAMED])]
    rows += [(key, value_title(scheme, key, getattr(made, key) or "")) for key in FIELDS]
    rows += [
        (key, value_title(scheme, key, value if isinstance(value, str) else ", ".join(value)))
        for key, value in made.attributes.items()
    ]
    rows.append(("note", made.note[:_NAMED]))
    return [(field_title(scheme, key), words) for key, words in rows if words]


class MergeWindow(SmallWindow):
    """Asks which of the entries stays, and shows what becomes of the others."""

    def __init__(
        self, parent: QWidget, scheme: Scheme, entries: Sequence[Source], plan: Plan
    ) -> None:
        super().__init__(parent, tr("Merge sources"), 540)
        self._scheme, self._entries, self._plan = scheme, entries, plan
        self.stays = QComboBox()
        self.stays.setAccessibleName(tr("Which one stays"))
        self.stays.setMinimumContentsLength(20)
        self.stays.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for one in entries:
            self.stays.addItem(short(one.name, 60), one.id)
        self.view = MergeView()
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.addRow(plain(tr("The name that stays"), "row"), self.stays)
        self.column.addLayout(form)
        self.column.addWidget(self.view)
        self.add_buttons(tr("Merge"))
        self.stays.currentIndexChanged.connect(self._show)
        self._show()

    def into(self) -> int:
        """The entry that stays."""
        return int(self.stays.currentData())

    def others(self) -> list[int]:
        """The entries that become it."""
        return [one.id for one in self._entries if one.id != self.into()]

    def _show(self) -> None:
        self.view.show_merging(self._scheme, self._plan(self.into(), self.others()))
